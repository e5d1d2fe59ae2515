import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judgeAudit, type AuditAnswer } from './audit-report.ts'
import type { ShippedPackage } from './shipped-packages.ts'

// npm run audit: asks the registry about known weaknesses of what ships. It fails for each high or critical one that
// `audit-allowed.json` does not answer. When the registry does not answer, it says so and does not fail.

const root = fileURLToPath(new URL('../', import.meta.url))
const patience = 60_000

/** The packages in the bundles, and keytar, which ships beside them, by their names in the registry. */
function shipped(): Set<string> {
  const lists = ['main', 'preload', 'renderer'].map(
    (bundle) => JSON.parse(readFileSync(join(root, `out/shipped/${bundle}.json`), 'utf8')) as ShippedPackage[],
  )
  return new Set([...lists.flat().map(({ name }) => name), '@github/keytar', 'electron'])
}

function ask(): AuditAnswer | null {
  const { stdout } = spawnSync('npm', ['audit', '--json'], {
    cwd: root,
    encoding: 'utf8',
    timeout: patience,
    maxBuffer: 64 * 1024 * 1024,
    shell: process.platform === 'win32',
  })
  try {
    const answer = JSON.parse(stdout) as AuditAnswer
    return answer.vulnerabilities ? answer : null
  } catch {
    return null
  }
}

const answer = ask()
if (answer) {
  const allowed = JSON.parse(readFileSync(join(root, 'scripts/audit-allowed.json'), 'utf8')) as Record<string, string>
  const { findings, answered, stale } = judgeAudit(answer, shipped(), allowed)
  for (const line of [...answered, ...stale, ...findings]) console.log(line)
  console.log(`audit: ${String(findings.length)} high findings in ${String(shipped().size)} packages that ship`)
  process.exitCode = findings.length + stale.length > 0 ? 1 : 0
} else {
  console.log('audit: the registry did not answer, nothing was checked')
}
