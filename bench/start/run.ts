import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setTimeout as delay } from 'node:timers/promises'
import { fitApp } from '../../e2e/electron/fit.ts'
import { prepareElectron } from '../../e2e/electron/prepare.ts'
import { startLocalPool } from '../../infra/local-pool/server.ts'
import { enterKeyring } from '../../scripts/keyring.ts'
import { memoryOf } from './processes.ts'

// Started by `bench/start.ts`. Each round starts the empty window and the app, with a fresh data folder each, and then
// the app once more with that folder, as at its second start. A clone of another version, built and named on the command
// line, starts in the same turns, and the app is compared with it.

const rounds = 21
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
/** The built app in this folder. */
const latchkey = (app: string): Candidate => ({
  main: join(app, 'out/main/index.js'),
  ready:
    'document.querySelector("h1") && document.querySelector("input[type=tel]:enabled") && document.querySelector("button[type=submit]:enabled")',
})
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

/**
 * The value that a quarter of the others stay below. What else the machine does makes a start slower and never quicker, so
 * this one tells more of the app than the middle does, which went up and down by a quarter from run to run.
 */
function quarterMark(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 4)] ?? NaN
}

function summary(measures: Measure[]): Measure {
  return {
    time: quarterMark(measures.map(({ time }) => time)),
    memory: quarterMark(measures.map(({ memory }) => memory)),
  }
}

/** What is started again and again: the first time with a new data folder, and then once more with it. */
interface Starts {
  first: Measure[]
  second: Measure[]
}

async function startTwice(candidate: Candidate, starts: Starts): Promise<void> {
  const userData = newFolder()
  starts.first.push(await start(candidate, userData))
  starts.second.push(await start(candidate, userData))
}

function newFolder(): string {
  return mkdtempSync(join(electron.results, 'data-'))
}

const before: Measure[] = []
const now: Starts = { first: [], second: [] }
const other: Starts = { first: [], second: [] }
const [clone] = electron.rest
try {
  const otherApp = join(electron.results, 'other')
  if (clone !== undefined) await fitApp(clone, otherApp, electron.versions)
  for (let round = 0; round < rounds; round += 1) {
    before.push(await start(empty, newFolder()))
    // Each goes first in half of the rounds: what ran before it is felt in a start.
    const turns = [() => startTwice(latchkey(electron.app), now)]
    if (clone !== undefined) turns.push(() => startTwice(latchkey(otherApp), other))
    for (const turn of round % 2 === 0 ? turns : turns.toReversed()) await turn()
  }
} finally {
  electron.close()
  await pool.close()
}
const base = summary(before)
console.log(`electron ${electron.versions.electron}, quarter mark of ${rounds} starts each, in turns`)
console.log(`empty window   ${base.time.toFixed(0)} ms  ${base.memory.toFixed(1)} MB`)
for (const name of ['first', 'second'] as const) {
  const { time, memory } = summary(now[name])
  const more = { time: time - base.time, memory: memory - base.memory }
  console.log(
    `${name.padEnd(6)} start   ${time.toFixed(0)} ms  ${memory.toFixed(1)} MB` +
      `  (${(time / base.time).toFixed(2)}×, ${more.time.toFixed(0)} of ${limits.time} ms and ` +
      `${more.memory.toFixed(0)} of ${limits.memory} MB above)`,
  )
  if (more.time > limits.time || more.memory > limits.memory) process.exitCode = 1
  if (clone === undefined) continue
  const than = summary(other[name])
  console.log(
    `  the other    ${than.time.toFixed(0)} ms  ${than.memory.toFixed(1)} MB` +
      `  (this one takes ${(time / than.time).toFixed(2)}× its time and ${(memory / than.memory).toFixed(2)}× its memory)`,
  )
}
