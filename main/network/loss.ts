import type { Obstacle } from '../../preload/contract/errors.ts'
import { codeOfError } from './error-code.ts'
import { findProxyAsked } from './proxies/proxy-asked.ts'
import { RequestError } from './request.ts'

/** What a request that ended without an answer of the pool's means. */
export type Loss = 'Offline' | 'AnswerLost' | Obstacle

/** Node's names of errors that mean that there is no way to the server. */
const nodeNames = ['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ENETUNREACH', 'EHOSTUNREACH']

// How Chromium's error names (net/base/net_error_list.h) go on after `ERR_`. `testing/net-errors.ts` has the whole list,
// with the phase of each error, and `loss.spec.ts` says of every one what it must mean.

/** What stands in the way, where the error tells and the user has another way out than to wait for the network. */
const obstacles: Record<Exclude<Obstacle, 'ClockWrong'>, string[]> = {
  // A redirect leads to the network's sign-in page: the pool never redirects. A proxy may answer so too.
  NetworkSignIn: ['(?:INVALID|UNSAFE|TOO_MANY)_REDIRECT', 'HTTPS_PROXY_TUNNEL_RESPONSE_REDIRECT'],
  // A proxy asks for a sign-in in a way that Chromium does not know, or that fails on this machine.
  ProxySignIn: [
    ...['PROXY_AUTH_', 'UNEXPECTED_PROXY_AUTH', 'MALFORMED_IDENTITY', '(?:INVALID|UNSUPPORTED|MISSING)_AUTH_'],
    ...['MISCONFIGURED_AUTH_', 'UNEXPECTED_SECURITY_', 'UNDOCUMENTED_SECURITY_'],
  ],
  // The system, its administrator or a program that watches over it forbids the request. ACCESS_DENIED is the system's
  // answer to opening a socket.
  NetworkBlocked: [
    ...['BLOCKED_(?!BY_RESPONSE|BY_ORB)', 'NETWORK_ACCESS_', 'ACCESS_DENIED', 'LOCAL_NETWORK_'],
    ...['INCONSISTENT_IP_', 'CACHED_IP_'],
  ],
  // Nobody whom the system trusts vouches for the certificate: a proxy that opens TLS has its company's own.
  CertificateUnknown: [
    ...['CERT_AUTHORITY_INVALID', 'CERT_KNOWN_INTERCEPTION_', 'CERT_SELF_SIGNED_', 'PROXY_CERTIFICATE_'],
    'QUIC_CERT_ROOT_',
  ],
  CertificateDate: ['CERT_DATE_'],
  CertificateForOther: ['CERT_COMMON_NAME_', 'CERT_NON_UNIQUE_'],
  // The server, or a proxy, wants to know this computer by a certificate; the app shows none (decision 0054).
  CertificateWanted: [...['SSL_CLIENT_AUTH_', 'BAD_SSL_CLIENT_AUTH_', 'CLIENT_AUTH_CERT_', 'NO_PRIVATE_KEY_FOR_CERT']],
  // Revoked, weak, malformed, not the pinned one, or not on public record.
  CertificateRefused: [
    ...['CERT_(?!DATABASE_|VERIFIER_)', 'CERTIFICATE_', 'CT_', 'SSL_BAD_PEER_', 'SSL_PINNED_', 'SSL_SERVER_CERT_'],
    'SSL_KEY_USAGE_',
  ],
  // TLS found no common version or cipher, or what answered was no TLS. SSL_PROTOCOL_ERROR is here, because it nearly
  // always comes in a handshake.
  NotSecure: [
    ...['SSL_', 'NO_SSL_', 'TLS13_', 'ECH_', 'INVALID_ECH_', 'STRICT_ECH_', 'ALPN_', 'QUIC_HANDSHAKE_'],
    ...['H2_OR_QUIC_', 'HTTP2_INADEQUATE_'],
  ],
}

/**
 * Other errors that come when nothing reached the server, in the order of a request's phases. Some names do not tell
 * the phase. CONNECTION_RESET is not here, because it may come in the handshake or after the request. When the network
 * stack says whether it sent the request (`RequestError`), that decides.
 */
const noWay = [
  // This machine refused the request.
  ...['INVALID_ARGUMENT', 'INVALID_HANDLE', 'FILE_', 'UPLOAD_FILE_', 'BLOB_', 'NOT_IMPLEMENTED', 'CLEARTEXT_'],
  ...['INVALID_URL', 'DISALLOWED_URL_', 'UNKNOWN_URL_', 'UNSAFE_PORT', 'METHOD_NOT_', 'TEMPORARILY_THROTTLED'],
  ...['TRUST_TOKEN_', 'HTTPENGINE_', 'PKCS12_', 'IMPORT_', 'ADD_USER_CERT_', 'KEY_GENERATION_', 'PRIVATE_KEY_'],
  'SELF_SIGNED_CERT_',
  // There is no network, no such name, no address, or nobody who listens.
  ...['INTERNET_DISCONNECTED', 'NAME_', 'DNS_', 'HOST_RESOLVER_', 'ICANN_', 'ADDRESS_', 'MULTICAST_', 'SOCKET_IS_'],
  ...['SOCKET_(?:SET_|RECEIVE_|SEND_)', 'PRECONNECT_', 'CONNECTION_(?:REFUSED|FAILED|TIMED_OUT)'],
  // The proxy cannot be found or reached, or lets nothing through.
  ...['PROXY_', 'MANDATORY_PROXY_', 'NO_SUPPORTED_PROXIES', 'PAC_', 'TUNNEL_', 'SOCKS_'],
  'UNABLE_TO_REUSE_',
]

const named = (names: readonly string[]): RegExp => new RegExp(`^ERR_(?:${names.join('|')})`)

/** The first that fits decides: what is left of `CERT_` and `SSL_` comes late. */
const means: [RegExp, Loss][] = [
  ...Object.entries(obstacles).map(([loss, names]): [RegExp, Loss] => [named(names), loss as Obstacle]),
  [named(noWay), 'Offline'],
  [new RegExp(`^(?:${nodeNames.join('|')})$`), 'Offline'],
]

/** Names that tell of a refusal, however much was sent before: nobody carried the request out. */
const refusals: readonly Loss[] = ['NetworkSignIn', 'ProxySignIn', 'CertificateWanted']

/**
 * Names that tell no phase. FAILED and ABORTED also come when Chromium's network process ends; then nobody knows how
 * far the request was. ACCESS_DENIED is also the system's answer about a file.
 */
const untold = /^ERR_(?:FAILED|ABORTED)$/
const eitherPhase = /^ERR_ACCESS_DENIED$/

/**
 * What a failed request means: an obstacle that the error names, or a proxy's question; `Offline` when it never reached the server; and
 * `AnswerLost` when the pool may have carried it out, or when that is unknown.
 * @param error what `fetch` or `sendRequest` rejected with
 */
export function lossOf(error: unknown): Loss {
  if (findProxyAsked(error)) return 'ProxySignIn'
  const code = codeOfError(error) ?? ''
  const loss = means.find(([names]) => names.test(code))?.[1]
  if (loss !== undefined && refusals.includes(loss)) return loss
  const sent = error instanceof RequestError ? error.sent : null
  if (sent === true || (sent === null && eitherPhase.test(code))) return 'AnswerLost'
  return loss ?? (sent === false && !untold.test(code) ? 'Offline' : 'AnswerLost')
}
