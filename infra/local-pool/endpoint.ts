import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { CognitoError, errors } from './errors.ts'
import type { Fault, Faults } from './faults.ts'
import { BodyTooLarge, readBody, send, type Answer } from './http.ts'
import { publicKeySet } from './keys.ts'
import { issuer, type Pool } from './pool.ts'
import type { RequestLog } from './requests.ts'

const targetPrefix = 'AWSCognitoIdentityProviderService.'
const amzJson = 'application/x-amz-json-1.1'

/** What the endpoint needs beside the pool itself. */
export interface EndpointTools {
  faults: Faults
  requests: RequestLog
  log: (line: string) => void
  /** Aborted when the pool closes: whoever waits then stops waiting. */
  closing: AbortSignal
}

/** Answers one HTTP request as Cognito would. Never throws: what goes wrong inside is an InternalErrorException. */
export async function answerCognito(
  pool: Pool,
  tools: EndpointTools,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const path = (request.url ?? '/').split('?')[0]
  if (request.method === 'OPTIONS') {
    send(response, preflight(pool))
    return
  }
  if (request.method === 'GET') {
    send(response, await wellKnown(pool, path))
    return
  }
  const body = await readBody(request).catch((error: unknown) => {
    if (error instanceof BodyTooLarge) return undefined
    throw error
  })
  const operation = operationName(request)
  const setStatus = tools.requests.record({
    operation,
    body: body ?? '',
    headers: plainHeaders(request),
    at: new Date(pool.clock.now()).toISOString(),
  })
  const fault = tools.faults.take(operation)
  if (fault?.kind === 'delay') await wait(fault.delayMs, undefined, { signal: tools.closing })
  if (fault?.kind === 'drop' && !isAfter(fault)) {
    response.destroy()
    return
  }
  const early = fault === undefined || isAfter(fault) ? undefined : answerOfFault(pool, fault)
  const performed = early ?? (await perform(pool, tools, request, operation, body))
  const late = fault !== undefined && isAfter(fault) ? answerOfFault(pool, fault) : undefined
  const answer = late ?? performed
  if (fault?.kind === 'drop') {
    response.destroy()
    return
  }
  setStatus(answer.status)
  if (fault?.kind === 'truncate') sendHalf(response, answer)
  else if (fault?.kind === 'contentType') send(response, webPage(answer))
  else send(response, answer)
}

function operationName(request: IncomingMessage): string {
  const target = request.method === 'POST' ? request.headers['x-amz-target'] : undefined
  if (typeof target === 'string' && target.startsWith(targetPrefix)) return target.slice(targetPrefix.length)
  return `${request.method ?? ''} ${request.url ?? ''}`
}

async function perform(
  pool: Pool,
  tools: EndpointTools,
  request: IncomingMessage,
  name: string,
  body: string | undefined,
): Promise<Answer> {
  try {
    if (body === undefined) throw errors.tooLarge()
    const { findOperation } = await import('./operations/registry.ts')
    const operation = findOperation(name)
    const isSigned = request.headers.authorization?.startsWith('AWS4-HMAC-SHA256 ') === true
    // Any signature will do here, so a page on the web could make one. It cannot hide that it is a page (decision 0052).
    if (operation.signed && (!isSigned || request.headers.origin !== undefined)) throw errors.unsigned()
    const caller = { userAgent: request.headers['user-agent'] ?? '', address: request.socket.remoteAddress ?? '' }
    try {
      return success(pool, await operation.run({ ...pool, caller }, parseJson(body)))
    } finally {
      await pool.store.flush()
    }
  } catch (error) {
    if (error instanceof CognitoError) return failure(pool, error)
    tools.log(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return failure(pool, errors.internal())
  }
}

/** Members that are null count as absent, as they do for AWS: some clients send them. */
function parseJson(body: string): unknown {
  try {
    return JSON.parse(body, (_key, value: unknown) => value ?? undefined) as unknown
  } catch {
    throw errors.notJson('The request is not JSON.')
  }
}

function success(pool: Pool, result: object | undefined): Answer {
  return { status: 200, headers: commonHeaders(pool), body: result === undefined ? '' : JSON.stringify(result) }
}

function failure(pool: Pool, { name, message, status }: CognitoError): Answer {
  // A header holds printable Latin characters only.
  const headerSafe = message.replaceAll(/[^\x20-\x7e]/g, '?')
  return {
    status,
    headers: { ...commonHeaders(pool), 'x-amzn-ErrorType': `${name}:`, 'x-amzn-ErrorMessage': headerSafe },
    body: JSON.stringify({ __type: name, message }),
  }
}

/** Whether the operation is carried out before its answer goes wrong. */
function isAfter(fault: Fault): boolean {
  return 'when' in fault && fault.when === 'after'
}

function answerOfFault(pool: Pool, fault: Fault): Answer | undefined {
  if (fault.kind === 'error') {
    const { name, message } = fault.error ?? errors.internal()
    return failure(pool, new CognitoError(name, message))
  }
  if (fault.kind === 'status') {
    return { status: fault.status ?? 500, headers: commonHeaders(pool), body: '{}' }
  }
  return undefined
}

function commonHeaders({ clock }: Pool): Record<string, string> {
  return {
    'content-type': amzJson,
    date: new Date(clock.told()).toUTCString(),
    'x-amzn-RequestId': randomUUID(),
    'access-control-allow-origin': '*',
    'access-control-expose-headers': 'x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date',
  }
}

function preflight(pool: Pool): Answer {
  const headers = {
    ...commonHeaders(pool),
    'access-control-allow-methods': 'POST',
    // What clients without credentials send. Without `authorization` no page gets to sign a request.
    'access-control-allow-headers':
      'amz-sdk-invocation-id,amz-sdk-request,cache-control,content-type,x-amz-target,x-amz-user-agent',
    'access-control-max-age': '172800',
  }
  return { status: 200, headers, body: '' }
}

async function wellKnown(pool: Pool, path: string | undefined): Promise<Answer> {
  const root = `/${pool.settings.UserPool.Id}/.well-known`
  const headers = { ...commonHeaders(pool), 'content-type': 'application/json' }
  if (pool.gone.current === 'pool') return failure(pool, errors.poolUnknown(pool.settings.UserPool.Id))
  if (path === `${root}/jwks.json`) {
    return { status: 200, headers, body: JSON.stringify(await publicKeySet(pool.secrets)) }
  }
  if (path === `${root}/openid-configuration`) {
    const body = {
      issuer: issuer(pool),
      jwks_uri: `${issuer(pool)}/.well-known/jwks.json`,
      id_token_signing_alg_values_supported: ['RS256'],
      subject_types_supported: ['public'],
    }
    return { status: 200, headers, body: JSON.stringify(body) }
  }
  return failure(pool, errors.unknownOperation())
}

function sendHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) })
  response.write(body.slice(0, Math.floor(body.length / 2)), () => response.destroy())
}

function webPage(answer: Answer): Answer {
  return { ...answer, headers: { ...answer.headers, 'content-type': 'text/html' }, body: '<h1>Welcome</h1>' }
}

function plainHeaders({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]))
}
