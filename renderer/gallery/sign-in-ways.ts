import type { CallName } from '../testing/double.ts'
import { goodPassword, sessions, signingInAt } from '../testing/samples.ts'
import { fill } from '../testing/screen.ts'
import { enterCode, press, type Scene } from './scene.ts'
import { answerKey } from './sign-in-scenes.ts'

const setUp = signingInAt({ kind: 'setUpTotp' })

/** What a user does to make each call of a sign-in's steps. */
export const signInWays: Partial<Record<CallName, Pick<Scene, 'opening' | 'act'>>> = {
  'auth.confirmSignIn': { opening: { session: sessions.signingIn }, act: (texts) => enterCode(texts, '123456') },
  'auth.resendSignInCode': { opening: { session: sessions.signingIn }, act: (texts) => press(texts.code.resend) },
  'auth.chooseFactor': {
    opening: { session: signingInAt({ kind: 'chooseFactor', factors: ['sms', 'totp'] }) },
    act: (texts) => press(texts.chooseFactor.sms),
  },
  'auth.chooseFactorAgain': {
    opening: { session: signingInAt({ kind: 'totpCode', mayChoose: true }) },
    act: (texts) => press(texts.signInStep.another),
  },
  'auth.chooseFirstPassword': {
    opening: { session: signingInAt({ kind: 'newPassword', missing: [] }), info: { attributes: [] } },
    act: async (texts) => {
      await fill({ [texts.fields.newPassword]: goodPassword })
      await press(texts.firstPassword.submit)
    },
  },
  'auth.getTotpKey': { opening: { session: setUp } },
  'auth.setUpTotp': {
    opening: { session: setUp, script: answerKey },
    act: (texts) => enterCode(texts, '123456'),
  },
}
