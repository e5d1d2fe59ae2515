import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** A real HTTP server in the place of a company's feed. */
export interface FeedServer {
  url: string
  /** The paths that were asked for, without their queries. */
  asked: string[]
  /** The answer for each path. Any other path gets a 404. */
  answers: Map<string, Buffer | string | ((response: ServerResponse) => void)>
  close(): Promise<void>
}

export async function startFeedServer(): Promise<FeedServer> {
  const asked: string[] = []
  const answers: FeedServer['answers'] = new Map()
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://feed')
    asked.push(pathname)
    const answer = answers.get(pathname)
    if (typeof answer === 'function') answer(response)
    else if (answer === undefined) response.writeHead(404).end()
    else response.writeHead(200, { 'content-length': Buffer.byteLength(answer) }).end(answer)
  })
  server.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    asked,
    answers,
    async close() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** `latest-linux.yml` as electron-builder writes it. */
export function channelFile(version: string, file: string, artefact: Buffer, extra = ''): string {
  const sha512 = createHash('sha512').update(artefact).digest('base64')
  return `version: ${version}
files:
  - url: ${file}
    sha512: ${sha512}
    size: ${String(artefact.length)}
path: ${file}
sha512: ${sha512}
${extra}releaseDate: '2026-01-01T00:00:00.000Z'
`
}

/** Sends an artefact in pieces with pauses, so that there is progress to see. */
export function inPieces(artefact: Buffer, pieces: number, milliseconds: number) {
  return (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': artefact.length })
    const size = Math.ceil(artefact.length / pieces)
    void (async () => {
      for (let at = 0; at < artefact.length; at += size) {
        response.write(artefact.subarray(at, at + size))
        await pause(milliseconds)
      }
      response.end()
    })()
  }
}

/** Promises the whole artefact, sends half of it, and closes the connection. */
export function truncated(artefact: Buffer) {
  return (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': artefact.length })
    response.write(artefact.subarray(0, artefact.length / 2), () => response.destroy())
  }
}

/** Promises the whole artefact, sends half of it, and then sends nothing more. */
export function stuck(artefact: Buffer) {
  return (response: ServerResponse): void => {
    response.writeHead(200, { 'content-length': artefact.length })
    response.write(artefact.subarray(0, artefact.length / 2))
  }
}
