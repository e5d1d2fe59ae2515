import type { StageConfig } from '../../main/stage/stage-config.ts'
import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { attributesOf, type FoundAttributes } from './pool-attributes.ts'
import type { PoolDescription } from './pool-description.ts'

type OfPool = Omit<StageConfig, 'suffix' | 'updateFeedUrl'>

/**
 * A stage as its pool is now, with what the file says and no pool can: labels, hints, choices, forms, the order, which of
 * the optional attributes the app uses, the suffix, and where updates come from. What the file allows and the pool refuses is gone.
 */
export function keepOwn(before: StageConfig, now: OfPool, description: PoolDescription): StageConfig {
  const inPool = new Map([...everyAttribute(description), ...now.attributes].map((one) => [one.name, one]))
  const kept = before.attributes.flatMap((own) => {
    const one = inPool.get(own.name)
    return one === undefined ? [] : [merged(own, one)]
  })
  const names = kept.map(({ name }) => name)
  const added = now.attributes.filter(({ name }) => !names.includes(name))
  return {
    ...now,
    attributes: [...kept, ...added],
    ...(before.suffix !== undefined && { suffix: before.suffix }),
    ...(before.updateFeedUrl !== undefined && { updateFeedUrl: before.updateFeedUrl }),
  }
}

/**
 * What the app hides and does not guard: an attribute that the file keeps from being edited, while its user may change it
 * in the pool with any other tool.
 */
export function hiddenAlone(config: StageConfig, description: PoolDescription): FoundAttributes['remarks'] {
  const inPool = new Map(everyAttribute(description).map((one) => [one.name, one]))
  const hidden = config.attributes.filter(({ name, editable }) => !editable && inPool.get(name)?.editable === true)
  return hidden.map(({ name: attribute }) => ({
    attribute,
    says: `${attribute} cannot be edited in the app, but its user can change it with other tools: the app client may write it, and the pool’s schema has it as mutable.`,
  }))
}

/** All attributes that the client may read, also the standard ones that a new file leaves out. */
function everyAttribute({ pool, client: { ReadAttributes: read, ...client } }: PoolDescription): AttributeDefinition[] {
  const names = (pool.SchemaAttributes ?? []).map(({ Name }) => Name)
  const readable = names.filter((name) => read?.includes(name) ?? true)
  // The pool's attributes one by one, so that no list looks like one of all standard attributes.
  return readable.flatMap((name) => {
    const SchemaAttributes = (pool.SchemaAttributes ?? []).filter(({ Name }) => Name === name)
    return attributesOf({ pool: { ...pool, SchemaAttributes }, client: { ...client, ReadAttributes: [name] } })
      .attributes
  })
}

function merged(own: AttributeDefinition, one: AttributeDefinition): AttributeDefinition {
  const isTextToPool = one.type === 'text' || one.type === 'date'
  const keepsType = isTextToPool ? own.type !== 'number' : own.type === one.type
  const { hint, autocomplete, choices, pattern, visible, required } = own
  // What nobody sees needs no label.
  const label = own.label ?? (own.signUp || visible ? one.label : undefined)
  // Of one that the file itself never asks for, `required` says nothing.
  const isAsked = one.signUp || one.editable || !(own.signUp || own.editable)
  const limits = keepsType && fits(own, one) ? own : one
  return {
    name: one.name,
    type: keepsType ? own.type : one.type,
    // The pool's schema has the last word where it requires the attribute, and the client where it may not write it.
    required: one.required || (required && isAsked),
    signUp: one.signUp && (own.signUp || one.required),
    editable: one.editable && own.editable,
    visible: visible && one.visible,
    ...pick(limits, ['minLength', 'maxLength', 'min', 'max']),
    ...(label !== undefined && { label }),
    ...(hint !== undefined && { hint }),
    ...(autocomplete !== undefined && { autocomplete }),
    ...(keepsType && choices !== undefined && { choices }),
    ...(keepsType && pattern !== undefined && { pattern }),
  }
}

/** Whether the file's limits lie within the pool's. */
function fits(own: AttributeDefinition, one: AttributeDefinition): boolean {
  if (own.type === 'choice' || own.type === 'boolean' || own.type === 'date') return true
  if (own.type === 'number') {
    const { min = -Infinity, max = Infinity } = one
    return Number(own.min ?? -Infinity) >= Number(min) && Number(own.max ?? Infinity) <= Number(max)
  }
  return (own.minLength ?? 0) >= (one.minLength ?? 0) && (own.maxLength ?? 256) <= (one.maxLength ?? 256)
}

function pick<Key extends keyof AttributeDefinition>(
  from: AttributeDefinition,
  keys: readonly Key[],
): Partial<Pick<AttributeDefinition, Key>> {
  return Object.fromEntries(
    keys.flatMap((key): [Key, AttributeDefinition[Key]][] => (from[key] === undefined ? [] : [[key, from[key]]])),
  ) as Partial<Pick<AttributeDefinition, Key>>
}
