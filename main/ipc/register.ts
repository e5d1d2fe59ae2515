import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { Answers } from './answers.ts'

interface IpcOptions {
  /** Calls that come earlier wait for this. */
  answers: Promise<Answers>
  /** Origin of the app's own pages, such as `app://page`. */
  origin: string
}

/**
 * Registers every declared call. A lint rule lets nothing else listen to the page. This file knows the channels but not
 * the schemas, so that the page can be loaded while the schemas and the handlers are still being loaded.
 */
export function registerIpc({ answers, origin }: IpcOptions): void {
  for (const channel of Object.values(__CHANNELS__.calls).flatMap((names) => Object.values(names))) {
    ipcMain.handle(channel, async (event, input: unknown) => {
      // The sender is checked now, because its frame may be gone by the time there is an answer.
      const trusted = isOwnPage(event, origin)
      return (await answers)({ channel, input, trusted })
    })
  }
}

/** Only the top frame of the app's own page may call. A frame that is gone by now has no sender, and is refused. */
function isOwnPage({ senderFrame }: IpcMainInvokeEvent, origin: string): boolean {
  return senderFrame?.parent === null && senderFrame.url.startsWith(`${origin}/`)
}
