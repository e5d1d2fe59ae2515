import { describe, expect, it } from 'vitest'
import { canReplaceItself, chooseFeed } from './feed.ts'

const stageFeed = 'https://build.example.com'
const updateFeedUrl = 'https://administrator.example.com'
const policy = { updatesEnabled: true, updateFeedUrl: null }
const installed = { packaged: true, stageFeed, policy, replaceable: true }

describe('the feed', () => {
  it('is the build’s, or the administrator’s in its place', () => {
    expect(chooseFeed(installed)).toEqual({ feed: stageFeed })
    expect(chooseFeed({ ...installed, policy: { ...policy, updateFeedUrl } })).toEqual({ feed: updateFeedUrl })
    expect(chooseFeed({ ...installed, stageFeed: undefined, policy: { ...policy, updateFeedUrl } })).toEqual({
      feed: updateFeedUrl,
    })
  })

  it('is none where there are no updates', () => {
    expect(chooseFeed({ ...installed, stageFeed: undefined })).toEqual({ off: 'noFeed' })
    expect(chooseFeed({ ...installed, packaged: false })).toEqual({ off: 'notPackaged' })
    expect(chooseFeed({ ...installed, policy: { updatesEnabled: false, updateFeedUrl } })).toEqual({ off: 'policy' })
    expect(chooseFeed({ ...installed, replaceable: false })).toEqual({ off: 'installation' })
  })
})

describe('an installation that can replace itself', () => {
  const program = 'C:\\Program Files\\Latchkey'
  const on = (platform: string, appImage?: string, files: string[] = []): boolean =>
    canReplaceItself({
      platform,
      execPath: platform === 'win32' ? `${program}\\Latchkey.exe` : '/opt/Latchkey/latchkey',
      appImage,
      exists: (path) => files.includes(path),
    })

  it('is a Mac’s, an AppImage, or what the NSIS installer put there', () => {
    expect(on('darwin')).toBe(true)
    expect(on('linux', '/home/ada/Latchkey.AppImage')).toBe(true)
    expect(on('win32', undefined, [`${program}\\Uninstall Latchkey.exe`])).toBe(true)
  })

  it('is neither a deb nor an MSI', () => {
    expect(on('linux')).toBe(false)
    expect(on('win32')).toBe(false)
  })
})
