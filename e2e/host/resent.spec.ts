import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { chromium, type Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { chromium as installed } from '../../scripts/chromium.ts'
import { createNetworkStack, type NetworkStack } from './network-stack.ts'

// Why the application sends what must arrive once on a new connection (main/network/send.ts), shown on Chromium
// itself, whose network stack Electron's `net.fetch` uses: it sends a POST again when a connection that it used before
// drops without an answer. And that the host's stack does the same.

let server: Server
let origin: string
let arrived: string[] = []
let browser: Browser

beforeAll(async () => {
  server = createServer((asked, answer) => {
    asked.resume().on('end', () => {
      arrived.push(asked.url ?? '')
      if (asked.url === '/dropped') asked.socket.destroy()
      else answer.setHeader('content-type', 'text/html').end('<title>page</title>')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`
  browser = await chromium.launch({ executablePath: installed.path, args: installed.args })
})

afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

/** Posts to the path, and answers the path's number of arrivals and whether there was an answer. */
type Post = (path: string) => Promise<{ arrivals: number; answered: boolean }>

async function counted(path: string, post: () => Promise<boolean>): ReturnType<Post> {
  arrived = []
  const answered = await post()
  return { arrivals: arrived.filter((one) => one === path).length, answered }
}

/** Chromium's stack, with its own page to close all connections: Electron's `closeAllConnections` does the same. */
async function chromiumStack(): Promise<{ post: Post; closeAllConnections: () => Promise<void> }> {
  const context = await browser.newContext()
  const page = await context.newPage()
  const internals = await context.newPage()
  await internals.goto('chrome://net-internals/#sockets')
  await page.goto(origin)
  const send = (path: string): Promise<boolean> =>
    page.evaluate(async (target) => {
      try {
        await (await fetch(target, { method: 'POST', body: '{}' })).text()
        return true
      } catch {
        return false
      }
    }, path)
  return {
    post: (path) => counted(path, () => send(path)),
    closeAllConnections: () => internals.getByRole('button', { name: 'Flush socket pools' }).click(),
  }
}

/** The host's stack. */
function hostStack(): { post: Post; closeAllConnections: () => Promise<void> } {
  const stack: NetworkStack = createNetworkStack()
  const send = async (path: string): Promise<boolean> => {
    try {
      await (await stack.fetch(`${origin}${path}`, { method: 'POST', body: '{}' })).text()
      return true
    } catch {
      return false
    }
  }
  return {
    post: (path) => counted(path, () => send(path)),
    closeAllConnections: () => stack.closeAllConnections(),
  }
}

describe.each([
  ['Chromium', chromiumStack],
  ['the host', hostStack],
] as const)('%s', (_name, open) => {
  it('sends a POST again when a connection that was used before drops, and once on a new connection', async () => {
    const { post, closeAllConnections } = await open()
    expect(await post('/answered')).toEqual({ arrivals: 1, answered: true })
    const { arrivals, answered } = await post('/dropped')
    expect([arrivals > 1, answered]).toEqual([true, false])

    expect(await post('/answered')).toEqual({ arrivals: 1, answered: true })
    await closeAllConnections()
    expect(await post('/dropped')).toEqual({ arrivals: 1, answered: false })
  })
})
