// How AWS reads a user agent is not documented. Its examples are "Chrome 125 / macOS 15.0" and "Chrome 125 / Windows 11".

/** A name, and the pattern that tells it, with the version in its group where there is one. */
type Names = readonly [pattern: RegExp, name: string][]

/** Browsers, those first that also call themselves by another's name. */
const browsers: Names = [
  [/\bEdg\/(\S+)/, 'Edge'],
  [/\bFirefox\/(\S+)/, 'Firefox'],
  [/\bChrome\/(\S+)/, 'Chrome'],
  [/\bVersion\/(\S+) Safari\//, 'Safari'],
]

const systems: Names = [
  [/Windows NT (\d+)/, 'Windows'],
  [/Windows/, 'Windows'],
  [/Mac OS X (\d+[._]\d+)/, 'macOS'],
  [/macOS|Macintosh/, 'macOS'],
  [/Android (\d+)/, 'Android'],
  [/Linux/, 'Linux'],
]

/** As long as AWS keeps. */
const longest = 1_024

/**
 * Program and system of a `user-agent` header, such as "Chrome 125 / macOS 15.0". An app that is no browser is named by
 * its first product: `Latchkey/0.2.0 (Windows)` is "Latchkey 0.2 / Windows". `unknown` where neither can be told.
 */
export function deviceType(userAgent: string): string {
  const program = find(browsers, userAgent) ?? productOf(userAgent)
  const system = find(systems, userAgent)
  const parts = [
    ...(program === undefined ? [] : [`${program.name} ${release(program.version)}`]),
    ...(system === undefined ? [] : [`${system.name} ${system.version.replace('_', '.')}`.trim()]),
  ]
  return parts.length === 0 ? 'unknown' : parts.join(' / ').slice(0, longest)
}

interface Named {
  name: string
  version: string
}

function find(names: Names, userAgent: string): Named | undefined {
  for (const [pattern, name] of names) {
    const match = pattern.exec(userAgent)
    if (match !== null) return { name, version: match[1] ?? '' }
  }
  return undefined
}

function productOf(userAgent: string): Named | undefined {
  const [, name = '', version = ''] = /^([\w!#$%&'*+.^`|~-]+)\/(\d\S*)/.exec(userAgent) ?? []
  return name === '' ? undefined : { name, version }
}

/** The version's first number; its first two where that is 0. */
function release(version: string): string {
  return /^(?:0\.\d+|\d+)/.exec(version)?.[0] ?? version
}
