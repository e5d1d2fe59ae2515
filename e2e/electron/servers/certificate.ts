import { generateKeyPairSync, randomBytes, sign } from 'node:crypto'

/** For a server of TLS, as PEM. */
export interface ServerCertificate {
  key: string
  cert: string
}

interface CertificateOptions {
  /** Name of the host that it is for, or an IPv4 address. */
  host: string
  /** Its first day; 90 days before its last, if not given. */
  from?: Date
  /** Its last day. */
  until: Date
}

/** Makes a certificate that its server signed itself: nobody vouches for it. */
export function makeCertificate({
  host,
  until,
  from = new Date(until.getTime() - 90 * 86_400_000),
}: CertificateOptions): ServerCertificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const name = sequence(set(sequence(commonName, der(0x0c, Buffer.from('Latchkey tests')))))
  const content = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([1]), randomBytes(8)])),
    sequence(ecdsaWithSha256),
    name,
    sequence(time(from), time(until)),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(sequence(subjectAltName, der(0x04, sequence(nameOfHost(host)))))),
  )
  const signature = der(0x03, Buffer.from([0]), sign('sha256', content, privateKey))
  const lines = sequence(content, sequence(ecdsaWithSha256), signature).toString('base64').replace(/.{64}/g, '$&\n')
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
  }
}

// As much of DER (ITU-T X.690) as a certificate (RFC 5280) needs.

const ecdsaWithSha256 = der(0x06, Buffer.from('2a8648ce3d040302', 'hex'))
const commonName = der(0x06, Buffer.from('550403', 'hex'))
const subjectAltName = der(0x06, Buffer.from('551d11', 'hex'))

function der(tag: number, ...parts: Buffer[]): Buffer {
  const { length } = Buffer.concat(parts)
  // In as few bytes as possible, or Chromium does not take it.
  const size = length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...size]), ...parts])
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, ...parts)
}

function set(...parts: Buffer[]): Buffer {
  return der(0x31, ...parts)
}

function integer(value: Buffer): Buffer {
  return der(0x02, value)
}

/** GeneralizedTime, such as `20261122120000Z`. */
function time(date: Date): Buffer {
  return der(0x18, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(0, 14)}Z`))
}

function nameOfHost(host: string): Buffer {
  const isAddress = /^[\d.]+$/.test(host)
  return isAddress ? der(0x87, Buffer.from(host.split('.').map(Number))) : der(0x82, Buffer.from(host))
}
