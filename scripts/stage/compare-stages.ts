import { isDeepStrictEqual } from 'node:util'
import type { StageConfig } from '../../main/stage/stage-config.ts'
import type { AttributeDefinition, Choice } from '../../preload/contract/attributes/definition.ts'

/**
 * What a stage's configuration says otherwise than another one: a sentence for each key, attribute or choice.
 * @param before what a build had until now, such as the file that is there
 * @param after what it is to have, such as what the pool has
 * @returns none when both mean the same
 */
export function differences(before: StageConfig, after: StageConfig): string[] {
  const { attributes: old, ...othersBefore } = plain(before)
  const { attributes, ...othersAfter } = plain(after)
  return [...ofKeys(othersBefore, othersAfter), ...ofAttributes(old, attributes)]
}

/** A pool without a password history and one that keeps none are the same. */
function plain(config: StageConfig): StageConfig {
  const { historySize = 0, ...policy } = config.passwordPolicy
  return { ...config, passwordPolicy: { ...policy, historySize } }
}

function ofAttributes(before: readonly AttributeDefinition[], after: readonly AttributeDefinition[]): string[] {
  return ofList(before, after, 'attributes', {
    key: ({ name }) => name,
    called: (name) => name,
    within: ({ choices: old = [], ...one }, { choices = [], ...other }) => [
      ...ofKeys(one, other, '', ` of ${one.name}`),
      ...ofChoices(old, choices, one.name),
    ],
  })
}

function ofChoices(before: readonly Choice[], after: readonly Choice[], of: string): string[] {
  return ofList(before, after, `the choices of ${of}`, {
    key: ({ value }) => value,
    called: (value) => `The choice ${JSON.stringify(value)} of ${of}`,
    within: (one, other) => ofKeys(one, other, '', ` of the choice ${JSON.stringify(one.value)} of ${of}`),
  })
}

interface ListRules<Item> {
  /** What one entry is known by in both lists. */
  key: (item: Item) => string
  called: (key: string) => string
  /** What differs between two entries with the same key. */
  within: (before: Item, after: Item) => string[]
}

function ofList<Item>(before: readonly Item[], after: readonly Item[], list: string, rules: ListRules<Item>): string[] {
  const old = new Map(before.map((item) => [rules.key(item), item]))
  const now = new Map(after.map((item) => [rules.key(item), item]))
  const orderBefore = [...old.keys()].filter((key) => now.has(key)).join(', ')
  const orderNow = [...now.keys()].filter((key) => old.has(key)).join(', ')
  const found = [...old].flatMap(([key, item]) => {
    const other = now.get(key)
    return other === undefined ? [`${rules.called(key)} is gone.`] : rules.within(item, other)
  })
  for (const key of now.keys()) if (!old.has(key)) found.push(`${rules.called(key)} is new.`)
  if (orderBefore !== orderNow) found.push(`The order of ${list} was ${orderBefore} and is ${orderNow}.`)
  return found
}

/** One sentence for each value that differs, however deep, with the keys that lead there. */
function ofKeys(before: object, after: object, path = '', of = ''): string[] {
  const old = new Map<string, unknown>(Object.entries(before))
  const now = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key) => {
    const was: unknown = old.get(key)
    const is: unknown = now.get(key)
    if (isDeepStrictEqual(was, is)) return []
    if (isObject(was) && isObject(is)) return ofKeys(was, is, `${path}${key}.`, of)
    return [`${path}${key}${of} was ${shown(was)} and is ${shown(is)}.`]
  })
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function shown(value: unknown): string {
  return value === undefined ? 'not set' : JSON.stringify(value)
}
