import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertMachine, findKeytar, provideKeytar, type KeytarPlaces, type Target } from './keytar.ts'
import { readMachine } from './machine.ts'
import { elfHeader, fatHeader, machHeader, peHeader } from './testing/headers.ts'

const installed = fileURLToPath(new URL('../../node_modules/keytar', import.meta.url))

let folder = ''
let places: KeytarPlaces
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keytar-spec-'))
  places = {
    store: join(folder, 'store'),
    ready: join(folder, 'ready'),
    installed: join(folder, 'installed'),
  }
})
afterEach(() => {
  rmSync(folder, { recursive: true })
})

function put(path: string, bytes: Buffer): string {
  const file = join(folder, path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, bytes)
  return file
}

describe("keytar's native module", () => {
  it('is the one that was put ready', () => {
    put('ready/win32-arm64/keytar.node', peHeader(0xaa64))
    provideKeytar({ platform: 'win32', arch: 'arm64' }, places)
    expect(readFileSync(join(folder, 'store/keytar.node'))).toEqual(peHeader(0xaa64))
  })

  it('is otherwise the one that the package brings along', () => {
    put('installed/prebuilds/win32-x64/keytar.node', peHeader(0x8664))
    provideKeytar({ platform: 'win32', arch: 'x64' }, places)
    expect(readFileSync(join(folder, 'store/keytar.node'))).toEqual(peHeader(0x8664))
  })

  it('is missed by name, also when an earlier build left one', () => {
    put('store/keytar.node', peHeader(0xaa64))
    expect(() => {
      provideKeytar({ platform: 'win32', arch: 'arm64' }, places)
    }).toThrow(/keytar\.node for win32-arm64 is missing/)
    expect(existsSync(places.store)).toBe(false)
  })

  it('is refused when it is for another machine', () => {
    put('ready/win32-arm64/keytar.node', peHeader(0x8664))
    expect(() => {
      provideKeytar({ platform: 'win32', arch: 'arm64' }, places)
    }).toThrow(/keytar\.node is win32-x64, but win32-arm64 is wanted\./)
    expect(existsSync(places.store)).toBe(false)
  })

  it('holds both processors in a universal package', () => {
    const universal = { platform: 'darwin', arch: 'universal' }
    const both = put('both.node', fatHeader([0x01000007, 0x0100000c]))
    expect(() => {
      assertMachine(both, universal)
    }).not.toThrow()
    for (const bytes of [machHeader(0x0100000c), fatHeader([0x01000007]), elfHeader(0x3e)]) {
      expect(() => {
        assertMachine(put('one.node', bytes), universal)
      }).toThrow(/but darwin-x64\+arm64 is wanted/)
    }
  })
})

describe('the installed keytar', () => {
  const targets = ['win32', 'darwin', 'linux'].flatMap((platform): Target[] => [
    { platform, arch: 'x64' },
    { platform, arch: 'arm64' },
  ])

  it.each(targets)('has a native module for $platform on $arch', ({ platform, arch }) => {
    const file = findKeytar({ platform, arch }, { installed })
    expect(readMachine(readFileSync(file))).toEqual({ platform, archs: [arch] })
  })

  it('has one for each processor of macOS, and none of them is taken for both', () => {
    for (const arch of ['x64', 'arm64']) {
      const half = findKeytar({ platform: 'darwin', arch }, { installed })
      expect(() => {
        assertMachine(half, { platform: 'darwin', arch: 'universal' })
      }).toThrow(`keytar.node is darwin-${arch}, but darwin-x64+arm64 is wanted.`)
    }
  })

  it('is refused for a machine whose folder holds the module of another', () => {
    expect(() => findKeytar({ platform: 'linux', arch: 'arm' }, { installed })).toThrow(
      /linux-arm\Wkeytar\.node is linux-arm64, but linux-arm is wanted\./,
    )
  })
})
