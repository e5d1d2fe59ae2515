import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { plain, readingsOf } from './readings.ts'

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

/**
 * As much of a phone number, from its end, as names a person: without its calling code, and without what a country puts
 * before the number at home.
 */
const tellingDigits = 8

/** What people and libraries put between the digits of a number. */
const betweenDigits = /(?<=\d)[\p{Zs}\p{Pd}\u2212().[\]/~_]{1,4}(?=\d)/gu

/** The zero that is dialled at home only, as in `+44 (0) 7700 900123`. */
const trunkZero = /[([]0[)\]]/g

/** Any token, also one that no test knows of. */
const anyToken = /eyJ[\w-]{10,}\.[\w-]{4,}/

/** Finds the secrets in a log, in every form that a library may have given them (`readings.ts`). */
export function findSecrets(text: string, secrets: Secret[]): Find[] {
  const searches = secrets.map((secret) => ({ kind: secret.kind, holds: searchFor(secret) }))
  return text.split('\n').flatMap((content, index) => {
    const readings = readingsOf(content)
    const joined = [...readings, ...readings.map((reading) => reading.replaceAll(trunkZero, ''))].map((reading) =>
      reading.replaceAll(betweenDigits, ''),
    )
    const found = searches.filter(({ holds }) => holds(readings, joined)).map(({ kind }) => kind)
    if (readings.some((reading) => anyToken.test(reading))) found.push('token')
    return [...new Set(found)].map((kind) => ({ kind, line: index + 1 }))
  })
}

/** @returns a search in what a line says, and in the same with its digits joined */
function searchFor({ kind, value }: Secret): (readings: string[], joined: string[]) => boolean {
  switch (kind) {
    case 'password':
    case 'token': {
      const form = plain(value)
      return (readings) => readings.some((reading) => reading.includes(form))
    }
    case 'code': {
      // Six digits within a longer number or a word are something else.
      const digits = value.split('').join(String.raw`[\p{Zs}\p{Pd}]?`)
      const code = new RegExp(`(?<!\\w|\\d\\.)${digits}(?!\\w|\\.\\d)`, 'u')
      return (readings) => readings.some((reading) => code.test(reading))
    }
    case 'phone number': {
      const telling = tellingPart(value)
      return (_, joined) => joined.some((reading) => reading.includes(telling))
    }
  }
}

/** A number that is short at home is searched for with its calling code, because so few digits are in many lines. */
function tellingPart(e164: string): string {
  const national = parsePhoneNumberFromString(e164)?.nationalNumber ?? e164
  return (national.length < tellingDigits ? e164 : national).replace('+', '').slice(-tellingDigits)
}
