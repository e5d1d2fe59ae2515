import type { Behaviour } from '../behaviour.ts'
import type { Answers, Bench } from '../bench.ts'
import { invited, person, rightPassword, said, type Person } from '../steps.ts'

/** What an administrator is told who sets these passwords. */
async function setEach(bench: Bench, passwords: Record<string, string>): Promise<Answers> {
  const { admin } = await person(bench)
  const answers: Answers = {}
  for (const [step, Password] of Object.entries(passwords)) {
    answers[step] = await said(bench.sdk.adminSetUserPassword({ ...admin, Password, Permanent: true }))
  }
  return answers
}

/** Changes each password for the next one, with a new sign-in each time. */
async function changeTo(who: Person, passwords: readonly string[]): Promise<string[]> {
  const { AccessToken } = await who.signIn()
  let current = rightPassword
  const told: string[] = []
  for (const next of passwords) {
    const call = who.bench.sdk.changePassword({ AccessToken, PreviousPassword: current, ProposedPassword: next })
    const answer = await said(call)
    if (answer === 'done') current = next
    told.push(answer)
  }
  return told
}

export const passwordBehaviours: readonly Behaviour[] = [
  {
    lines: ['Password policy: length, upper case, lower case, digits, symbols, in this order'],
    leaves: 'It is asked of AdminSetUserPassword, since a sign-up could send a text message.',
    ownPool: ({ UserPool }) => {
      UserPool.Policies.PasswordPolicy.RequireSymbols = true
    },
    replay: (bench) =>
      setEach(bench, {
        'short, of one kind': 'aa',
        'long, lower case alone': 'a'.repeat(20),
        'long, upper case alone': 'A'.repeat(20),
        'long, digits alone': '1'.repeat(20),
        'long, symbols alone': '-'.repeat(20),
        'long, letters of both cases': 'aA'.repeat(10),
        'long, letters and digits': 'aA1'.repeat(7),
      }),
  },
  {
    lines: ["Password: white space is ASCII's, and `.` no line end, as Java reads the pattern"],
    replay: (bench) =>
      setEach(bench, {
        'a no-break space at the end': `${rightPassword}\u00a0`,
        'a no-break space at the beginning': `\u00a0${rightPassword}`,
        'a line end inside': `Correct-horse\nBattery-7`,
        'a line separator between spaces': `Correct \u2028 horse-Battery-7`,
        'a space at the end': `${rightPassword} `,
      }),
  },
  {
    lines: ['Password: the same pattern for the answer to NEW_PASSWORD_REQUIRED'],
    ownPool: () => undefined,
    async replay(bench) {
      const who = await invited(bench, { name: 'Ada' })
      const asked = await who.enter()
      return { 'a space at the end': await said(who.answer(asked, { NEW_PASSWORD: `${rightPassword} ` })) }
    },
  },
  {
    lines: [
      'It refuses the password that counts and as many before it as the size says',
      'The text of `PasswordHistoryPolicyViolationException`',
    ],
    ownPool: ({ UserPool }) => {
      UserPool.Policies.PasswordPolicy.PasswordHistorySize = 2
    },
    async replay(bench) {
      const [first = '', second = '', third = ''] = [1, 2, 3].map((number) => `${rightPassword}-${number}`)
      const steps = await changeTo(await person(bench, { name: 'Ada' }), [first, first, second, rightPassword, third])
      const [, same = '', , twoBefore = '', another = ''] = steps
      // ChangePassword may be called five times an hour, so another user goes on.
      const more = await changeTo(await person(bench, { name: 'Ada' }), [first, second, first, third, rightPassword])
      const [, , oneBefore = '', , threeBefore = ''] = more
      return {
        'the one that counts': same,
        'the one before': oneBefore,
        'two before': twoBefore,
        'three before': threeBefore,
        'a new one': another,
      }
    },
  },
]
