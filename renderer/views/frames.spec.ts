import { describe, expect, it } from 'vitest'
import { en } from '../locales/en.ts'
import { openApp } from '../testing/open-app.ts'
import { sessions } from '../testing/samples.ts'
import { status } from '../testing/screen.ts'

describe.each(['signedOut', 'signedIn'] as const)('around the screens of a user who is %s', (where) => {
  it('says that the app is offline, until it is not', async () => {
    const app = await openApp({ session: sessions[where] })
    expect(status(en.app.offline).query()).toBeNull()
    app.emit('connectionChanged', 'offline')
    await expect.element(status(en.app.offline)).toBeVisible()
    app.emit('connectionChanged', 'online')
    await expect.poll(() => status(en.app.offline).query()).toBeNull()
  })
})
