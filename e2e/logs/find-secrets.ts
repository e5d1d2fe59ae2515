/** Something that a test used and that no log may hold. A phone number is E.164. */
export interface Secret {
  kind: 'password' | 'code' | 'token' | 'phone number'
  value: string
}

/** Where a secret was found: the kind and the line, counted from 1; never the secret itself. */
export interface Find {
  kind: Secret['kind']
  line: number
}

/** As much of a phone number, from its end, as names a person with or without the country's code. */
const tellingDigits = 9

/** Any token, also one that no test knows of. */
const anyToken = /eyJ[\w-]{10,}\.[\w-]{4,}/

/** Finds the secrets in a log. */
export function findSecrets(text: string, secrets: Secret[]): Find[] {
  return text.split('\n').flatMap((content, index) => {
    const kinds = secrets.filter((secret) => holds(content, secret)).map(({ kind }) => kind)
    if (anyToken.test(content)) kinds.push('token')
    return [...new Set(kinds)].map((kind) => ({ kind, line: index + 1 }))
  })
}

function holds(line: string, { kind, value }: Secret): boolean {
  switch (kind) {
    case 'password':
    case 'token':
      return line.includes(value) || line.includes(encodeURIComponent(value))
    case 'code':
      // Six digits within a longer number or a word are something else.
      return new RegExp(`(?<![\\w.])${value}(?![\\w.])`).test(line)
    case 'phone number':
      return line.replaceAll(/(?<=\d)[ ().-]{1,2}(?=\d)/g, '').includes(value.slice(-tellingDigits))
  }
}
