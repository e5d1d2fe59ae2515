import { z } from '../../preload/contract/schema.ts'
import { passwordPolicy } from '../../preload/contract/password-policy.ts'

/**
 * The folder on the company's server that holds `latest.yml` and the installers. The address may hold no credentials
 * and no query: the app writes it to logs, whose readers could use them to fetch the installers.
 */
export const feedUrl = z.string().check(
  z.maxLength(2048),
  z.regex(/^https:\/\/[^\s/?#@\\]+(\/[^\s?#\\]*)?$/, 'a feed looks like https://downloads.example.com/latchkey'),
  z.refine((url) => URL.canParse(url), 'this is no address'),
)

/**
 * What a build knows of its stage. It comes from the Terraform's outputs, and is checked when the app is built and when
 * it starts. Nothing in it is secret.
 */
export const stageConfig = z.strictObject({
  stage: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'a stage is lower-case letters, digits and dashes')),
  region: z.string().check(z.regex(/^[a-z]{2}(-[a-z]+)+-\d$/, 'a region looks like eu-central-1')),
  userPoolId: z.string().check(z.regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'a user pool id looks like eu-central-1_AbCdEfGhI')),
  userPoolClientId: z.string().check(z.regex(/^[\w+]{1,128}$/, 'an app client id is letters and digits')),
  passwordPolicy,
  /** Where installed applications look for updates. Without it they do not look. */
  updateFeedUrl: z.optional(feedUrl),
})
export type StageConfig = z.output<typeof stageConfig>

/** Parses a stage's configuration. @throws Error that names each wrong key and the source. */
export function parseStageConfig(value: unknown, source: string): StageConfig {
  const parsed = stageConfig.safeParse(value)
  if (!parsed.success) throw new Error(`${source} is not a stage configuration:\n${z.prettifyError(parsed.error)}`)
  return parsed.data
}
