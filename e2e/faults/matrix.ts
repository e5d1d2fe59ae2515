import { setTimeout as sleep } from 'node:timers/promises'
import { startLocalPool, type LocalPool } from '../../infra/local-pool/server.ts'
import { listCalls } from '../../preload/contract/derive.ts'
import { bearable, watchStandstill } from '../../scripts/standstill.ts'
import { prepareAmplify } from './amplify.ts'
import { delayMs, faults, type Fault } from './fault.ts'
import { recover } from './recovery.ts'
import { machineCalls, quietCalls, scenes, type Scene } from './scenes.ts'
import { impatient, setStage, type Stage } from './stage.ts'
import { untruths, type Seen } from './truths.ts'

export interface MatrixResult {
  cases: number
  held: number
  /** A line for each case that did not hold. */
  failures: string[]
}

/** How often a case is tried that the machine stood still in (decision 0074). */
const tries = 4

/**
 * Each call of the contract against each fault, on each operation that the call asks of the pool: through the real
 * layers, over HTTP, on a real pool. A case holds when the answer, the session, the keychain and the requests are
 * what is true for that fault, and the app goes on afterwards.
 * @param every one in how many cases is tried; the cases of one call and of one fault are spread alike
 */
export async function runMatrix(every = 1): Promise<MatrixResult> {
  await prepareAmplify()
  const send = globalThis.fetch
  const pool = await startLocalPool()
  const failures: string[] = []
  let cases = 0
  let known = 0
  const tell = async (name: string, work: () => Promise<string[]>): Promise<void> => {
    cases += 1
    const found = await judge(work)
    if (found.length > 0) failures.push(`${name}: ${found.join('; ')}`)
  }
  try {
    for (const scene of scenes) {
      for (const { operation, fault } of strikes(scene)) {
        known += 1
        if (known % every !== 0) continue
        const place = fault.at === 'keychain' ? 'keychain' : operation
        await tell(`${scene.call} × ${place} ${fault.name}`, () => runCase(pool, send, { scene, operation, fault }))
      }
    }
    for (const quiet of quietCalls) {
      for (const [index, prepare] of quiet.states.entries()) {
        const name = `${quiet.call} × anything, in its state ${String(index + 1)}`
        await tell(name, () => runQuiet(pool, send, { ...quiet, prepare }))
      }
    }
    await tell('every call has its cases', () => Promise.resolve(uncovered()))
  } finally {
    globalThis.fetch = send
    await pool.close()
  }
  return { cases, held: cases - failures.length, failures }
}

/** What is untrue in a case. One that does not hold is tried again if the machine stood still meanwhile. */
async function judge(work: () => Promise<string[]>): Promise<string[]> {
  const watch = watchStandstill()
  let found: string[] = []
  for (let tried = 0; tried < tries; tried += 1) {
    watch.restart()
    found = await work().catch((error: unknown) => [error instanceof Error ? error.message : String(error)])
    if (found.length === 0 || watch.longest() < bearable) break
  }
  watch.end()
  return found
}

function strikes(scene: Scene): { operation: string; fault: Fault }[] {
  const [first = '', ...others] = scene.operations
  return [
    ...faults.map((fault) => ({ operation: first, fault })),
    ...others.flatMap((operation) => faults.filter(({ at }) => at === 'way').map((fault) => ({ operation, fault }))),
  ]
}

async function runCase(
  pool: LocalPool,
  send: typeof fetch,
  { scene, operation, fault }: Pick<Seen, 'scene' | 'operation' | 'fault'>,
): Promise<string[]> {
  const stage = await setStage(pool, send)
  try {
    await scene.prepare(stage)
    const input = scene.input?.(stage)
    const before = look(stage)
    const { sent } = stage.begin(fault, operation)
    const result = await stage.app.call(scene.call, input)
    const told = stage.session()
    stage.end()
    await settle(stage, fault)
    const after = look(stage)
    // A keychain that is well again brings the app on at once, which is no part of the case.
    if (fault.at === 'keychain' && fault.name === 'hang') after.session = told
    const found = untruths({ scene, operation, fault, result, before, after, sent })
    await recover(stage, { scene, fault, operation }, result).catch((error: unknown) => {
      found.push(`afterwards: ${error instanceof Error ? error.message : String(error)}`)
    })
    return found
  } finally {
    stage.end()
    await stage.close()
  }
}

/**
 * What the app no longer waits for comes to its end too: it must change nothing. The call ended after its patience at the
 * earliest. The app itself asks again 1.5 s later at the earliest (`retry-pauses.ts`), which is no part of the case.
 */
async function settle({ app }: Stage, fault: Fault): Promise<void> {
  if (fault.at === 'way' && fault.pool?.kind === 'delay') await sleep(delayMs - impatient + 300)
  await app.settle()
  // A token that the pool was told to revoke is struck off the list in the keychain.
  await app.settle()
}

function look(stage: Stage): Seen['before'] {
  return { session: stage.session(), entries: new Map(stage.secrets.entries) }
}

async function runQuiet(
  pool: LocalPool,
  send: typeof fetch,
  { call, input, prepare }: Pick<Scene, 'call' | 'input' | 'prepare'>,
): Promise<string[]> {
  const stage = await setStage(pool, send)
  try {
    await prepare(stage)
    await stage.app.settle()
    const [requests, uses] = [pool.control.requests().length, stage.secrets.uses()]
    await stage.succeed(call, input?.(stage))
    const asked = pool.control.requests().length > requests || stage.secrets.uses() > uses
    return asked ? ['asked the pool or the keychain'] : []
  } finally {
    await stage.close()
  }
}

function uncovered(): string[] {
  const covered = new Set([...machineCalls, ...[...quietCalls, ...scenes].map(({ call }) => call)])
  return listCalls()
    .map(({ group, name }) => `${group}.${name}`)
    .filter((name) => !covered.has(name))
}
