import { readFileSync } from 'node:fs'
import { parseStageConfig, type StageConfig } from './stage-config.ts'

/**
 * Reads a stage's file, such as `infra/stages/examples/names.json`.
 * @param name what the error calls it, when not its path
 * @throws Error with one sentence that names the file and what is wrong
 */
export function readStageFile(path: string, name = path): StageConfig {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    const says = missing ? 'is missing: it describes the stage and its user pool' : 'is not JSON'
    throw new Error(`${name} ${says}.`, { cause: error })
  }
  return parseStageConfig(json, name)
}
