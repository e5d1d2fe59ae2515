import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { assertMachine, provideKeytar, type KeytarPlaces } from './keytar.ts'
import { elfHeader, fatHeader, machHeader, peHeader } from './testing/headers.ts'

let folder = ''
let places: KeytarPlaces
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keytar-spec-'))
  places = {
    store: join(folder, 'store'),
    ready: join(folder, 'ready'),
    installed: join(folder, 'installed'),
    fetch: () => undefined,
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

  it("is this machine's own when the package is for this machine", () => {
    const own = readFileSync(process.execPath).subarray(0, 4096)
    put('installed/build/Release/keytar.node', own)
    provideKeytar({ platform: process.platform, arch: process.arch }, places)
    expect(readFileSync(join(folder, 'store/keytar.node'))).toEqual(own)
  })

  it('is fetched for any other machine', () => {
    const fetch: KeytarPlaces['fetch'] = (_target, _installed, file) => {
      writeFileSync(file, peHeader(0x8664))
    }
    provideKeytar({ platform: 'win32', arch: 'x64' }, { ...places, fetch })
    expect(readFileSync(join(folder, 'store/keytar.node'))).toEqual(peHeader(0x8664))
  })

  it('is missed by name, also when an earlier build left one', () => {
    put('store/keytar.node', peHeader(0xaa64))
    expect(() => {
      provideKeytar({ platform: 'win32', arch: 'arm64' }, places)
    }).toThrow(/keytar\.node for win32-arm64 is missing/)
  })

  it('is refused when it is for another machine', () => {
    put('ready/win32-arm64/keytar.node', peHeader(0x8664))
    expect(() => {
      provideKeytar({ platform: 'win32', arch: 'arm64' }, places)
    }).toThrow(/keytar\.node is win32-x64, but the package is for win32-arm64\./)
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
      }).toThrow(/but the package is for darwin-x64\+arm64/)
    }
  })
})
