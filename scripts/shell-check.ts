import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

// npm run shell:check: Doyensec's Electronegativity on the sources that ship. It fails on a finding that
// `shell-check-answers.json` does not answer. Not a dependency: it is large, old, and needed before a release only.

const tool = '@doyensec/electronegativity@1.10.3'
const patience = 600_000
const root = fileURLToPath(new URL('../', import.meta.url))
const answers = JSON.parse(readFileSync(join(root, 'scripts/shell-check-answers.json'), 'utf8')) as Record<
  string,
  string
>
const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  devDependencies: { electron: string }
}

const folder = mkdtempSync(join(tmpdir(), 'latchkey-shell-'))
try {
  const sources = join(folder, 'sources')
  const isTest = /\.spec\.ts$|[\\/]testing([\\/]|$)/
  for (const part of ['main', 'preload', 'renderer', 'package.json']) {
    cpSync(join(root, part), join(sources, part), { recursive: true, filter: (path) => !isTest.test(path) })
  }
  const report = join(folder, 'report.csv')
  const options = ['-i', sources, '-o', report, '-r', '-e', devDependencies.electron]
  const { stderr } = spawnSync('npx', ['--yes', tool, ...options], {
    cwd: folder,
    encoding: 'utf8',
    timeout: patience,
    shell: process.platform === 'win32',
  })
  process.exitCode = judge(readReport(report, stderr))
} finally {
  rmSync(folder, { recursive: true, force: true })
}

function readReport(file: string, stderr: string): string[] | null {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(1)
  } catch {
    console.log(`shell: ${tool} did not run: ${stderr.trim().split('\n').at(-1) ?? ''}`)
    return null
  }
}

/** @returns the exit code */
function judge(lines: string[] | null): number {
  if (!lines) return 1
  let open = 0
  for (const line of lines) {
    const [check = '', , , file = ''] = line.split(',').map((part) => part.trim().replaceAll('"', ''))
    const finding = `${check} ${file}`
    const reason = answers[finding]
    if (reason === undefined) open += 1
    console.log(reason === undefined ? `OPEN      ${finding}` : `answered  ${finding}: ${reason}`)
  }
  console.log(`shell: ${String(lines.length)} findings, ${String(open)} without an answer`)
  return open === 0 ? 0 : 1
}
