import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

const nonceLength = 12
const tagLength = 16

/**
 * Turns what the server must remember between two calls into opaque text that the client carries. So the pool keeps
 * nothing for an open sign-in, and its restart ends none (decision 0046).
 */
export interface Sealer {
  /** Encrypts and signs a JSON value for one purpose. */
  seal: (purpose: string, value: unknown) => Buffer
  /** The sealed value; undefined when the box is not ours, was changed, or was sealed for another purpose. */
  open: (purpose: string, box: Uint8Array) => unknown
  /** Bytes that are always the same for one label and cannot be guessed from outside. */
  derive: (label: string) => Buffer
}

/** A sealer with a secret of 32 bytes. */
export function createSealer(secret: Uint8Array): Sealer {
  const derive = (label: string): Buffer => createHmac('sha256', secret).update(label).digest()
  const key = derive('sealer')
  return {
    derive: (label) => derive(`label:${label}`),
    seal(purpose, value) {
      const nonce = randomBytes(nonceLength)
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose))
      const body = Buffer.concat([cipher.update(JSON.stringify(value)), cipher.final()])
      return Buffer.concat([nonce, cipher.getAuthTag(), body])
    },
    open(purpose, box) {
      if (box.length <= nonceLength + tagLength) return undefined
      const nonce = box.subarray(0, nonceLength)
      const tag = box.subarray(nonceLength, nonceLength + tagLength)
      const decipher = createDecipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(purpose)).setAuthTag(tag)
      try {
        const body = Buffer.concat([decipher.update(box.subarray(nonceLength + tagLength)), decipher.final()])
        return JSON.parse(body.toString('utf8')) as unknown
      } catch {
        return undefined
      }
    },
  }
}
