import { contextBridge, ipcRenderer } from 'electron'
import { eventChannel, listCalls } from './contract/derive.ts'
import { events } from './contract/contract.ts'

const bridge: Record<string, unknown> = {}
for (const { group, name, channel } of listCalls()) {
  const members = (bridge[group] ??= {}) as Record<string, unknown>
  members[name] = (input?: unknown): Promise<unknown> => ipcRenderer.invoke(channel, input)
}

bridge.on = (event: string, listener: (payload: unknown) => void): (() => void) => {
  if (!Object.hasOwn(events, event)) throw new Error(`No such event: ${event}`)
  const channel = eventChannel(event as keyof typeof events)
  // The listener gets the payload alone: the IPC event object would hand the page a way to send.
  const forward = (_event: unknown, payload: unknown): void => {
    listener(payload)
  }
  ipcRenderer.on(channel, forward)
  return () => {
    ipcRenderer.off(channel, forward)
  }
}

contextBridge.exposeInMainWorld('app', bridge)
