import { join } from 'node:path'
import { readBrandFile } from '../../main/stage/brand-file.ts'
import { readStageFile } from '../../main/stage/stage-file.ts'
import { sayingName } from './messages.ts'
import { parseSettings, readSettings, type PoolSettings } from './settings.ts'
import { settingsOfStage } from './stage-settings.ts'

/**
 * The settings of the pool that a stage's file describes, such as `infra/stages/examples/names.json`.
 * @throws Error in one line that names the file and the key that is wrong
 */
export function settingsOfStageFile(path: string): PoolSettings {
  return parseSettings(settingsOfStage(readStageFile(path)), path)
}

/** Whose pool it is. Left out: our own, as in `settings.json`. */
export interface Whose {
  /** Path of a stage's file. */
  stage?: string | undefined
  /** Path of a brand's folder. */
  brand?: string | undefined
}

/**
 * The settings of the pool of a stage's file, which sends its texts in the name of a brand's folder.
 * @throws Error in one line that names the file and the key that is wrong
 */
export function settingsFor({ stage, brand }: Whose): PoolSettings {
  const settings = stage === undefined ? readSettings() : settingsOfStageFile(stage)
  return brand === undefined ? settings : sayingName(settings, readBrandFile(join(brand, 'brand.json')).productName)
}
