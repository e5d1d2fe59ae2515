import { describe, expect, it } from 'vitest'
import { latestCode, openPasswordPool, type SettingsChange } from './testing/pool.ts'
import { ada, PoolUser, refusal } from './testing/sdk.ts'

const speaks: SettingsChange = ({ LocalPool }) => {
  LocalPool.CustomMessage = { App: 'Northwind Pass', Language: 'fr' }
}
const ClientMetadata = { language: 'de' }

async function user(): Promise<PoolUser> {
  return new PoolUser(await openPasswordPool(speaks))
}

function text({ pool }: PoolUser): string {
  return (pool.control.sms().at(-1)?.text ?? '').replaceAll(/\d{6}/g, '#')
}

describe('the custom message function', () => {
  it('is told what the request says, where AWS documents it', async () => {
    const one = await user()
    const attributes = { Password: ada.password, UserAttributes: [{ Name: 'name', Value: 'Ada' }] }
    await one.sdk.signUp({ ...one.client, ...attributes, ClientMetadata })
    expect(text(one)).toBe('Ihr Code für Northwind Pass ist #.')
    await one.sdk.resendConfirmationCode(one.client)
    expect(text(one)).toBe('Votre code Northwind Pass est #.')
    await one.sdk.resendConfirmationCode({ ...one.client, ClientMetadata })
    expect(text(one)).toBe('Ihr Code für Northwind Pass ist #.')

    await one.sdk.confirmSignUp({ ...one.client, ConfirmationCode: latestCode(one.pool) })
    await one.sdk.forgotPassword({ ...one.client, ClientMetadata })
    expect(text(one)).toBe('Ihr Code zum Zurücksetzen des Passworts für Northwind Pass ist #.')

    const { AccessToken } = await one.signIn()
    const asked = { AccessToken, AttributeName: 'phone_number', ClientMetadata }
    await one.sdk.getUserAttributeVerificationCode(asked)
    expect(text(one)).toBe('Ihr Code für Northwind Pass ist #.')
    const changed = [{ Name: 'phone_number', Value: '+4915187654321' }]
    await one.sdk.updateUserAttributes({ AccessToken, UserAttributes: changed, ClientMetadata: { language: 'it' } })
    expect(text(one)).toBe('Il tuo codice Northwind Pass è #.')
  })

  it('is told nothing at a sign-in: there the attribute counts, then the language of the stage', async () => {
    const one = await user()
    await one.register()
    const { AccessToken } = await one.signIn()
    await one.sdk.setUserMFAPreference({ AccessToken, SMSMfaSettings: { Enabled: true, PreferredMfa: true } })
    const signIn = (): Promise<unknown> =>
      one.sdk.initiateAuth({
        ClientId: one.pool.clientId,
        AuthFlow: 'USER_PASSWORD_AUTH',
        AuthParameters: { USERNAME: ada.phone, PASSWORD: ada.password },
        ClientMetadata,
      })
    await signIn()
    expect(text(one)).toBe('Votre code de connexion Northwind Pass est #.')
    await one.sdk.adminUpdateUserAttributes({ ...one.admin, UserAttributes: [{ Name: 'locale', Value: 'nl-BE' }] })
    await signIn()
    expect(text(one)).toBe('Je aanmeldcode voor Northwind Pass is #.')
  })

  it('is told nothing with an invitation: there the attribute counts', async () => {
    const one = await user()
    const UserAttributes = [{ Name: 'locale', Value: 'de' }]
    const invited = { ...one.admin, TemporaryPassword: 'Correct-Horse-7', UserAttributes }
    await one.sdk.adminCreateUser({ ...invited, ClientMetadata: { language: 'it' } })
    expect(one.pool.control.sms().at(-1)?.text).toBe(
      `Ihr Benutzername für Northwind Pass ist ${ada.phone}, Ihr vorläufiges Passwort ist Correct-Horse-7`,
    )
  })
})

it('what a request says is a map of texts', async () => {
  const one = await user()
  const wrong = { ...one.client, ClientMetadata: { language: 7 as unknown as string } }
  expect(await refusal(one.sdk.forgotPassword(wrong))).toMatch(/^SerializationException/)
})
