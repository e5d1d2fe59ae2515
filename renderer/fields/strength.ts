import { ZxcvbnFactory, type ZxcvbnResult } from '@zxcvbn-ts/core'
import { adjacencyGraphs, dictionary as common } from '@zxcvbn-ts/language-common'
import { dictionary as english } from '@zxcvbn-ts/language-en'

// Import this on demand only, where a password is chosen: the dictionaries are large.

export type Strength = 'weak' | 'fair' | 'good' | 'strong'

/** What would help most. */
export type Advice = 'common' | 'words' | 'pattern' | 'personal' | 'longer'

export interface Judgement {
  strength: Strength
  /** Null for a password that needs none. */
  advice: Advice | null
}

const zxcvbn = new ZxcvbnFactory({ dictionary: { ...common, ...english }, graphs: adjacencyGraphs })

const strengths = ['weak', 'weak', 'fair', 'good', 'strong'] as const satisfies Strength[]

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

/**
 * How hard a password is to guess for somebody who knows its owner: `personal` are phone number, name, company…
 * The policy's rules are none of this.
 */
export function judgePassword(password: string, personal: readonly string[]): Judgement {
  const result = zxcvbn.check(password, wordsOf(personal))
  const strength = strengths[result.score]
  return { strength, advice: strength === 'good' || strength === 'strong' ? null : adviceFor(result) }
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
