import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { mutations, type Mutation } from '../infra/spec/mutations.ts'
import { readSources } from '../infra/spec/sources.ts'
import { everythingOn } from '../infra/spec/stage.ts'
import { ended, judge, limits, type Check, type Place } from './infra-checks.ts'
import { brokenBy, planOf } from './infra-plans.ts'

const sources = readSources()
const variables = ['-var-file=stages/prod.tfvars', '-var-file=everything.tfvars.json']

/**
 * Plans each mistake of mutations.ts on top of a stage that was applied without it, because a plan tells nothing of a
 * policy before the first apply. The rules see the plan beside the files as they should be, so they can know the mistake
 * from the plan alone.
 */
export function checkMutations(place: Place): Check[] {
  writeFileSync(join(place.folder, 'everything.tfvars.json'), JSON.stringify(everythingOn))
  const applied = ended(place, ['apply', '-auto-approve', '-input=false', ...variables], limits.tests)
  if (applied.outcome !== 'done') return [judge('apply of everything', applied, '')]
  const unseen: Mutation[] = []
  const figures = { found: 0, refused: 0 }
  for (const batch of inBatches(mutations.filter(({ file }) => !file.endsWith('.tfbackend')))) {
    const { found, refused } = seek(place, batch)
    const left = batch.filter((one) => !found.has(one.rule))
    figures.found += batch.length - left.length - refused
    figures.refused += refused
    unseen.push(...(refused > 0 ? [] : left))
  }
  const all = `${String(figures.found)} found in the plan, ${String(figures.refused)} refused by Terraform`
  const rest = unseen.map(({ rule, to }) => `\n         ${rule}: ${to.replaceAll('\n', ' ')}`).join('')
  return [
    { name: 'mistakes', outcome: 'passed', detail: `${all}, ${String(unseen.length)} that no plan shows:${rest}` },
  ]
}

/** Plans several mistakes at once; where Terraform refuses them together, one by one. */
function seek(place: Place, batch: Mutation[]): { found: Set<string>; refused: number } {
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
  const { plan } = planOf(place, ['-refresh=false', ...variables])
  write(sources)
  if (plan !== null) return { found: new Set(brokenBy(plan).map(([rule]) => rule)), refused: 0 }
  if (batch.length === 1) return { found: new Set(batch.map(({ rule }) => rule)), refused: 1 }
  const single = batch.map((one) => seek(place, [one]))
  return {
    found: new Set(single.flatMap(({ found }) => [...found])),
    refused: single.reduce((sum, { refused }) => sum + refused, 0),
  }
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
