import { ipcMain, type IpcMainInvokeEvent, type WebContents } from 'electron'
import { eventChannel, listCalls, type Emit, type Handlers } from '../../preload/contract/derive.ts'
import type { Log } from '../diagnostics/log.ts'
import { answer } from './answer.ts'

interface IpcOptions {
  handlers: Handlers
  /** Where the app's own pages come from, such as `app://latchkey`. */
  origin: string
  /** How long one call may take, in milliseconds. */
  deadline: number
  log: Log
}

/** Registers every declared call. The only place that listens to the page; a lint rule keeps it so. */
export function registerIpc({ handlers, origin, deadline, log }: IpcOptions): void {
  for (const call of listCalls()) {
    const members: Record<string, (input: never) => Promise<unknown>> = handlers[call.group]
    const handler = members[call.name]
    if (!handler) throw new Error(`no handler for ${call.group}.${call.name}`)
    ipcMain.handle(call.channel, (event, input: unknown) =>
      answer({
        call,
        handler: handler as (input: unknown) => Promise<unknown>,
        input,
        trusted: isOwnPage(event, origin),
        deadline,
        log,
      }),
    )
  }
}

/** Sends a declared event to a window's page. */
export function createEmit(contents: () => WebContents | null): Emit {
  return (event, payload) => {
    contents()?.send(eventChannel(event), payload)
  }
}

/** Only the top frame of the app's own page may call. A frame that is gone by now has no sender. */
function isOwnPage({ senderFrame }: IpcMainInvokeEvent, origin: string): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${origin}/`)
}
