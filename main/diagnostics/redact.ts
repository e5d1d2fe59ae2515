// The second line of defence: nobody gives the log anything secret, and this takes out what slipped through.

const token = '[token]'

const rules: { pattern: RegExp; put: (found: string) => string }[] = [
  // Signed and encrypted tokens: parts in base64url with dots between. The first part begins with `eyJ`, which is `{"`.
  { pattern: /eyJ[\w-]{8,}(?:\.[\w-]*)*/g, put: () => token },
  // Opaque tokens, sessions and keys. A path is no such run of characters, because of its dots and slashes, and a UUID
  // is shorter.
  { pattern: /(?<![\w+=-])[\w+=-]{40,}/g, put: () => token },
  // A phone number with a plus sign, also encoded as in a URL, and in groups as people write it.
  { pattern: /(?:\+|%2B)[1-9](?:[ ().-]{0,2}\d){6,14}(?!\d)/gi, put: maskNumber },
  // A phone number without a plus sign: a run of digits of that length. A number in JSON is a time and stays.
  { pattern: /(?<![\w.-]|":)\d{9,15}(?![\w.-])/g, put: maskNumber },
  // A confirmation code.
  { pattern: /(?<![\w.:/-])\d{6}(?![\w.:/-])/g, put: () => '[code]' },
]

/** The text with everything masked that looks like a token, a code or a full phone number. */
export function redact(text: string): string {
  return rules.reduce((current, { pattern, put }) => current.replaceAll(pattern, put), text)
}

/** Masks a phone number as the pool does: `+*******0123`. */
function maskNumber(found: string): string {
  const digits = found.replace(/^%2B/i, '').replaceAll(/\D/g, '')
  return `+${'*'.repeat(digits.length - 4)}${digits.slice(-4)}`
}
