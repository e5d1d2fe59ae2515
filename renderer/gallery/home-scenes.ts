import type { Profile, Session } from '../../preload/contract/session.ts'
import { emptyProfile, profile, sessions } from '../testing/samples.ts'
import { accountMenu } from '../testing/screen.ts'
import { enterCode, type Scene } from './scene.ts'

// The rooms of the account, also while its session is being restored.

const { signedIn, restoring } = sessions
const unverified = { ...profile, phoneNumberVerified: false }
const signedInAs = (shown: Profile): Session => ({ ...signedIn, profile: shown })
const checkedAt = Date.UTC(2026, 10, 22, 14, 5)

/** The owner of a new account has just entered the code. */
const confirmed = (session: Session): Scene => ({
  name: '',
  opening: {
    session: sessions.confirmingSignUp,
    script: (double) => {
      double.answer('auth.confirmSignUp', { ok: true, value: session })
      if (session.status === 'signedIn') double.answer('profile.refresh', { ok: true, value: session.profile })
    },
  },
  act: (texts) => enterCode(texts, '123456'),
})

export const homeScenes: Scene[] = [
  { ...confirmed(signedIn), name: 'profile, of a new account' },
  {
    ...confirmed({ ...signedIn, keptIn: 'memory', profile: emptyProfile }),
    name: 'profile, of a new account of which little is known',
  },
  {
    name: 'profile, a name in one piece',
    opening: { session: signedInAs({ ...profile, attributes: { name: '大川あだ' } }) },
  },
  { name: 'security', opening: { session: signedIn, at: '/security' } },
  { name: 'security, not verified', opening: { session: signedInAs(unverified), at: '/security' } },
  { name: 'security, nothing given', opening: { session: signedInAs(emptyProfile), at: '/security' } },
  {
    name: 'this computer',
    opening: {
      session: signedIn,
      at: '/this-computer',
      info: { platform: 'win32', update: { status: 'current', checkedAt } },
    },
  },
  {
    name: 'this computer, on a Mac',
    opening: { session: { ...signedIn, since: null }, at: '/this-computer', info: { platform: 'darwin' } },
  },
  {
    name: 'this computer, kept in memory',
    opening: { session: { ...signedIn, keptIn: 'memory' }, at: '/this-computer', info: { keychain: 'locked' } },
  },
  {
    name: 'this computer, restoring',
    opening: { session: { ...restoring, wasSignedIn: true, profile }, at: '/this-computer' },
  },
  { name: 'help', opening: { session: signedIn, at: '/help' } },
  {
    name: 'the account, its menu',
    opening: { session: signedIn, at: '/help' },
    act: async (texts) => {
      // Only a narrow window has it.
      if (accountMenu(texts).query() !== null) await accountMenu(texts).click()
    },
  },
  {
    name: 'security, restoring, offline',
    opening: { session: { ...restoring, wasSignedIn: true, problem: 'Offline', profile }, at: '/security' },
  },
  { name: 'security, nothing known yet', opening: { session: { ...restoring, wasSignedIn: true }, at: '/security' } },
]
