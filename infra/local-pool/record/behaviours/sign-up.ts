import type { Behaviour } from '../behaviour.ts'
import { enter, listed, lock, outcome, person, rightPassword, said, srp, unconfirmed, wrongPassword } from '../steps.ts'

const code = '123456'

export const signUpBehaviours: readonly Behaviour[] = [
  {
    lines: ['ConfirmSignUp of a disabled user: "User is disabled.", whatever the status is'],
    leaves: 'No code is on its way in such a pool.',
    ownPool: () => undefined,
    async replay(bench) {
      const { sdk, ClientId } = bench
      const confirm = (phone: string): Promise<string> =>
        said(sdk.confirmSignUp({ ClientId, Username: phone, ConfirmationCode: code }))
      const [waiting, confirmed] = [await unconfirmed(bench), await person(bench, { name: 'Ada' })]
      await sdk.adminDisableUser(waiting.admin)
      await sdk.adminDisableUser(confirmed.admin)
      return { unconfirmed: await confirm(waiting.phone), confirmed: await confirm(confirmed.phone) }
    },
  },
  {
    lines: ['A secret hash for a client without a secret is refused'],
    leaves: 'It is asked of ConfirmSignUp and InitiateAuth, since a sign-up could send a text message.',
    async replay(bench) {
      const { sdk, ClientId } = bench
      const [hash, nobody] = ['aGFzaA==', bench.newNumber()]
      const AuthParameters = { USERNAME: nobody, PASSWORD: rightPassword, SECRET_HASH: hash }
      return {
        ConfirmSignUp: await said(
          sdk.confirmSignUp({ ClientId, Username: nobody, ConfirmationCode: code, SecretHash: hash }),
        ),
        InitiateAuth: await said(
          sdk.initiateAuth({ ClientId, AuthFlow: 'USER_PASSWORD_AUTH', AuthParameters }),
          outcome,
        ),
      }
    },
  },
  {
    lines: ['That comes before the number, the password and the attributes are looked at'],
    ownPool: ({ UserPool }) => {
      UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly = true
    },
    async replay({ sdk, ClientId, newNumber }) {
      const signUp = (Username: string, Password: string, attributes: Record<string, string>): Promise<string> =>
        said(sdk.signUp({ ClientId, Username, Password, UserAttributes: listed(attributes) }))
      return {
        'no number': await signUp('0', rightPassword, { name: 'Ada' }),
        'a weak password': await signUp(newNumber(), 'weak', { name: 'Ada' }),
        'an unknown attribute': await signUp(newNumber(), rightPassword, { name: 'Ada', 'custom:none': '1' }),
      }
    },
  },
  {
    lines: ['With SRP that comes from RespondToAuthChallenge, before the password is looked at'],
    ownPool: () => undefined,
    async replay(bench) {
      const { phone } = await unconfirmed(bench)
      const begun = await srp(bench, phone)
      const again = await srp(bench, phone)
      return {
        'SRP, the right password': await said(begun.send(begun.answer(rightPassword)), outcome),
        'SRP, a wrong password': await said(again.send(again.answer(wrongPassword)), outcome),
      }
    },
  },
  {
    lines: ['ENABLED: ConfirmSignUp for nobody answers an expired code'],
    async replay({ sdk, ClientId, newNumber }) {
      const call = sdk.confirmSignUp({ ClientId, Username: newNumber(), ConfirmationCode: code })
      return { 'a code for nobody': await said(call) }
    },
  },
  {
    lines: ['ENABLED: limits hold for unknown names'],
    leaves: 'Which limit holds is not compared: AWS says 5 to 20.',
    async replay({ sdk, ClientId, newNumber }) {
      const Username = newNumber()
      for (let calls = 1; calls <= 21; calls += 1) {
        const answer = await said(sdk.forgotPassword({ ClientId, Username }))
        if (answer.startsWith('LimitExceeded')) return { 'resets for nobody, again and again': answer }
      }
      return { 'resets for nobody, again and again': '21 of them were taken' }
    },
  },
  {
    lines: ['Failures of an unknown user count too'],
    async replay(bench) {
      const nobody = bench.newNumber()
      await lock(bench, nobody)
      return { 'one more wrong password for nobody': await said(enter(bench, nobody, wrongPassword)) }
    },
  },
]
