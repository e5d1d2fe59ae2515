import { events, type calls } from '../../preload/contract/contract.ts'
import {
  listCalls,
  type Answer,
  type Bridge,
  type EventName,
  type EventPayload,
  type Group,
  type ListedCall,
} from '../../preload/contract/derive.ts'
import type { AppError, ErrorCode } from '../../preload/contract/errors.ts'

type Calls = typeof calls

/** Name of a call, such as `auth.signIn`. */
export type CallName = { [G in Group]: `${G}.${keyof Calls[G] & string}` }[Group]

/** The declaration behind a name. */
type Declared<Name extends CallName> = Name extends `${infer G extends Group}.${infer N}`
  ? N extends keyof Calls[G]
    ? Calls[G][N]
    : never
  : never

type AnswerOf<Name extends CallName> = Answer<Declared<Name>>
type Listener = (payload: never) => void
type Script = () => Promise<unknown>

/** One call that the app made. */
interface RecordedCall {
  name: CallName
  input: unknown
}

/** A stand-in for the main process, derived from the contract. */
export interface Double {
  /** What the app gets as its bridge. */
  bridge: Bridge
  /** What the app called so far, in order. */
  recorded: RecordedCall[]
  /** How each call was answered so far, in order: its error's code, or `ok`. */
  answered: { name: CallName; code: ErrorCode | 'ok' }[]
  /** What the app did that the contract or the script does not allow. A test fails when there are any at its end. */
  complaints: string[]
  /** Answers the call with this from now on; a promise keeps the call waiting. */
  answer: <Name extends CallName>(name: Name, answer: AnswerOf<Name> | Promise<AnswerOf<Name>>) => void
  /** Answers the call with this failure from now on. */
  fail: (name: CallName, error: AppError) => void
  /** Inputs of all calls of this name. */
  inputsOf: (name: CallName) => unknown[]
  /** Sends an event to the app. */
  emit: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
}

/**
 * Makes a double from the contract's calls. A test scripts each call with `answer`. A call that is not scripted rejects
 * and is a complaint, as is one whose input the call's schema refuses. An answer that the call may not give is a
 * mistake of the test, and the call rejects.
 */
export function createDouble(): Double {
  const scripts = new Map<string, Script>()
  const listeners = new Map<EventName, Set<Listener>>()
  const recorded: RecordedCall[] = []
  const outcomes: Double['answered'] = []
  const complaints: string[] = []

  function complain(complaint: string): Promise<never> {
    complaints.push(complaint)
    return Promise.reject(new Error(complaint))
  }

  function handle({ group, name, declaration, result }: ListedCall) {
    const path = `${group}.${name}` as CallName
    return async (...sent: unknown[]): Promise<unknown> => {
      const [input] = sent
      recorded.push({ name: path, input })
      const script = scripts.get(path)
      if (script === undefined) return complain(`${path} was called but is not scripted.`)
      const parsed = declaration.input.safeParse(input)
      if (!parsed.success) return complain(`${path} was called with a wrong input: ${parsed.error.message}`)
      const answered = result.parse(await script())
      outcomes.push({ name: path, code: answered.ok ? 'ok' : answered.error.code })
      // As main does it: a new session is announced before the call that brought it is answered.
      if (answered.ok && declaration.output === events.sessionChanged && path !== 'session.get') {
        emit('sessionChanged', events.sessionChanged.parse(answered.value))
      }
      return structuredClone(answered)
    }
  }

  function emit<Name extends EventName>(name: Name, payload: EventPayload<Name>): void {
    const checked = events[name].parse(payload)
    for (const listener of listeners.get(name) ?? []) {
      ;(listener as (payload: unknown) => void)(structuredClone(checked))
    }
  }

  const bridge: Record<string, unknown> = {
    on: (event: EventName, listener: Listener) => {
      const listening = listeners.get(event) ?? new Set()
      listeners.set(event, listening.add(listener))
      return () => listening.delete(listener)
    },
  }
  for (const call of listCalls()) {
    const members = (bridge[call.group] ??= {}) as Record<string, unknown>
    members[call.name] = handle(call)
  }

  return {
    bridge: bridge as Bridge,
    recorded,
    answered: outcomes,
    complaints,
    answer: (name, answer) => {
      scripts.set(name, () => Promise.resolve(answer))
    },
    fail: (name, error) => {
      scripts.set(name, () => Promise.resolve({ ok: false, error }))
    },
    inputsOf: (name) => recorded.filter((call) => call.name === name).map(({ input }) => input),
    emit,
  }
}
