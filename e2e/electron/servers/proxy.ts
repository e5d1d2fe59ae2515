import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import type { Duplex } from 'node:stream'
import { listen, type Listening } from './listen.ts'

/** A proxy, which knows one host under whatever name it is asked for. */
export interface Proxy extends Listening {
  /** What it was asked for, in order: `POST http://pool.test/`, `CONNECT pool.test:443`. */
  readonly asked: string[]
  /** What it does from now on: hands on, wants a password, fails, or says nothing. */
  behave: (behaviour: Behaviour) => void
}

type Behaviour = 'handsOn' | 'wantsPassword' | 'fails' | 'hangs'

const statuses = { wantsPassword: 407, fails: 502 } as const
const challenge = { 'proxy-authenticate': 'Basic realm="office"' }

/**
 * Starts a proxy on a free port.
 * @param upstream where it hands requests on: `http://127.0.0.1:PORT`
 */
export async function startProxy(upstream: string, first: Behaviour = 'handsOn'): Promise<Proxy> {
  let behaviour = first
  const asked: string[] = []
  const server = createServer((incoming, answer) => {
    asked.push(`${String(incoming.method)} ${String(incoming.url)}`)
    if (behaviour === 'handsOn') handOn(upstream, incoming, answer)
    // As a JSON object, so that it could be taken for the pool's word.
    else if (behaviour !== 'hangs') answer.writeHead(statuses[behaviour], challenge).end('{"from":"the proxy"}')
  })
  server.on('connect', (incoming: IncomingMessage, socket: Duplex) => {
    asked.push(`CONNECT ${String(incoming.url)}`)
    if (behaviour === 'hangs') return
    const status = behaviour === 'wantsPassword' ? 407 : 502
    socket.end(`HTTP/1.1 ${String(status)} No\r\nproxy-authenticate: Basic realm="office"\r\ncontent-length: 0\r\n\r\n`)
  })
  return {
    ...(await listen(server)),
    asked,
    behave: (next) => {
      behaviour = next
    },
  }
}

function handOn(upstream: string, incoming: IncomingMessage, answer: ServerResponse): void {
  const { pathname, search } = new URL(incoming.url ?? '/', upstream)
  const headers = { ...incoming.headers, host: new URL(upstream).host }
  const { method = 'GET' } = incoming
  const onward = request(`${upstream}${pathname}${search}`, { method, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers)
    answered.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  incoming.pipe(onward)
}
