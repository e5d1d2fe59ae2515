import { existsSync } from 'node:fs'
import type { StageConfig } from '../../main/stage/stage-config.ts'
import { readStageFile } from '../../main/stage/stage-file.ts'
import { findDescription, type Sources } from './find-description.ts'
import { stageOfPool } from './stage-of-pool.ts'

/**
 * The configuration of a stage whose pool exists. Prints a sentence for each thing that the app cannot do with it.
 * @param path the stage's file: where there is one, what only a person can know is kept from it
 * @throws Error with a sentence or several, one a line: the pool could not be described, or the app is of no use with it
 */
export function stageFromPool(stage: string, sources: Sources, path: string): StageConfig {
  const description = findDescription(sources)
  const before = existsSync(path) ? readBefore(path) : null
  const { config, unusable, limits, open, remarks, hints } = stageOfPool(stage, description, before)
  if (config === null) {
    const reasons = unusable.map((sentence) => `- ${sentence}`)
    throw new Error(
      [`The app cannot work with the pool ${description.pool.Id}, so nothing is written:`, ...reasons].join('\n'),
    )
  }
  for (const sentence of [...limits, ...open, ...remarks.map(({ says }) => says), ...hints])
    console.log(`- ${sentence}`)
  return config
}

/** A file that is no stage may still hold somebody's labels, so it is not overwritten. */
function readBefore(path: string): StageConfig {
  try {
    return readStageFile(path)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new Error(`${reason}\nMend ${path} or move it away: its labels would be lost.`, { cause: error })
  }
}
