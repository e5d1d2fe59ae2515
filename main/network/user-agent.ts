import type { Identity } from '../stage/identity.ts'

/** What the `user-agent` header says. */
export interface Agent {
  /** The app's names. The second is for a product whose name has no letter that a header can hold. */
  product: Pick<Identity, 'productName' | 'shortName'>
  /** The app's version. */
  version: string
  platform: 'win32' | 'darwin' | 'linux'
  /** The system's own version, such as `10.0.22631` or `14.5`. */
  system: string
}

/**
 * The `user-agent` of the app's requests, in the form of browsers: the pool reads program and system out of it, and the
 * list of places shows them to the user. It names no machine and no user.
 */
export function userAgentOf({ product, version, platform, system }: Agent): string {
  const digits = /^\d+(?:\.\d+){0,2}/.exec(system)?.[0] ?? ''
  const [major = '', minor = '0'] = digits.split('.')
  const systems = {
    win32: `Windows NT ${major}.${minor}; Win64; x64`,
    darwin: `Macintosh; Intel Mac OS X ${digits.replaceAll('.', '_')}`,
    linux: 'X11; Linux x86_64',
  } as const satisfies Record<Agent['platform'], string>
  return `${token(product)}/${version} (${systems[platform]})`
}

/** A product's name as a token of RFC 9110, section 5.6.2, which a `user-agent` begins with. */
function token({ productName, shortName }: Agent['product']): string {
  const dashed = productName
    .normalize('NFKD')
    .replaceAll(' ', '-')
    .replaceAll(/[^\w!#$%&'*+.^`|~-]/g, '')
  return /\w/.test(dashed) ? dashed : shortName
}
