import { usualLength } from '../../preload/contract/attributes/values.ts'
import { isNumber } from '../../preload/contract/attributes/wire.ts'
import { knownAttribute } from '../../preload/contract/attributes/known.ts'
import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import type { PoolAttribute } from './pool-description.ts'

/** Cognito takes no longer value, whatever a schema says (API reference, AttributeType). */
const longestText = 2_048

/** The bounds of a number that has none of its own (`infra/local-pool/stage-settings.ts`). */
const unbounded = '999999999999999'

type Limits = Partial<Pick<AttributeDefinition, 'minLength' | 'maxLength' | 'min' | 'max'>>

/** The type in the pool's schema, and what the app has to know of its limits; or why no value fits them. */
export function fitsOf(attribute: PoolAttribute): { type?: string } & ({ limits: Limits } | { never: string }) {
  const type = attribute.AttributeDataType
  if (type === 'Number') return { type, ...numberFits(attribute) }
  if (type === undefined || type === 'String') return { type: 'String', ...textFits(attribute) }
  return { type, limits: {} }
}

function textFits({
  Name,
  StringAttributeConstraints: given = {},
}: PoolAttribute): { limits: Limits } | { never: string } {
  if (Name === 'birthdate') return { limits: {} }
  const least = lengthOf(given.MinLength) ?? 0
  const most = Math.min(lengthOf(given.MaxLength) ?? longestText, longestText)
  if (least > most) return { never: 'no text fits its lengths.' }
  // A standard attribute has the greatest length unless the company said otherwise: it then says nothing.
  const isUsual = most === usualLength || (most === longestText && isStandard(Name))
  return { limits: { ...(least > 0 && { minLength: least }), ...(!isUsual && { maxLength: most }) } }
}

function numberFits({ NumberAttributeConstraints: given = {} }: PoolAttribute): { limits: Limits } | { never: string } {
  const bound = (text: string | undefined): string | undefined =>
    text !== undefined && isNumber(text) && text.replace('-', '') !== unbounded ? text : undefined
  const [min, max] = [bound(given.MinValue), bound(given.MaxValue)]
  if (min !== undefined && max !== undefined && Number(min) > Number(max))
    return { never: 'no number fits its bounds.' }
  return { limits: { ...(min !== undefined && { min }), ...(max !== undefined && { max }) } }
}

function isStandard(name: string): boolean {
  return !name.startsWith('custom:') && knownAttribute(name) !== null
}

function lengthOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined
}
