import type { User } from '../users.ts'

/** The user's second factors as GetUser and AdminGetUser show them: absent where there are none. */
export function mfaSettings({ mfa }: User): { UserMFASettingList?: string[]; PreferredMfaSetting?: string } {
  return {
    ...(mfa.enabled.length > 0 && { UserMFASettingList: mfa.enabled }),
    ...(mfa.preferred !== null && { PreferredMfaSetting: mfa.preferred }),
  }
}
