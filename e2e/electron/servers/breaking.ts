import { createServer, type Server, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import { createServer as createTlsServer, TLSSocket } from 'node:tls'
import { gzipSync } from 'node:zlib'
import type { ServerCertificate } from './certificate.ts'

/** A server on which every request fails, and the error of Chromium's that comes of it. */
export interface BreakingServer {
  scheme: 'http' | 'https'
  error: string
  start: (certificate: ServerCertificate) => Server
}

/** A server that does this as soon as something has come, a greeting of TLS or a whole small request. */
const whenSpokenTo = (act: (socket: Socket) => void) => (): Server =>
  createServer((socket) => {
    socket.once('data', () => {
      act(socket)
    })
  })

const saying = (text: string): BreakingServer['start'] => whenSpokenTo((socket) => void socket.end(text))

const answering = (headers: string, body: Buffer | string = ''): BreakingServer['start'] =>
  whenSpokenTo((socket) => {
    socket.write(`HTTP/1.1 200 OK\r\nconnection: close\r\n${headers}\r\n\r\n`)
    socket.end(body)
  })

const refusing = (text: string) => (certificate: ServerCertificate) =>
  createTlsServer(certificate, (socket) => void socket.once('data', () => socket.end(text)))

/** The connection fails before there is anything to send on: the server has seen nothing of the request. */
export const beforeTheRequest: Record<string, BreakingServer> = {
  'a reset in the handshake of TLS': {
    scheme: 'https',
    error: 'CONNECTION_RESET',
    start: whenSpokenTo((socket) => socket.resetAndDestroy()),
  },
  'an end in the handshake of TLS': { scheme: 'https', error: 'CONNECTION_CLOSED', start: saying('') },
  'a handshake that is none': { scheme: 'https', error: 'SSL_PROTOCOL_ERROR', start: saying('220 mail.example\r\n') },
  'an alert in the handshake': {
    scheme: 'https',
    error: 'SSL_VERSION_OR_CIPHER_MISMATCH',
    start: whenSpokenTo((socket) => void socket.end(Buffer.from('15030100020228', 'hex'))),
  },
}

/** The request has arrived, and the answer does not. */
export const afterTheRequest: Record<string, BreakingServer> = {
  'a reset': { scheme: 'http', error: 'CONNECTION_RESET', start: whenSpokenTo((socket) => socket.resetAndDestroy()) },
  'no answer': { scheme: 'http', error: 'EMPTY_RESPONSE', start: saying('') },
  'no answer through TLS': { scheme: 'https', error: 'EMPTY_RESPONSE', start: refusing('') },
  'garbage in the middle of TLS': {
    scheme: 'https',
    error: 'SSL_PROTOCOL_ERROR',
    start: (certificate) =>
      createServer((socket) => {
        const secure = new TLSSocket(Duplex.from(socket), { isServer: true, ...certificate })
        secure.on('error', () => undefined)
        secure.once('data', () => socket.write(Buffer.alloc(64, 7)))
      }),
  },
  'a body that is cut short': {
    scheme: 'http',
    error: 'CONTENT_LENGTH_MISMATCH',
    start: answering('content-length: 9', '{'),
  },
  'chunks without an end': {
    scheme: 'http',
    error: 'INCOMPLETE_CHUNKED_ENCODING',
    start: answering('transfer-encoding: chunked', '1\r\n{\r\n'),
  },
  'chunks that are none': {
    scheme: 'http',
    error: 'INVALID_CHUNKED_ENCODING',
    start: answering('transfer-encoding: chunked', 'x\r\n{\r\n'),
  },
  'a body that is not compressed as it says': {
    scheme: 'http',
    error: 'CONTENT_DECODING_FAILED',
    start: answering('content-encoding: gzip', gzipSync('{}').fill(7, 4)),
  },
  'two lengths': {
    scheme: 'http',
    error: 'RESPONSE_HEADERS_MULTIPLE_CONTENT_LENGTH',
    start: answering('content-length: 2\r\ncontent-length: 3', '{}'),
  },
  'headers without an end': {
    scheme: 'http',
    error: 'RESPONSE_HEADERS_TOO_BIG',
    start: answering(`x: ${'x'.repeat(400_000)}`, '{}'),
  },
}
