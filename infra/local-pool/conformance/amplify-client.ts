import { Amplify } from 'aws-amplify'
import * as auth from 'aws-amplify/auth'
import { cognitoUserPoolsTokenProvider } from 'aws-amplify/auth/cognito'
import { ConsoleLogger } from 'aws-amplify/utils'
import type { ConformanceClient, ConnectClient, Step } from './client.ts'

/** aws-amplify 6. It is one global client: journeys through it cannot run side by side. */
export const connectAmplify: ConnectClient = ({ endpoint, userPoolId, clientId }): ConformanceClient => {
  // It warns of any endpoint that is not AWS's, each time.
  ConsoleLogger.LOG_LEVEL = 'ERROR'
  Amplify.configure({
    Auth: { Cognito: { userPoolId, userPoolClientId: clientId, userPoolEndpoint: endpoint } },
  })
  const stored = new Map<string, string>()
  cognitoUserPoolsTokenProvider.setKeyValueStorage({
    setItem(key, value) {
      stored.set(key, value)
      return Promise.resolve()
    },
    getItem: (key) => Promise.resolve(stored.get(key) ?? null),
    removeItem(key) {
      stored.delete(key)
      return Promise.resolve()
    },
    clear() {
      stored.clear()
      return Promise.resolve()
    },
  })

  return {
    async signUp({ phone, password }, userAttributes) {
      await auth.signUp({ username: phone, password, options: { userAttributes } })
    },
    async confirmSignUp(phone, confirmationCode) {
      await auth.confirmSignUp({ username: phone, confirmationCode })
    },
    async resendCode(phone) {
      await auth.resendSignUpCode({ username: phone })
    },
    async signIn({ phone, password }) {
      return stepOf(await auth.signIn({ username: phone, password }))
    },
    answerMfaCode: answer,
    answerMfaSetup: answer,
    answerMfaType: (type) => answer(type === 'SMS_MFA' ? 'SMS' : 'TOTP'),
    async answerNewPassword(challengeResponse, userAttributes) {
      return stepOf(await auth.confirmSignIn({ challengeResponse, options: { userAttributes } }))
    },
    async refresh() {
      await auth.fetchAuthSession({ forceRefresh: true })
    },
    async tokens() {
      const { tokens } = await auth.fetchAuthSession()
      const refreshKey = [...stored.keys()].find((key) => key.endsWith('.refreshToken')) ?? ''
      return {
        access: tokens?.accessToken.toString() ?? '',
        id: tokens?.idToken?.toString() ?? '',
        refresh: stored.get(refreshKey) ?? '',
      }
    },
    async attributes() {
      return { ...(await auth.fetchUserAttributes()) } as Record<string, string>
    },
    async updateAttributes(userAttributes) {
      await auth.updateUserAttributes({ userAttributes })
    },
    async verifyPhone(confirmationCode) {
      await auth.confirmUserAttribute({ userAttributeKey: 'phone_number', confirmationCode })
    },
    async forgotPassword(username) {
      await auth.resetPassword({ username })
    },
    async confirmForgotPassword({ phone, password }, confirmationCode) {
      await auth.confirmResetPassword({ username: phone, newPassword: password, confirmationCode })
    },
    async changePassword(oldPassword, newPassword) {
      await auth.updatePassword({ oldPassword, newPassword })
    },
    async associateTotp() {
      return (await auth.setUpTOTP()).sharedSecret
    },
    async verifyTotp(code) {
      await auth.verifyTOTPSetup({ code })
    },
    async enableMfa(types) {
      await auth.updateMFAPreference({
        sms: types.includes('SMS_MFA') ? 'ENABLED' : 'DISABLED',
        totp: types.includes('SOFTWARE_TOKEN_MFA') ? 'ENABLED' : 'DISABLED',
      })
    },
    async signOut() {
      await auth.signOut()
    },
    async signOutEverywhere() {
      await auth.signOut({ global: true })
    },
    async deleteUser() {
      await auth.deleteUser()
    },
  }
}

async function answer(challengeResponse: string): Promise<Step> {
  return stepOf(await auth.confirmSignIn({ challengeResponse }))
}

function stepOf({ nextStep }: auth.SignInOutput): Step {
  switch (nextStep.signInStep) {
    case 'DONE':
      return { name: 'DONE' }
    case 'CONFIRM_SIGN_IN_WITH_SMS_CODE':
      return { name: 'SMS_MFA' }
    case 'CONFIRM_SIGN_IN_WITH_TOTP_CODE':
      return { name: 'SOFTWARE_TOKEN_MFA' }
    case 'CONTINUE_SIGN_IN_WITH_MFA_SELECTION':
      return { name: 'SELECT_MFA_TYPE' }
    case 'CONFIRM_SIGN_IN_WITH_NEW_PASSWORD_REQUIRED':
      return { name: 'NEW_PASSWORD_REQUIRED' }
    case 'CONTINUE_SIGN_IN_WITH_TOTP_SETUP':
      return { name: 'MFA_SETUP', secret: nextStep.totpSetupDetails.sharedSecret }
    case 'CONFIRM_SIGN_UP':
      // Amplify makes a step of what the others report as Cognito's exception.
      throw Object.assign(new Error('User is not confirmed.'), { name: 'UserNotConfirmedException' })
    default:
      throw new Error(`Unexpected step ${nextStep.signInStep}`)
  }
}
