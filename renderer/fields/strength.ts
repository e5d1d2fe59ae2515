import { ZxcvbnFactory, type ZxcvbnResult } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'
import { fold } from './fold.ts'
import { withoutKnownParts } from './known-parts.ts'
import { isOneWord } from './one-word.ts'

// Import this on demand only, where a password is chosen: the dictionaries are large.

export type Strength = 'weak' | 'fair' | 'good' | 'strong'

/** What would help most. */
export type Advice = 'common' | 'words' | 'pattern' | 'personal' | 'longer'

export interface Judgement {
  strength: Strength
  /** Null for a password that needs none. */
  advice: Advice | null
}

/** zxcvbn's lists of words, each by its name, the most usual word first. */
export type Words = Record<string, (string | number)[]>

/**
 * Judges how hard a password is to guess for somebody who knows its owner. `personal` are phone number, name, company…
 * The policy's rules are none of this.
 */
export type Judge = (password: string, personal: readonly string[]) => Judgement

/** By zxcvbn's score. */
const strengths = ['weak', 'weak', 'fair', 'good', 'strong'] as const satisfies Strength[]
/** The best score that is not good yet. */
const fair = 2

/** Our advice for each of zxcvbn's warnings. zxcvbn gives a warning's key as its text while no translation is set. */
const advices: Record<string, Advice> = {
  topTen: 'common',
  topHundred: 'common',
  common: 'common',
  similarToCommon: 'common',
  pwned: 'common',
  wordByItself: 'words',
  namesByThemselves: 'words',
  commonNames: 'words',
  straightRow: 'pattern',
  keyPattern: 'pattern',
  simpleRepeat: 'pattern',
  extendedRepeat: 'pattern',
  sequences: 'pattern',
  recentYears: 'pattern',
  dates: 'pattern',
  userInputs: 'personal',
}

/** @param words of the user's language; English and what is common everywhere are known without them */
export function makeJudge(words: Words): Judge {
  const own = Object.fromEntries(Object.entries(words).map(([name, list]) => [`${name}-own`, withoutAccents(list)]))
  const zxcvbn = new ZxcvbnFactory({
    dictionary: { ...common, ...english, ...own },
    graphs: adjacencyGraphs,
    l33tMaxSubstitutions,
  })

  return (password, personal) => {
    const result = zxcvbn.check(password, wordsOf(personal))
    const rest = withoutKnownParts(password, personal)
    const restScore = rest === null ? result.score : zxcvbn.check(rest).score
    if (restScore < result.score && restScore <= fair) return { strength: strengths[restScore], advice: 'personal' }
    if (result.score > fair && isOneWord(password)) return { strength: 'fair', advice: 'words' }
    return { strength: strengths[result.score], advice: result.score > fair ? null : adviceFor(result) }
  }
}

/**
 * How many readings of digits and signs as letters zxcvbn tries. With its own 100 a key takes a tenth of a second on a slow
 * machine.
 */
const l33tMaxSubstitutions = 20

const inAscii = /^[ -~]*$/

/** The words, and as people type them where accents are hard to find. */
function withoutAccents(list: (string | number)[]): (string | number)[] {
  return list.flatMap((word) => (typeof word === 'number' || inAscii.test(word) ? [word] : [word, fold(word)]))
}

function adviceFor({ sequence, feedback }: ZxcvbnResult): Advice {
  const usesPersonal = sequence.some((match) => 'dictionaryName' in match && match.dictionaryName === 'userInputs')
  return usesPersonal ? 'personal' : (advices[feedback.warning ?? ''] ?? 'longer')
}

/** Each text and its words; a number also without its plus and in parts, as people use it. */
function wordsOf(personal: readonly string[]): string[] {
  const words = personal.flatMap((text) => {
    const digits = text.replace(/\D/g, '')
    return [text, ...text.split(/[^\p{L}\p{N}]+/u), digits, digits.slice(-6)]
  })
  return [...new Set(words)].filter((word) => word.length > 2)
}
