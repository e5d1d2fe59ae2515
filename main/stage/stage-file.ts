import { readJsonFile } from './json-file.ts'
import { parseStageConfig, type StageConfig } from './stage-config.ts'

/**
 * Reads a stage's file, such as `infra/stages/examples/names.json`.
 * @param name what the error calls it, when not its path
 * @throws Error with one sentence that names the file and what is wrong
 */
export function readStageFile(path: string, name = path): StageConfig {
  return parseStageConfig(readJsonFile(path, name, 'describes the stage and its user pool'), name)
}
