import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import type { Answers } from './answers.ts'

interface IpcOptions {
  /** Calls that come before wait for them. */
  answers: Promise<Answers>
  /** Where the app's own pages come from, such as `app://latchkey`. */
  origin: string
}

/**
 * Registers every declared call. The only place that listens to the page; a lint rule keeps it so. It knows the
 * channels alone, so that the page can be loaded while the contract's schemas and what answers are still being loaded.
 */
export function registerIpc({ answers, origin }: IpcOptions): void {
  for (const channel of Object.values(__CHANNELS__.calls).flatMap((names) => Object.values(names))) {
    ipcMain.handle(channel, async (event, input: unknown) => {
      // Looked at now, because the frame may be gone by the time there is an answer.
      const trusted = isOwnPage(event, origin)
      return (await answers)({ channel, input, trusted })
    })
  }
}

/** Only the top frame of the app's own page may call. A frame that is gone by now has no sender. */
function isOwnPage({ senderFrame }: IpcMainInvokeEvent, origin: string): boolean {
  return senderFrame !== null && senderFrame.parent === null && senderFrame.url.startsWith(`${origin}/`)
}
