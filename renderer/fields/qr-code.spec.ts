import fc from 'fast-check'
import { encode } from 'uqr'
import { describe, expect, it } from 'vitest'
import { totpKey } from '../testing/samples.ts'
import { qrCode, type QrCode } from './qr-code.ts'
import { readQrCode } from '../testing/read-qr-code.ts'

const quiet = 4

/** What a browser paints of the path, read at the middle of each module. */
function painted({ size, path }: QrCode): boolean[][] {
  const scale = 3
  const canvas = Object.assign(document.createElement('canvas'), { width: size * scale, height: size * scale })
  const context = canvas.getContext('2d') ?? expect.fail('no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.scale(scale, scale)
  context.fillStyle = '#000'
  context.fill(new Path2D(path))
  const { data, width } = context.getImageData(0, 0, canvas.width, canvas.height)
  const dark = (row: number, column: number): boolean =>
    (data[((row * scale + 1) * width + column * scale + 1) * 4] ?? 255) < 128
  return Array.from({ length: size }, (_row, row) =>
    Array.from({ length: size }, (_column, column) => dark(row, column)),
  )
}

const inside = (modules: boolean[][]): boolean[][] =>
  modules.slice(quiet, -quiet).map((row) => row.slice(quiet, -quiet))

const base32 = fc.string({
  unit: fc.constantFrom(...Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567')),
  minLength: 16,
  maxLength: 256,
})
const uris = fc
  .record({ issuer: fc.string({ minLength: 1, maxLength: 40, unit: 'binary' }), key: base32 })
  .map(({ issuer, key }) => `otpauth://totp/${encodeURIComponent(issuer)}:%2B447700900123?secret=${key}`)
  .filter((uri) => uri.length <= 1_024)

describe('the QR code of a key', () => {
  it('paints the modules of its text, and a white edge of four around them', () => {
    fc.assert(
      fc.property(uris, (uri) => {
        const modules = painted(qrCode(uri))
        expect(inside(modules)).toEqual(encode(uri, { ecc: 'M', border: 0 }).data)
        const edge = modules.flatMap((row, at) =>
          row.filter((_, place) => Math.min(at, place, modules.length - 1 - at, modules.length - 1 - place) < quiet),
        )
        expect(edge).not.toContain(true)
      }),
      { numRuns: 40 },
    )
  })

  it('is read back as exactly its text', () => {
    fc.assert(
      fc.property(fc.oneof(uris, fc.constant(totpKey.uri)), (uri) => {
        expect(readQrCode(inside(painted(qrCode(uri))))).toBe(uri)
      }),
      { numRuns: 40 },
    )
  })
})
