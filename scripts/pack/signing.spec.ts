import { describe, expect, it } from 'vitest'
import { planSigning } from './signing.ts'

const azure = {
  AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
  AZURE_SIGNING_ACCOUNT: 'company',
  AZURE_SIGNING_PROFILE: 'internal',
  AZURE_SIGNING_PUBLISHER: 'Company GmbH',
}
const apple = { APPLE_API_KEY: 'key.p8', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' }

describe('Windows', () => {
  it('is signed with a certificate, and then has to be', () => {
    expect(planSigning('win', { CSC_LINK: 'company.pfx' })).toMatchObject({
      signed: true,
      config: { forceCodeSigning: true },
    })
    expect(planSigning('win', { WIN_CSC_LINK: 'company.pfx' }).signed).toBe(true)
  })

  it('is signed by Azure Trusted Signing, which goes before a certificate', () => {
    expect(planSigning('win', { ...azure, CSC_LINK: 'company.pfx' }).config).toEqual({
      forceCodeSigning: true,
      win: {
        azureSignOptions: {
          endpoint: 'https://weu.codesigning.azure.net',
          codeSigningAccountName: 'company',
          certificateProfileName: 'internal',
          publisherName: 'Company GmbH',
        },
      },
    })
  })

  it('names what Azure Trusted Signing lacks', () => {
    expect(() =>
      planSigning('win', { ...azure, AZURE_SIGNING_PROFILE: '', AZURE_SIGNING_PUBLISHER: undefined }),
    ).toThrow('Azure Trusted Signing also needs AZURE_SIGNING_PROFILE, AZURE_SIGNING_PUBLISHER.')
  })

  it('is unsigned without either; a login to Azure for other purposes is no order to sign', () => {
    const login = { AZURE_TENANT_ID: 'tenant', AZURE_CLIENT_ID: 'client' }
    for (const environment of [{}, { CSC_LINK: '' }, login]) {
      expect(planSigning('win', environment)).toMatchObject({ signed: false, config: {} })
    }
  })
})

describe('macOS', () => {
  it('is signed and notarised', () => {
    for (const identity of [{ CSC_LINK: 'company.p12' }, { CSC_NAME: 'Company GmbH' }]) {
      expect(planSigning('mac', { ...identity, ...apple })).toMatchObject({
        signed: true,
        config: { forceCodeSigning: true, mac: { notarize: true } },
      })
    }
  })

  it('says when it is not notarised', () => {
    const plan = planSigning('mac', { CSC_NAME: 'Company GmbH' })
    expect(plan).toMatchObject({ signed: true, config: { mac: { notarize: false } } })
    expect(plan.notice).toContain('NOT notarised')
  })

  it('names what a notarisation lacks', () => {
    const half = { CSC_NAME: 'Company GmbH', APPLE_ID: 'it@example.com', APPLE_TEAM_ID: 'TEAM' }
    expect(() => planSigning('mac', half)).toThrow('Notarisation also needs APPLE_APP_SPECIFIC_PASSWORD.')
  })

  it('is signed for this machine only without a certificate, whatever lies in the keychain', () => {
    expect(planSigning('mac', apple)).toMatchObject({
      signed: false,
      config: { mac: { identity: '-', hardenedRuntime: false, notarize: false } },
    })
  })
})

it('Linux packages are not signed', () => {
  expect(planSigning('linux', { CSC_LINK: 'company.pfx' }).signed).toBe(false)
})
