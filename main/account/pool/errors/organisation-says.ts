import { longestSaying } from '../../../../preload/contract/errors.ts'

/**
 * What the organisation's own code (a Lambda trigger of the pool) says to the user, as a text that is safe to show: one
 * line, bounded in length, without characters that control a terminal, hide, or turn the text around them. Null when it
 * says nothing.
 *
 * Cognito puts the trigger's words between `PreSignUp failed with error ` and a full stop of its own.
 */
export function organisationSays({ name, message }: Error): string | null {
  if (name !== 'UserLambdaValidationException') return null
  if (/^\w+ invocation failed\b/.test(message)) return null
  const [, own] = /^\w+ failed with error (.*?)\.?$/s.exec(message) ?? []
  return harmless(own ?? message)
}

/** Emoji and Persian words need these two joiners. */
const joiners = /[\u200c\u200d]/

function harmless(text: string): string | null {
  const plain = text
    .toWellFormed()
    // Cc: controls and line breaks. Zl, Zp: other line breaks. Cf: invisible characters, the directions among them.
    // Co, Cn: characters that no font is sure to have.
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\p{Cf}\p{Co}\p{Cn}]/gu, (character) => (joiners.test(character) ? character : ''))
    // More marks than any writing puts on one letter cover the lines above and below.
    .replaceAll(/(\p{M}{4})\p{M}+/gu, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (!/[\p{L}\p{N}\p{P}\p{S}]/u.test(plain)) return null
  const characters = Array.from(plain)
  return characters.length <= longestSaying ? plain : `${characters.slice(0, longestSaying - 1).join('')}…`
}
