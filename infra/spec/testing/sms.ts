// An SMS has 140 bytes: 160 characters of the GSM alphabet, 7 bits each. Those of its extension take two places.
const basic =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà'
const extension = '^{}\\[~]|€'

/** How much of an SMS a text fills, in GSM's places; infinitely much with a letter that GSM does not have. */
export function gsmPlaces(text: string): number {
  return Array.from(text).reduce((sum, letter) => {
    if (basic.includes(letter)) return sum + 1
    return extension.includes(letter) ? sum + 2 : Infinity
  }, 0)
}

/**
 * As how many SMS a text is billed. With a letter that GSM does not have, all of it is sent in 16 bits each, 70 to an
 * SMS. Each part of a longer text gives some of its room to a header.
 */
export function smsParts(text: string): number {
  const places = gsmPlaces(text)
  const [alone, part, length] = places === Infinity ? [70, 67, text.length] : [160, 153, places]
  return length <= alone ? 1 : Math.ceil(length / part)
}

/** What Cognito fills in, at its longest: a number of 15 digits, and a password of 20 symbols of the extension. */
export const longest = { username: `+${'9'.repeat(15)}`, password: '~'.repeat(20), code: '000000' }
