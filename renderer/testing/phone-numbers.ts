import { getCountries, getExampleNumber, type PhoneNumber } from 'libphonenumber-js/max'
import examples from 'libphonenumber-js/mobile/examples'
import { decimalRows, writtenWith } from './decimal-digits.ts'

/** A mobile number of every country, as libphonenumber knows them. */
export const everyNumber: PhoneNumber[] = getCountries().flatMap((country) => getExampleNumber(country, examples) ?? [])

/** How people, address books and pages write a number for everybody, each with its calling code. */
export function spellings(number: PhoneNumber): string[] {
  const { countryCallingCode: code, nationalNumber } = number
  const grouped = number.formatInternational()
  const rest = grouped.slice(code.length + 2)
  const keepsZero = nationalNumber.startsWith('0')
  return [
    number.number,
    grouped,
    grouped.replace('+', '00'),
    grouped.replace('+', '00 '),
    `00${code}${nationalNumber}`,
    grouped.replaceAll(' ', '-'),
    grouped.replaceAll(' ', '.'),
    grouped.replaceAll(' ', '\u00a0'),
    grouped.replaceAll(' ', '\u202f'),
    grouped.replaceAll(' ', '\u2212'),
    grouped.replaceAll(' ', ' – '),
    number.number.split('').join('\u2060'),
    `\u202a${grouped}\u202c`,
    `\u200e${grouped}\u200f`,
    `\u2066${grouped}\u2069`,
    `＋${grouped.slice(1)}`,
    `﹢${grouped.slice(1)}`,
    `(${grouped})`,
    `(+${code}) ${rest}`,
    `+(${code}) ${rest}`,
    `(00${code}) ${rest}`,
    `[+${code}] ${rest}`,
    ...(keepsZero
      ? []
      : [`+${code} (0) ${rest}`, `+${code}(0)${rest}`, `00${code} (0)${rest}`, `+${code} [0] ${rest}`]),
  ]
}

/** What stands around a number, with `#` for the number itself. */
export const wrappings = [
  '#',
  ' # ',
  '\n#\n',
  'Mobile: #',
  'Mobile:#',
  'Tel. #',
  'Telefon (privat): #',
  'M #',
  '手机：#',
  'הטלפון שלי: #',
  'رقم الهاتف: #',
  'tel:#',
  'tel:#;ext=5',
  'tel:#;phone-context=example.com',
  'sms:#?body=hello',
  '<a href="tel:#">call</a>',
  'Ada <#>',
  '“#”',
  '# (mobile)',
  '# ext. 12',
  '# Ext 1234',
  '#x12',
  '# x 12',
  '# Durchwahl 3',
  '# – Ada',
  '#, Ada',
  '#.',
  'Call # now!',
  'Ada Okafor\n#\n12 High Street',
  'Ada Okafor\r\nMobile: #\r\n',
  'Room 12\n#',
  'Ada\t#\t12',
  'Flat 2, #',
  '#\n#',
  'Mobile: #, mobile: #',
]

/** The same text in the digits of each script. */
export function everyScript(text: string): string[] {
  return decimalRows().map((row) => writtenWith(row, text))
}
