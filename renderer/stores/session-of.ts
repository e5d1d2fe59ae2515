import { computed, shallowReadonly, shallowRef, watch, type ComputedRef, type ShallowRef } from 'vue'
import type { Profile, Session, SessionStatus, SignInStep } from '../../preload/contract/session.ts'
import { useSessionStore } from './session.ts'

export type SessionOf<Status extends SessionStatus> = Extract<Session, { status: Status }>

type Followed<Kind extends Session> = Readonly<ShallowRef<Kind>>

/**
 * The session, for a screen that shows only sessions of this kind. When it becomes another, this one keeps its last
 * value, so that the screen keeps its content until the next screen takes its place.
 */
function follow<Kind extends Session>(is: (session: Session) => session is Kind, kind: string): Followed<Kind> {
  const store = useSessionStore()
  if (!is(store.current)) throw new Error(`This screen needs a session that is ${kind}.`)

  const session = shallowRef<Kind>(store.current)
  watch(
    () => store.current,
    (next) => {
      if (is(next)) session.value = next
    },
  )
  return shallowReadonly(session)
}

/** The session, for a screen that shows only this status; see `follow`. */
export function useSessionOf<Status extends SessionStatus>(status: Status): Followed<SessionOf<Status>> {
  return follow((session): session is SessionOf<Status> => session.status === status, status)
}

/** A sign-in that is at a step of this kind. */
export type SigningInAt<Kind extends SignInStep['kind']> = SessionOf<'signingIn'> & {
  step: Extract<SignInStep, { kind: Kind }>
}

/** The session, for the screen of one step of a sign-in; see `follow`. */
export function useSigningInAt<Kind extends SignInStep['kind']>(kind: Kind): Followed<SigningInAt<Kind>> {
  return follow(
    (session): session is SigningInAt<Kind> => session.status === 'signingIn' && session.step.kind === kind,
    kind,
  )
}

/**
 * Whether the account is shown: its user is signed in, or was when the app was closed, and the session is being
 * restored (decision 0061).
 */
export function isOfAccount(session: Session): session is SessionOf<'signedIn' | 'restoring'> {
  return session.status === 'signedIn' || (session.status === 'restoring' && session.wasSignedIn)
}

/** Stands for a profile of which nothing is known yet. */
const nothing: Profile = { phoneNumber: null, phoneNumberVerified: false, attributes: {} }

/** What a room of the account shows. */
interface Account {
  profile: ComputedRef<Profile>
  /** False until anything of the profile is known: then what it lacks is not lacking, only late. */
  known: ComputedRef<boolean>
  /** The session itself once the user is signed in. Null before: nothing can be asked of the server yet. */
  ready: ComputedRef<SessionOf<'signedIn'> | null>
}

/** The account, for its rooms, which are there before the session is restored. */
export function useAccount(): Account {
  const session = follow(isOfAccount, 'of an account')
  return {
    profile: computed(() => session.value.profile ?? nothing),
    known: computed(() => session.value.profile !== null),
    ready: computed(() => (session.value.status === 'signedIn' ? session.value : null)),
  }
}
