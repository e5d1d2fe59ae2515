import { Packager, type Configuration } from 'electron-builder'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { readBrand } from '../brand/read-brand.ts'
import { assertHost, orderRelease } from './release.ts'
import { planSigning, type Platform } from './signing.ts'

const project = fileURLToPath(new URL('../../', import.meta.url))
const feed = 'https://updates.example.com/latchkey'

interface Manifest {
  version: string
  devDependencies: { electron: string }
}

/**
 * electron-builder.yml with a release's part over it, as electron-builder itself reads it. It refuses keys that it does
 * not know.
 */
async function readEffective(
  platform: Platform,
  environment: Record<string, string> = {},
  from?: string,
): Promise<Configuration> {
  const signing = planSigning(platform, environment)
  const stage = { stage: 'prod', updateFeedUrl: from }
  const { config } = orderRelease({ project, brand: readBrand(), stage, platform, signing })
  const packager = new Packager({ projectDir: project, config })
  await packager.validateConfig()
  return packager.config
}

describe('electron-builder.yml', () => {
  let config: Configuration
  beforeAll(async () => {
    config = await readEffective('win')
    // electron-builder loads most of itself at its first use.
  }, 60_000)

  it('locks Electron down', () => {
    expect(config.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      grantFileProtocolExtraPrivileges: false,
    })
    expect(config.asar).not.toBe(false)
    expect(config.disableAsarIntegrity).toBeUndefined()
  })

  it('makes Windows installers for both processors, per user unless asked otherwise, that can be silent', () => {
    expect(config.win?.target).toEqual([
      { target: 'nsis', arch: ['x64', 'arm64'] },
      { target: 'msi', arch: ['x64', 'arm64'] },
    ])
    // Only the assisted installer understands /allusers and /currentuser.
    expect(config.nsis).toMatchObject({ oneClick: false, perMachine: false, selectPerMachineByDefault: false })
    expect(config.msi).toMatchObject({ perMachine: true, runAfterFinish: false })
    expect(config.win?.verifyUpdateCodeSignature).toBe(true)
  })

  it('makes universal macOS packages with the hardened runtime and one entitlement', () => {
    expect(config.mac).toMatchObject({
      target: [
        { target: 'dmg', arch: 'universal' },
        { target: 'zip', arch: 'universal' },
      ],
      hardenedRuntime: true,
      entitlements: 'build/entitlements.mac.plist',
      entitlementsInherit: 'build/entitlements.mac.plist',
    })
    const entitlements = readFileSync(join(project, 'build/entitlements.mac.plist'), 'utf8')
    expect(entitlements.match(/<key>.+?<\/key>/g)).toEqual(['<key>com.apple.security.cs.allow-jit</key>'])
  })

  it('lets macOS install nothing older than what runs, whatever the feed calls it', () => {
    expect(config.mac?.extendInfo).toEqual({ ElectronSquirrelPreventDowngrades: true })
    const text = readFileSync(join(project, 'package.json'), 'utf8')
    const { version, devDependencies } = JSON.parse(text) as Manifest
    // Squirrel then takes versions of this form alone, and before Electron 44 it took none at all (Squirrel.Mac#314).
    expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    expect(Number.parseInt(devDependencies.electron)).toBeGreaterThanOrEqual(44)
  })

  it('makes deb and AppImage', () => {
    expect(config.linux?.target).toEqual([
      { target: 'deb', arch: 'x64' },
      { target: 'AppImage', arch: 'x64' },
    ])
    expect(config.deb?.depends).toContain('libsecret-1-0')
  })

  it('names no brand, no certificate and no secret', () => {
    const text = readFileSync(join(project, 'electron-builder.yml'), 'utf8')
    expect(text).not.toMatch(/latchkey|appId:|productName:|upgradeCode:/i)
    expect(text).not.toMatch(/csc|certificate|password|identity|azure|notarize/i)
  })
})

describe('a release', () => {
  it('goes into the folder of its stage and platform, under a name with brand and stage', async () => {
    const config = await readEffective('win')
    expect(config.directories?.output).toBe('dist/prod/win')
    expect(config.artifactName).toBe('Latchkey-prod-${version}-${os}-${arch}.${ext}')
  })

  it('knows the feed of its stage, or none', async () => {
    expect(await readEffective('win', {}, feed)).toMatchObject({ publish: { provider: 'generic', url: feed } })
    // The stage has no feed, but an administrator may still name one, so the package is ready for it.
    expect(await readEffective('win')).toMatchObject({
      publish: { provider: 'generic', url: 'https://updates.invalid' },
    })
  })

  it('is signed in ways that electron-builder understands', async () => {
    const azure = {
      AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
      AZURE_SIGNING_ACCOUNT: 'company',
      AZURE_SIGNING_PROFILE: 'internal',
      AZURE_SIGNING_PUBLISHER: 'Company GmbH',
    }
    expect((await readEffective('win', azure)).win).toMatchObject({
      azureSignOptions: { codeSigningAccountName: 'company' },
    })
    expect(await readEffective('win', { CSC_LINK: 'a.pfx' })).toMatchObject({ forceCodeSigning: true })
    expect((await readEffective('mac', { CSC_NAME: 'a', APPLE_KEYCHAIN_PROFILE: 'b' })).mac).toMatchObject({
      hardenedRuntime: true,
      notarize: true,
    })
    expect((await readEffective('mac')).mac).toMatchObject({ identity: '-', hardenedRuntime: false })
  })

  it.each([
    ['without a certificate', {}],
    ['with a certificate', { CSC_LINK: 'a.pfx' }],
    [
      'by Azure',
      {
        AZURE_SIGNING_ENDPOINT: 'https://weu.codesigning.azure.net',
        AZURE_SIGNING_ACCOUNT: 'company',
        AZURE_SIGNING_PROFILE: 'internal',
        AZURE_SIGNING_PUBLISHER: 'Company GmbH',
      },
    ],
  ])('signs on Windows the native modules that lie outside the archive, too, %s', async (_way, environment) => {
    const { asarUnpack, win } = await readEffective('win', environment)
    const isSigned = (file: string): boolean => (win?.signExts ?? []).some((ending) => file.endsWith(ending))
    expect(asarUnpack).toEqual('**/*.node')
    expect(isSigned('resources/app.asar.unpacked/node_modules/keytar/build/Release/keytar.node')).toBe(true)
    expect(win?.signExecutable ?? true).toBe(true)
  })

  it('is built where its platform can be', () => {
    expect(() => {
      assertHost('mac', 'linux', false)
    }).toThrow('on a Mac')
    expect(() => {
      assertHost('win', 'linux', false)
    }).toThrow('on Windows')
    expect(() => {
      assertHost('linux', 'win32', false)
    }).toThrow('on Linux')
    for (const [platform, host, wine] of [
      ['mac', 'darwin', false],
      ['win', 'win32', false],
      ['win', 'linux', true],
      ['linux', 'linux', false],
    ] as const) {
      expect(() => {
        assertHost(platform, host, wine)
      }).not.toThrow()
    }
  })
})
