import { expect, it } from 'vitest'
import { windowsFolder } from './windows-folder.ts'
import { isHere } from '../../scripts/platforms.ts'

it('is the one that the kernel names, on whichever drive', () => {
  const asked: string[] = []
  const folder = windowsFolder((link) => {
    asked.push(link)
    return 'D:\\Windows'
  })
  expect([folder, asked]).toEqual(['D:\\Windows', ['\\\\?\\GLOBALROOT\\SystemRoot']])
})

it.each(['\\\\?\\GLOBALROOT\\SystemRoot', '\\\\server\\share', 'C:\\', ''])(
  'is the usual one when the answer is no folder of a drive: %s',
  (answer) => {
    expect(windowsFolder(() => answer)).toBe('C:\\Windows')
  },
)

it.runIf(isHere('no PowerShell and no Windows folder'))('is the usual one when the kernel cannot be asked', () => {
  expect(windowsFolder()).toBe('C:\\Windows')
})
