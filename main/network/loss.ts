import { RequestError } from './request.ts'

/** What it means that a request ended without an answer of the pool's. */
export type Loss = 'Offline' | 'AnswerLost' | 'ServerUnavailable'

/** Node's names for: there is no way. */
const nodeNames = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']

/**
 * How the names of Chromium's errors (net/base/net_error_list.h) go on after `ERR_` when nothing reached the server, in
 * the order in which a request gets on. The whole list, with the phase of each error, is in `testing/net-errors.ts`.
 *
 * Some names tell no phase. A connection can be reset in the handshake and after the request, so CONNECTION_RESET is not
 * here; SSL_PROTOCOL_ERROR nearly always comes from a handshake, so it is. Where the network stack says whether the
 * request was sent (`RequestError`), that decides.
 */
const chromiumNames = [
  // Refused on this machine, by Chromium itself or by what watches over it.
  ...['INVALID_ARGUMENT', 'INVALID_HANDLE', 'FILE_', 'UPLOAD_FILE_', 'BLOB_', 'NOT_IMPLEMENTED', 'CLEARTEXT_'],
  ...['INVALID_URL', 'DISALLOWED_URL_', 'UNKNOWN_URL_', 'UNSAFE_PORT', 'METHOD_NOT_', 'TEMPORARILY_THROTTLED'],
  ...['BLOCKED_(?!BY_RESPONSE|BY_ORB)', 'NETWORK_ACCESS_', 'LOCAL_NETWORK_', 'INCONSISTENT_IP_', 'CACHED_IP_'],
  ...['TRUST_TOKEN_', 'HTTPENGINE_', 'PKCS12_', 'IMPORT_', 'ADD_USER_CERT_', 'KEY_GENERATION_', 'PRIVATE_KEY_'],
  ...['NO_PRIVATE_KEY_', 'SELF_SIGNED_CERT_'],
  // There is no way: no network, no name, no address, nobody who listens.
  ...['INTERNET_DISCONNECTED', 'NAME_', 'DNS_', 'HOST_RESOLVER_', 'ICANN_', 'ADDRESS_', 'MULTICAST_', 'SOCKET_IS_'],
  ...['SOCKET_(?:SET_|RECEIVE_|SEND_)', 'PRECONNECT_', 'CONNECTION_(?:REFUSED|FAILED|TIMED_OUT)'],
  // The proxy is not found, is not there, or does not let us through.
  ...['PROXY_', 'MANDATORY_PROXY_', 'NO_SUPPORTED_PROXIES', 'PAC_', 'TUNNEL_', 'SOCKS_', 'HTTPS_PROXY_'],
  ...['UNEXPECTED_PROXY_AUTH', 'UNABLE_TO_REUSE_', 'MALFORMED_IDENTITY', '(?:INVALID|UNSUPPORTED|MISSING)_AUTH_'],
  ...['MISCONFIGURED_AUTH_', 'UNEXPECTED_SECURITY_', 'UNDOCUMENTED_SECURITY_'],
  // TLS comes to no agreement, or its certificate is not trusted.
  ...['SSL_', 'BAD_SSL_', 'NO_SSL_', 'TLS13_', 'ECH_', 'INVALID_ECH_', 'STRICT_ECH_', 'ALPN_', 'CLIENT_AUTH_CERT_'],
  ...['CERT_(?!DATABASE_|VERIFIER_)', 'CERTIFICATE_', 'CT_', 'QUIC_HANDSHAKE_', 'QUIC_CERT_', 'H2_OR_QUIC_'],
  'HTTP2_INADEQUATE_',
]

const neverSent = new RegExp(`\\b(?:${nodeNames.join('|')}|ERR_(?:${chromiumNames.join('|')}))`)

/** A redirect: it is not followed (Electron's words, and Node's), or could not be (Chromium's names). */
const redirected =
  /redirect policy was 'error'|unexpected redirect|\bERR_(?:INVALID_REDIRECT|UNSAFE_REDIRECT|TOO_MANY_REDIRECTS)\b/

/** Also what comes when Chromium's process for the network ends: then nothing is known of how far a request was. */
const untold = /\bERR_(?:FAILED|ABORTED)\b/

/**
 * What a failed request means: `Offline` when it never left, `ServerUnavailable` when somebody sent it elsewhere, which
 * the pool never does, and `AnswerLost` when the pool may have carried it out. In doubt it may have.
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
