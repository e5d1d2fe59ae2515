import type { AppError, ErrorCode } from '../../../preload/contract/errors.ts'
import type { Session, SessionStatus } from '../../../preload/contract/session.ts'
import type { Log } from '../../diagnostics/log.ts'
import { done, failed, type Outcome } from '../../outcome.ts'
import { moves, type From, type Move, type MoveName, type Otherwise, type SessionIn, type To } from './moves.ts'
import type { SessionState } from './state.ts'
import { noteLimit } from './waits.ts'

/** A move under way. */
export interface Turn<Name extends MoveName> {
  /** The session when the move began. */
  session: SessionIn<From<Name>>
  become: Become<To<Name>>
}

/** Changes the session to one of these states. */
export type Become<in Status extends SessionStatus> = (next: SessionIn<Status>) => Session

/** What a move answers in a state that it cannot start from. */
type Elsewhere<Name extends MoveName> =
  Otherwise<Name> extends infer Answer
    ? Outcome<Answer extends 'stay' ? Session : never, Answer extends ErrorCode ? Answer : never>
    : never

/** Carries out the moves of the table in `moves.ts`, one after the other. */
export interface SessionMachine {
  /** Does the move's work in the states that the table names, and answers what the table says in any other. */
  run: <Name extends MoveName, Value, Code extends ErrorCode = never>(
    name: Name,
    work: (turn: Turn<Name>) => Promise<Outcome<Value, Code>>,
  ) => Promise<Outcome<Value, Code> | Elsewhere<Name>>
}

/** A machine that changes this state. */
export function createMachine(state: SessionState, log: Log): SessionMachine {
  function elsewhere(name: MoveName): Outcome<Session, ErrorCode> {
    const move: Move = moves[name]
    if (move.otherwise === 'stay') return done(state.get())
    if (move.otherwise !== undefined) return failed({ code: move.otherwise } as { code: 'NotSignedIn' })
    log.error('a call that the screens do not offer here', { call: name, status: state.get().status })
    return failed({ code: 'Unexpected' })
  }

  return {
    run: (name, work) =>
      state.exclusive(async () => {
        const move: Move = moves[name]
        const session = state.get()
        // Only the table knows which states a name allows, so the compiler cannot check these two casts.
        if (!move.from.includes(session.status)) return elsewhere(name) as Elsewhere<typeof name>
        const outcome = await work({ session: session as SessionIn<From<typeof name>>, become: state.set })
        if (move.limited && !outcome.ok) noteLimit(state, outcome.error as AppError)
        return outcome
      }),
  }
}
