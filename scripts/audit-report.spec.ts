import { describe, expect, it } from 'vitest'
import { judgeAudit, type AuditAnswer } from './audit-report.ts'
import { packageOf } from './shipped-packages.ts'

const advisory = (severity: string, number: number) => ({
  severity,
  title: `Weakness ${String(number)}`,
  url: `https://example.org/GHSA-${String(number)}`,
})
const answer: AuditAnswer = {
  vulnerabilities: {
    zod: { severity: 'high', via: [advisory('high', 1), advisory('moderate', 2)] },
    vitest: { severity: 'critical', via: [advisory('critical', 3)] },
    'aws-amplify': { severity: 'high', via: ['zod'] },
  },
}
const shipped = new Set(['zod', 'aws-amplify'])

describe('the audit', () => {
  it('finds what is high or critical in a package that ships, once', () => {
    expect(judgeAudit(answer, shipped, {})).toEqual({
      findings: ['high: zod: Weakness 1 https://example.org/GHSA-1'],
      answered: [],
      stale: [],
    })
  })

  it('takes a written answer, and wants one that is no longer needed removed', () => {
    const allowed = { 'https://example.org/GHSA-1': 'Not reached.', 'https://example.org/GHSA-3': 'Old.' }
    expect(judgeAudit(answer, shipped, allowed)).toEqual({
      findings: [],
      answered: ['allowed: zod: https://example.org/GHSA-1: Not reached.'],
      stale: ['no longer needed in audit-allowed.json: https://example.org/GHSA-3'],
    })
  })

  it.each([
    ['/a/node_modules/vue/dist/x.js', 'vue'],
    ['/a/node_modules/@aws-amplify/core/node_modules/uuid/index.js?commonjs', 'uuid'],
    ['\0C:\\a\\node_modules\\@vue\\shared\\x.js', '@vue/shared'],
    ['/a/main/index.ts', null],
  ])('knows whose module %s is', (id, name) => {
    expect(packageOf(id)?.name ?? null).toBe(name)
  })
})
