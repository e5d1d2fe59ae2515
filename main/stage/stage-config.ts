import { z } from '../../preload/contract/schema.ts'
import { attributeDefinitions, usualAttributes } from '../../preload/contract/attributes/definition.ts'
import { signInRules } from '../../preload/contract/sign-in-rules.ts'
import { passwordPolicy } from '../../preload/contract/password-policy.ts'
import { firstFault } from './first-fault.ts'
import { partitionOf } from './partition.ts'

/**
 * The folder on the company's server that holds `latest.yml` and the installers. The address may hold no credentials
 * and no query: the app writes it to logs, whose readers could use them to fetch the installers.
 */
export const feedUrl = z.string().check(
  z.maxLength(2048),
  z.regex(/^https:\/\/[^\s/?#@\\]+(\/[^\s?#\\]*)?$/, 'a feed looks like https://downloads.example.com/account'),
  z.refine((url) => URL.canParse(url), 'this is no address'),
)

/**
 * What a build knows of its stage. It comes from the Terraform's outputs, and is checked when the app is built and when
 * it starts. Nothing in it is secret.
 */
export const stageConfig = z
  .strictObject({
    stage: z.string().check(z.regex(/^[a-z][a-z0-9-]{0,19}$/, 'a stage is lower-case letters, digits and dashes')),
    region: z.string().check(
      z.regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, 'a region looks like eu-central-1'),
      z.refine((region) => partitionOf(region) !== null, 'AWS has no user pools in this region'),
    ),
    userPoolId: z.string().check(z.regex(/^[\w-]+_[0-9a-zA-Z]+$/, 'a user pool id looks like eu-central-1_AbCdEfGhI')),
    userPoolClientId: z.string().check(z.regex(/^[\w+]{1,128}$/, 'an app client id is letters and digits')),
    passwordPolicy,
    signIn: z.prefault(signInRules, {}),
    /** What the pool holds of a user beside the phone number. A file of version 0.1.0 names none, and means its three. */
    attributes: z._default(attributeDefinitions, usualAttributes),
    /**
     * Sets this stage's application apart from that of other stages, so that both can be on one machine: it is part of
     * its names, folders and keychain service (`identity.ts`). Without it they are one application.
     */
    suffix: z.optional(
      z.string().check(z.regex(/^[A-Z][A-Za-z0-9]{0,11}$/, 'a suffix is a capital and up to 11 letters or digits')),
    ),
    /** Where installed applications look for updates. Without it they do not look. */
    updateFeedUrl: z.optional(feedUrl),
  })
  .check((context) => {
    const { attributes, signIn } = context.value
    for (const [index, { name, required, signUp }] of attributes.entries()) {
      if (!signIn.selfSignUp || !required || signUp || name.startsWith('custom:')) continue
      const message =
        'a pool refuses a sign-up without a standard attribute that it requires, so the form must ask for it'
      context.issues.push({ code: 'custom', path: ['attributes', index, 'signUp'], message, input: false })
    }
  })
export type StageConfig = z.output<typeof stageConfig>

/**
 * Parses a stage's configuration.
 * @param source the file or the build that holds it, as its reader knows it
 * @throws Error with one sentence that names the source and the first key that is wrong
 */
export function parseStageConfig(value: unknown, source: string): StageConfig {
  const parsed = stageConfig.safeParse(value)
  if (!parsed.success) throw new Error(firstFault(parsed.error.issues, source, 'a stage'))
  return parsed.data
}
