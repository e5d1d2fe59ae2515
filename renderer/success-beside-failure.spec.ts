import { expect, it } from 'vitest'
import { page } from 'vitest/browser'
import { oneIn } from '../scripts/reduced.ts'
import type { Session } from '../preload/contract/session.ts'
import { careAt, signOutEverywhere } from './gallery/care-opening.ts'
import { en } from './locales/en.ts'
import type { CallName } from './testing/double.ts'
import { openApp, type OpenedApp, type Opening } from './testing/open-app.ts'
import {
  bothFactors,
  confirmingBy,
  destination,
  errorOf,
  goodPassword,
  places as signedInAt,
  profile,
  sessions,
  shownNumber,
} from './testing/samples.ts'
import { anyAlert, button, changeOf, errorsOf, field, fill } from './testing/screen.ts'

// A message that something worked must not stay beside one that the same thing failed: a user who reads "A code is on
// its way" above "There were too many attempts" waits for a code that never comes.

/** A place that tells of a success: how the success gets there, and what fails then. */
interface Place {
  file: string
  call: CallName
  opening: Opening
  succeed?: (app: OpenedApp) => Promise<void>
  again: () => Promise<void>
}

const unverified = { ...profile, phoneNumberVerified: false }
const verifying: Session = {
  ...sessions.signedIn,
  profile: unverified,
  phoneCode: { newNumber: null, destination, wait: null },
}
const press = (name: string) => (): Promise<void> => button(name).click()

const codeScreens = (
  [
    ['auth.resendSignUpCode', { session: sessions.confirmingSignUp }],
    ['auth.resendResetCode', { session: sessions.resettingPassword }],
    ['profile.requestPhoneCode', { session: verifying, at: '/security/number' }],
  ] as const
).map(([call, opening]): Place => ({
  file: './components/CodeScreen.vue',
  call,
  opening,
  succeed: async (app) => {
    app.answer(call, { ok: true, value: opening.session })
    await button(en.code.resend).click()
  },
  again: press(en.code.resend),
}))

const places: Place[] = [
  ...codeScreens,
  ...(['signedOut', 'accountConfirmed', 'passwordReset', 'signedOutEverywhere', 'accountDeleted'] as const).map(
    (notice): Place => ({
      file: './views/SignInView.vue',
      call: 'auth.signIn',
      opening: { session: { ...sessions.signedOut, notice } },
      again: async () => {
        await fill({ [en.fields.phoneNumber]: shownNumber, [en.fields.password]: goodPassword })
        await button(en.signIn.submit).click()
      },
    }),
  ),
  {
    file: './views/DoneNotice.vue',
    call: 'profile.requestPhoneCode',
    opening: { session: { ...sessions.signedIn, profile: unverified } },
    succeed: async (app) => {
      app.answer('profile.update', { ok: true, value: unverified })
      await changeOf(en.attributes.role).click()
      await field(en.attributes.role).fill('Director')
      await button(en.editProfile.submit).click()
    },
    again: press(en.verifyPhone.start),
  },
  {
    file: './views/IdentityCode.vue',
    call: 'identity.resendCode',
    opening: careAt('/security', { session: confirmingBy('smsCode') }),
    succeed: async (app) => {
      app.answer('identity.resendCode', { ok: true, value: confirmingBy('smsCode') })
      await button(en.code.resend).click()
    },
    again: press(en.code.resend),
  },
  {
    file: './views/SecondFactors.vue',
    call: 'factors.prefer',
    opening: careAt('/security', { factors: bothFactors }),
    succeed: async (app) => {
      app.answer('factors.prefer', { ok: true, value: bothFactors })
      await button(en.factors.prefer).click()
    },
    again: press(en.factors.prefer),
  },
  {
    file: './views/SignedInPlaces.vue',
    call: 'sessions.endOthers',
    opening: careAt('/security'),
    succeed: async (app) => {
      app.answer('sessions.endOthers', { ok: true, value: signedInAt })
      await button(en.places.endOthers).click()
    },
    again: press(en.places.endOthers),
  },
  {
    file: './views/AllSessions.vue',
    call: 'sessions.endEverywhere',
    opening: careAt('/security', { rules: { sessions: false } }),
    succeed: async (app) => {
      app.answer('sessions.endEverywhere', { ok: true, value: sessions.signedIn })
      await signOutEverywhere(en)
    },
    again: () => signOutEverywhere(en),
  },
  {
    file: './views/DiagnosticsDialog.vue',
    call: 'diagnostics.save',
    opening: { info: { crash: { at: 0 } } },
    succeed: async (app) => {
      app.answer('diagnostics.dismissCrash', { ok: true, value: null })
      app.answer('diagnostics.preview', { ok: true, value: { files: [{ name: 'about.json', text: '{}' }] } })
      app.answer('diagnostics.save', { ok: true, value: true })
      await button(en.diagnostics.title).click()
      await button(en.diagnostics.save).click()
    },
    again: press(en.diagnostics.save),
  },
]

const success = page.getBySelector('[data-tone="success"]')
/** A message, or a field that says what is wrong with it. */
const failure = anyAlert.or(page.getBySelector('[aria-invalid="true"]'))
const every = oneIn('failures after a success')
/** Of each place some of its failures, unless the run is a whole one. */
const cases = places.flatMap((place, at) =>
  errorsOf(place.call)
    // It is asked for in a dialog.
    .filter((code) => code !== 'ConfirmationNeeded')
    .filter((_, index) => (index + at) % every === 0)
    .map((code) => ({ ...place, code })),
)

it.each(cases)('no success stands beside the failure of the same thing: $call, $code', async (place) => {
  const app = await openApp(place.opening)
  await place.succeed?.(app)
  await expect.element(success).toBeVisible()
  app.fail(place.call, errorOf(place.code))
  await place.again()
  await expect.element(failure).toBeVisible()
  expect(success.query()).toBeNull()
})

it('every file that tells of a success has its place here', () => {
  const sources = import.meta.glob<string>('./**/*.vue', { query: '?raw', import: 'default', eager: true })
  const telling = Object.entries(sources).filter(([, text]) => /tone="success"|: 'success'/.test(text))
  expect(telling.map(([file]) => file).sort()).toEqual([...new Set(places.map(({ file }) => file))].sort())
})
