import { isObject, type ObjectValue, type Value } from '../../infra/spec/hcl/value.ts'

/** Variables as the text of a `.tfvars` file, in their order. `terraform fmt` may still move a few spaces. */
export function writeVariables(values: ObjectValue): string {
  return Object.entries(values)
    .map(([name, value]) => `${name} = ${write(value, '')}\n`)
    .join('\n')
}

function write(value: Value, indent: string): string {
  if (typeof value === 'string') return quoted(value)
  if (value === null || typeof value !== 'object') return String(value)
  const inner = `${indent}  `
  if (isObject(value)) {
    const lines = Object.entries(value).map(([key, item]) => `${inner}${keyOf(key)} = ${write(item, inner)}\n`)
    return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`
  }
  const items = value.map((item) => `${inner}${write(item, inner)},\n`)
  return items.length === 0 ? '[]' : `[\n${items.join('')}${indent}]`
}

function keyOf(key: string): string {
  return /^[a-z_][\w-]*$/i.test(key) ? key : quoted(key)
}

/** HCL reads JSON's escapes, and takes ${ and %{ for the beginning of a template. */
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[$%](?=\{)/g, '$&$&')
}
