import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { notRun } from './not-run.ts'
import type { Tally } from './test-report.ts'
import { toolCommand } from './tool.ts'

// What npm test checks beside the tests.

const root = fileURLToPath(new URL('../', import.meta.url))

/** A program that fails when it finds something wrong, and ends with `notRun` where it could not look. */
export interface Check {
  name: string
  command: string[]
}

/** The longest time for one check, in milliseconds. A check that takes longer is ended and counts as failed. */
const checkTime = 900_000

export const build: Check = { name: 'build', command: [process.execPath, 'scripts/build.ts', '--stage', 'local'] }

/** Checks that need nothing but a build, the longest first. Each linter has its part (decision 0076). */
export const checks: Check[] = [
  {
    name: 'Terraform, as far as it goes without a network',
    command: [process.execPath, 'scripts/infra-check.ts', '--quick'],
  },
  { name: 'lint of components, and who imports whom', command: [...toolCommand('eslint'), '.', '--max-warnings', '0'] },
  { name: 'lint and types', command: [...toolCommand('oxlint'), '--deny-warnings'] },
  { name: 'types of the renderer', command: [...toolCommand('vue-tsc'), '-p', 'renderer'] },
  { name: 'format', command: [...toolCommand('oxfmt'), '--list-different', '.'] },
  { name: 'size of the first load', command: [process.execPath, 'scripts/size.ts', '--built'] },
  { name: 'package', command: [process.execPath, 'scripts/pack-check.ts'] },
  { name: 'known weaknesses of what ships', command: [process.execPath, 'scripts/audit.ts'] },
]

/** Checks that the short run leaves to the rest (decision 0075). */
export const checksOfTheRest: Check[] = [
  { name: "Terraform's own tests", command: [process.execPath, 'scripts/infra-check.ts', '--tests'] },
]

/** This check needs the logs of a whole run of tests. */
export const logsCheck: Check = { name: 'no secret in any log', command: [process.execPath, 'e2e/logs/check.ts'] }

/** What a check is called by its exit code. */
const words: Partial<Record<number, string>> = { 0: 'ok    ', [notRun]: 'NOT RUN' }

/** Runs one check, and shows its output only when it does not pass. */
export async function runCheck({ name, command: [program = '', ...values] }: Check): Promise<Tally> {
  const started = performance.now()
  const child = spawn(program, values, { cwd: root, timeout: checkTime, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const [code] = (await once(child, 'close')) as [number | null]
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  console.log(`${words[code ?? 1] ?? 'FAILED'} ${seconds.padStart(6)} s  ${name}`)
  if (code === 0) return { passed: 1, failed: 0, failures: [] }
  console.log(output.trimEnd())
  if (code === notRun) return { passed: 0, failed: 0, failures: [], notRun: [`${name}: ${output.trim()}`] }
  return { passed: 0, failed: 1, failures: [name] }
}
