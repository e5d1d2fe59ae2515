import { z } from 'zod'
import { configure, type Resource, type Sources } from './hcl/configuration.ts'
import { isObject, type ObjectValue, type Value } from './hcl/value.ts'
import { isNothing, isWrittenAsNothing, settle, type Lookup } from './plan-values.ts'
import type { Stage } from './stage.ts'

/** A plan, as the rules take it, with what a reader of their verdict should know. */
export interface PlannedStage extends Stage {
  /** Attributes of which the plan says only that the apply will tell; the rules saw what the files say of these. */
  fromFiles: string[]
  /** Where the plan is not what the files come to with its variables. */
  differences: string[]
}

const values = z.record(z.string(), z.json())
const resource = z.object({
  address: z.string(),
  mode: z.enum(['managed', 'data']),
  type: z.string(),
  values: values.default({}),
})
interface Module {
  resources: z.output<typeof resource>[]
  child_modules: Module[]
}
const module: z.ZodType<Module> = z.lazy(() =>
  z.object({ resources: z.array(resource).default([]), child_modules: z.array(module).default([]) }),
)
const state = z.object({
  root_module: module,
  outputs: z.record(z.string(), z.object({ value: z.json() }).partial()).default({}),
})

const planFile = z.object({
  format_version: z.string().startsWith('1.', 'another major version of its format than 1'),
  errored: z.literal(false).optional(),
  variables: z.record(z.string(), z.object({ value: z.json().default(null) })).default({}),
  planned_values: state,
  prior_state: z.object({ values: state.optional() }).optional(),
  resource_changes: z
    .array(z.object({ address: z.string(), change: z.object({ after_unknown: z.json().default(false) }) }))
    .default([]),
})

/**
 * Reads what `terraform show -json` prints of a plan. A plan holds values, not what they were made of, and no backend and
 * no lifecycle, so the files are read as well: a value that they make of another resource's attribute stands as that
 * reference, if the plan has the same in both places.
 * @param sources the files that the plan was made of
 * @throws ZodError on anything that is no whole plan
 */
export function readPlan(json: unknown, sources: Sources): PlannedStage {
  const plan = planFile.parse(json)
  const given: ObjectValue = Object.fromEntries(
    Object.entries(plan.variables).map(([name, { value }]): [string, Value] => [name, value]),
  )
  const wanted = configure(sources, given)
  const planned = resourcesIn(plan.planned_values.root_module)
  const before = plan.prior_state?.values
  const all = [...planned, ...(before === undefined ? [] : resourcesIn(before.root_module))]
  const look = lookupIn(all)
  const fromFiles: string[] = []
  const differences: string[] = []
  const resources = planned
    .filter(({ mode }) => mode === 'managed')
    .map(({ address, type, values: known }): Resource => {
      const files = wanted.resources.find((one) => one.address === address)?.values
      if (files === undefined) differences.push(`${address}: it is in the plan, and not in the files`)
      const change = plan.resource_changes.find((one) => one.address === address)?.change.after_unknown
      const mask: ObjectValue = isObject(change) ? change : {}
      const settled = Object.keys({ ...files, ...known }).map((name): [string, Value] => {
        const of = `${address}.${name}`
        const { value, unknown, same } = settle(files?.[name], known[name] ?? null, mask[name], look)
        if (unknown) fromFiles.push(of)
        if (!same && files?.[name] !== undefined) differences.push(`${of}: the files come to another value`)
        return [name, value]
      })
      // A plan has each attribute and each block, also those that nobody wrote.
      const written = settled.filter(([name, value]) => !isNothing(value) || isWrittenAsNothing(files?.[name]))
      return { address, type, values: Object.fromEntries(written) }
    })
  for (const { address } of wanted.resources) {
    if (!resources.some((one) => one.address === address))
      differences.push(`${address}: it is in the files, and not in the plan`)
  }
  const outputs = Object.entries(wanted.outputs).map(([name, value]): [string, Value] => [
    name,
    plan.planned_values.outputs[name]?.value ?? value,
  ])
  const name = typeof given.stage === 'string' ? given.stage : ''
  return {
    name,
    given,
    sources,
    resources,
    outputs: Object.fromEntries(outputs),
    refusals: wanted.refusals,
    fromFiles,
    differences,
  }
}

function resourcesIn({ resources, child_modules: children }: Module): Module['resources'] {
  return [...resources, ...children.flatMap(resourcesIn)]
}

/** Finds what a plan has at `module.user_pool.aws_iam_role.sms.arn`. */
function lookupIn(resources: Module['resources']): Lookup {
  const byAddress = new Map(resources.toReversed().map(({ address, values: known }) => [address, known]))
  return (path) => {
    const end = path.lastIndexOf('.')
    const found = byAddress.get(path.slice(0, end))?.[path.slice(end + 1)]
    return typeof found === 'string' ? found : null
  }
}
