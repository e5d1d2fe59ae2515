import { asList, asText, isObject, type Value } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'
import { at } from './rule.ts'

/** An attribute as the stage declares it, as far as pool and client follow from it. */
export interface Declared {
  name: string
  custom: boolean
  number: boolean
  required: boolean
  signUp: boolean
  editable: boolean
}

/** The stage's attributes: those that the app is told of. */
export function declared(stage: Stage): Declared[] {
  return asList(stage.outputs.attributes)
    .filter(isObject)
    .map((one) => ({
      name: asText(one.name),
      custom: asText(one.name).startsWith('custom:'),
      number: one.type === 'number',
      required: one.required === true,
      signUp: one.sign_up === true,
      editable: one.editable === true,
    }))
}

/** An attribute of the pool's schema, by the name that Cognito gives it. */
export function schemaOf(values: Value): { name: string; block: Value }[] {
  const standard = ['name', 'given_name', 'family_name', 'middle_name', 'nickname', 'preferred_username', 'email']
  standard.push('birthdate', 'gender', 'address', 'locale', 'zoneinfo', 'website', 'profile', 'picture', 'phone_number')
  return asList(at(values, 'schema')).map((block) => {
    const name = asText(at(block, 'name'))
    return { name: standard.includes(name) ? name : `custom:${name}`, block }
  })
}

/** Whether a list holds these names, each once, in whatever order: Cognito's lists have none. */
export function sameNames(list: Value | undefined, names: string[]): boolean {
  return JSON.stringify(asList(list).map(asText).sort()) === JSON.stringify([...names].sort())
}
