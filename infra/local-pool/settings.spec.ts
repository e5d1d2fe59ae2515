import { describe, expect, it } from 'vitest'
import { defaultSettings } from './default-settings.ts'
import { parseSettings, readSettings } from './settings.ts'
import { changedSettings } from './testing/pool.ts'

describe('settings', () => {
  it('takes the file beside it', () => {
    expect(parseSettings(defaultSettings())).toEqual(defaultSettings())
    expect(readSettings()).toEqual(defaultSettings())
  })

  it('holds a number of 16 characters, the longest that E.164 allows with its sign', () => {
    const phone = defaultSettings().UserPool.SchemaAttributes.find(({ Name }) => Name === 'phone_number')
    expect(phone?.StringAttributeConstraints?.MaxLength).toBe('16')
  })

  it('names a wrong key by its path', () => {
    const { UserPoolClient, ...rest } = defaultSettings()
    const wrong = { ...rest, UserPoolClient: { ...UserPoolClient, AccessTokenValidity: 0 } }
    expect(() => parseSettings(wrong, 'mine.json')).toThrow(/^mine\.json: UserPoolClient\.AccessTokenValidity: /)
  })

  it('names a key that does not exist', () => {
    const misspelt = { ...defaultSettings(), LocalPol: {} }
    expect(() => parseSettings(misspelt)).toThrow(/LocalPol/)
  })

  it('refuses refresh token rotation beside REFRESH_TOKEN_AUTH, as AWS does', () => {
    const rotating = (): unknown =>
      changedSettings(({ UserPoolClient }) => {
        UserPoolClient.RefreshTokenRotation = { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 }
      })
    expect(rotating).toThrow(/UserPoolClient\.ExplicitAuthFlows: .*rotation/)
  })

  it.each(['SMSMessage', 'EmailMessage', 'EmailSubject'] as const)('refuses an empty %s, as AWS does', (key) => {
    const emptied = (): unknown =>
      changedSettings(({ UserPool }) => {
        UserPool.AdminCreateUserConfig.InviteMessageTemplate[key] = ''
      })
    expect(emptied).toThrow(new RegExp(`InviteMessageTemplate\\.${key}: `))
  })

  it.each(['{####}', '{username}'])('refuses an invitation by e-mail without %s', (part) => {
    const shortened = (): unknown =>
      changedSettings(({ UserPool: { AdminCreateUserConfig } }) => {
        const template = AdminCreateUserConfig.InviteMessageTemplate
        template.EmailMessage = template.EmailMessage?.replace(part, 'it')
      })
    expect(shortened).toThrow(/InviteMessageTemplate\.EmailMessage: /)
  })

  it('takes an invitation by SMS only, as AWS does', () => {
    const template = changedSettings(({ UserPool: { AdminCreateUserConfig } }) => {
      AdminCreateUserConfig.InviteMessageTemplate = { SMSMessage: 'You are {username}, your password is {####}' }
    }).UserPool.AdminCreateUserConfig.InviteMessageTemplate
    expect(Object.keys(template)).toEqual(['SMSMessage'])
  })

  it('says which file cannot be read', () => {
    expect(() => readSettings('/nowhere/settings.json')).toThrow(/^\/nowhere\/settings\.json: /)
  })
})
