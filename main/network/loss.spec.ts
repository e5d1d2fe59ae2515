import { describe, expect, it } from 'vitest'
import { lossOf } from './loss.ts'

// The names are Chromium's, as Electron's network stack rejects with them. What makes them: e2e/electron/.

const net = (name: string): Error => new Error(`net::${name}`)

describe('what a failed request means', () => {
  it.each([
    'ERR_CERT_AUTHORITY_INVALID',
    'ERR_CERT_COMMON_NAME_INVALID',
    'ERR_CERT_DATE_INVALID',
    'ERR_SSL_PROTOCOL_ERROR',
    'ERR_SSL_VERSION_OR_CIPHER_MISMATCH',
    'ERR_SSL_CLIENT_AUTH_CERT_NEEDED',
    'ERR_PROXY_CONNECTION_FAILED',
    'ERR_PROXY_CERTIFICATE_INVALID',
    'ERR_PROXY_AUTH_UNSUPPORTED',
    'ERR_UNEXPECTED_PROXY_AUTH',
    'ERR_MANDATORY_PROXY_CONFIGURATION_FAILED',
    'ERR_NO_SUPPORTED_PROXIES',
    'ERR_PAC_SCRIPT_FAILED',
    'ERR_TUNNEL_CONNECTION_FAILED',
    'ERR_SOCKS_CONNECTION_FAILED',
    'ERR_NAME_NOT_RESOLVED',
    'ERR_NAME_RESOLUTION_FAILED',
    'ERR_ADDRESS_UNREACHABLE',
    'ERR_CONNECTION_REFUSED',
    'ERR_CONNECTION_TIMED_OUT',
    'ERR_INTERNET_DISCONNECTED',
  ])('%s: it was never sent', (name) => {
    expect(lossOf(net(name))).toBe('Offline')
    expect(lossOf(new TypeError('fetch failed', { cause: Object.assign(new Error('x'), { code: name }) }))).toBe(
      'Offline',
    )
  })

  it.each([
    'ERR_CONNECTION_RESET',
    'ERR_CONNECTION_CLOSED',
    'ERR_EMPTY_RESPONSE',
    'ERR_CONTENT_LENGTH_MISMATCH',
    'ERR_INVALID_HTTP_RESPONSE',
    'ERR_NETWORK_CHANGED',
    'ERR_TIMED_OUT',
    'ERR_FAILED',
    'ERR_SOMETHING_NEW',
  ])('%s: the pool may have carried it out', (name) => {
    expect(lossOf(net(name))).toBe('AnswerLost')
  })

  it('is in doubt for what is no error of the network', () => {
    for (const thrown of [null, 'text', new Error(''), new TypeError('a body that is no text'), {}])
      expect(lossOf(thrown)).toBe('AnswerLost')
  })
})
