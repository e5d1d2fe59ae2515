// Reads a QR code as ISO/IEC 18004 says, knowing nothing of the library that draws ours. It corrects no errors: in what
// a browser has painted there are none.

/** Of level M, by version: how many blocks the code words are dealt to, and how many of each block correct errors. */
const blocksOfM = [
  1, 1, 1, 2, 2, 4, 4, 4, 5, 5, 5, 8, 9, 9, 10, 10, 11, 13, 14, 16, 17, 17, 18, 20, 21, 23, 25, 26, 28, 29,
]
const correctingOfM = [
  10, 16, 26, 18, 24, 16, 18, 22, 22, 26, 30, 22, 22, 24, 24, 28, 28, 26, 26, 26, 26, 28, 28, 28, 28, 28, 28, 28, 28,
  28,
]

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
]

/**
 * Reads a code of level M that holds bytes, versions 1 to 30.
 * @param modules without the white edge; true is dark
 */
export function readQrCode(modules: readonly (readonly boolean[])[]): string {
  const size = modules.length
  const version = (size - 17) / 4
  const format = bitsToNumber([0, 1, 2, 3, 4].map((column) => modules[8]?.[column] === true)) ^ 0b10101
  if (format >> 3 !== 0) throw new Error('not of level M')
  const mask = masks[format & 7]
  const isData = (row: number, column: number): boolean => !isFunction(row, column, size, version)
  const bits = zigzag(size)
    .filter(([row, column]) => isData(row, column))
    .map(([row, column]) => (modules[row]?.[column] === true) !== mask?.(row, column))
  const words = Array.from({ length: Math.floor(bits.length / 8) }, (_, at) =>
    bitsToNumber(bits.slice(at * 8, at * 8 + 8)),
  )
  const data = dealtBack(words, blocksOfM[version - 1] ?? 0, correctingOfM[version - 1] ?? 0)
  return textOf(
    data.flatMap((word) => Array.from({ length: 8 }, (_, at) => ((word >> (7 - at)) & 1) === 1)),
    version,
  )
}

const bitsToNumber = (bits: readonly boolean[]): number => bits.reduce((sum, bit) => sum * 2 + Number(bit), 0)

/** Where alignment patterns have their middles, in rows and in columns. */
function alignment(version: number, size: number): number[] {
  if (version === 1) return []
  const count = Math.floor(version / 7) + 2
  const step = Math.ceil((size - 13) / (2 * count - 2)) * 2
  return [6, ...Array.from({ length: count - 1 }, (_, at) => size - 7 - at * step).toReversed()]
}

/** Whether a module helps a scanner and holds no data: corners, alignment, timing, format, version. */
function isFunction(row: number, column: number, size: number, version: number): boolean {
  const far = size - 9
  if (row === 6 || column === 6) return true
  if ((row < 9 && column < 9) || (row < 9 && column > far) || (row > far && column < 9)) return true
  if (version >= 7 && ((row < 6 && column > size - 12) || (column < 6 && row > size - 12))) return true
  const middles = alignment(version, size)
  const isCorner = (one: number, other: number): boolean =>
    (one === 6 && (other === 6 || other === size - 7)) || (one === size - 7 && other === 6)
  return middles.some((middle) =>
    middles.some((other) => !isCorner(middle, other) && Math.abs(row - middle) < 3 && Math.abs(column - other) < 3),
  )
}

/** Every place, in the order of the data: pairs of columns from the right, upwards and downwards in turns. */
function zigzag(size: number): [number, number][] {
  const rights = Array.from({ length: (size - 1) / 2 }, (_, at) => size - 1 - 2 * at).map((right) =>
    right <= 6 ? right - 1 : right,
  )
  return rights.flatMap((right, turn) => {
    const rows = Array.from({ length: size }, (_, row) => (turn % 2 === 0 ? size - 1 - row : row))
    return rows.flatMap((row): [number, number][] => [
      [row, right],
      [row, right - 1],
    ])
  })
}

/** The code words of the data in their order, without those that correct errors. The last blocks are one word longer. */
function dealtBack(words: readonly number[], blocks: number, correcting: number): number[] {
  const short = Math.floor(words.length / blocks) - correcting
  const longer = words.length % blocks
  const lengths = Array.from({ length: blocks }, (_, block) => short + Number(block >= blocks - longer))
  const dealt = lengths.map((): number[] => [])
  let next = 0
  for (let at = 0; at <= short; at += 1) {
    for (const [block, length] of lengths.entries()) {
      if (at < length) dealt[block]?.push(words[next++] ?? 0)
    }
  }
  return dealt.flat()
}

function textOf(bits: readonly boolean[], version: number): string {
  if (bitsToNumber(bits.slice(0, 4)) !== 4) throw new Error('no bytes')
  const start = version < 10 ? 12 : 20
  const length = bitsToNumber(bits.slice(4, start))
  const bytes = Array.from({ length }, (_, at) => bitsToNumber(bits.slice(start + at * 8, start + at * 8 + 8)))
  return new TextDecoder().decode(new Uint8Array(bytes))
}
