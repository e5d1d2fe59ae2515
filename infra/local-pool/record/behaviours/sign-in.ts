import type { Behaviour } from '../behaviour.ts'
import type { Answers } from '../bench.ts'
import { lock, otherPassword, invited, outcome, person, rightPassword, said, srp, wrongPassword } from '../steps.ts'

const minute = 60_000

export const signInBehaviours: readonly Behaviour[] = [
  {
    lines: ['The text of that refusal'],
    async replay(bench) {
      const { sdk, ClientId } = bench
      const { phone } = await person(bench)
      const AuthParameters = { USERNAME: phone, SRP_A: '0' }
      return {
        'SRP_A = 0': await said(sdk.initiateAuth({ ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters }), outcome),
      }
    },
  },
  {
    lines: ['The tolerance: five minutes'],
    async replay(bench) {
      const { phone } = await person(bench)
      const answers: Answers = {}
      for (const minutes of [-6, -4, 4, 6]) {
        const { send, answer } = await srp(bench, phone)
        const at = bench.clock.now() + minutes * minute
        answers[`a clock that is ${minutes} minutes off`] = await said(send(answer(rightPassword, at)), outcome)
      }
      return answers
    },
  },
  {
    lines: ['A SECRET_BLOCK can be answered once'],
    async replay(bench) {
      const { phone } = await person(bench)
      const { send, answer } = await srp(bench, phone)
      const right = answer(rightPassword)
      return {
        'the right answer': await said(send(right), outcome),
        'the same again': await said(send(right), outcome),
      }
    },
  },
  {
    lines: ['With SRP the lock shows at RespondToAuthChallenge'],
    async replay(bench) {
      const { phone } = await person(bench)
      await lock(bench, phone)
      const { send, answer } = await srp(bench, phone)
      return { 'the challenge': 'given', 'the answer with a wrong password': await said(send(answer(wrongPassword))) }
    },
  },
  {
    lines: ['A temporary password signs in more than once, until one of the sign-ins has set another'],
    ownPool: () => undefined,
    async replay(bench) {
      const who = await invited(bench, { name: 'Ada' })
      const [first, second] = [await who.enter(), await who.enter()]
      return {
        'the first of two sign-ins': outcome(first),
        'the second': outcome(second),
        'the second sets a password': await said(who.answer(second, { NEW_PASSWORD: otherPassword }), outcome),
        'then the first': await said(who.answer(first, { NEW_PASSWORD: otherPassword }), outcome),
        'the temporary password': await said(who.enter(), outcome),
      }
    },
  },
]
