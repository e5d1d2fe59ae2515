import { setTimeout as sleep } from 'node:timers/promises'
import type { RunningApp } from '../launch.ts'

/**
 * Who sends in the running app's main process: the app's own `fetch`, or Electron's of one of its two sessions for
 * requests (`main/services.ts`).
 */
export type Way = 'app' | 'sent' | 'sent-once'

interface Asked {
  way: Way
  address: string
  /** The pool's operation, in the header that names it. */
  operation?: string
}

/** Twice what the app may take, in milliseconds: an app that is gone answers never. */
const patience = 20_000

/**
 * Posts from the main process of the running app.
 * @returns the status of the answer and its body, such as `200 {}`; or the error's message and its cause's; or
 * `no answer` when there was neither within 20 s
 */
export async function ask(app: RunningApp, { way, address, operation }: Asked): Promise<string> {
  const headers = operation === undefined ? {} : { 'x-amz-target': `AWSCognitoIdentityProviderService.${operation}` }
  const init = { method: 'POST', headers, body: '{}' }
  const asked = app.evaluateMain(
    async ({ session }, sent) => {
      const post = (): Promise<Response> => {
        if (sent.way === 'app') return fetch(sent.address, sent.init)
        return session.fromPartition(sent.way).fetch(sent.address, sent.init)
      }
      try {
        const response = await post()
        return `${String(response.status)} ${await response.text()}`
      } catch (error) {
        const { message, cause } = error as Error
        return cause instanceof Error ? `${message} ${cause.message}` : message
      }
    },
    { way, address, init },
  )
  return Promise.race([asked, sleep(patience, 'no answer', { ref: false })])
}

/** Makes the main process collect garbage, as it does by itself at times of its own. */
export async function collectGarbage(app: RunningApp): Promise<void> {
  await app.evaluateMain((_electron, flag) => {
    // The way of Node 18, which Electron 25 embeds, and the one since Node 22.
    const node = process as unknown as {
      getBuiltinModule?: NodeJS.Require
      mainModule?: { require: NodeJS.Require }
    }
    const load = node.getBuiltinModule ?? ((name: string): unknown => node.mainModule?.require(name))
    const { setFlagsFromString } = load('node:v8') as { setFlagsFromString: (flags: string) => void }
    const { runInNewContext } = load('node:vm') as { runInNewContext: (code: string) => unknown }
    setFlagsFromString(flag)
    const collect = runInNewContext('gc') as () => void
    collect()
    collect()
  }, '--expose-gc')
}
