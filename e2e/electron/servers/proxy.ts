import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http'
import { connect } from 'node:net'
import type { Duplex } from 'node:stream'
import { listen, type Listening } from './listen.ts'

/** A proxy, which knows one host under whatever name it is asked for. */
export interface Proxy extends Listening {
  /** What it was asked for, in order: `POST http://pool.test/`, `CONNECT pool.test:443`. */
  readonly asked: string[]
  /** The `proxy-authorization` of each, in the same order; empty where there was none. */
  readonly authorizations: string[]
  /** What it does from now on: hands on, wants a password, fails, or says nothing. */
  behave: (behaviour: Behaviour) => void
  /**
   * While it wants a password: the `proxy-authorization` that it takes, and how it asks. It asks for Basic, and takes
   * none, until it is told otherwise.
   */
  wants: (wanted: { authorization?: string; challenges?: string[] }) => void
}

type Behaviour = 'handsOn' | 'wantsPassword' | 'fails' | 'hangs'

const statuses = { wantsPassword: 407, fails: 502 } as const
const basic = 'Basic realm="office"'

/**
 * Starts a proxy on a free port.
 * @param upstream where it hands requests on: `http://127.0.0.1:PORT`
 * @param tunnelTo the loopback port that its tunnels lead to; without it, it opens none
 */
export async function startProxy(upstream: string, first: Behaviour = 'handsOn', tunnelTo?: number): Promise<Proxy> {
  let behaviour = first
  const asked: string[] = []
  const authorizations: string[] = []
  let wanted: { authorization?: string; challenges?: string[] } = {}
  /** What it does with this request. */
  const decide = ({ headers }: IncomingMessage): Behaviour => {
    const given = headers['proxy-authorization'] ?? ''
    authorizations.push(given)
    return behaviour === 'wantsPassword' && given !== '' && given === wanted.authorization ? 'handsOn' : behaviour
  }
  const challenges = (): string[] => wanted.challenges ?? [basic]
  const server = createServer((incoming, answer) => {
    asked.push(`${String(incoming.method)} ${String(incoming.url)}`)
    const decided = decide(incoming)
    if (decided === 'handsOn') handOn(upstream, incoming, answer)
    // As a JSON object, so that it could be taken for the pool's word.
    else if (decided !== 'hangs')
      answer.writeHead(statuses[decided], { 'proxy-authenticate': challenges() }).end('{"from":"the proxy"}')
  })
  server.on('connect', (incoming: IncomingMessage, socket: Duplex) => {
    asked.push(`CONNECT ${String(incoming.url)}`)
    const decided = decide(incoming)
    if (decided === 'hangs') return
    if (decided === 'handsOn' && tunnelTo !== undefined) {
      openTunnel(tunnelTo, socket)
      return
    }
    const status = decided === 'wantsPassword' ? 407 : 502
    const lines = challenges().map((challenge) => `proxy-authenticate: ${challenge}\r\n`)
    socket.end(`HTTP/1.1 ${String(status)} No\r\n${lines.join('')}content-length: 0\r\n\r\n`)
  })
  return {
    ...(await listen(server)),
    asked,
    authorizations,
    wants: (next) => {
      wanted = next
    },
    behave: (next) => {
      behaviour = next
    },
  }
}

function handOn(upstream: string, incoming: IncomingMessage, answer: ServerResponse): void {
  const { pathname, search } = new URL(incoming.url ?? '/', upstream)
  const headers = { ...incoming.headers, host: new URL(upstream).host }
  // The proxy keeps what it was given.
  delete headers['proxy-authorization']
  const { method = 'GET' } = incoming
  const onward = request(`${upstream}${pathname}${search}`, { method, headers }, (answered) => {
    answer.writeHead(answered.statusCode ?? 502, answered.headers)
    answered.pipe(answer)
  })
  onward.on('error', () => answer.destroy())
  incoming.pipe(onward)
}

function openTunnel(port: number, socket: Duplex): void {
  const onward = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n')
    socket.pipe(onward).pipe(socket)
  })
  onward.on('error', () => socket.destroy())
  // When one side ends without a farewell, so does the other.
  socket.on('close', () => onward.destroy())
}
