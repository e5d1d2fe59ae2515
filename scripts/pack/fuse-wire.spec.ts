import { describe, expect, it } from 'vitest'
import { checkFuses, factoryWire } from './fuse-wire.ts'

const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'

/** A binary with one set of fuses for each of these states, as a universal binary has. */
function binary(...wires: string[]): Buffer {
  const parts = wires.flatMap((wire) => ['machine code', sentinel, `\x01${String.fromCharCode(wire.length)}${wire}`])
  return Buffer.from(parts.join(''), 'latin1')
}

describe('the fuses of a binary', () => {
  const promised = { runAsNode: false, enableCookieEncryption: true, onlyLoadAppFromAsar: true }

  it('are fine when each stands as promised, whatever the others do', () => {
    expect(checkFuses(binary('010001'), promised)).toEqual([])
    expect(checkFuses(binary('011111rr'), promised)).toEqual([])
  })

  it('are named when they stand otherwise, in any half of a universal binary', () => {
    expect(checkFuses(binary('110001', '010000'), promised)).toEqual([
      'fuse runAsNode is on, not off',
      'fuse onlyLoadAppFromAsar is off, not on',
    ])
  })

  it('are named when Electron removed them or does not have them yet', () => {
    expect(checkFuses(binary('r1000'), promised)).toEqual([
      'fuse runAsNode is missing, not off',
      'fuse onlyLoadAppFromAsar is missing, not on',
    ])
  })

  it('are missed in a binary without any, and in one of an unknown version', () => {
    expect(checkFuses(Buffer.from('machine code'), promised)).toEqual(['the binary has no fuses'])
    expect(checkFuses(Buffer.from(`${sentinel}\x02\x01r`, 'latin1'), promised)).toEqual([
      'the fuses are of version 2, 1 is known',
    ])
  })

  it('are not as promised in the stand-in until they are flipped', () => {
    expect(checkFuses(factoryWire(), promised)).toHaveLength(3)
  })
})
