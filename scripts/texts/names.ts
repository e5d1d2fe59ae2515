import type { Language } from '../../preload/contract/machine.ts'
import type { Texts } from './catalogue.ts'

/** What would make a sentence depend on the name in it. Words are parted by spaces. */
interface Rule {
  /** Words that may not stand before a name. */
  notAfter?: string
  /** Whether these words may stand there behind a comma. */
  asPronouns?: boolean
  /** Words that may not stand behind a name. */
  notBefore?: string
  /** How the text before a name has to end. */
  onlyAfter?: RegExp
  /** What may stand before a name without a space. */
  prefix?: RegExp
  /** What may stand behind a name without a space. */
  suffix?: RegExp
}

// A letter, mark, digit, apostrophe or hyphen beside a name would be an ending of it, or make a compound of it.
const touchingBefore = /[\p{L}\p{M}\p{N}'’‘ʼ\-‐‑־]$/u
const touchingBehind = /^[\p{L}\p{M}\p{N}'’‘ʼ\-‐‑־]/u

/**
 * The build puts any company's names in the place of `{app}` and `{company}` (decision 0066). So no sentence may depend on
 * how a name begins or ends, on its gender, or on its number.
 */
const rules: Readonly<Record<string, Rule>> = {
  // "A" or "an" depends on the first sound.
  en: { notAfter: 'a an' },
  // An article has a gender, and the genitive ends in "s". Behind a comma it is a pronoun of another word.
  de: { notAfter: 'der die das des dem den ein eine einer eines einem einen', asPronouns: true },
  // An article has a gender, and these words lose their vowel before another vowel.
  fr: { notAfter: 'le la les un une du des au aux de que lorsque puisque quoique jusque ce ne se je me te' },
  // An article has a gender. "Y" is "e" before an i, and "o" is "u" before an o.
  es: { notAfter: 'el la los las un una unos unas del al y e o u' },
  // An article has a gender.
  pt: { notAfter: 'o a os as um uma do da dos das no na nos nas num numa ao à aos às pelo pela pelos pelas' },
  // An article has a gender and a form for some first sounds. "A", "e" and "o" get a d before a vowel.
  it: {
    notAfter:
      'il lo la un uno una del dello della al allo alla dal dallo dalla nel nello nella sul sullo sulla a ad e ed o od',
  },
  // An article has a gender.
  nl: { notAfter: 'de het' },
  // A noun that is declined stands before the name, unless the name begins the sentence and is not declined.
  pl: { onlyAfter: /(?:^|[.!?:–] |(?<!\p{L})(?:aplikacj|program|firm)\p{L}* )$/iu },
  // The vowels of an ending follow those of the name, and so do these words.
  tr: { notBefore: 'da de ta te mı mi mu mü' },
  // Japanese has no spaces, and no word changes beside a name.
  ja: { prefix: /./u, suffix: /./u },
  // Some particles have a form for a vowel and one for a consonant, so a text has to write both.
  ko: {
    suffix:
      /^(?:은\(는\)|이\(가\)|을\(를\)|과\(와\)|\(으\)로|의|도|만|부터|까지|보다|에(?:서|게)?(?:는|도|만)?)(?!\p{L})/u,
  },
  // Chinese has no spaces, and no word changes beside a name.
  'zh-Hans': { prefix: /./u, suffix: /./u },
  // A prefix is written with its word, so it stands before a word of the text.
  ar: {},
  // A hyphen parts a prefix from a name that is not written in Hebrew.
  he: { prefix: /(?<!\p{L})\p{L}{1,3}[-־]$/u },
} satisfies Record<Language, Rule>

/** Marks that keep the direction of a name. They are no part of the sentence. */
const directionMarks = /[\u200e\u200f\u2066-\u2069]/g

/** A sentence for each text that would be wrong with some names, with the place in it. */
export function findBentNames(language: string, texts: Texts): string[] {
  return [...texts].flatMap(([path, text]) => {
    const plain = text.replaceAll(directionMarks, '')
    return [...plain.matchAll(/\{(?:app|company)\}/g)].flatMap(({ 0: name, index }) => {
      const [before, behind] = [plain.slice(0, index), plain.slice(index + name.length)]
      if (standsFree(rules[language] ?? {}, before, behind)) return []
      return [`${path} does not suit every name: "${before.slice(-15)}${name}${behind.slice(0, 15)}".`]
    })
  })
}

function standsFree(rule: Rule, before: string, behind: string): boolean {
  if (touchingBefore.test(before) && !rule.prefix?.test(before)) return false
  if (touchingBehind.test(behind) && !rule.suffix?.test(behind)) return false
  if (rule.onlyAfter?.test(before) === false) return false
  const [, comma, last] = /(, )?(?<!\p{L})(\p{L}+)\s$/u.exec(before) ?? []
  const [, first] = /^\s(\p{L}+)/u.exec(behind) ?? []
  const isPronoun = rule.asPronouns === true && comma !== undefined
  return (isPronoun || !isOneOf(last, rule.notAfter)) && !isOneOf(first, rule.notBefore)
}

function isOneOf(word: string | undefined, words = ''): boolean {
  return word !== undefined && words.split(' ').includes(word.toLowerCase())
}
