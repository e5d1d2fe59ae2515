import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'
import { prepareElectron } from '../../e2e/electron/prepare.ts'
import { startLocalPool } from '../../infra/local-pool/server.ts'
import { enterKeyring } from '../../scripts/keyring.ts'
import { memoryOf } from './processes.ts'

// Started by `bench/start.ts`. Each round starts the empty window and the app, with a fresh data folder each, and then
// the app once more with that folder, as at its second start.

const rounds = 11
/** After the first screen, until memory is measured, in milliseconds: what comes after the first paint is counted too. */
const settle = 1_500
/** More than this above the empty window is too much: milliseconds, and MB of 1,000,000 bytes. */
const limits = { time: 150, memory: 35 }

interface Candidate {
  main: string
  /** When the first screen is usable, as an expression in the page. */
  ready: string
}

interface Measure {
  time: number
  memory: number
}

await enterKeyring()
const electron = await prepareElectron()
const pool = await startLocalPool()
const empty: Candidate = {
  main: fileURLToPath(new URL('probe/empty.cjs', import.meta.url)),
  ready: 'document.readyState === "complete"',
}
const latchkey: Candidate = {
  main: join(electron.app, 'out/main/index.js'),
  ready:
    'document.querySelector("h1") && document.querySelector("input[type=tel]:enabled") && document.querySelector("button[type=submit]:enabled")',
}
const probe = fileURLToPath(new URL('probe', import.meta.url))

/** Starts one of them once. @throws Error with its output when it is not usable within 20 s */
async function start({ main, ready }: Candidate, userData: string): Promise<Measure> {
  const { endpoint, userPoolId, clientId } = pool
  const env = {
    ...process.env,
    ...electron.env,
    PROBE_MAIN: main,
    PROBE_READY: ready,
    LATCHKEY_LOCAL_POOL: JSON.stringify({ endpoint, userPoolId, clientId }),
    LATCHKEY_USER_DATA: userData,
    LATCHKEY_POLICY: join(userData, 'policy.json'),
  }
  const started = performance.timeOrigin + performance.now()
  const child = spawn(electron.binary, [probe], { env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  const usable = new Promise<number>((resolve) => {
    const listen = (chunk: Buffer): void => {
      output += chunk.toString()
      const found = /^probe: usable ([\d.]+)$/m.exec(output)
      if (found) resolve(Number(found[1]))
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
  })
  try {
    const at = await Promise.race([usable, delay(20_000, null, { ref: false })])
    if (at === null) throw new Error(`not usable within 20 s:\n${output}`)
    await delay(settle)
    return { time: at - started, memory: memoryOf(child.pid ?? 0) }
  } finally {
    // As its user would: a profile that was cut off is repaired at the next start.
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const limit = setTimeout(() => child.kill('SIGKILL'), 5_000)
    await ended
    clearTimeout(limit)
  }
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

function summary(measures: Measure[]): Measure {
  return { time: median(measures.map(({ time }) => time)), memory: median(measures.map(({ memory }) => memory)) }
}

const measured = { empty: [] as Measure[], first: [] as Measure[], second: [] as Measure[] }
try {
  for (let round = 0; round < rounds; round += 1) {
    const folder = (): string => mkdtempSync(join(electron.results, 'data-'))
    const userData = folder()
    measured.empty.push(await start(empty, folder()))
    measured.first.push(await start(latchkey, userData))
    measured.second.push(await start(latchkey, userData))
  }
} finally {
  electron.close()
  await pool.close()
}
const base = summary(measured.empty)
console.log(`electron ${electron.versions.electron}, median of ${rounds} starts each, in turns`)
console.log(`empty window   ${base.time.toFixed(0)} ms  ${base.memory.toFixed(0)} MB`)
for (const name of ['first', 'second'] as const) {
  const { time, memory } = summary(measured[name])
  const more = { time: time - base.time, memory: memory - base.memory }
  console.log(
    `${name.padEnd(6)} start   ${time.toFixed(0)} ms  ${memory.toFixed(0)} MB` +
      `  (${(time / base.time).toFixed(2)}×, ${more.time.toFixed(0)} of ${limits.time} ms and ` +
      `${more.memory.toFixed(0)} of ${limits.memory} MB above)`,
  )
  if (more.time > limits.time || more.memory > limits.memory) process.exitCode = 1
}
