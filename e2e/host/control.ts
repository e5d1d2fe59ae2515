import { runInThisContext } from 'node:vm'
import { killBrowser } from './browser.ts'

/** From the host to the process that started it. */
export type HostMessage =
  | { kind: 'ready'; endpoint: string }
  | { kind: 'windowLoaded' }
  | { kind: 'evaluated'; id: number; value: unknown }
  | { kind: 'failed'; id: number; message: string }

/** To the host: run this function's source text with the `electron` module and an argument. */
export interface ParentMessage {
  kind: 'evaluate'
  id: number
  source: string
  argument: unknown
}

/** Does nothing when the host was started by hand. */
export function tellParent(message: HostMessage): void {
  if (process.connected) process.send?.(message)
}

/** Obeys the process that started the host, and does not outlive it. */
export function listenToParent(electron: object): void {
  process.on('disconnect', () => {
    killBrowser()
    process.exit(1)
  })
  process.on('message', ({ id, source, argument }: ParentMessage) => {
    const evaluate = runInThisContext(`(${source})`) as (electron: object, argument: unknown) => unknown
    Promise.resolve()
      .then(() => evaluate(electron, argument))
      .then((value) => {
        tellParent({ kind: 'evaluated', id, value })
      })
      .catch((error: unknown) => {
        tellParent({ kind: 'failed', id, message: String(error) })
      })
  })
}
