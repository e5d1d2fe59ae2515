import { spawn, execFileSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { defaultSettings } from '../infra/local-pool/default-settings.ts'
import { createVerifier, serverNumber, sessionKey } from '../infra/local-pool/srp.ts'
import { openStore } from '../infra/local-pool/store.ts'
import { createUser } from '../infra/local-pool/users.ts'
import { createSignInClient, type SignInClient } from './sign-in-client.ts'

// How quick the local pool is: start-up, sign-ins by SRP with 1, 10 and 50 clients, and memory with 10,000 users.
// The clients run in this process, the pool in its own; both have to share the machine's cores.

const entry = fileURLToPath(new URL('../infra/local-pool/cli.ts', import.meta.url))
const starts = 7
const signInsPerRound = 400
const manyUsers = 10_000
const password = 'Correct-horse-1'

interface RunningPool {
  process: ChildProcess
  ready: { endpoint: string; userPoolId: string; clientId: string }
  startMs: number
}

async function startPool(...args: string[]): Promise<RunningPool> {
  const begin = performance.now()
  const child = spawn(process.execPath, [entry, '--port', '0', ...args], { stdio: ['ignore', 'pipe', 'ignore'] })
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  return { process: child, ready: JSON.parse(line) as RunningPool['ready'], startMs: performance.now() - begin }
}

async function stop({ process: child }: RunningPool): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Resident memory in MB. */
function memoryOf({ process: { pid } }: RunningPool): number {
  return Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / 1024
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN
}

async function measureStart(...args: string[]): Promise<string> {
  const times: number[] = []
  for (let start = 0; start < starts; start += 1) {
    const pool = await startPool(...args)
    times.push(pool.startMs)
    await stop(pool)
  }
  const sorted = times.toSorted((a, b) => a - b)
  return `${percentile(sorted, 0.5).toFixed(0)} ms (median of ${String(starts)}, best ${percentile(sorted, 0).toFixed(0)} ms)`
}

/** The server's share of the arithmetic of one sign-in, alone: nothing that speaks SRP can be quicker. */
function measureFloor(): number {
  const { verifier } = createVerifier({ poolName: 'Bench', userId: 'x' }, password, '1234567890abcdef')
  const rounds = 200
  const begin = performance.now()
  for (let round = 0; round < rounds; round += 1) {
    const b = BigInt(`0x${'a5'.repeat(31)}${String(100 + round)}`)
    sessionKey({ A: b ** 9n, B: serverNumber(verifier, b), b, verifier })
  }
  return (performance.now() - begin) / rounds
}

async function measureSignIns(clients: readonly SignInClient[], floorMs: number): Promise<string> {
  const times: number[] = []
  let left = signInsPerRound
  const begin = performance.now()
  const work = clients.map(async (client) => {
    while (left > 0) {
      left -= 1
      const start = performance.now()
      await client.signIn()
      times.push(performance.now() - start)
    }
  })
  await Promise.all(work)
  const perSecond = (times.length * 1000) / (performance.now() - begin)
  const sorted = times.toSorted((a, b) => a - b)
  const columns = [
    String(clients.length).padStart(2),
    `${perSecond.toFixed(0).padStart(4)} sign-ins/s`,
    `p50 ${percentile(sorted, 0.5).toFixed(1).padStart(6)} ms`,
    `p99 ${percentile(sorted, 0.99).toFixed(1).padStart(6)} ms`,
    `${((100 * perSecond * floorMs) / 1000).toFixed(0)} % of the floor`,
  ]
  return columns.join('   ')
}

async function fill(dir: string): Promise<void> {
  const store = openStore(defaultSettings(), dir)
  const { salt, verifier } = createVerifier({ poolName: 'Bench', userId: 'x' }, password, '1234567890abcdef')
  for (let index = 0; index < manyUsers; index += 1) {
    const sub = crypto.randomUUID()
    const attributes = {
      phone_number: `+49151${String(index).padStart(8, '0')}`,
      phone_number_verified: 'true',
      name: `User number ${String(index)}`,
      'custom:company': 'Analytical Engines',
      'custom:role_name': 'Analyst',
    }
    const user = createUser(sub, attributes, 'CONFIRMED', Date.now())
    // Each user a text of its own, as in life.
    store.users.put(sub, { ...user, password: { salt, verifier: verifier.slice(0, -8) + sub.slice(0, 8) } })
    if (index % 100 === 99) await store.flush()
  }
  await store.close()
}

const dir = mkdtempSync(join(tmpdir(), 'latchkey-bench-'))
try {
  console.log(`start-up, in memory           ${await measureStart()}`)

  const floorMs = measureFloor()
  console.log(
    `SRP arithmetic, the floor     ${floorMs.toFixed(2)} ms a sign-in: ${(1000 / floorMs).toFixed(0)} a second`,
  )
  for (const persistence of ['in memory', 'with --data']) {
    const args = persistence === 'in memory' ? [] : ['--data', join(dir, 'bench')]
    const pool = await startPool(...args)
    console.log(`clients, ${persistence}`)
    const phones = Array.from({ length: 50 }, (_, index) => `+4915100000${String(100 + index)}`)
    const all = await Promise.all(phones.map((phone) => createSignInClient(pool.ready, phone, password)))
    await Promise.all(all.map((client) => client.signIn()))
    for (const count of [1, 10, 50]) console.log(`  ${await measureSignIns(all.slice(0, count), floorMs)}`)
    await stop(pool)
  }

  const full = join(dir, 'full')
  await fill(full)
  console.log(`start-up, 10,000 users        ${await measureStart('--data', full)}`)
  const pool = await startPool('--data', full)
  const client = await createSignInClient(pool.ready, '+4917000000000', password)
  for (let times = 0; times < 20; times += 1) await client.signIn()
  console.log(`memory, 10,000 users          ${memoryOf(pool).toFixed(0)} MB`)
  await stop(pool)
} finally {
  rmSync(dir, { recursive: true, force: true })
}
