import { describe, expect, it } from 'vitest'
import { withoutRejections } from './bridge.ts'
import { createDouble } from './testing/double.ts'
import { phoneNumber, sessions } from './testing/samples.ts'

describe('the bridge', () => {
  it('turns a rejected invoke into Unexpected', async () => {
    const { bridge } = createDouble()
    const rejecting = { ...bridge, auth: { ...bridge.auth, signOut: () => Promise.reject(new Error('gone')) } }
    await expect(withoutRejections(rejecting).auth.signOut()).resolves.toEqual({
      ok: false,
      error: { code: 'Unexpected' },
    })
  })

  it('passes inputs, answers and events on as they are', async () => {
    const double = createDouble()
    const bridge = withoutRejections(double.bridge)
    double.answer('auth.requestPasswordReset', { ok: true, value: sessions.resettingPassword })
    await expect(bridge.auth.requestPasswordReset({ phoneNumber })).resolves.toEqual({
      ok: true,
      value: sessions.resettingPassword,
    })
    expect(double.inputsOf('auth.requestPasswordReset')).toEqual([{ phoneNumber }])

    const heard: unknown[] = []
    const stop = bridge.on('sessionChanged', (session) => heard.push(session))
    double.emit('sessionChanged', sessions.signedIn)
    stop()
    double.emit('sessionChanged', sessions.signedOut)
    expect(heard).toEqual([sessions.signedIn])
  })
})
