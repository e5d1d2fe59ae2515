import { describe, expect, it } from 'vitest'
import { usualAttributes } from '../../preload/contract/attributes/definition.ts'
import own from '../../brand/brand.json' with { type: 'json' }
import { parseBrand } from './brand.ts'
import { readConfig } from './config.ts'
import { identityOf } from './identity.ts'

const passwordPolicy = {
  minimumLength: 10,
  requireUppercase: true,
  requireLowercase: true,
  requireNumbers: true,
  requireSymbols: false,
}
const brand: unknown = own
const whose = { brand: parseBrand(own, 'the brand'), identity: identityOf(parseBrand(own, 'the brand'), undefined) }
/** What a file of version 0.1.0 leaves out. */
const usual = {
  attributes: usualAttributes,
  signIn: {
    selfSignUp: true,
    challengeMinutes: 3,
    secondFactor: 'OFF',
    totp: false,
    newNumber: false,
    sessions: false,
    deleteAccount: false,
  },
}
const prod = {
  stage: 'prod',
  region: 'eu-central-1',
  userPoolId: 'eu-central-1_AbCdEfGhI',
  userPoolClientId: '1h57kf5cpq17m0eml12EXAMPLE',
  passwordPolicy,
}
const local = { ...prod, stage: 'local' }
const pool = { endpoint: 'http://127.0.0.1:4000', userPoolId: 'eu-central-1_Local0', clientId: 'localclient' }
const environment = {
  LATCHKEY_LOCAL_POOL: JSON.stringify(pool),
  LATCHKEY_USER_DATA: '/elsewhere',
  LATCHKEY_POLICY: '/elsewhere/policy.json',
  LATCHKEY_PACE: '0.25',
}

describe('readConfig', () => {
  it('takes a stage as it was built, whatever the environment says', () => {
    for (const packaged of [true, false])
      expect(readConfig({ stage: prod, brand, packaged, environment })).toEqual({ ...prod, ...usual, ...whose })
  })

  it('points the local stage at the local user pool', () => {
    expect(readConfig({ stage: local, brand, packaged: false, environment })).toEqual({
      ...local,
      ...usual,
      ...whose,
      endpoint: pool.endpoint,
      userPoolId: pool.userPoolId,
      userPoolClientId: pool.clientId,
      userData: '/elsewhere',
      policyFile: '/elsewhere/policy.json',
      pace: 0.25,
    })
  })

  it('describes another stage as its file does, and says which file is wrong', () => {
    const read = (LATCHKEY_STAGE_FILE: string) => () =>
      readConfig({ stage: local, brand, packaged: false, environment: { ...environment, LATCHKEY_STAGE_FILE } })
    const { attributes, signIn, userPoolId } = read('infra/stages/examples/invited.json')()
    expect(attributes.map(({ name }) => name)).toContain('custom:shift_work')
    expect({ signIn, userPoolId }).toMatchObject({
      signIn: { selfSignUp: false, challengeMinutes: 10 },
      userPoolId: pool.userPoolId,
    })
    expect(read('package.json')).toThrow('package.json')
  })

  it('takes a pace that shortens waits and ends none at once', () => {
    const read = (LATCHKEY_PACE: string) => () =>
      readConfig({ stage: local, brand, packaged: false, environment: { ...environment, LATCHKEY_PACE } }).pace
    for (const right of ['1', '0.5', '0.01']) expect(read(right)()).toBe(Number(right))
    for (const wrong of ['0', '', '-1', '1.01', 'fast', 'Infinity', 'NaN']) expect(read(wrong), wrong).toThrow()
  })

  it('refuses the local stage in an installed application', () => {
    expect(() => readConfig({ stage: local, brand, packaged: true, environment })).toThrow('must not be packaged')
  })

  it('refuses a local pool that is not on this machine', () => {
    for (const endpoint of ['http://192.0.2.1:4000', 'https://127.0.0.1:4000', 'http://127.0.0.1.example.org']) {
      const elsewhere = { LATCHKEY_LOCAL_POOL: JSON.stringify({ ...pool, endpoint }) }
      expect(() => readConfig({ stage: local, brand, packaged: false, environment: elsewhere }), endpoint).toThrow()
    }
  })

  it('takes a feed for updates over https only, without credentials or a query', () => {
    const read = (updateFeedUrl: string) => () =>
      readConfig({ stage: { ...prod, updateFeedUrl }, brand, packaged: true, environment: {} }).updateFeedUrl
    for (const url of ['https://d111.cloudfront.net', 'https://intranet:8443/latchkey/', 'https://x.example/a/b'])
      expect(read(url)()).toBe(url)
    for (const url of [
      'http://downloads.example.com',
      'file:///srv/feed',
      'https://user:secret@downloads.example.com',
      'https://downloads.example.com/?token=x',
      'https://downloads.example.com/#x',
      'https://downloads.example.com\\@evil.example',
      'https://',
      'https://a:b',
      '',
    ])
      expect(read(url), url).toThrow('updateFeedUrl')
  })

  it('names what is wrong', () => {
    const read = (change: object) => () =>
      readConfig({ stage: { ...prod, ...change }, brand, packaged: true, environment: {} })
    expect(read({ userPoolId: 'pool' })).toThrow(/userPoolId: a user pool id/)
    expect(read({ region: 'Frankfurt' })).toThrow('region')
    expect(read({ clientSecret: 'x' })).toThrow('clientSecret')
    expect(() => readConfig({ stage: local, brand, packaged: false, environment: {} })).toThrow('npm start')
  })
})
