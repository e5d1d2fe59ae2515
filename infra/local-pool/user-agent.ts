// How AWS parses a user agent is not documented. Its examples are "Chrome 125 / macOS 15.0" and "Chrome 125 / Windows 11".

/** Browsers by the name in their user agent, those first that also call themselves by another's. */
const browsers: [pattern: RegExp, name: string][] = [
  [/\bEdg\/(\S+)/, 'Edge'],
  [/\bFirefox\/(\S+)/, 'Firefox'],
  [/\bChrome\/(\S+)/, 'Chrome'],
  [/\bVersion\/(\S+) Safari\//, 'Safari'],
]

const systems: [pattern: RegExp, name: string][] = [
  [/Windows NT (\d+)/, 'Windows'],
  [/Mac OS X (\d+[._]\d+)/, 'macOS'],
  [/Windows/, 'Windows'],
  [/macOS|Macintosh/, 'macOS'],
  [/Android (\d+)/, 'Android'],
  [/Linux/, 'Linux'],
]

/**
 * Program and system of a `user-agent` header, such as "Chrome 125 / macOS 15.0". An app that is no browser is named by
 * its first product, as in `Latchkey/0.2.0 (Windows)`: "Latchkey 0.2 / Windows". `unknown` where neither can be told.
 */
export function deviceType(userAgent: string): string {
  const program = named(browsers, userAgent) ?? product(userAgent)
  const system = named(systems, userAgent)
  return (
    [program, system]
      .filter((part) => part !== undefined)
      .join(' / ')
      .slice(0, 1_024) || 'unknown'
  )
}

function named(list: [RegExp, string][], userAgent: string): string | undefined {
  for (const [pattern, name] of list) {
    const match = pattern.exec(userAgent)
    if (match !== null) return withVersion(name, match[1])
  }
  return undefined
}

function product(userAgent: string): string | undefined {
  const match = /^([\w.-]+)\/(\d\S*)/.exec(userAgent)
  return match === null ? undefined : withVersion(match[1] ?? '', match[2])
}

/** The name with the version's first number, or its first two where that is 0 or a system's. */
function withVersion(name: string, version = ''): string {
  const number = /^(?:0\.\d+|\d+_\d+|1[0-9]\.\d+$|\d+)/.exec(version)?.[0]
  return number === undefined ? name : `${name} ${number.replace('_', '.')}`
}
