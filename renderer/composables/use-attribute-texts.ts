import { useI18n } from 'vue-i18n'
import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { isDay, isNumber } from '../../preload/contract/attributes/wire.ts'
import { choiceLabel, labelOf, textIn } from '../fields/attribute-texts.ts'
import { useAppStore } from '../stores/app.ts'
import { useFormats } from './use-formats.ts'
import { useMessages } from './use-messages.ts'

/** What the screens say about attributes and their values, in the user's language. */
export interface AttributeTexts {
  label: (definition: AttributeDefinition) => string
  /** The label of a declared attribute; null when the stage declares none of this name. */
  labelOfName: (name: string) => string | null
  /** Empty when the stage says nothing below the field. */
  hint: (definition: AttributeDefinition) => string
  /** The choices that are offered, in the order of display. */
  choices: (definition: AttributeDefinition) => { value: string; label: string }[]
  /** A value as it is read. One that can't be understood is shown as the pool holds it. */
  show: (definition: AttributeDefinition, value: string) => string
}

/** The texts of the stage's attributes. */
export function useAttributeTexts(): AttributeTexts {
  const { t } = useMessages()
  const { locale } = useI18n({ useScope: 'global' })
  const app = useAppStore()
  const formats = useFormats()

  const label = (definition: AttributeDefinition): string =>
    labelOf(definition, locale.value, (key) => t(`attributes.${key}`))

  function show({ type, choices = [] }: AttributeDefinition, value: string): string {
    const chosen = choices.find((one) => one.value === value)
    if (chosen !== undefined) return choiceLabel(chosen, locale.value)
    if (type === 'boolean' && value === 'true') return t('fields.yes')
    if (type === 'boolean' && value === 'false') return t('fields.no')
    if (type === 'number' && isNumber(value)) return formats.decimal(value)
    return type === 'date' && isDay(value) ? formats.day(value) : value
  }

  return {
    label,
    labelOfName: (name) => {
      const definition = app.info?.attributes.find((one) => one.name === name)
      return definition === undefined ? null : label(definition)
    },
    hint: ({ hint }) => (hint === undefined ? '' : textIn(hint, locale.value)),
    choices: ({ choices = [] }) => choices.map((one) => ({ value: one.value, label: choiceLabel(one, locale.value) })),
    show,
  }
}
