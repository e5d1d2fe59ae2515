import { parseArgs } from 'node:util'
import { ownBrand } from '../brand/read-brand.ts'
import type { Platform } from './signing.ts'

const platforms: readonly Platform[] = ['win', 'mac', 'linux']
const usage = 'npm run dist -- --stage prod --platform win|mac|linux [--brand FOLDER]'

/** What `npm run dist` was asked to do. */
export interface PackOptions {
  stage: string
  platform: Platform
  /** The brand's folder. */
  brand: string
}

/**
 * Reads what `npm run dist` was asked to do.
 * @param values the command line's arguments
 * @throws Error that says what is wrong with them
 */
export function readOptions(values: string[]): PackOptions {
  const text = { type: 'string' } as const
  const options = { stage: text, platform: text, brand: { ...text, default: ownBrand } }
  const { stage, platform: name, brand } = parseArgs({ args: values, options }).values
  const platform = platforms.find((each) => each === name)
  if (stage === undefined || platform === undefined) throw new Error(`Which stage, which platform? ${usage}`)
  if (stage === 'local') {
    throw new Error(
      'The local stage is for development: it talks to a user pool on this machine and is not handed out.',
    )
  }
  return { stage, platform, brand }
}
