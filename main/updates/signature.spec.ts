import { describe, expect, it } from 'vitest'
import { reasonOf } from './engine.ts'
import { judgeSignature, verifySignature } from './signature.ts'
import { isHere } from '../../scripts/platforms.ts'

const fine = { runningSigned: true, updateSigned: true, samePublisher: true, version: '1.1.0' }
const judge = (change: Partial<Record<keyof typeof fine, unknown>>) => (): void => {
  judgeSignature(`${JSON.stringify({ ...fine, ...change })}\r\n`, '1.1.0')
}

describe('an installer for Windows', () => {
  it('passes when it is signed by the publisher of the running application', () => {
    expect(judge({})).not.toThrow()
    expect(judge({ version: '1.1.0 ' })).not.toThrow()
  })

  it.each([
    ['by nobody, or not validly', { updateSigned: false }, 'not validly signed'],
    ['by somebody else', { samePublisher: false }, 'signed by somebody else'],
    ['by the right one, but is an older version under a new name', { version: '0.9.0' }, 'of another version'],
    ['by the right one, but has no version', { version: null }, 'of another version'],
    ['while the running application is not', { runningSigned: false }, 'no update can be trusted'],
  ])('is refused when it is signed %s', (_, change, message) => {
    expect(judge(change)).toThrow(message)
  })

  it('is refused when Windows says something else', () => {
    expect(judge({ updateSigned: 'True' })).toThrow()
    expect(() => {
      judgeSignature('', '1.1.0')
    }).toThrow()
  })

  it.runIf(isHere('no PowerShell and no Windows folder'))('is refused when PowerShell cannot be asked', async () => {
    const error = await verifySignature('setup.exe', '1.1.0').catch((thrown: unknown) => thrown)
    expect([reasonOf(error), String(error)]).toEqual([
      'refused',
      'UpdateRefused: the signature of the installer could not be checked',
    ])
  })
})
