import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { listCalls, type Handlers } from '../../preload/contract/derive.ts'
import type { Log } from '../diagnostics/log.ts'
import { answer } from './answer.ts'

interface IpcOptions {
  /** Calls that come before wait for them, within their own deadline. */
  handlers: Promise<Handlers>
  /** Where the app's own pages come from, such as `app://latchkey`. */
  origin: string
  /** How long one call may take, in milliseconds. */
  deadline: number
  log: Log
}

/** Registers every declared call. The only place that listens to the page; a lint rule keeps it so. */
export function registerIpc({ handlers, origin, deadline, log }: IpcOptions): void {
  for (const call of listCalls()) {
    const handler = async (input: unknown): Promise<unknown> => {
      const members: Record<string, (input: never) => Promise<unknown>> = (await handlers)[call.group]
      const handle = members[call.name]
      if (!handle) throw new Error(`no handler for ${call.group}.${call.name}`)
      return handle(input as never)
    }
    ipcMain.handle(call.channel, (event, input: unknown) =>
      answer({
        call,
        handler,
        input,
        trusted: isOwnPage(event, origin),
        deadline,
        log,
      }),
    )
  }
}

/** Only the top frame of the app's own page may call. A frame that is gone by now has no sender. */
function isOwnPage({ senderFrame }: IpcMainInvokeEvent, origin: string): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${origin}/`)
}
