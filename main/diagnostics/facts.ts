import {
  country,
  keychainState,
  connectionState,
  language,
  settings,
  updateState,
} from '../../preload/contract/machine.ts'
import { z } from '../../preload/contract/schema.ts'
import type { Policy } from '../policy/policy.ts'
import { contactKeys } from '../stage/brand.ts'
import { feedUrl, stageConfig } from '../stage/stage-config.ts'
import { crashNote } from './crash-notes.ts'
import { allowed, sessionStatuses, withheld } from './fields.ts'
import { logLevels } from './log.ts'

/** A version, or the name of a system or a stage: words and numbers with dots. */
const short = z.string().check(z.regex(/^[\w. -]{1,60}$/))

const versions = z.object({
  version: short,
  stage: short,
  packaged: z.boolean(),
  electron: z.optional(short),
  chrome: z.optional(short),
  node: short,
  system: z.string().check(z.regex(/^\w{1,20} [\w.+~-]{1,60}$/)),
  architecture: short,
})

// A key of the policy that is not here does not compile: it would be left out without a word.
const policy = z.object({
  updatesEnabled: z.boolean(),
  updateFeedUrl: z.nullable(feedUrl),
  allowedCountries: z.nullable(z.array(country)),
  defaultCountry: z.nullable(country),
  defaultLanguage: z.nullable(language),
  logLevel: z.enum(logLevels),
  sessionOnly: z.boolean(),
  signInEveryHours: z.nullable(z.number()),
  integratedSignInServers: z.nullable(z.array(z.string())),
  support: z.nullable(contactKeys.support),
  privacy: z.nullable(contactKeys.privacy),
  terms: z.nullable(contactKeys.terms),
  // The administrator's own words: no user and no server can write a policy.
  problems: z.array(z.object({ key: z.nullable(z.string()), problem: z.string() })),
} satisfies Record<keyof Policy | 'problems', z.ZodMiniType>)

const state = z.object({
  keychain: keychainState,
  connection: connectionState,
  // The feed says the version.
  update: z.pipe(
    updateState,
    z.transform((update) => ({ ...update, ...('version' in update && allowed({ version: update.version })) })),
  ),
  session: z.enum(sessionStatuses),
})

/** What the diagnostics say, each as a file. They are states and settings; nothing that a user typed (decision 0058). */
const facts = {
  versions,
  configuration: z.object(stageConfig.shape),
  policy,
  preferences: settings,
  state,
  crashes: z.array(crashNote),
} as const

/** The facts before they are checked. */
export type Facts = { [Name in keyof typeof facts]: z.input<(typeof facts)[Name]> }

/** The facts without anything that is not declared. One that is not as declared is withheld as a whole. */
export function checkedFacts(given: Facts): [name: string, value: unknown][] {
  return Object.entries(facts).map(([name, schema]) => {
    const { data } = schema.safeParse(given[name as keyof Facts])
    return [name, data ?? withheld]
  })
}
