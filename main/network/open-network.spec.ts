import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { ConnectionState } from '../../preload/contract/machine.ts'
import { createLog } from '../diagnostics/log.ts'
import { withDeadline } from './deadline.ts'
import { openNetwork, type Network } from './open-network.ts'

let server: Server | undefined
let network: Network | undefined
let lines: string[] = []
let announced: ConnectionState[] = []

afterEach(() => {
  network?.connection.close()
  server?.closeAllConnections()
  server?.close()
  lines = []
  announced = []
})

/** A server that drops each POST, and the network that asks it. */
async function open(probed: RequestListener, timeout: number): Promise<{ network: Network; address: string }> {
  server = createServer((asked, answer) => {
    if (asked.method === 'POST') asked.socket.destroy()
    else probed(asked, answer)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/`
  network = openNetwork({
    send: fetch,
    probeUrl: `${address}jwks.json`,
    times: { request: timeout },
    userAgent: 'Latchkey/1.2.3',
    built: 0,
    log: createLog((line) => lines.push(line)),
  })
  network.connection.whenChanged((state) => announced.push(state))
  return { network, address }
}

describe('the way back from offline', () => {
  it('is found although the first look hangs, by requests like all others', async () => {
    const seen: (string | undefined)[] = []
    const opened = await open((asked, answer) => {
      seen.push(asked.headers['user-agent'], asked.headers['cache-control'])
      // The first request is never answered.
      if (seen.length > 2) answer.end('{"keys":[]}')
    }, 1_000)
    await opened.network.fetch(opened.address, { method: 'POST' }).catch(() => undefined)
    opened.network.connection.check()
    await vi.waitUntil(() => announced.includes('online'), { timeout: 10_000 })
    expect(announced).toEqual(['offline', 'online'])
    expect(seen).toEqual(['Latchkey/1.2.3', 'no-cache', 'Latchkey/1.2.3', 'no-cache'])
    expect(lines.filter((line) => line.includes('"GET"'))).toHaveLength(2)
  })

  it('is looked for after the call that noticed it has run out of time', async () => {
    const opened = await open((_asked, answer) => answer.end('{"keys":[]}'), 5_000)
    const call = withDeadline(1_000, async () => {
      await opened.network.fetch(opened.address, { method: 'POST' }).catch(() => undefined)
      await new Promise(() => undefined)
    })
    await expect(call).rejects.toThrow('TimedOut')
    expect(announced).toEqual(['offline'])
    await vi.waitUntil(() => announced.includes('online'), { timeout: 10_000 })
  })
})
