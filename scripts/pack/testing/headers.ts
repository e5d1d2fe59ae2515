/** The start of an ELF file for a processor. */
export function elfHeader(machine: number): Buffer {
  const bytes = Buffer.alloc(64)
  bytes.write('7f454c46020101', 'hex')
  bytes.writeUInt16LE(machine, 18)
  return bytes
}

/** The start of a Windows library for a processor. */
export function peHeader(machine: number): Buffer {
  const bytes = Buffer.alloc(256)
  bytes.write('MZ', 'latin1')
  bytes.writeUInt32LE(0x80, 0x3c)
  bytes.write('PE\0\0', 0x80, 'latin1')
  bytes.writeUInt16LE(machine, 0x84)
  return bytes
}

/** The start of a macOS library for one processor. */
export function machHeader(type: number): Buffer {
  const bytes = Buffer.alloc(32)
  bytes.writeUInt32LE(0xfeedfacf, 0)
  bytes.writeUInt32LE(type, 4)
  return bytes
}

/** The start of a macOS library for several processors. */
export function fatHeader(types: number[]): Buffer {
  const bytes = Buffer.alloc(8 + types.length * 20)
  bytes.writeUInt32BE(0xcafebabe, 0)
  bytes.writeUInt32BE(types.length, 4)
  types.forEach((type, index) => bytes.writeUInt32BE(type, 8 + index * 20))
  return bytes
}
