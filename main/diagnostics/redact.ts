// The second line of defence: nothing secret is given to the log, and this takes out what slipped through.

const token = '[token]'

const rules: { pattern: RegExp; put: (found: string) => string }[] = [
  // Signed and encrypted tokens: parts of base64url with dots between, of which the first begins as `{"` does.
  { pattern: /eyJ[\w-]{8,}(?:\.[\w-]*)*/g, put: () => token },
  // Opaque tokens, sessions, keys. A path has dots and slashes, and a UUID is shorter.
  { pattern: /(?<![\w+=-])[\w+=-]{40,}/g, put: () => token },
  // With the plus sign, also in an address, and in groups as people write it.
  { pattern: /(?:\+|%2B)[1-9](?:[ ().-]{0,2}\d){6,14}(?!\d)/gi, put: maskNumber },
  // Without: a run of digits as long as a number. What stands as a number in JSON is a time.
  { pattern: /(?<![\w.-]|":)\d{9,15}(?![\w.-])/g, put: maskNumber },
  // A confirmation code.
  { pattern: /(?<![\w.:/-])\d{6}(?![\w.:/-])/g, put: () => '[code]' },
]

/** The same text without anything that looks like a token, a code or a full phone number. */
export function redact(text: string): string {
  return rules.reduce((current, { pattern, put }) => current.replaceAll(pattern, put), text)
}

/** As the pool masks it: `+*******0123`. */
function maskNumber(found: string): string {
  const digits = found.replace(/^%2B/i, '').replaceAll(/\D/g, '')
  return `+${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`
}
