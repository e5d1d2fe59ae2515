import { readFileSync } from 'node:fs'
import { BlockList, isIP } from 'node:net'
import { resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asList, isObject, type Value } from './value.ts'

/** Terraform runs in this folder, and reads files from there. */
const infra = fileURLToPath(new URL('../../', import.meta.url))

type Arguments = readonly Value[]

/** Terraform's functions, as far as this configuration uses them. Another one is an error, never a guess. */
const functions: Record<string, (args: Arguments) => Value> = {
  alltrue: ([list]) => asList(list).every((item) => item === true),
  ceil: ([number]) => Math.ceil(Number(number)),
  cidrhost: ([range, number]) => firstOf(stringOf(range), Number(number)),
  concat: (lists) => lists.flatMap((list) => asList(list)),
  contains: ([list, wanted = null]) => asList(list).includes(wanted),
  distinct: ([list]) => [...new Map(asList(list).map((item) => [JSON.stringify(item), item])).values()],
  file: ([path]) => readFileSync(resolve(infra, stringOf(path)), 'utf8'),
  flatten: ([list]) => flatten(asList(list)),
  floor: ([number]) => Math.floor(Number(number)),
  join: ([by, list]) => asList(list).map(stringOf).join(stringOf(by)),
  jsondecode: ([text]) => JSON.parse(stringOf(text)) as Value,
  jsonencode: ([value = null]) => JSON.stringify(value),
  keys: ([map]) => Object.keys(isObject(map) ? map : {}).sort(),
  length: ([value]) => (Array.isArray(value) ? value.length : stringOf(value).length),
  merge: (maps) => Object.assign({}, ...maps.filter(isObject)) as Value,
  one: ([list]) => asList(list)[0] ?? null,
  regex: ([pattern, text]) => {
    const found = new RegExp(stringOf(pattern)).exec(stringOf(text))
    if (found === null) throw new Error(`no match for ${stringOf(pattern)}`)
    return found[0]
  },
  replace: ([text, part, by]) => stringOf(text).replaceAll(stringOf(part), () => stringOf(by)),
  sort: ([list]) => asList(list).map(stringOf).sort(),
  startswith: ([text, start]) => stringOf(text).startsWith(stringOf(start)),
  strcontains: ([text, part]) => stringOf(text).includes(stringOf(part)),
  timeadd: ([time, duration]) => {
    if (duration !== '0s') throw new Error('only 0s can be added to a time here')
    const parsed = new Date(stringOf(time))
    if (parsed.toISOString().replace('.000Z', 'Z') !== time) throw new Error(`${stringOf(time)} is no time`)
    return time
  },
  tolist: ([list]) => asList(list),
  tonumber: ([value]) => {
    if (Number.isNaN(Number(stringOf(value))) || stringOf(value).trim() === '') throw new Error('a number is needed')
    return Number(value)
  },
  tostring: ([value]) => (value === null ? null : stringOf(value)),
  trimprefix: ([text, prefix]) =>
    stringOf(text).startsWith(stringOf(prefix)) ? stringOf(text).slice(stringOf(prefix).length) : stringOf(text),
  trimspace: ([text]) => stringOf(text).trim(),
  values: ([map]) =>
    Object.entries(isObject(map) ? map : {})
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([, value]) => value),
}

/** Calls a function of Terraform's. @throws Error when it is not one of those above, or fails */
export function callFunction(name: string, args: Arguments): Value {
  const known = Object.hasOwn(functions, name) ? functions[name] : undefined
  if (known === undefined)
    throw new Error(`the function ${name} is not known here: add it to infra/spec/hcl/functions.ts`)
  return known(args)
}

/** A range's first address. @throws Error on what is no range in CIDR notation */
function firstOf(range: string, number: number): string {
  const [address = '', bits = '', ...more] = range.split('/')
  if (number !== 0) throw new Error('only the host 0 of a range can be had here')
  if (!/^\d{1,3}$/.test(bits) || more.length > 0) throw new Error(`${range} is no range`)
  // Throws when there are more bits than the address has.
  new BlockList().addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4')
  return address
}

/** Lists within lists as one list; a map stays as it is. */
function flatten(list: Value[]): Value[] {
  return list.flatMap((item) => (Array.isArray(item) ? flatten(item) : [item]))
}

function stringOf(value: Value | undefined): string {
  if (typeof value === 'object' || value === undefined) throw new Error('a string is needed')
  return String(value)
}
