import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isInPlans, mutations, type Mutation } from '../infra/spec/mutations.ts'
import { rules } from '../infra/spec/rules/rules.ts'
import { readSources } from '../infra/spec/sources.ts'
import { everythingOn, readStage } from '../infra/spec/stage.ts'
import { ended, judge, limits, type Check, type Place } from './infra-checks.ts'
import { brokenBy, everything, planOf } from './infra-plans.ts'

const sources = readSources()

/**
 * Plans each mistake of mutations.ts on top of a stage that was applied without it, because a plan tells nothing of a
 * policy before the first apply. The rules see the plan beside the files as they should be, so they can know the mistake
 * from the plan alone.
 */
export function checkMutations(place: Place): Check[] {
  const applied = ended(place, ['apply', '-auto-approve', '-input=false', ...everything(place)], limits.tests)
  if (applied.outcome !== 'done') return [judge('apply of everything', applied, '')]
  const all = mutations.filter(({ file }) => !file.endsWith('.tfbackend'))
  const verdicts = inBatches(all).flatMap((batch, index, { length }) => {
    console.log(`mistakes: plan ${String(index + 1)} of ${String(length)}, with ${String(batch.length)} of them`)
    return seek(place, batch)
  })
  const count = (wanted: Verdict['outcome']): string =>
    String(verdicts.filter(({ outcome }) => outcome === wanted).length)
  const missed = verdicts.filter(({ of, outcome }) => outcome === 'missed' && isInPlans(of) && isInThisStage(of))
  if (missed.length > 0)
    return [
      {
        name: 'mistakes',
        outcome: 'failed',
        detail: missed.map(({ of: { rule, to } }) => `${rule}: ${to}`).join('; '),
      },
    ]
  const figures = `${count('found')} found in the plan, ${count('refused')} refused by Terraform`
  return [
    { name: 'mistakes', outcome: 'passed', detail: `${figures}, ${count('missed')} in what this plan does not hold` },
  ]
}

/** Whether the mistake shows in this stage: some show only in one whose variables say otherwise. */
function isInThisStage({ rule, file, from, to }: Mutation): boolean {
  const mutated = new Map([...sources, [file, (sources.get(file) ?? '').replace(from, () => to)]])
  return (rules[rule]?.(readStage(mutated, 'prod', everythingOn)) ?? []).length > 0
}

interface Verdict {
  of: Mutation
  outcome: 'found' | 'refused' | 'missed'
}

/** Plans several mistakes at once; where Terraform refuses them together, each half by itself. */
function seek(place: Place, batch: Mutation[]): Verdict[] {
  const changed = new Map(sources)
  for (const { file, from, to } of batch)
    changed.set(
      file,
      (changed.get(file) ?? '').replace(from, () => to),
    )
  const files = [...new Set(batch.map(({ file }) => file))]
  const write = (texts: ReadonlyMap<string, string>): void => {
    for (const file of files) writeFileSync(join(place.folder, file), texts.get(file) ?? '')
  }
  write(changed)
  const { plan } = planOf(place, ['-refresh=false', ...everything(place)])
  write(sources)
  if (plan === null) {
    if (batch.length === 1) return batch.map((of) => ({ of, outcome: 'refused' }))
    const half = Math.ceil(batch.length / 2)
    return [...seek(place, batch.slice(0, half)), ...seek(place, batch.slice(half))]
  }
  const broken = new Set(brokenBy(plan).map(([rule]) => rule))
  return batch.map((of) => ({ of, outcome: broken.has(of.rule) ? 'found' : 'missed' }))
}

/** As few batches as there can be in which no two mistakes are of one rule, or in one place. */
function inBatches(all: Mutation[]): Mutation[][] {
  const batches: { of: Mutation[]; texts: Map<string, string> }[] = []
  for (const one of all) {
    const { rule, file, from, to } = one
    const fits = batches.find(
      ({ of, texts }) =>
        of.every((other) => other.rule !== rule && !other.to.includes(from)) &&
        texts.get(file)?.includes(from) === true,
    )
    const batch = fits ?? { of: [], texts: new Map(sources) }
    if (fits === undefined) batches.push(batch)
    batch.of.push(one)
    batch.texts.set(
      file,
      (batch.texts.get(file) ?? '').replace(from, () => to),
    )
  }
  return batches.map(({ of }) => of)
}
