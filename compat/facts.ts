import type { PoolSettings } from '../infra/local-pool/settings.ts'
import { openStore } from '../infra/local-pool/store.ts'
import type { AppFolder } from './app-folder.ts'

// What the files of a version say, in words that no version changes: Cognito's names for attributes, and this file's
// own names for the rest. When the app comes to keep something in another form, change this file; the facts that an
// older version wrote down stay as they are.

/** What an app knows that was started on this folder. */
export async function factsOf({ memory, preferences, place, notes, vault }: AppFolder): Promise<object> {
  const { pending, wait, ended, maybeSignedUp, phoneNumber, profile } = memory.get()
  return {
    pending,
    wait,
    ended,
    maybeSignedUp,
    phoneNumber,
    user: profile && { username: profile.username, attributes: attributesOf(profile.profile) },
    phoneCode: phoneCodeOf(profile?.phoneCode ?? null),
    settings: preferences.get(),
    window: { bounds: place.bounds(), maximized: place.maximized() },
    crashes: notes.list(),
    untoldCrash: notes.untold(),
    session: await vault.load(),
    unrevoked: await vault.unrevoked(),
  }
}

type PhoneCode = NonNullable<ReturnType<AppFolder['memory']['get']>['profile']>['phoneCode']

/** Version 0.1.0 knew of no code for a new number. */
function phoneCodeOf(code: PhoneCode): object | null {
  if (code === null) return null
  const { newNumber, ...others } = code
  return newNumber === null ? others : code
}

type StoredProfile = NonNullable<ReturnType<AppFolder['memory']['get']>['profile']>['profile']

function attributesOf({ phoneNumber, phoneNumberVerified, attributes }: StoredProfile): object {
  return { phone_number: phoneNumber, phone_number_verified: phoneNumberVerified, ...attributes }
}

/** What a local pool knows that was started on this directory. The pool is closed again. */
export async function poolFactsOf(directory: string, settings: PoolSettings): Promise<object> {
  const store = openStore(settings, directory)
  try {
    const { users, families, attempts } = store
    const [first] = users.values()
    const [family] = families.values()
    return {
      users: Object.fromEntries(users.entries()),
      families: Object.fromEntries(families.entries()),
      attempts: Object.fromEntries(attempts.entries()),
      foundByPhone: store.userByPhone(first?.signInPhone ?? '')?.sub,
      foundByToken: store.familyByRefreshHash(family?.refreshHash ?? '')?.originJti,
    }
  } finally {
    await store.close()
  }
}
