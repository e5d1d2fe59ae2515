import { contextBridge, ipcRenderer } from 'electron'

const channels = __CHANNELS__
const bridge: Record<string, unknown> = {}
for (const [group, names] of Object.entries(channels.calls)) {
  const call = (channel: string) => (input?: unknown) => ipcRenderer.invoke(channel, input)
  bridge[group] = Object.fromEntries(Object.entries(names).map(([name, channel]) => [name, call(channel)]))
}

bridge.on = (event: string, listener: (payload: unknown) => void): (() => void) => {
  const channel = Object.hasOwn(channels.events, event) ? channels.events[event] : undefined
  if (channel === undefined) throw new Error(`No such event: ${event}`)
  // The listener gets only the payload. The IPC event object would give the page a way to send messages of its own.
  const forward = (_event: unknown, payload: unknown): void => {
    listener(payload)
  }
  ipcRenderer.on(channel, forward)
  return () => {
    ipcRenderer.off(channel, forward)
  }
}

contextBridge.exposeInMainWorld('app', bridge)
