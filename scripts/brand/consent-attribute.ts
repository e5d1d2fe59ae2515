import type { Brand } from '../../main/stage/brand.ts'
import type { StageConfig } from '../../main/stage/stage-config.ts'

/**
 * Checks that the stage's pool can keep to what users agreed (decision 0067).
 * @throws Error with one sentence that names the stage's file, the key, and the attribute
 */
export function checkConsentAttribute({ consent }: Brand, { stage, attributes }: StageConfig): void {
  // The attributes of the local stage are those of the file with which its pool is started, which no build knows.
  if (consent === undefined || stage === 'local') return
  const file = `infra/stages/${stage}.json`
  const index = attributes.findIndex(({ name }) => name === consent.attribute)
  const found = attributes[index]
  if (found === undefined) {
    throw new Error(`${file}: attributes: ${consent.attribute} is missing, in which the brand’s consent is kept.`)
  }
  const { type, visible, signUp, required, editable, minLength = 0, maxLength = 256 } = found
  const { length } = consent.version
  const faults = [
    { key: 'type', wrong: type !== 'text', says: 'text' },
    { key: 'visible', wrong: visible, says: 'false, because the app keeps it and shows it to nobody' },
    { key: 'signUp', wrong: signUp, says: 'false, because no form asks for it' },
    { key: 'required', wrong: required, says: 'false, because no form asks for it' },
    { key: 'editable', wrong: !editable, says: 'true, because the app writes it when its user agrees' },
    { key: 'maxLength', wrong: maxLength < length, says: `${length} or more, for the version ${consent.version}` },
    { key: 'minLength', wrong: minLength > length, says: `${length} or less, for the version ${consent.version}` },
  ]
  const fault = faults.find(({ wrong }) => wrong)
  if (fault === undefined) return
  const key = `attributes[${index}].${fault.key}`
  throw new Error(`${file}: ${key}: ${consent.attribute} keeps the brand’s consent, so this must be ${fault.says}.`)
}
