import { expectTypeOf, it } from 'vitest'
import type { calls as declared } from '../../preload/contract/contract.ts'
import type { CommonError } from '../../preload/contract/errors.ts'
import type { createCalls } from './calls.ts'

type Declared = typeof declared
type Answering = ReturnType<typeof createCalls>
type Group = keyof Answering

/** The codes that a call can answer, as its journey's type says. */
type Answered<Call> = Call extends (...input: never[]) => Promise<infer Answer>
  ? Answer extends { ok: false; error: { code: infer Code } }
    ? Code
    : never
  : never

/** The codes that a call declares and nothing leads to. */
type Unanswered = {
  [G in Group]: {
    [N in keyof Answering[G]]: N extends keyof Declared[G]
      ? Declared[G][N] extends { errors: readonly (infer Code)[] }
        ? Exclude<Code, Answered<Answering[G][N]> | CommonError>
        : never
      : never
  }[keyof Answering[G]]
}[Group]

it('leaves no code declared that nothing leads to', () => {
  // The type check names the code when this does not compile.
  expectTypeOf<Unanswered>().toEqualTypeOf<never>()
})
