import type { Resource } from '../hcl/configuration.ts'
import { isObject, type ObjectValue, type Value } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'

/** What is wrong with a stage, one line for each place; none when the rule holds. */
export type Rule = (stage: Stage) => string[]

/** The stage's resources of one type. */
export function ofType(stage: Stage, type: string): Resource[] {
  return stage.resources.filter((resource) => resource.type === type)
}

/** Addresses of the resources for which something does not hold; a stage without such a resource is wrong too. */
export function each(stage: Stage, type: string, holds: (values: ObjectValue) => boolean): string[] {
  const resources = ofType(stage, type)
  if (resources.length === 0) return [`there is no ${type}`]
  return resources.filter(({ values }) => !holds(values)).map(({ address }) => address)
}

/** What stands at a path of attribute names and indices. */
export function at(value: Value | undefined, ...path: (string | number)[]): Value | undefined {
  return path.reduce<Value | undefined>((inner, key) => {
    if (Array.isArray(inner) && typeof key === 'number') return inner[key]
    if (isObject(inner) && typeof key === 'string') return inner[key]
    return undefined
  }, value)
}

/** Whether two values are alike, their order included. */
export function same(one: Value | undefined, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
