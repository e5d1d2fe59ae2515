import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { rules } from '../infra/spec/rules/rules.ts'
import { readPlan, type PlannedStage } from '../infra/spec/plan.ts'
import { readSources } from '../infra/spec/sources.ts'
import { everythingOn } from '../infra/spec/stage.ts'
import { ended, judge, limits, type Check, type Place } from './infra-checks.ts'

const sources = readSources()

/** The arguments that turn every optional part on, for the copy in which they are used. */
export function everything({ folder }: Place): string[] {
  writeFileSync(join(folder, 'everything.tfvars.json'), JSON.stringify(everythingOn))
  return ['-var-file=stages/prod.tfvars', '-var-file=everything.tfvars.json']
}

/** Plans a stage with these arguments, and holds the plan to every rule, and to what the files come to. */
export function checkPlan(place: Place, name: string, args: string[]): Check {
  const { plan, failure } = planOf(place, args)
  if (failure !== null) return { ...failure, name }
  const faults = [...brokenBy(plan).map(([rule, where]) => `${rule}: ${where.join(', ')}`), ...plan.differences]
  if (faults.length > 0) return { name, outcome: 'failed', detail: faults.join('; ') }
  const figures = `${String(plan.resources.length)} resources keep ${String(Object.keys(rules).length)} rules`
  return { name, outcome: 'passed', detail: `${figures}, and are what the files come to` }
}

/**
 * Holds a plan to every rule.
 * @param json what `terraform show -json` printed
 */
export function judgePlan(json: string, name: string): Check {
  const plan = readPlan(JSON.parse(json), sources)
  const faults = brokenBy(plan).map(([rule, where]) => `${rule}: ${where.join(', ')}`)
  // The provider may write a value in another way than the files, so a difference alone is no fault here.
  const notes = plan.differences.map((difference) => `\n         note: ${difference}`).join('')
  if (faults.length > 0) return { name, outcome: 'failed', detail: faults.join('; ') + notes }
  const open = `${String(plan.fromFiles.length)} values that only the apply tells are judged by the files`
  return {
    name,
    outcome: 'passed',
    detail: `${String(plan.resources.length)} resources keep every rule; ${open}${notes}`,
  }
}

/** The rules that a plan breaks, with where. */
export function brokenBy(plan: PlannedStage): [string, string[]][] {
  return Object.entries(rules)
    .map(([name, rule]): [string, string[]] => [name, rule(plan)])
    .filter(([, places]) => places.length > 0)
}

type Planned = { plan: PlannedStage; failure: null } | { plan: null; failure: Check }

/** A plan in the shape that the rules take, or why there is none. */
export function planOf(place: Place, args: string[]): Planned {
  const made = ended(place, ['plan', '-input=false', '-lock=false', '-out=check.tfplan', ...args], limits.short)
  if (made.outcome !== 'done') return { plan: null, failure: judge('plan', made, '') }
  const shown = ended(place, ['show', '-json', 'check.tfplan'], limits.short)
  if (shown.outcome !== 'done') return { plan: null, failure: judge('show', shown, '') }
  // OpenTofu puts its warnings before the plan.
  return { plan: readPlan(JSON.parse(shown.stdout.slice(shown.stdout.indexOf('{'))), sources), failure: null }
}
