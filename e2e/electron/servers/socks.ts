import { connect, createServer, type Socket } from 'node:net'
import { listen, type Listening } from './listen.ts'

/** A proxy of SOCKS 5 (RFC 1928) that wants no password, and knows one host under whatever name it is asked for. */
export interface SocksProxy extends Listening {
  /** The names that it was asked for, in order, such as `pool.test`. */
  readonly asked: string[]
}

/**
 * Starts a proxy on a free port.
 * @param port where all its connections lead, on the loopback address
 */
export async function startSocksProxy(port: number): Promise<SocksProxy> {
  const asked: string[] = []
  const server = createServer((socket) => {
    // Chromium sends each of its two messages in one piece.
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]))
      socket.once('data', (message: Buffer) => {
        // Version, command, a zero, the type of address, and for a name: its length and itself.
        asked.push(message.subarray(5, 5 + (message[4] ?? 0)).toString())
        handOn(socket, port)
      })
    })
  })
  return { ...(await listen(server)), asked }
}

function handOn(socket: Socket, port: number): void {
  const onward = connect(port, '127.0.0.1', () => {
    socket.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
    socket.pipe(onward).pipe(socket)
  })
  onward.on('error', () => socket.destroy())
  socket.on('close', () => onward.destroy())
}
