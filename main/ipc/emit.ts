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
 * Sends a declared event to a window's page, parsed with the contract's schema as every answer is, so that nothing
 * undeclared can ride along.
 *
 * What the schema refuses is logged and not sent: the page goes on to show what it was told last. It does not stay
 * unaware, because a call that led to such a session is refused with the same schema and answers `Unexpected`, and a
 * page that is loaded anew asks, is refused, and offers to sign out.
 */
export function createEmit({ contents, log }: EmitOptions): Emit {
  return (event, payload) => {
    const parsed = events[event].safeParse(payload)
    if (parsed.success) contents()?.send(eventChannel(event), parsed.data)
    else log.error('undeclared event', { channel: eventChannel(event) })
  }
}
