import type { WebContents } from 'electron'
import { eventChannel } from '../../preload/contract/channels.ts'
import type { Emit } from '../../preload/contract/derive.ts'

/** Sends a declared event to a window's page; to nobody while there is none. */
export function createEmit(contents: () => WebContents | null): Emit {
  return (event, payload) => {
    contents()?.send(eventChannel(event), payload)
  }
}
