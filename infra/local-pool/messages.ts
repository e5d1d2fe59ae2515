import type { PoolSettings } from './settings.ts'

/**
 * The same pool with the texts of another brand's, as Terraform makes them where a stage says no others
 * (`infra/variables.brand.tf`; `infra/spec/local-pool.spec.ts` holds the two together).
 * @param productName what the application is called
 */
export function sayingName(settings: PoolSettings, productName: string): PoolSettings {
  const named = structuredClone(settings)
  const { UserPool } = named
  const verification = `Your ${productName} code is {####}.`
  const invitation = `Your ${productName} user name is {username} and your temporary password is {####}`
  UserPool.SmsVerificationMessage = verification
  UserPool.VerificationMessageTemplate.SmsMessage = verification
  UserPool.SmsAuthenticationMessage = `Your ${productName} sign-in code is {####}.`
  UserPool.AdminCreateUserConfig.InviteMessageTemplate = {
    SMSMessage: invitation,
    EmailMessage: invitation,
    EmailSubject: `Your ${productName} account`,
  }
  return named
}
