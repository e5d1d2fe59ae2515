/** What the app asks of the pool, each with the operations of Cognito's API that it sends. */
export const operations = {
  signUp: ['SignUp'],
  confirmSignUp: ['ConfirmSignUp'],
  resendSignUpCode: ['ResendConfirmationCode'],
  signIn: ['InitiateAuth', 'RespondToAuthChallenge', 'AssociateSoftwareToken'],
  confirmSmsCode: ['RespondToAuthChallenge'],
  confirmTotpCode: ['RespondToAuthChallenge'],
  chooseFactor: ['RespondToAuthChallenge'],
  chooseFirstPassword: ['RespondToAuthChallenge', 'AssociateSoftwareToken'],
  setUpTotp: ['VerifySoftwareToken', 'RespondToAuthChallenge'],
  refresh: ['GetTokensFromRefreshToken'],
  fetchAttributes: ['GetUser'],
  updateAttributes: ['UpdateUserAttributes'],
  changePassword: ['ChangePassword'],
  changeNumber: ['UpdateUserAttributes'],
  requestPasswordReset: ['ForgotPassword'],
  resetPassword: ['ConfirmForgotPassword'],
  requestPhoneCode: ['GetUserAttributeVerificationCode'],
  verifyPhone: ['VerifyUserAttribute'],
  revoke: ['RevokeToken'],
  newTotpKey: ['AssociateSoftwareToken'],
  proveTotpKey: ['VerifySoftwareToken'],
  turnOnFactor: ['SetUserMFAPreference'],
  turnOffFactor: ['SetUserMFAPreference'],
  listSessions: ['ListUserSessions'],
  endSession: ['RevokeUserSession'],
  endAllSessions: ['GlobalSignOut'],
  deleteAccount: ['DeleteUser'],
} as const

export type Operation = keyof typeof operations

/** The operations that send an SMS. When their answer is lost, the SMS may be on its way all the same. */
export const codeSenders = [
  'signUp',
  'resendSignUpCode',
  'requestPasswordReset',
  'requestPhoneCode',
  'changeNumber',
] as const
export type CodeSender = (typeof codeSenders)[number]
