import type { Configuration } from 'electron-builder'

/** A platform as `npm run dist` takes it. */
export type Platform = 'win' | 'mac' | 'linux'

/** How a build is signed. */
export interface Signing {
  signed: boolean
  /** Tells the person who builds with what the build is signed, or what is missing. */
  notice: string
  /** The settings that win over electron-builder.yml. */
  config: Configuration
}

type Environment = Record<string, string | undefined>

/** How to reach Azure Trusted Signing. Azure's own tools read its login (AZURE_TENANT_ID and the like). */
const azure = {
  endpoint: 'AZURE_SIGNING_ENDPOINT',
  codeSigningAccountName: 'AZURE_SIGNING_ACCOUNT',
  certificateProfileName: 'AZURE_SIGNING_PROFILE',
  publisherName: 'AZURE_SIGNING_PUBLISHER',
}

/** The ways to prove to Apple who asks for a notarisation. One of them is enough, but it must be complete. */
const appleLogins = [
  ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
  ['APPLE_ID', 'APPLE_APP_SPECIFIC_PASSWORD', 'APPLE_TEAM_ID'],
  ['APPLE_KEYCHAIN_PROFILE'],
]

/**
 * Decides how a build is signed, from the environment alone. electron-builder fails when it cannot sign what has to be
 * signed.
 * @throws Error that names the variables that a way of signing still lacks
 */
export function planSigning(platform: Platform, environment: Environment): Signing {
  switch (platform) {
    case 'win':
      return planWindows(environment)
    case 'mac':
      return planMac(environment)
    case 'linux':
      return {
        signed: false,
        notice: 'Linux packages carry no signature; sign the repository that offers them.',
        config: {},
      }
  }
}

function planWindows(environment: Environment): Signing {
  if (isComplete('Azure Trusted Signing', Object.values(azure), environment)) {
    const read = (option: keyof typeof azure): string => environment[azure[option]] ?? ''
    const azureSignOptions = {
      endpoint: read('endpoint'),
      codeSigningAccountName: read('codeSigningAccountName'),
      certificateProfileName: read('certificateProfileName'),
      publisherName: read('publisherName'),
    }
    return {
      signed: true,
      notice: `signed by Azure Trusted Signing as ${azureSignOptions.publisherName}`,
      config: { forceCodeSigning: true, win: { azureSignOptions } },
    }
  }
  if (has('WIN_CSC_LINK', environment) || has('CSC_LINK', environment)) {
    return {
      signed: true,
      notice: 'signed with the certificate of CSC_LINK',
      config: { forceCodeSigning: true, win: { signtoolOptions: { signingHashAlgorithms: ['sha256'] } } },
    }
  }
  return {
    signed: false,
    notice: 'neither CSC_LINK nor AZURE_SIGNING_* is set: Windows will warn, and updates cannot be told from forgeries',
    config: {},
  }
}

function planMac(environment: Environment): Signing {
  if (!has('CSC_LINK', environment) && !has('CSC_NAME', environment)) {
    return {
      signed: false,
      notice: 'neither CSC_LINK nor CSC_NAME is set: other Macs will refuse it, and it cannot update itself',
      // Apple's processors run nothing without a signature, and the hardened runtime would refuse keytar's.
      config: { mac: { identity: '-', hardenedRuntime: false, notarize: false } },
    }
  }
  const notarize = appleLogins.filter((names) => isComplete('Notarisation', names, environment)).length > 0
  const notarised = notarize ? 'notarised' : 'NOT notarised (no APPLE_* is set), so other Macs will refuse it'
  return {
    signed: true,
    notice: `signed with a Developer ID and ${notarised}`,
    config: { forceCodeSigning: true, mac: { notarize } },
  }
}

/**
 * Whether the environment asks for this way, by setting one of its variables. @throws Error when others of them are
 * missing
 */
function isComplete(way: string, names: string[], environment: Environment): boolean {
  const missing = names.filter((name) => !has(name, environment))
  if (missing.length === names.length) return false
  if (missing.length > 0) throw new Error(`${way} also needs ${missing.join(', ')}.`)
  return true
}

function has(name: string, environment: Environment): boolean {
  return (environment[name] ?? '') !== ''
}
