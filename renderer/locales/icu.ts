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

/** The message as a function of its values, in the language's plurals and in Latin digits. */
export function icuMessage(
  parsed: ParsedMessage,
  language: string,
): (context: Pick<MessageContext, 'values'>) => string {
  let format: IntlMessageFormat | undefined
  return ({ values }) => {
    format ??= new IntlMessageFormat(parsed, `${language}-u-nu-latn`)
    return String(format.format(values))
  }
}
