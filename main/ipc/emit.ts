import type { WebContents } from 'electron'
import { eventChannel } from '../../preload/contract/channels.ts'
import { events } from '../../preload/contract/contract.ts'
import type { Emit } from '../../preload/contract/derive.ts'
import type { Log } from '../diagnostics/log.ts'

interface EmitOptions {
  /** The page of the app's window; null while there is none. */
  contents: () => Pick<WebContents, 'send'> | null
  log: Log
}

/**
 * Sends declared events to the window's page. It parses each payload with the contract's schema, so that nothing
 * undeclared crosses the bridge.
 *
 * It logs a payload that the schema refuses, and does not send it; the page then shows what it was told last. The user
 * still learns of it: the call that led to such a session is refused by the same schema and answers `Unexpected`. A
 * reloaded page asks for the session, is refused too, and offers to sign out.
 */
export function createEmit({ contents, log }: EmitOptions): Emit {
  return (event, payload) => {
    const parsed = events[event].safeParse(payload)
    if (parsed.success) contents()?.send(eventChannel(event), parsed.data)
    else log.error('undeclared event', { channel: eventChannel(event) })
  }
}
