/** What a native module runs on, in the words of `process.platform` and `process.arch`. */
export interface Machine {
  platform: string
  /** A universal macOS binary has several. */
  archs: string[]
}

const elf: Record<number, string> = { 0x3e: 'x64', 0xb7: 'arm64', 0x03: 'ia32', 0x28: 'arm' }
const pe: Record<number, string> = { 0x8664: 'x64', 0xaa64: 'arm64', 0x14c: 'ia32' }
const mach: Record<number, string> = { 0x01000007: 'x64', 0x0100000c: 'arm64' }

/**
 * Reads from a binary's header for which machine it was made: ELF (Linux), PE (Windows) or Mach-O (macOS). A processor
 * that has no name here gets its number.
 * @returns null when the bytes are none of the three, or end within the header
 */
export function readMachine(bytes: Buffer): Machine | null {
  try {
    return readElf(bytes) ?? readPe(bytes) ?? readMachO(bytes)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}

/** `win32-x64`, `darwin-x64+arm64`. */
export function describeMachine(machine: Machine | null): string {
  return machine === null ? 'no native module' : `${machine.platform}-${machine.archs.join('+')}`
}

function readElf(bytes: Buffer): Machine | null {
  if (bytes.readUInt32BE(0) !== 0x7f454c46) return null
  const littleEndian = bytes.readUInt8(5) === 1
  const machine = littleEndian ? bytes.readUInt16LE(18) : bytes.readUInt16BE(18)
  return { platform: 'linux', archs: [name(elf, machine)] }
}

function readPe(bytes: Buffer): Machine | null {
  if (bytes.toString('latin1', 0, 2) !== 'MZ') return null
  const header = bytes.readUInt32LE(0x3c)
  if (bytes.readUInt32BE(header) !== 0x50450000) return null
  return { platform: 'win32', archs: [name(pe, bytes.readUInt16LE(header + 4))] }
}

function readMachO(bytes: Buffer): Machine | null {
  const magic = bytes.readUInt32BE(0)
  if (magic === 0xcffaedfe) return { platform: 'darwin', archs: [name(mach, bytes.readUInt32LE(4))] }
  // A universal binary is big-endian and has one entry for each processor. The entries are longer where offsets have 64
  // bits.
  const entry = { 0xcafebabe: 20, 0xcafebabf: 32 }[magic]
  if (entry === undefined) return null
  const slices = Array.from({ length: bytes.readUInt32BE(4) }, (_, index) => bytes.readUInt32BE(8 + index * entry))
  return { platform: 'darwin', archs: slices.map((type) => name(mach, type)) }
}

function name(names: Record<number, string>, machine: number): string {
  return names[machine] ?? `0x${machine.toString(16)}`
}
