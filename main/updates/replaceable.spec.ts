import { describe, expect, it } from 'vitest'
import { canBeReplaced } from './replaceable.ts'

/** Asks about an app whose user may write to all of these folders but to the locked ones. */
const on = (platform: string, execPath: string, locked: string[] = [], appImage?: string): boolean =>
  canBeReplaced({ platform, execPath, appImage, mayWrite: (path) => !locked.includes(path) })

describe('an app on macOS', () => {
  const within = (folder: string): string => `${folder}/Latchkey.app/Contents/MacOS/Latchkey`

  it.each(['/Applications', '/Users/ada/Applications', '/Volumes/External'])('can be replaced in %s', (folder) => {
    expect(on('darwin', within(folder))).toBe(true)
  })

  it.each([
    ['the hidden copy that the system made', '/private/var/folders/x/T/AppTranslocation/1F2E/d', []],
    ['a disk image', '/Volumes/Latchkey', ['/Volumes/Latchkey', '/Volumes/Latchkey/Latchkey.app']],
    ['a folder of somebody else’s', '/Applications', ['/Applications']],
    ['a bundle of somebody else’s', '/Applications', ['/Applications/Latchkey.app']],
  ])('cannot in %s', (_where, folder, locked) => {
    expect(on('darwin', within(folder), locked)).toBe(false)
  })
})

it('an AppImage can be replaced where its folder can be written', () => {
  const appImage = '/home/ada/Latchkey.AppImage'
  expect(on('linux', '/tmp/.mount/latchkey', [], appImage)).toBe(true)
  expect(on('linux', '/tmp/.mount/latchkey', ['/home/ada'], appImage)).toBe(false)
})

it('on Windows the installer asks for rights itself', () => {
  expect(on('win32', 'C:\\Program Files\\Latchkey\\Latchkey.exe', ['C:\\Program Files\\Latchkey'])).toBe(true)
})

it('a real folder is asked', () => {
  expect(canBeReplaced({ platform: 'linux', execPath: '', appImage: '/nowhere/at/all/x.AppImage' })).toBe(false)
})
