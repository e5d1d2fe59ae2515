import { parseArgs } from 'node:util'
import type { Platform } from './signing.ts'

const platforms: readonly Platform[] = ['win', 'mac', 'linux']
const usage = 'npm run dist -- --stage prod --platform win|mac|linux'

/**
 * Reads what `npm run dist` was asked to do.
 * @param values the command line's arguments
 * @throws Error that says what is wrong with them
 */
export function readOptions(values: string[]): { stage: string; platform: Platform } {
  const text = { type: 'string' } as const
  const { stage, platform: name } = parseArgs({ args: values, options: { stage: text, platform: text } }).values
  const platform = platforms.find((each) => each === name)
  if (stage === undefined || platform === undefined) throw new Error(`Which stage, which platform? ${usage}`)
  if (stage === 'local') {
    throw new Error(
      'The local stage is for development: it talks to a user pool on this machine and is not handed out.',
    )
  }
  return { stage, platform }
}
