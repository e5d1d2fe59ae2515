import { describe, expect, it } from 'vitest'
import type { Sources } from './hcl/configuration.ts'
import { isInPlans, mutations, type Mutation } from './mutations.ts'
import { readPlan, type PlannedStage } from './plan.ts'
import { rules } from './rules/rules.ts'
import { readSources } from './sources.ts'
import { everyStage, exampleNames, readStage, stageNames } from './stage.ts'
import { planFrom } from './testing/plan.ts'

const sources = readSources()

function broken(plan: PlannedStage): string[] {
  return Object.entries(rules).flatMap(([name, rule]) => (rule(plan).length > 0 ? [name] : []))
}

function mutate({ file, from, to }: Mutation): Sources {
  return new Map([...sources, [file, (sources.get(file) ?? '').replace(from, () => to)]])
}

/** A plan of the mistake beside the files as they should be, so that only the plan can tell. */
function planOf(mistake: Mutation): PlannedStage[] {
  return everyStage(mutate(mistake)).map((stage) => readPlan(planFrom(stage, true), sources))
}

const shown = mutations.filter(isInPlans)

describe('a plan of each stage', () => {
  it.each([...stageNames(sources), ...exampleNames(sources)])('is what the files come to: %s', (name) => {
    const stage = readStage(sources, name)
    for (const applied of [false, true]) {
      const plan = readPlan(planFrom(stage, applied), sources)
      expect(plan.differences).toEqual([])
      expect(broken(plan)).toEqual([])
      expect(plan.name).toBe(stage.name)
      expect(plan.fromFiles.length > 0).toBe(!applied)
    }
  })
})

describe('a mistake is found in the plan alone', () => {
  it.each(shown)('$rule: $to in $file', (mistake) => {
    const plans = planOf(mistake)
    expect(new Set(plans.flatMap(broken))).toContain(mistake.rule)
    // The variables are the plan's own, so with other ones the files come to the same.
    if (mistake.file.endsWith('.tf')) expect(plans.flatMap(({ differences }) => differences)).not.toEqual([])
  })

  it('but those of what no plan holds', () => {
    const seen = new Set(shown.map(({ rule }) => rule))
    expect(Object.keys(rules).filter((rule) => !seen.has(rule))).toHaveLength(6)
  })
})

describe('what is no whole plan is refused', () => {
  it.each([
    [{}, 'format_version'],
    [{ format_version: '2.0', planned_values: { root_module: {} } }, 'another major version'],
    [{ format_version: '1.2', errored: true, planned_values: { root_module: {} } }, 'errored'],
  ])('%j', (json, message) => {
    expect(() => readPlan(json, sources)).toThrow(message)
  })
})
