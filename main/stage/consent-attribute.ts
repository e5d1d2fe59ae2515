import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { problemOf } from '../../preload/contract/attributes/values.ts'
import type { Consent } from './brand.ts'

/**
 * What keeps a stage from holding the consent that a brand asks for (decision 0067), as a sentence; null when nothing
 * does. Without its attribute everybody would be asked for ever, and nobody could agree.
 */
export function consentProblem(consent: Consent, attributes: readonly AttributeDefinition[]): string | null {
  const { attribute: name, version } = consent
  const definition = attributes.find((one) => one.name === name)
  const declaration = `{ "name": "${name}", "signUp": false, "visible": false }`
  if (definition === undefined) {
    return `consent.attribute: the stage declares no ${name}, where the brand keeps what users agree to; add ${declaration} to its attributes.`
  }
  const { signUp, visible, editable, required } = definition
  if (signUp || visible || !editable || required) {
    return `consent.attribute: the stage has to declare ${name} as ${declaration}, because the app writes it and no form asks for it.`
  }
  if (problemOf(definition, version) === null) return null
  return `consent.version: the stage's ${name} takes no "${version}"; change its type or limits.`
}
