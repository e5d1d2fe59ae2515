import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { LocalPool } from '../../../infra/local-pool/server.ts'
import { listen } from './listen.ts'

/** A server before a pool, which hands on what it gets unless it was told to redirect it. */
export interface RedirectingFront {
  /** Where the pool is reached through it. */
  endpoint: string
  /** From now on everything is answered with this status and address; null hands it on again. */
  redirect: (answer: { status: number; location: string } | null) => void
  close: () => Promise<void>
}

export async function startRedirectingFront(pool: LocalPool): Promise<RedirectingFront> {
  let redirects: { status: number; location: string } | null = null
  const { port, close } = await listen(
    createServer((asked, answer) => {
      if (redirects === null) {
        handOn(pool.endpoint, asked, answer)
        return
      }
      const { status, location } = redirects
      asked.resume().on('end', () => answer.writeHead(status, { location }).end())
    }),
  )
  return {
    endpoint: `http://127.0.0.1:${String(port)}`,
    redirect: (answer) => {
      redirects = answer
    },
    close,
  }
}

function handOn(endpoint: string, asked: IncomingMessage, answer: ServerResponse): void {
  const { method = 'GET', headers, url = '/' } = asked
  const onward = request(`${endpoint}${url}`, { method, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 500, answered.headers)
    answered.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  asked.pipe(onward)
}
