import { RequestError } from './request.ts'

/** What a request that ended without an answer of the pool's means. */
export type Loss = 'Offline' | 'AnswerLost' | 'ServerUnavailable'

/** Node's names of errors that mean that there is no way to the server. */
const nodeNames = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']

/**
 * How Chromium's error names (net/base/net_error_list.h) continue after `ERR_` when nothing reached the server, in the
 * order of a request's phases. `testing/net-errors.ts` has the whole list, with the phase of each error.
 *
 * Some names do not tell the phase. CONNECTION_RESET is not here, because it may come in the handshake or after the
 * request. SSL_PROTOCOL_ERROR is here, because it nearly always comes in a handshake. When the network stack says
 * whether it sent the request (`RequestError`), that decides.
 */
const chromiumNames = [
  // This machine refused the request: Chromium itself, or a program that watches over it.
  ...['INVALID_ARGUMENT', 'INVALID_HANDLE', 'FILE_', 'UPLOAD_FILE_', 'BLOB_', 'NOT_IMPLEMENTED', 'CLEARTEXT_'],
  ...['INVALID_URL', 'DISALLOWED_URL_', 'UNKNOWN_URL_', 'UNSAFE_PORT', 'METHOD_NOT_', 'TEMPORARILY_THROTTLED'],
  ...['BLOCKED_(?!BY_RESPONSE|BY_ORB)', 'NETWORK_ACCESS_', 'LOCAL_NETWORK_', 'INCONSISTENT_IP_', 'CACHED_IP_'],
  ...['TRUST_TOKEN_', 'HTTPENGINE_', 'PKCS12_', 'IMPORT_', 'ADD_USER_CERT_', 'KEY_GENERATION_', 'PRIVATE_KEY_'],
  ...['NO_PRIVATE_KEY_', 'SELF_SIGNED_CERT_'],
  // There is no network, no such name, no address, or nobody who listens.
  ...['INTERNET_DISCONNECTED', 'NAME_', 'DNS_', 'HOST_RESOLVER_', 'ICANN_', 'ADDRESS_', 'MULTICAST_', 'SOCKET_IS_'],
  ...['SOCKET_(?:SET_|RECEIVE_|SEND_)', 'PRECONNECT_', 'CONNECTION_(?:REFUSED|FAILED|TIMED_OUT)'],
  // The proxy cannot be found or reached, or lets nothing through.
  ...['PROXY_', 'MANDATORY_PROXY_', 'NO_SUPPORTED_PROXIES', 'PAC_', 'TUNNEL_', 'SOCKS_', 'HTTPS_PROXY_'],
  ...['UNEXPECTED_PROXY_AUTH', 'UNABLE_TO_REUSE_', 'MALFORMED_IDENTITY', '(?:INVALID|UNSUPPORTED|MISSING)_AUTH_'],
  ...['MISCONFIGURED_AUTH_', 'UNEXPECTED_SECURITY_', 'UNDOCUMENTED_SECURITY_'],
  // TLS found no common version or cipher, or the certificate is not trusted.
  ...['SSL_', 'BAD_SSL_', 'NO_SSL_', 'TLS13_', 'ECH_', 'INVALID_ECH_', 'STRICT_ECH_', 'ALPN_', 'CLIENT_AUTH_CERT_'],
  ...['CERT_(?!DATABASE_|VERIFIER_)', 'CERTIFICATE_', 'CT_', 'QUIC_HANDSHAKE_', 'QUIC_CERT_', 'H2_OR_QUIC_'],
  'HTTP2_INADEQUATE_',
]

const neverSent = new RegExp(`\\b(?:${nodeNames.join('|')}|ERR_(?:${chromiumNames.join('|')}))`)

/** A redirect: Electron's and Node's words for refusing to follow one, and Chromium's names for failing to. */
const redirected =
  /redirect policy was 'error'|unexpected redirect|\bERR_(?:INVALID_REDIRECT|UNSAFE_REDIRECT|TOO_MANY_REDIRECTS)\b/

/**
 * These names tell no phase. They also come when Chromium's network process ends; then nobody knows how far the request
 * was.
 */
const untold = /\bERR_(?:FAILED|ABORTED)\b/

/**
 * What a failed request means: `Offline` when it never reached the server, `ServerUnavailable` when somebody redirected
 * it, which the pool never does, and `AnswerLost` when the pool may have carried it out, or when that is unknown.
 * @param error what `fetch` or `sendRequest` rejected with
 */
export function lossOf(error: unknown): Loss {
  const cause = error instanceof Error ? error.cause : undefined
  const text = [error, cause]
    .map((part) => (part instanceof Error ? `${part.message} ${'code' in part ? String(part.code) : ''}` : ''))
    .join(' ')
  if (redirected.test(text)) return 'ServerUnavailable'
  const sent = error instanceof RequestError ? error.sent : null
  if (sent === true) return 'AnswerLost'
  return neverSent.test(text) || (sent === false && !untold.test(text)) ? 'Offline' : 'AnswerLost'
}
