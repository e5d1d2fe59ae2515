import { shallowReadonly, shallowRef, watch, type ShallowRef } from 'vue'
import type { Session, SessionStatus } from '../../preload/contract/session.ts'
import { useSessionStore } from './session.ts'

export type SessionOf<Status extends SessionStatus> = Extract<Session, { status: Status }>

function has<Status extends SessionStatus>(session: Session, status: Status): session is SessionOf<Status> {
  return session.status === status
}

/**
 * The session, for a screen that shows only this status. When the session gets another status, this one keeps its last
 * value, so that the screen keeps its content until the next screen takes its place.
 */
export function useSessionOf<Status extends SessionStatus>(status: Status): Readonly<ShallowRef<SessionOf<Status>>> {
  const store = useSessionStore()
  if (!has(store.current, status)) throw new Error(`This screen needs a session that is ${status}.`)

  const session = shallowRef(store.current)
  watch(
    () => store.current,
    (next) => {
      if (has(next, status)) session.value = next
    },
  )
  return shallowReadonly(session)
}
