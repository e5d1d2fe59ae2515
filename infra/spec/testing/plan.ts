import { asText, isObject, type ObjectValue, type Value } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'

const reference = /\$\{([^{}]+)\}/g

/**
 * A plan of a stage, as `terraform show -json` prints it, made of what our own evaluator says of the files.
 * @param applied whether the stage is there already, so that the plan knows what AWS gave it
 */
export function planFrom(stage: Stage, applied: boolean): object {
  const known = new Map(stage.resources.map(({ address, values }): [string, ObjectValue] => [address, { ...values }]))
  const attributes = new Map<string, string>()
  /** What an attribute is: as the files say, or made up. */
  const attributeOf = (path: string): string => {
    const end = path.lastIndexOf('.')
    const [address, name] = [path.slice(0, end), path.slice(end + 1)]
    const written = asText(known.get(address)?.[name])
    const found = attributes.get(path) ?? (written === '' ? `made-up-${String(attributes.size)}` : written)
    attributes.set(path, found)
    return found
  }
  const fill = (value: Value): Value => {
    if (typeof value === 'string') return value.replaceAll(reference, (_, path: string) => attributeOf(path))
    if (Array.isArray(value)) return inOrderOfSets(value.map(fill))
    return isObject(value) ? Object.fromEntries(Object.entries(value).map(([key, one]) => [key, fill(one)])) : value
  }
  const filled = stage.resources.map(({ address, type, values }) => ({
    address,
    type,
    mode: 'managed',
    values: Object.fromEntries(
      Object.entries(values)
        .filter(([, one]) => applied || !isOpen(one))
        .map(([key, one]) => [key, fill(one)]),
    ),
    open: Object.entries(values)
      .filter(([, one]) => !applied && isOpen(one))
      .map(([key]): [string, true] => [key, true]),
  }))
  const others = new Map<string, ObjectValue>()
  for (const [path, value] of applied ? attributes : []) {
    const end = path.lastIndexOf('.')
    const [address, name] = [path.slice(0, end), path.slice(end + 1)]
    const own = filled.find((one) => one.address === address)
    if (own === undefined) others.set(address, { ...others.get(address), [name]: value })
    else own.values[name] = value
  }
  const outputs = Object.entries(stage.outputs).filter(([, value]) => !isOpen(value))
  return {
    format_version: '1.2',
    variables: Object.fromEntries(Object.entries(stage.given).map(([name, value]) => [name, { value }])),
    planned_values: {
      outputs: Object.fromEntries(outputs.map(([name, value]) => [name, { value }])),
      root_module: {
        child_modules: [
          { resources: filled.map(({ address, type, mode, values }) => ({ address, type, mode, values })) },
        ],
      },
    },
    prior_state: {
      values: {
        root_module: {
          resources: [...others].map(([address, values]) => ({ address, mode: 'data', type: 'data', values })),
        },
      },
    },
    resource_changes: filled.map(({ address, open }) => ({
      address,
      change: { after_unknown: Object.fromEntries(open) },
    })),
  }
}

/** Whether only AWS knows part of it. */
function isOpen(value: Value): boolean {
  return JSON.stringify(value).includes('${')
}

/** Terraform sorts the texts of a set. */
function inOrderOfSets(list: Value[]): Value[] {
  return list.every((item) => typeof item === 'string') ? list.toSorted() : list
}
