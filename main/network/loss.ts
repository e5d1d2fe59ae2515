/** What it means that a request ended without an answer of the pool's. */
export type Loss = 'Offline' | 'AnswerLost' | 'ServerUnavailable'

/**
 * How the names of errors begin that come before anything was sent. Node's first, then those of Chromium's network
 * service (net/base/net_error_list.h): there is no way, a proxy does not let us through, TLS or the certificate fails.
 *
 * A name tells no phase. Chromium says ERR_SSL_PROTOCOL_ERROR also of a connection that turns to garbage later, which
 * hardly happens; and ERR_CONNECTION_RESET and ERR_CONNECTION_CLOSED also of a handshake, so they are not here.
 */
const neverSent = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ERR_INTERNET_DISCONNECTED',
  'ERR_NAME_',
  'ERR_ADDRESS_',
  'ERR_CONNECTION_REFUSED',
  'ERR_CONNECTION_FAILED',
  'ERR_CONNECTION_TIMED_OUT',
  'ERR_PROXY_',
  'ERR_MANDATORY_PROXY_',
  'ERR_NO_SUPPORTED_PROXIES',
  'ERR_PAC_',
  'ERR_TUNNEL_',
  'ERR_SOCKS_',
  'ERR_UNEXPECTED_PROXY_AUTH',
  'ERR_CERT_',
  'ERR_SSL_',
]

/** What Electron's network stack and Node's reject with when they were told to follow no redirect. */
const redirected = /redirect policy was 'error'|unexpected redirect/

const wayFailed = new RegExp(`\\b(?:${neverSent.join('|')})`)

/**
 * What a failed request means: `Offline` when it never left, `ServerUnavailable` when somebody sent it elsewhere, which
 * the pool never does, and `AnswerLost` when the pool may have carried it out. In doubt it may have.
 * @param error what `fetch` rejected with
 */
export function lossOf(error: unknown): Loss {
  const cause = error instanceof Error ? error.cause : undefined
  const text = [error, cause]
    .map((part) => (part instanceof Error ? `${part.message} ${'code' in part ? String(part.code) : ''}` : ''))
    .join(' ')
  if (redirected.test(text)) return 'ServerUnavailable'
  return wayFailed.test(text) ? 'Offline' : 'AnswerLost'
}
