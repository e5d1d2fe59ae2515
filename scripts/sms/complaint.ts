import { PinpointSMSVoiceV2ServiceException } from '@aws-sdk/client-pinpoint-sms-voice-v2'

/** What went wrong, as a sentence that says what to do, where we know it. */
export function complaintOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'CredentialsProviderError' || /expired|invalid.*token|UnrecognizedClient/i.test(error.name)) {
    return `There are no credentials that count: sign in (aws sso login, aws configure) or choose a profile (AWS_PROFILE). The SDK says: ${error.message}`
  }
  if (error.name === 'AccessDeniedException') {
    return `AWS refuses: these credentials need the rights of docs/deploy.md for sms-voice. It says: ${error.message}`
  }
  if (error instanceof PinpointSMSVoiceV2ServiceException) return `AWS refuses (${error.name}): ${error.message}`
  if (error.name === 'TimeoutError') return 'AWS gave no answer within 20 seconds.'
  // Node keeps what happened to several addresses of one host in a list, and says nothing itself.
  const reasons = error instanceof AggregateError ? error.errors.map(String).join('; ') : ''
  return reasons === '' ? error.message : `AWS could not be reached: ${reasons}`
}
