import { attributeDefinition, type AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { attributesOfThePool, knownAttribute, knownAttributes } from '../../preload/contract/attributes/known.ts'
import { labelFrom } from './label-from.ts'
import { fitsOf } from './pool-constraints.ts'
import type { DescribedClient, PoolAttribute, PoolDescription } from './pool-description.ts'

/** What the app makes of the attributes of a pool. */
export interface FoundAttributes {
  attributes: AttributeDefinition[]
  /** What the app does with an attribute that whoever looks after the pool might not expect. */
  remarks: { attribute: string; says: string }[]
  /** Whether optional standard attributes are left out, because the client's list does not say which the company uses. */
  leavesOut: boolean
  /** Why nobody can sign up in the app, a sentence each: the pool requires what the app cannot send. */
  noSignUp: string[]
}

const standardNames = Object.keys(knownAttributes).filter((name) => !name.startsWith('custom:'))

/** The attributes that a stage's file can name, with what the app client may do with each. */
export function attributesOf({ pool, client }: PoolDescription): FoundAttributes {
  const rights = rightsOf(client)
  const found: FoundAttributes = { attributes: [], remarks: [], leavesOut: !rights.namesStandard, noSignUp: [] }
  for (const attribute of ordered(pool.SchemaAttributes ?? [])) {
    const { Name: name, Required: required = false } = attribute
    if (name === 'sub' || name === 'phone_number') continue
    const verdict = judged(attribute, rights)
    if ('attribute' in verdict) found.attributes.push(verdict.attribute)
    if (verdict.remark !== undefined) found.remarks.push({ attribute: name, says: `${name} ${verdict.remark}` })
    const isAsked = 'attribute' in verdict && verdict.attribute.signUp
    if (required && !isAsked) {
      found.noSignUp.push(`Nobody can sign up in the app: the pool requires ${name}, which the app cannot send.`)
    }
  }
  return found
}

interface Rights {
  mayRead: (name: string) => boolean
  mayWrite: (name: string) => boolean
  /** Whether the client's list says which standard attributes the company uses, and does not just hold them all. */
  namesStandard: boolean
}

/**
 * What a client may do. AWS's reference says that one without a list may do it with the standard attributes; a report
 * that measured it says with all. The more that a client may do, the more has to be said, so it is taken for all.
 */
function rightsOf({ ReadAttributes: read, WriteAttributes: written }: DescribedClient): Rights {
  return {
    mayRead: (name) => read?.includes(name) ?? true,
    mayWrite: (name) => written?.includes(name) ?? true,
    namesStandard: read !== undefined && !standardNames.every((name) => read.includes(name)),
  }
}

/** Standard attributes in the order of forms, then custom ones in the pool's order. */
function ordered(schema: readonly PoolAttribute[]): PoolAttribute[] {
  const place = ({ Name }: PoolAttribute): number =>
    standardNames.includes(Name) ? standardNames.indexOf(Name) : standardNames.length
  return schema.toSorted((one, other) => place(one) - place(other))
}

type Verdict = { attribute: AttributeDefinition; remark?: string } | { remark?: string }

function judged(attribute: PoolAttribute, { mayRead, mayWrite, namesStandard }: Rights): Verdict {
  const { Name: name, Required: required = false, Mutable: mutable = true } = attribute
  const isStandard = standardNames.includes(name)
  if (attribute.DeveloperOnlyAttribute === true || name.startsWith('dev:')) {
    return { remark: 'is left out: it is for administrators only (developer-only).' }
  }
  // Of identity providers, which the app does not use.
  if (attributesOfThePool.includes(name) || name === 'identities') return {}
  if (isStandard && !required && !(namesStandard && mayRead(name))) return {}
  if (!mayRead(name) && !(required && mayWrite(name))) {
    return { remark: 'is left out: the app client may not read it.' }
  }
  const isKnown = knownAttribute(name) !== null
  const { type = 'String', ...fits } = fitsOf(attribute)
  if ('never' in fits) return { remark: `is left out: ${fits.never}` }
  const isSent = mayWrite(name) && (type === 'String' || type === 'Number')
  const parsed = attributeDefinition.safeParse({
    name,
    type: name === 'birthdate' ? 'date' : type === 'Number' ? 'number' : 'text',
    required: required && isSent,
    ...fits.limits,
    signUp: isSent,
    editable: isSent && mutable,
    visible: mayRead(name),
    ...(!isKnown && { label: { en: labelFrom(name) } }),
  })
  if (!parsed.success) return { remark: 'is left out: the app cannot carry an attribute of this name.' }
  const remark = remarkOn(type, { ...parsed.data, mutable, isSent })
  return { attribute: parsed.data, ...(remark !== undefined && { remark }) }
}

function remarkOn(
  type: string,
  { required, visible, mutable, isSent }: AttributeDefinition & { mutable: boolean; isSent: boolean },
): string | undefined {
  if (type !== 'String' && type !== 'Number') {
    return `is shown as the pool writes it, and cannot be edited: the app does not know how Cognito writes a ${type}.`
  }
  if (!isSent) return 'is shown and cannot be edited: the app client may not write it.'
  if (!visible) return 'is asked for at sign-up and never shown: the app client may write it, and not read it.'
  if (mutable) return undefined
  return required
    ? 'is required and immutable: nobody can correct it after the sign-up, not even an administrator.'
    : 'is immutable: it is asked for at sign-up, and nobody can change it afterwards.'
}
