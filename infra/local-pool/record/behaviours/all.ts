import type { Behaviour, NotReplayed } from '../behaviour.ts'
import { firstPasswordBehaviours } from './first-password.ts'
import { passwordBehaviours } from './passwords.ts'
import { schemaBehaviours } from './schema.ts'
import { secondFactorBehaviours } from './second-factor.ts'
import { sessionBehaviours } from './sessions.ts'
import { signInBehaviours } from './sign-in.ts'
import { signUpBehaviours } from './sign-up.ts'
import { tokenBehaviours } from './tokens.ts'

/** Every behaviour that can be replayed (decision 0073). */
export const behaviours: readonly Behaviour[] = [
  ...signUpBehaviours,
  ...passwordBehaviours,
  ...schemaBehaviours,
  ...signInBehaviours,
  ...firstPasswordBehaviours,
  ...secondFactorBehaviours,
  ...tokenBehaviours,
  ...sessionBehaviours,
]

/** The unverified lines that nobody can replay without a telephone. */
export const notReplayed: readonly NotReplayed[] = [
  {
    lines: [
      'Nor that of RespondToAuthChallenge, which the list of AWS leaves out',
      'Nor that of AdminCreateUser, which the list of AWS leaves out',
    ],
    reason: 'Needs a function that the pool calls: only its log shows what it is told.',
  },
  {
    lines: ['ResendConfirmationCode for a confirmed user: "User is already confirmed."'],
    reason:
      'Needs a text message: where AWS does not refuse, it sends one. A pool that sends none refuses for that reason alone.',
  },
  {
    lines: ['That too comes before the password is looked at', 'A refresh goes on all the same'],
    reason: 'Needs a text message: AdminResetUserPassword sends one.',
  },
  {
    lines: ['The code is checked before the new password, and a weak one leaves it', 'A reset ends a lock'],
    reason: 'Needs a text message: a reset’s code comes by it.',
  },
  {
    lines: ["Nor for whom the pool's mode alone makes SMS the second factor, or who has it on while the mode is `OFF`"],
    reason: 'Needs a text message: where AWS does not refuse the reset, it sends one.',
  },
  {
    lines: [
      'Nor does the old one',
      "That code verifies the number it went to, and takes the place of the new number's",
      'The number that counts, given again, does not take the new one back: its code still moves the account',
      'Another new number takes its place',
      'An administrator who vouches for a number ends the wait',
    ],
    reason: 'Needs a text message: a change of the number sends one.',
  },
  {
    lines: ['A code verifies the number that it went to, not one that came after it'],
    reason: 'Needs a text message: the code of a sign-in comes by it.',
  },
]
