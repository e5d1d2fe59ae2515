import { readFileSync } from 'node:fs'
import { parseStageConfig } from '../../main/stage/stage-config.ts'
import { parseSettings, type PoolSettings } from './settings.ts'
import { settingsOfStage } from './stage-settings.ts'

/**
 * The settings of the pool that a stage's file describes, such as `infra/stages/examples/names.json`.
 * @throws Error in one line that names the file and each wrong key
 */
export function settingsOfStageFile(path: string): PoolSettings {
  try {
    return parseSettings(settingsOfStage(parseStageConfig(JSON.parse(readFileSync(path, 'utf8')), path)), path)
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error)
    const line = text
      .replaceAll(/\n\s*(?=→)/g, ' ')
      .replaceAll(/(:?)\n\s*/g, (_, colon: string) => (colon === '' ? '; ' : ': '))
    throw new Error(line.includes(path) ? line : `${path}: ${line}`, { cause: error })
  }
}
