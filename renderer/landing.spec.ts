import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Session, SignInStep } from '../preload/contract/session.ts'
import { createLanding } from './landing.ts'
import { homeOf, homes } from './router.ts'
import type { Flash } from './stores/flash.ts'
import { emptyProfile, profile, sessions, signingInAt } from './testing/samples.ts'

const steps: SignInStep[] = [
  { kind: 'smsCode', destination: null, mayChoose: true },
  { kind: 'totpCode', mayChoose: true },
  { kind: 'chooseFactor', factors: ['sms', 'totp'] },
  { kind: 'setUpTotp' },
]
const first = signingInAt({ kind: 'newPassword', missing: [] })
const anySteps = fc.array(fc.constantFrom(...steps.map(signingInAt)), { maxLength: 4 })
const unverified = { ...sessions.signedIn, profile: { ...profile, phoneNumberVerified: false } }

/** How users come to a sign-in: the session, its screen, and what greets them at the end. */
const begins = [
  [sessions.signedOut, 'sign-in', null],
  [sessions.signedOut, 'sign-up', 'accountReady'],
  [sessions.confirmingSignUp, 'confirm-sign-up', 'accountReady'],
  [sessions.resettingPassword, 'reset-password', 'profile.passwordReset'],
] as const satisfies [Session, string, Flash | null][]

describe('whatever steps a sign-in has', () => {
  it('its user is greeted by how they came to it, once, on the screen of their account', () => {
    fc.assert(
      fc.property(fc.constantFrom(...begins), anySteps, ([session, from, greeting], between) => {
        const land = createLanding(homeOf, session)
        let screen: string = from
        for (const step of between) {
          expect(land(step, screen)).toEqual({ screen: homes.signingIn, greeting: null })
          screen = homes.signingIn
        }
        expect(land(sessions.signedIn, screen)).toEqual({ screen: homes.signedIn, greeting })
        // The next sign-in is another story.
        land(sessions.signedOut, homes.signedIn)
        expect(land(sessions.signedIn, 'sign-in')).toEqual({ screen: homes.signedIn, greeting: null })
      }),
    )
  })

  it.each([
    [sessions.signedIn, 'profile', 'firstPassword.done'],
    [unverified, 'security-number', 'firstPassword.verify'],
    [{ ...sessions.signedIn, profile: emptyProfile }, 'profile', 'firstPassword.done'],
  ] as const)('a first password among them is told at its end: %o', (last, screen, greeting) => {
    fc.assert(
      fc.property(anySteps, anySteps, (before, after) => {
        const land = createLanding(homeOf, sessions.signedOut)
        for (const step of [...before, first, ...after]) land(step, 'signing-in')
        expect(land(last, 'signing-in')).toEqual({ screen, greeting })
        // Main tells of the session, and answers with it.
        expect(land({ ...last }, 'signing-in')).toEqual({ screen, greeting })
      }),
    )
  })

  it('one that follows the end of every session is told as that, and one that is given up is not', () => {
    fc.assert(
      fc.property(anySteps, fc.boolean(), (between, givenUp) => {
        const land = createLanding(homeOf, sessions.signedIn)
        for (const step of [sessions.signingIn, ...between]) land(step, 'security')
        if (givenUp) land({ ...sessions.signedOut, notice: 'signedOutEverywhere' }, 'signing-in')
        const greeting = givenUp ? null : 'places.everywhereDone'
        expect(land(sessions.signedIn, 'sign-in')).toEqual({ screen: homes.signedIn, greeting })
      }),
    )
  })

  it('one that is given up, or over, leaves no greeting for the next', () => {
    fc.assert(
      fc.property(fc.constantFrom(...begins), fc.boolean(), anySteps, ([session, from], chose, between) => {
        const land = createLanding(homeOf, session)
        for (const step of [...(chose ? [first] : []), ...between]) land(step, from)
        land({ ...sessions.signedOut, notice: 'signInOver' }, 'signing-in')
        expect(land(unverified, 'sign-in')).toEqual({ screen: homes.signedIn, greeting: null })
      }),
    )
  })
})
