import type { AddressInfo, Server, Socket } from 'node:net'

/** A server that listens on the loopback address. */
export interface Listening {
  port: number
  /** How many connections it has. */
  open: () => number
  /** Ends all its connections too. */
  close: () => Promise<void>
}

/** Starts a server, of HTTP, TLS or neither, on a free port. */
export async function listen(server: Server): Promise<Listening> {
  const sockets = new Set<Socket>()
  server.on('connection', (socket) => {
    sockets.add(socket)
    // Clients drop their connections; that is what some of the tests are about.
    socket.on('error', () => undefined)
    socket.on('close', () => sockets.delete(socket))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    open: () => sockets.size,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        for (const socket of sockets) socket.destroy()
      }),
  }
}
