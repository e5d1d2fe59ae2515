import { fork } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Result } from '../../preload/contract/result.ts'
import type { Session } from '../../preload/contract/session.ts'
import type { CallName } from '../faults/app.ts'
import type { FailingSecrets } from '../faults/secrets.ts'
import type { FromApp, Order, ToApp, Way } from './messages.ts'

/** What the app did: its answer where it was a call, and where the session stands then. */
export interface Done {
  result: Result<unknown> | null
  session: Session
}

type Question = Order extends infer Kind ? (Kind extends Order ? Omit<Kind, 'order'> : never) : never

/** The app's main process, which can be killed at any moment. */
export interface WalkedApp {
  /** Asks as the page would. @throws Error when it does not end in time */
  call(name: CallName, input?: unknown): Promise<Done>
  catchUp(): Promise<Done>
  setClock(ahead: number): Promise<Done>
  setWay(way: Way): Promise<Done>
  /** Ends it as a user does who quits. */
  quit(): Promise<void>
  /** Ends it at once, as a power cut does. */
  kill(): Promise<void>
}

interface Listener {
  session(session: Session): void
  line(line: string): void
  tokens(tokens: string[]): void
}

interface StartOptions {
  pool: { endpoint: string; userPoolId: string; clientId: string }
  folder: string
  /** The version that the company's users agree to. */
  terms: string
  secrets: FailingSecrets
  listener: Listener
}

const timeouts = { request: 400, keychain: 150, call: 3_000 }
/** What a call may take above its deadline on a slow machine, in milliseconds. */
const slack = 7_000
/** An app that has not finished by then is ended hard, as `main/shell/quit.ts` does it; in milliseconds. */
const patience = 1_000
const program = fileURLToPath(new URL('app-process.ts', import.meta.url))

/** Starts the app, which looks for a session at once. */
export function startApp({ pool, folder, terms, secrets, listener }: StartOptions): WalkedApp {
  const { endpoint, userPoolId, clientId } = pool
  const settings = { pool: { endpoint, userPoolId, clientId }, folder, terms, timeouts }
  const child = fork(program, [JSON.stringify(settings)], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  const exited = once(child, 'exit')
  const orders = new Map<number, (done: Done) => void>()
  let order = 0
  let complaints = ''
  child.stderr?.on('data', (text: Buffer) => (complaints += text.toString()))

  const send = (message: ToApp): void => {
    if (child.connected) child.send(message)
  }
  async function use({ use: number, kind, account, secret }: Extract<FromApp, { use: number }>): Promise<void> {
    try {
      const { store } = secrets
      const value = await (kind === 'set' ? store.set(account, secret).then(() => null) : answerOf(kind, account))
      send({ answerTo: number, value })
    } catch {
      send({ answerTo: number, refused: true })
    }
  }
  const answerOf = async (kind: 'get' | 'delete', account: string): Promise<string | null> =>
    kind === 'get' ? secrets.store.get(account) : secrets.store.delete(account).then(() => null)

  child.on('message', (message: FromApp) => {
    if ('use' in message) void use(message)
    else if ('line' in message) listener.line(message.line)
    else if ('tokens' in message) listener.tokens(message.tokens)
    else if ('done' in message) orders.get(message.done)?.(message)
    else listener.session(message.session)
  })

  async function ask(question: Question): Promise<Done> {
    order += 1
    const { promise, resolve } = Promise.withResolvers<Done>()
    orders.set(order, resolve)
    send({ ...question, order })
    const ended = exited.then(() => Promise.reject(new Error(`the app ended by itself: ${complaints}`)))
    const late = delay(timeouts.call + slack, null, { ref: false })
    const done = await Promise.race([promise, late, ended])
    if (done === null) throw new Error(`${JSON.stringify(question)} did not end in time`)
    return done
  }

  async function kill(): Promise<void> {
    child.kill('SIGKILL')
    await exited
  }
  exited.catch(() => undefined)

  return {
    call: (name, input) => ask({ kind: 'call', name, input }),
    catchUp: () => ask({ kind: 'catchUp' }),
    setClock: (ahead) => ask({ kind: 'clock', ahead }),
    setWay: (way) => ask({ kind: 'way', way }),
    async quit() {
      await Promise.race([ask({ kind: 'settle' }), delay(patience)])
      await kill()
    },
    kill,
  }
}
