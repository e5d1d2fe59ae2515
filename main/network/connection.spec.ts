import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { obstacles } from '../../preload/contract/errors.ts'
import type { ConnectionState } from '../../preload/contract/machine.ts'
import { createConnection, type Connection } from './connection.ts'

let server: Server | undefined
let connection: Connection | undefined

afterEach(() => {
  connection?.close()
  server?.close()
  server = undefined
})

/** A port on which nobody listens until `open` is called. */
async function reservePort(): Promise<{ port: number; open: () => Promise<void> }> {
  const reserved = createServer()
  await new Promise<void>((resolve) => reserved.listen(0, '127.0.0.1', resolve))
  const { port } = reserved.address() as AddressInfo
  await new Promise((resolve) => reserved.close(resolve))
  return {
    port,
    open: () =>
      new Promise((resolve) => {
        server = createServer((_asked, answer) => answer.writeHead(404).end())
        server.listen(port, '127.0.0.1', resolve)
      }),
  }
}

describe('the connection', () => {
  it('is offline after a request found no way, and comes back by itself', async () => {
    const { port, open } = await reservePort()
    const seen: ConnectionState[] = []
    let probes = 0
    connection = createConnection({
      probe: (signal) => {
        probes += 1
        return fetch(`http://127.0.0.1:${String(port)}/`, { signal })
      },
      pause: { first: 1, longest: 5 },
    })
    connection.whenChanged((state) => seen.push(state))
    expect(connection.state()).toBe('online')
    connection.report('Offline')
    connection.report('Offline')
    expect(connection.state()).toBe('offline')
    await vi.waitUntil(() => probes >= 3, 10_000)
    expect(connection.state()).toBe('offline')
    await open()
    await vi.waitUntil(() => connection?.state() === 'online', 10_000)
    expect(seen).toEqual(['offline', 'online'])
  })

  it('looks at once when asked, and stops when a request got through', async () => {
    let probes = 0
    connection = createConnection({
      probe: () => {
        probes += 1
        return Promise.reject(new Error('unreachable'))
      },
      pause: { first: 60_000, longest: 60_000 },
    })
    connection.check()
    connection.report('Offline')
    expect(probes).toBe(0)
    connection.check()
    await vi.waitUntil(() => probes === 1)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(probes, 'and then waits again').toBe(1)
    connection.report(null)
    expect(connection.state()).toBe('online')
  })
  it.each(obstacles)('names %s, follows it to another obstacle, and comes back by itself', async (obstacle) => {
    const seen: ConnectionState[] = []
    connection = createConnection({ probe: () => Promise.resolve(), pause: { first: 30, longest: 30 } })
    connection.whenChanged((state) => seen.push(state))
    connection.report('Offline')
    connection.report(obstacle)
    await vi.waitUntil(() => connection?.state() === 'online', 10_000)
    expect(seen).toEqual(['offline', obstacle, 'online'])
  })
})
