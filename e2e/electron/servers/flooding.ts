import { createServer, type ServerResponse } from 'node:http'
import { createServer as createRawServer, type Server } from 'node:net'
import { gzipSync } from 'node:zlib'

/** A sink that says when it is full, as sockets and answers do. */
interface Sink {
  write: (block: Buffer) => boolean
  once: (event: 'drain', next: () => void) => unknown
}

/** Writes the block for ever, as fast as it is read. */
function flood(sink: Sink, block = Buffer.alloc(65_536, '{"a":1}')): void {
  const more = (): void => {
    while (sink.write(block));
    sink.once('drain', more)
  }
  more()
}

const answering = (answer: (response: ServerResponse) => void) => (): Server =>
  createServer((asked, response) => {
    asked.resume().on('end', () => {
      answer(response)
    })
  })

/** Sends these bytes, and then a byte every tenth of a second. */
const dripping = (head: string) => (): Server =>
  createRawServer((socket) => {
    socket.once('data', () => socket.write(head))
    const drip = setInterval(() => socket.write('x'), 100)
    socket.on('close', () => {
      clearInterval(drip)
    })
  })

const gigabyte = 1_073_741_824
/** An object as the pool could answer it, of 64 megabytes, in a thousandth of that. */
const bomb = gzipSync(`{"a":"${'x'.repeat(67_108_864)}"}`)

/** Servers whose answers are too long. */
export const floods: Record<string, () => Server> = {
  'chunks without an end': answering((response) => {
    flood(response.writeHead(200))
  }),
  'a body without a length': () =>
    createRawServer((socket) => {
      socket.once('data', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        flood(socket)
      })
    }),
  'a gigabyte, and says so': answering((response) => {
    flood(response.writeHead(200, { 'content-length': String(gigabyte) }))
  }),
  'a body that is small until it is decompressed': answering((response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': String(bomb.length) }).end(bomb)
  }),
}

/** Servers whose answers come a byte at a time. */
export const drips: Record<string, () => Server> = {
  'a body': dripping('HTTP/1.1 200 OK\r\n\r\n{'),
  'a body with a length': dripping('HTTP/1.1 200 OK\r\ncontent-length: 100000\r\n\r\n{'),
  headers: dripping('HTTP/1.1 200 OK\r\nx: '),
}

/** A server that sends headers without an end. */
export const endlessHeaders = (): Server =>
  createRawServer((socket) => {
    socket.once('data', () => {
      socket.write('HTTP/1.1 200 OK\r\n')
      flood(socket, Buffer.from(`x: ${'x'.repeat(1_000)}\r\n`.repeat(60)))
    })
  })
