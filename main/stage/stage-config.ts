import { z } from '../../preload/contract/schema.ts'
import { passwordPolicy } from '../../preload/contract/password-policy.ts'

/**
 * The folder on the company's server that holds `latest.yml` and the installers. No credentials and no query: it is
 * written to logs, and whoever may read it may read the installers.
 */
export const feedUrl = z.string().check(
  z.maxLength(2048),
  z.regex(/^https:\/\/[^\s/?#@\\]+(\/[^\s?#\\]*)?$/, 'a feed looks like https://downloads.example.com/latchkey'),
  z.refine((url) => URL.canParse(url), 'this is no address'),
)

/** What a build knows of its stage. Written by the back-end's outputs, checked at build time and again at start. Nothing in it is secret. */
export const stageConfig = z.strictObject({
  stage: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'a stage is lower-case letters, digits and dashes')),
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region looks like eu-central-1')),
  userPoolId: z.string().check(z.regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'a user pool id looks like eu-central-1_AbCdEfGhI')),
  userPoolClientId: z.string().check(z.regex(/^[\w+]{1,128}$/, 'an app client id is letters and digits')),
  passwordPolicy,
  /** Where installed applications look for updates; without it they don't. */
  updateFeedUrl: z.optional(feedUrl),
})
export type StageConfig = z.output<typeof stageConfig>

/** Parses a stage's configuration. @throws Error that names each wrong key and the source. */
export function parseStageConfig(value: unknown, source: string): StageConfig {
  const parsed = stageConfig.safeParse(value)
  if (!parsed.success) throw new Error(`${source} is not a stage configuration:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}
