import type { Configuration } from 'electron-builder'

type FuseOptions = NonNullable<Configuration['electronFuses']>

/** The mark that Electron puts before the fuses in its binary, and the order of the fuses (version 1 of the format). */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX', 'latin1')
const order = [
  'runAsNode',
  'enableCookieEncryption',
  'enableNodeOptionsEnvironmentVariable',
  'enableNodeCliInspectArguments',
  'enableEmbeddedAsarIntegrityValidation',
  'onlyLoadAppFromAsar',
  'loadBrowserProcessSpecificV8Snapshot',
  'grantFileProtocolExtraPrivileges',
] as const satisfies (keyof FuseOptions)[]
const states: Record<string, boolean> = { '0': false, '1': true }

/**
 * Compares the fuses of a packed binary with what was promised.
 * @param binary Electron's executable, on macOS its framework; a universal one has a set of fuses for each processor
 * @param promised as in electron-builder.yml; fuses that are not named there may have any state
 * @returns a sentence for each fault; empty when every promise is kept
 */
export function checkFuses(binary: Buffer, promised: FuseOptions): string[] {
  const wires = findWires(binary)
  if (wires.length === 0) return ['the binary has no fuses']
  return wires.flatMap(({ version, wire }) => {
    if (version !== 1) return [`the fuses are of version ${version}, 1 is known`]
    return order.flatMap((fuse, index) => {
      const wanted = promised[fuse]
      const found = states[wire.charAt(index)]
      return wanted === undefined || found === wanted
        ? []
        : [`fuse ${fuse} is ${describe(found)}, not ${describe(wanted)}`]
    })
  })
}

/** A set of fuses for a stand-in, each in the state in which Electron ships it. */
export function factoryWire(): Buffer {
  const wire = order.map((fuse) =>
    fuse.startsWith('enableNode') || fuse === 'runAsNode' || fuse.startsWith('grant') ? '1' : '0',
  )
  return Buffer.concat([sentinel, Buffer.from([1, wire.length]), Buffer.from(wire.join(''), 'latin1')])
}

function findWires(binary: Buffer): { version: number; wire: string }[] {
  const wires: { version: number; wire: string }[] = []
  for (let at = binary.indexOf(sentinel); at !== -1; at = binary.indexOf(sentinel, at + 1)) {
    const start = at + sentinel.length
    const [version = 0, length = 0] = binary.subarray(start, start + 2)
    wires.push({ version, wire: binary.toString('latin1', start + 2, start + 2 + length) })
  }
  return wires
}

function describe(state: boolean | undefined): string {
  return state === undefined ? 'missing' : state ? 'on' : 'off'
}
