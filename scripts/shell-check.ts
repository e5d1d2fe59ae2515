import { spawnSync } from 'node:child_process'
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judgeShell, readShellReport } from './shell-report.ts'
import { shellSources, type ShellSource } from './shell-sources.ts'

// npm run shell:check: runs Doyensec's Electronegativity on the sources that ship. It fails for each finding that
// `shell-check-answers.json` does not answer, and for each file that the tool did not read. The tool is no dependency,
// because it is large, old, and needed only before a release.

const tool = '@doyensec/electronegativity@1.10.3'
const patience = 600_000
const root = fileURLToPath(new URL('../', import.meta.url))
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: { electron: string }
}

const folder = mkdtempSync(join(tmpdir(), 'latchkey-shell-'))
try {
  const sources = join(folder, 'sources')
  const read = layOut(sources)
  const report = join(folder, 'report.sarif')
  const options = ['-i', sources, '-o', report, '-r', '-e', devDependencies.electron]
  const { stderr } = spawnSync('npx', ['--yes', tool, ...options], {
    cwd: folder,
    encoding: 'utf8',
    timeout: patience,
    // The tool asks GitHub for sentences in the language of LANG, and without a network crashes on its second try. It
    // cannot make an address of this value, so it asks nobody.
    env: { ...process.env, LANG: '%' },
    shell: process.platform === 'win32',
  })
  process.exitCode = judge(read, readReport(report, stderr))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** Writes what ships to where the tool reads it. @returns what was written, without package.json */
function layOut(target: string): ShellSource[] {
  const isTest = /\.spec\.ts$|[\\/]testing[\\/]/
  const ours = globSync('{main,preload,renderer}/**/*.{ts,vue,html}', { cwd: root }).filter(
    (path) => !isTest.test(path),
  )
  const sources = ours.flatMap((path) =>
    shellSources({ path: path.split(sep).join('/'), text: readFileSync(join(root, path), 'utf8') }),
  )
  const manifest = { path: 'package.json', text: readFileSync(join(root, 'package.json'), 'utf8') }
  for (const { path, text } of [...sources, manifest]) {
    mkdirSync(dirname(join(target, path)), { recursive: true })
    writeFileSync(join(target, path), text)
  }
  return sources
}

function readReport(file: string, stderr: string): string | null {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    console.log(
      `shell: ${tool} did not run: ${/^\w*Error: .*$/m.exec(stderr)?.[0] ?? stderr.trim().split('\n').at(-1) ?? ''}`,
    )
    return null
  }
}

/** @returns the exit code */
function judge(sources: ShellSource[], report: string | null): number {
  if (report === null) return 1
  const answers = JSON.parse(readFileSync(join(root, 'scripts/shell-check-answers.json'), 'utf8')) as Record<
    string,
    string
  >
  const { open, answered, unread, stale } = judgeShell(readShellReport(report, sources), sources, answers)
  for (const line of answered) console.log(`answered  ${line}`)
  for (const line of stale) console.log(`no longer needed in shell-check-answers.json: ${line}`)
  for (const line of unread) console.log(`NOT READ  ${line}`)
  for (const line of open) console.log(`OPEN      ${line}`)
  const found = open.length + answered.length
  console.log(
    `shell: ${String(sources.length)} files, ${String(found)} findings, ${String(open.length)} without an answer`,
  )
  return open.length + unread.length + stale.length === 0 ? 0 : 1
}
