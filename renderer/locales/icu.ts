import { IntlMessageFormat } from 'intl-messageformat'
import type { MessageContext } from 'vue-i18n'
import { directionOf } from './direction.ts'

/** An ICU message as FormatJS parses it. */
export type ParsedMessage = ReturnType<IntlMessageFormat['getAst']>

/**
 * Reads an ICU message. Throws a SyntaxError when it is none. Not in the built app, which has no parser.
 *
 * Where one writes from right to left each value is isolated: `+44 7700 900123` would be turned around otherwise.
 */
export function parseMessage(text: string, language: string): ParsedMessage {
  const message = parse(text, language)
  return directionOf(language) === 'rtl' ? isolateValues(message, language) : message
}

function parse(text: string, language: string): ParsedMessage {
  // `<` is a character like any other: no message holds markup.
  return new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst()
}

/** FormatJS' number for a plain value. */
const plainValue = 1

function isolateValues(message: ParsedMessage, language: string): ParsedMessage {
  return message.flatMap((element) => {
    if ('options' in element) {
      for (const option of Object.values(element.options)) option.value = isolateValues(option.value, language)
    }
    const type: number = element.type
    return type === plainValue ? [...parse('\u2068', language), element, ...parse('\u2069', language)] : [element]
  })
}

/** FormatJS' number for a text. */
const literal = 0

/** The message when it only puts values into text, which needs no plurals; null when it needs more. */
function putIn(parsed: ParsedMessage, values: Record<string, unknown>): string | null {
  let text = ''
  for (const element of parsed) {
    const type: number = element.type
    if (!('value' in element) || typeof element.value !== 'string') return null
    const part: unknown = type === literal ? element.value : type === plainValue ? values[element.value] : undefined
    if (typeof part !== 'string' && typeof part !== 'number') return null
    text += String(part)
  }
  return text
}

/**
 * The message as a function of its values, in the language's plurals and in Latin digits. A formatter is made when it
 * is needed: asking the engine what it knows of a language takes longer than the rest of the first screen's texts.
 */
export function icuMessage(
  parsed: ParsedMessage,
  language: string,
): (context: Pick<MessageContext, 'values'>) => string {
  let format: IntlMessageFormat | undefined
  return ({ values }) => {
    const simple = putIn(parsed, values)
    if (simple !== null) return simple
    format ??= new IntlMessageFormat(parsed, `${language}-u-nu-latn`)
    return String(format.format(values))
  }
}
