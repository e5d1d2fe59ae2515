import { existsSync, globSync } from 'node:fs'
import { basename, dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Brand } from '../../main/stage/brand.ts'
import { consentProblem } from '../../main/stage/consent-attribute.ts'
import { identityOf } from '../../main/stage/identity.ts'
import type { StageConfig } from '../../main/stage/stage-config.ts'
import { readStageFile } from '../../main/stage/stage-file.ts'
import { readPageBrand } from './page-brand.ts'
import { readBrand } from './read-brand.ts'
import { checkServices, type NamedService } from './services.ts'

const stageFiles = fileURLToPath(new URL('../../infra/stages', import.meta.url))

/**
 * All that is checked of a brand before the app is built or packed for a stage.
 * @param folder of the brand, with `brand.json` and its drawings
 * @param stages the folder of all stages' files, because their suffixes make names too
 * @throws Error with one sentence that names the file, the key and what is wrong
 */
export function checkBrand(folder: string, stage: StageConfig, stages = stageFiles): Brand {
  const brand = readBrand(folder)
  // Checks the colours, and the drawings of the page.
  readPageBrand(folder)
  const icon = relative(process.cwd(), join(resolve(folder), 'icon.svg'))
  if (!existsSync(icon)) throw new Error(`${icon} is missing: a brand has an icon.`)
  checkServices(servicesOf(folder, stage, stages))
  checkConsent(brand, stage)
  return brand
}

/** @throws Error when the stage cannot keep to what users agreed (decision 0067) */
function checkConsent({ consent }: Brand, { stage, attributes }: StageConfig): void {
  // The attributes of the local stage are those of the file with which its pool is started, which no build knows.
  if (consent === undefined || stage === 'local') return
  const problem = consentProblem(consent, attributes)
  if (problem !== null) throw new Error(`infra/stages/${stage}.json does not fit the brand: ${problem}`)
}

/** The services of a brand and its neighbours in a folder `brands`, without a suffix and with that of each stage. */
function servicesOf(folder: string, stage: StageConfig, stages: string): NamedService[] {
  const around = dirname(resolve(folder))
  const neighbours = basename(around) === 'brands' ? globSync('*/brand.json', { cwd: around }).map(dirname) : []
  const folders = new Set([resolve(folder), ...neighbours.map((name) => join(around, name))])
  const files = globSync('*.json', { cwd: stages }).map((name) =>
    readStageFile(join(stages, name), `infra/stages/${name}`),
  )
  const suffixes = new Set([undefined, stage.suffix, ...files.map(({ suffix }) => suffix)])
  return [...folders].flatMap((each) => {
    const brand = readBrand(each)
    const owner = relative(process.cwd(), join(each, 'brand.json'))
    return [...suffixes].map((suffix) => ({ service: identityOf(brand, suffix).keychainService, owner }))
  })
}
