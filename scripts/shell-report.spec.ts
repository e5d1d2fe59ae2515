import { describe, expect, it } from 'vitest'
import { judgeShell, readShellReport } from './shell-report.ts'
import { shellSources } from './shell-sources.ts'

const call = 'shell.openExternal("a, " + b)'
const sources = [
  ...shellSources({ path: 'main/a.ts', text: `${call}\n  ${call}` }),
  ...shellSources({ path: 'renderer/a.html', text: '<p>' }),
]

const result = (ruleId: string, uri: string, startLine: number): object => ({
  ruleId,
  locations: [{ physicalLocation: { artifactLocation: { uri }, region: { startLine } } }],
})
const report = JSON.stringify({
  runs: [
    {
      results: [
        result('CSP_GLOBAL_CHECK', 'file:///', 1),
        result('OPEN_EXTERNAL_JS_CHECK', 'main/a.ts', 1),
        result('OPEN_EXTERNAL_JS_CHECK', 'main\\a.ts', 2),
        result('OPEN_EXTERNAL_JS_CHECK', 'main/a.ts', 3),
        result('NODE_INTEGRATION_HTML_CHECK', 'renderer/a.html', 2),
      ],
    },
  ],
})
const findings = readShellReport(report, sources)
const first = `OPEN_EXTERNAL_JS_CHECK main/a.ts ${call}`

describe('a report of Electronegativity', () => {
  it('is read with the lines of code, also with the paths of Windows', () => {
    expect(findings).toHaveLength(5)
    expect(findings[0]).toEqual({ check: 'CSP_GLOBAL_CHECK', place: null })
    expect(findings[2]).toEqual({ check: 'OPEN_EXTERNAL_JS_CHECK', place: { path: 'main/a.ts', line: call } })
  })

  it('leaves open what nobody has answered', () => {
    expect(judgeShell(findings, sources, {}).open).toEqual(['CSP_GLOBAL_CHECK', first, `${first} (2)`])
  })

  it('is answered line by line: another finding of the same check in the same file stays open', () => {
    expect(judgeShell(findings, sources, { [first]: 'A fixed address.', CSP_GLOBAL_CHECK: 'A header.' })).toEqual({
      open: [`${first} (2)`],
      answered: ['CSP_GLOBAL_CHECK: A header.', `${first}: A fixed address.`],
      unread: [],
      stale: [],
    })
  })

  it('names the files in which nothing of what must be found was found', () => {
    const more = [...sources, ...shellSources({ path: 'main/b.ts', text: '' })]
    expect(judgeShell(findings, more, {}).unread).toEqual(['main/b.ts'])
    expect(judgeShell([], sources, {}).unread).toEqual(['main/a.ts', 'renderer/a.html'])
  })

  it('wants an answer to nothing removed', () => {
    expect(judgeShell([], [], { [first]: 'Old.' }).stale).toEqual([first])
  })
})
