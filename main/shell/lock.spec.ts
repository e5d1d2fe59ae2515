import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { constants, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { folderProblem, takeLock, type Lock } from './lock.ts'
import { isHere } from '../../scripts/platforms.ts'

// `e2e/electron/shell-start.spec.ts` shows it in Electron.

let base = ''
beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'latchkey-lock-'))
})
afterEach(() => {
  rmSync(base, { recursive: true })
})

const failing = (code: string) => () => {
  throw Object.assign(new Error(code), { code })
}

describe('a folder for the app’s data', () => {
  it.each(Object.keys(constants.errno))('that fails with %s is named, with what is wrong', (code) => {
    const problem = folderProblem('/home/ada/Latchkey', failing(code))
    expect(problem).toContain('/home/ada/Latchkey')
    expect(problem).toContain(`(${code}).`)
    if (['ENOSPC', 'EDQUOT'].includes(code)) expect(problem).toContain('no room')
    else expect(problem).not.toContain('no room')
    if (['EACCES', 'EPERM', 'EROFS'].includes(code)) expect(problem).toContain('may not write')
    else expect(problem).not.toContain('may not write')
  })

  it('that can be written is left as it was, made first where there is none', () => {
    expect(folderProblem(join(base, 'a/b'))).toBeNull()
    expect(readdirSync(join(base, 'a/b'))).toEqual([])
  })

  it('whose place a file has is named', () => {
    writeFileSync(join(base, 'file'), '')
    expect(folderProblem(join(base, 'file'))).toContain('a file is in its place')
    expect(folderProblem(join(base, 'file/below'))).toContain('a file is in its place')
  })
})

describe('the lock', () => {
  /** @param answers what Electron says, one try after the other */
  function take(answers: boolean[], platform = 'linux', folder = base): Lock {
    return takeLock(
      {
        name: 'Latchkey',
        getPath: (name) => {
          if (name === 'userData' && folder !== base) throw new Error("Failed to get 'userData' path")
          return name === 'userData' ? folder : join(folder, '..')
        },
        requestSingleInstanceLock: () => answers.shift() ?? false,
      },
      platform,
    )
  }

  it.runIf(isHere('links that anybody may make'))('is held, or another start on this computer holds it', () => {
    expect(take([true])).toBe('held')
    symlinkSync('computer-1234', join(base, 'SingletonLock'))
    expect(take([false])).toBe('elsewhere')
    rmSync(join(base, 'SingletonLock'))
    expect(take([false], 'win32')).toBe('elsewhere')
  })

  it('is taken after all when the other start has just ended', () => {
    expect(take([false, true])).toBe('held')
  })

  it.each<[string, () => Lock, string]>([
    ['nobody can make it', () => take([false, false]), 'temporary files'],
    [
      'Electron cannot make its folder',
      () => {
        mkdirSync(join(base, 'config'))
        writeFileSync(join(base, 'config/Latchkey'), '')
        return take([false], 'linux', join(base, 'config/x'))
      },
      join('config', 'Latchkey'),
    ],
  ])('says why nobody runs the app when %s', (_why, run, said) => {
    const lock = run()
    expect(lock).toMatchObject({ problem: expect.stringContaining(said) as unknown })
  })
})
