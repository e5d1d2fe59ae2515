import { useAppStore } from '../stores/app.ts'
import { writeDate } from '../fields/date-writing.ts'
import { useAttributeTexts } from './use-attribute-texts.ts'
import { useFormats } from './use-formats.ts'

/**
 * What others know about the owner of a password: the number, and each value as the pool holds it and as people write
 * it. Yes and no say nothing.
 * @returns a function of the number and the values, by the names of the attributes
 */
export function usePersonalWords(): (phoneNumber: string, values: Readonly<Record<string, string>>) => string[] {
  const app = useAppStore()
  const texts = useAttributeTexts()
  const formats = useFormats()

  function wordsOf(name: string, value: string): string[] {
    const definition = app.info?.attributes.find((one) => one.name === name)
    if (definition?.type === 'boolean') return []
    if (definition?.type === 'choice') return [value, texts.show(definition, value)]
    return definition?.type === 'date' ? [value, writeDate(value, formats.locale())] : [value]
  }

  return (phoneNumber, values) => {
    const words = Object.entries(values).flatMap(([name, value]) => wordsOf(name, value))
    return [phoneNumber, ...words].filter((word) => word !== '')
  }
}
