import { readStageFile } from '../../main/stage/stage-file.ts'
import { parseSettings, type PoolSettings } from './settings.ts'
import { settingsOfStage } from './stage-settings.ts'

/**
 * The settings of the pool that a stage's file describes, such as `infra/stages/examples/names.json`.
 * @throws Error in one line that names the file and the key that is wrong
 */
export function settingsOfStageFile(path: string): PoolSettings {
  return parseSettings(settingsOfStage(readStageFile(path)), path)
}
