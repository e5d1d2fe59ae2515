/** Letters that Unicode does not take apart, as people write them on a keyboard without them. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ı: 'i',
}

/** A text in small letters without accents: `contrasena` for `Contraseña`, `sifre` for `ŞİFRE`. */
export function fold(text: string): string {
  // Composed again, because NFKD takes Korean syllables apart.
  const bare = text.normalize('NFKD').toLowerCase().replaceAll(/\p{M}/gu, '').normalize('NFC')
  return bare.replaceAll(/[ßæœøłđðþı]/g, (letter) => plainLetters[letter] ?? letter)
}

/** What people write for a letter to make a word look less like one. */
export const disguises: Readonly<Record<string, string>> = {
  a: '4@',
  b: '8',
  e: '3',
  g: '69',
  i: '1!|',
  l: '1|',
  o: '0',
  s: '5$',
  t: '7+',
  z: '2',
}
