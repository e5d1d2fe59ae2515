import type { RunningApp } from '../launch.ts'

/** Records everything that crosses the bridge from now on, until the app ends. */
export async function recordCrossings(app: RunningApp): Promise<{ read: () => Promise<string> }> {
  await app.evaluateMain(({ ipcMain, BrowserWindow }) => {
    const crossed: unknown[] = []
    Object.assign(globalThis, { crossed })
    // Electron keeps the handlers under this name; wrapping them is the one way to see what they answer.
    const { _invokeHandlers: handlers } = ipcMain as unknown as {
      _invokeHandlers: Map<string, (event: unknown, input: unknown) => Promise<unknown>>
    }
    for (const [channel, handler] of handlers) {
      handlers.set(channel, async (event, input) => {
        const output = await handler(event, input)
        crossed.push({ channel, input, output })
        return output
      })
    }
    for (const { webContents } of BrowserWindow.getAllWindows()) {
      const send = webContents.send.bind(webContents)
      webContents.send = (channel: string, ...values: unknown[]) => {
        crossed.push({ channel, values })
        send(channel, ...values)
      }
    }
  }, undefined)
  return {
    read: () =>
      app.evaluateMain(() => JSON.stringify((globalThis as unknown as { crossed: unknown[] }).crossed), undefined),
  }
}

/** Records the tokens that the main process receives from now on, to search for them elsewhere. */
export async function recordTokens(app: RunningApp): Promise<{ read: () => Promise<string[]> }> {
  await app.evaluateMain(() => {
    const tokens: string[] = []
    Object.assign(globalThis, { tokens })
    const send = globalThis.fetch
    globalThis.fetch = async (...request) => {
      const response = await send(...request)
      const body = await response.clone().text()
      for (const [, token] of body.matchAll(/"(?:Access|Id|Refresh)Token":"([^"]+)"/g)) tokens.push(token ?? '')
      return response
    }
  }, undefined)
  return { read: () => app.evaluateMain(() => (globalThis as unknown as { tokens: string[] }).tokens, undefined) }
}
