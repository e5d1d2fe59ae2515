import type {
  AuthenticationResultType,
  ChallengeNameType,
  CognitoIdentityProvider,
} from '@aws-sdk/client-cognito-identity-provider'
import { createSrpSession, signSrpSession, wrapInitiateAuth } from 'cognito-srp-helper'
import type { ConformanceClient, SignedInTokens, Step } from './client.ts'

/** Calls one operation of the API by name; both the AWS SDK and the AWS CLI can do that. */
export type CallApi = (operation: Operation, input: object) => Promise<Output>

/** The operations that the journeys use, as the SDK's client names its methods. */
export type Operation = Extract<keyof CognitoIdentityProvider, string>

/** The fields of all answers that the journeys look at. */
export interface Output {
  AuthenticationResult?: AuthenticationResultType | undefined
  ChallengeName?: ChallengeNameType | undefined
  ChallengeParameters?: Record<string, string> | undefined
  Session?: string | undefined
  SecretCode?: string | undefined
  UserAttributes?: { Name?: string | undefined; Value?: string | undefined }[] | undefined
}

/** A client out of bare API calls, with cognito-srp-helper for the arithmetic. */
export function apiClient(call: CallApi, userPoolId: string, ClientId: string): ConformanceClient {
  let signedIn: SignedInTokens = { access: '', id: '', refresh: '' }
  let pending: { challenge: ChallengeNameType; session: string; username: string } | undefined

  const authorised = (operation: Operation, input: object = {}): Promise<Output> =>
    call(operation, { AccessToken: signedIn.access, ...input })

  async function proceed(username: string, output: Output): Promise<Step> {
    if (output.AuthenticationResult !== undefined) {
      const { AccessToken = '', IdToken = '', RefreshToken = signedIn.refresh } = output.AuthenticationResult
      signedIn = { access: AccessToken, id: IdToken, refresh: RefreshToken }
      return { name: 'DONE' }
    }
    const { ChallengeName: challenge, Session: session = '' } = output
    switch (challenge) {
      case 'SMS_MFA':
      case 'SOFTWARE_TOKEN_MFA':
      case 'SELECT_MFA_TYPE':
      case 'NEW_PASSWORD_REQUIRED':
        pending = { challenge, session, username }
        return { name: challenge }
      case 'MFA_SETUP': {
        const { SecretCode = '', Session = '' } = await call('associateSoftwareToken', { Session: session })
        pending = { challenge, session: Session, username }
        return { name: 'MFA_SETUP', secret: SecretCode }
      }
      default:
        throw new Error(`Unexpected challenge ${challenge ?? ''}`)
    }
  }

  async function answer(responses: Record<string, string>): Promise<Step> {
    if (pending === undefined) throw new Error('No challenge is open.')
    const { challenge, session, username } = pending
    const output = await call('respondToAuthChallenge', {
      ClientId,
      ChallengeName: challenge,
      Session: session,
      ChallengeResponses: { USERNAME: username, ...responses },
    })
    return proceed(username, output)
  }

  return {
    async signUp({ phone, password }, attributes) {
      await call('signUp', { ClientId, Username: phone, Password: password, UserAttributes: listOf(attributes) })
    },
    async confirmSignUp(phone, code) {
      await call('confirmSignUp', { ClientId, Username: phone, ConfirmationCode: code })
    },
    async resendCode(phone) {
      await call('resendConfirmationCode', { ClientId, Username: phone })
    },
    async signIn({ phone, password }) {
      const session = createSrpSession(phone, password, userPoolId, false)
      const start = { ClientId, AuthFlow: 'USER_SRP_AUTH', AuthParameters: { USERNAME: phone } }
      const { ChallengeParameters = {} } = await call('initiateAuth', wrapInitiateAuth(session, start))
      const signed = signSrpSession(session, { ChallengeName: 'PASSWORD_VERIFIER', ChallengeParameters })
      const output = await call('respondToAuthChallenge', {
        ClientId,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: {
          USERNAME: ChallengeParameters.USERNAME,
          PASSWORD_CLAIM_SECRET_BLOCK: signed.secret,
          PASSWORD_CLAIM_SIGNATURE: signed.passwordSignature,
          TIMESTAMP: signed.timestamp,
        },
      })
      return proceed(phone, output)
    },
    answerMfaCode: (code) => answer({ [`${pending?.challenge ?? ''}_CODE`]: code }),
    answerMfaType: (type) => answer({ ANSWER: type }),
    answerNewPassword(password, attributes) {
      const given = Object.entries(attributes).map(([name, value]) => [`userAttributes.${name}`, value])
      return answer({ NEW_PASSWORD: password, ...(Object.fromEntries(given) as Record<string, string>) })
    },
    async answerMfaSetup(code) {
      if (pending === undefined) throw new Error('No challenge is open.')
      const { Session = '' } = await call('verifySoftwareToken', { Session: pending.session, UserCode: code })
      pending = { ...pending, session: Session }
      return answer({})
    },
    async refresh() {
      const output = await call('initiateAuth', {
        ClientId,
        AuthFlow: 'REFRESH_TOKEN_AUTH',
        AuthParameters: { REFRESH_TOKEN: signedIn.refresh },
      })
      await proceed('', output)
    },
    tokens: () => Promise.resolve(signedIn),
    async attributes() {
      const { UserAttributes = [] } = await authorised('getUser')
      return Object.fromEntries(UserAttributes.map(({ Name = '', Value = '' }) => [Name, Value]))
    },
    async updateAttributes(attributes) {
      await authorised('updateUserAttributes', { UserAttributes: listOf(attributes) })
    },
    async verifyPhone(Code) {
      await authorised('verifyUserAttribute', { AttributeName: 'phone_number', Code })
    },
    async forgotPassword(phone) {
      await call('forgotPassword', { ClientId, Username: phone })
    },
    async confirmForgotPassword({ phone, password }, ConfirmationCode) {
      await call('confirmForgotPassword', { ClientId, Username: phone, Password: password, ConfirmationCode })
    },
    async changePassword(PreviousPassword, ProposedPassword) {
      await authorised('changePassword', { PreviousPassword, ProposedPassword })
    },
    async associateTotp() {
      const { SecretCode = '' } = await authorised('associateSoftwareToken')
      return SecretCode
    },
    async verifyTotp(UserCode) {
      await authorised('verifySoftwareToken', { UserCode })
    },
    async enableMfa(types) {
      await authorised('setUserMFAPreference', {
        SMSMfaSettings: { Enabled: types.includes('SMS_MFA') },
        SoftwareTokenMfaSettings: { Enabled: types.includes('SOFTWARE_TOKEN_MFA') },
      })
    },
    async signOut() {
      await call('revokeToken', { ClientId, Token: signedIn.refresh })
    },
    async signOutEverywhere() {
      await authorised('globalSignOut')
    },
    async deleteUser() {
      await authorised('deleteUser')
    },
  }
}

function listOf(attributes: Record<string, string>): { Name: string; Value: string }[] {
  return Object.entries(attributes).map(([Name, Value]) => ({ Name, Value }))
}
