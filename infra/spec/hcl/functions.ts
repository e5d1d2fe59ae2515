import { asList, type Value } from './value.ts'

type Arguments = readonly Value[]

/** Terraform's functions, as far as this configuration uses them. Another one is an error, never a guess. */
const functions: Record<string, (args: Arguments) => Value> = {
  alltrue: ([list]) => asList(list).every((item) => item === true),
  concat: (lists) => lists.flatMap((list) => asList(list)),
  contains: ([list, wanted = null]) => asList(list).includes(wanted),
  floor: ([number]) => Math.floor(Number(number)),
  jsonencode: ([value = null]) => JSON.stringify(value),
  length: ([value]) => (Array.isArray(value) ? value.length : stringOf(value).length),
  one: ([list]) => asList(list)[0] ?? null,
  regex: ([pattern, text]) => {
    const found = new RegExp(stringOf(pattern)).exec(stringOf(text))
    if (found === null) throw new Error(`no match for ${stringOf(pattern)}`)
    return found[0]
  },
  strcontains: ([text, part]) => stringOf(text).includes(stringOf(part)),
  tostring: ([value]) => (value === null ? null : stringOf(value)),
}

/** Calls a function of Terraform's. @throws Error when it is not one of those above, or fails */
export function callFunction(name: string, args: Arguments): Value {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (known === undefined)
    throw new Error(`the function ${name} is not known here: add it to infra/spec/hcl/functions.ts`)
  return known(args)
}

function stringOf(value: Value | undefined): string {
  if (typeof value === 'object' || value === undefined) throw new Error('a string is needed')
  return String(value)
}
