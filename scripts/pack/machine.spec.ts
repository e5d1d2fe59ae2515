import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeMachine, readMachine } from './machine.ts'
import { elfHeader, fatHeader, machHeader, peHeader } from './testing/headers.ts'

describe('the machine of a native module', () => {
  it('is read from ELF, PE and Mach-O headers', () => {
    const machines = [
      elfHeader(0x3e),
      elfHeader(0xb7),
      peHeader(0x8664),
      peHeader(0xaa64),
      machHeader(0x01000007),
      machHeader(0x0100000c),
      fatHeader([0x01000007, 0x0100000c]),
    ].map((bytes) => describeMachine(readMachine(bytes)))
    expect(machines).toEqual([
      'linux-x64',
      'linux-arm64',
      'win32-x64',
      'win32-arm64',
      'darwin-x64',
      'darwin-arm64',
      'darwin-x64+arm64',
    ])
  })

  it("is this machine's own in the Node that runs", () => {
    expect(readMachine(readFileSync(process.execPath))).toEqual({ platform: process.platform, archs: [process.arch] })
  })

  it('is a number where the processor has no name here', () => {
    expect(readMachine(elfHeader(0xf3))).toEqual({ platform: 'linux', archs: ['0xf3'] })
  })

  it('is none in a text, an empty file, a cut header and a Java class', () => {
    const java = Buffer.from('cafebabe0000003d', 'hex')
    for (const bytes of [Buffer.from('not a binary at all'), Buffer.alloc(0), elfHeader(0x3e).subarray(0, 10), java]) {
      expect(readMachine(bytes)).toBeNull()
    }
  })
})
