import { encode } from 'uqr'

/** Cognito's keys make an address of about 120 characters; this level is read even with a scratch on the screen. */
const correction = 'M'
/** The white edge that a scanner needs, in modules (ISO/IEC 18004). */
const quietZone = 4

/** A QR code as one path of dark modules on a light ground. Lengths are in modules. */
export interface QrCode {
  /** Of the whole square, with its white edge. */
  size: number
  /** For `d` of an SVG path: a rectangle for each run of dark modules in a row. */
  path: string
}

/** Draws a text as a QR code. It throws for one that is too long for any, which is more than 2,300 bytes. */
export function qrCode(text: string): QrCode {
  const { size, data } = encode(text, { ecc: correction, border: quietZone })
  return { size, path: data.map(pathOfRow).join('') }
}

function pathOfRow(row: readonly boolean[], top: number): string {
  const begins = row.flatMap((dark, place) => (dark && row[place - 1] !== true ? [place] : []))
  return begins.map((begin) => `M${begin} ${top}h${lengthOfRun(row, begin)}v1H${begin}z`).join('')
}

function lengthOfRun(row: readonly boolean[], begin: number): number {
  const end = row.indexOf(false, begin)
  return (end < 0 ? row.length : end) - begin
}
