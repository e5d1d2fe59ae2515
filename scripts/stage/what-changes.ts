import { existsSync, readFileSync } from 'node:fs'
import { parseStageConfig, type StageConfig } from '../../main/stage/stage-config.ts'
import { differences } from './compare-stages.ts'

/**
 * What a stage's file is about to lose and gain, in sentences to print before it is overwritten.
 * @param path the stage's file, which need not exist
 * @returns none when there is no file, or when it means the same as the new one
 */
export function whatChanges(path: string, after: StageConfig): string[] {
  if (!existsSync(path)) return []
  const before = readBefore(path)
  if (before === null) return [`${path} held no stage configuration until now, so what changes cannot be told.`]
  const changes = differences(before, after)
  return changes.length === 0 ? [] : [`${path} changes:`, ...changes.map((sentence) => `- ${sentence}`)]
}

function readBefore(path: string): StageConfig | null {
  try {
    return parseStageConfig(JSON.parse(readFileSync(path, 'utf8')), path)
  } catch {
    return null
  }
}
