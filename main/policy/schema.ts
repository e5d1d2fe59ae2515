import { z } from '../../preload/contract/schema.ts'
import { country, language } from '../../preload/contract/machine.ts'
import { logLevels } from '../diagnostics/log.ts'
import { contactKeys } from '../stage/brand.ts'
import { feedUrl } from '../stage/stage-config.ts'
import { isCountry } from './countries.ts'

const countryCode = country.check(
  z.refine(isCountry, 'this is no country with phone numbers; ISO 3166-1 calls the UK GB'),
)

/**
 * The name of a server, or `*.` and a domain of two parts at least. Chromium would also take `*` alone, and with `*com`
 * every name that ends so: anybody's server would get the user's sign-in to this computer.
 */
const serverName = z
  .string()
  .check(
    z.maxLength(253),
    z.regex(
      /^(?:\*\.[a-z0-9-]+\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*$/i,
      'name a server, or *. and a domain, such as *.corp.example.com',
    ),
  )

/**
 * What an administrator may decide for a machine. The user pool, the app client and their endpoint must never be here:
 * somebody who could change them would receive the users' sign-ins (decision 0022).
 */
export const policyKeys = {
  updatesEnabled: z
    .boolean()
    .check(z.meta({ description: 'False: this machine looks for no updates.', default: true })),
  updateFeedUrl: feedUrl.check(
    z.meta({
      description: 'Folder with latest.yml and the installers, in the place of the one that the build carries.',
      examples: ['https://downloads.example.com/app'],
    }),
  ),
  allowedCountries: z.array(countryCode).check(
    z.minLength(1),
    z.maxLength(300),
    z.meta({
      description: 'Countries whose phone numbers may sign up, as ISO 3166-1 alpha-2. Absent: all.',
      examples: [['DE', 'AT', 'CH']],
    }),
  ),
  defaultCountry: countryCode.check(
    z.meta({
      description: 'Country that the form begins with, until the user takes another. Absent: the system’s.',
      examples: ['DE'],
    }),
  ),
  defaultLanguage: language.check(
    z.meta({
      description: 'Language of the screens, until the user takes another. Absent: the system’s.',
    }),
  ),
  logLevel: z.enum(logLevels).check(z.meta({ description: 'How much is written to the log.', default: 'info' })),
  sessionOnly: z.boolean().check(
    z.meta({
      description: 'True: no session is kept on this machine; a sign-in ends when the app is closed.',
      default: false,
    }),
  ),
  signInEveryHours: z.int().check(
    z.gte(1),
    z.lte(8760),
    z.meta({
      description: 'Hours after a sign-in until the app asks for a new one. Absent: as long as the user pool allows.',
      examples: [12],
    }),
  ),
  integratedSignInServers: z.array(serverName).check(
    z.minLength(1),
    z.maxLength(100),
    z.meta({
      description: 'Servers that may be given the sign-in to this computer (NTLM, Kerberos). Absent: none.',
      examples: [['downloads.corp.example.com', '*.intranet.example.com']],
    }),
  ),
  /** In the place of the brand's. */
  ...contactKeys,
} as const

/** The keys of the file that apply, each of which was checked by itself. */
export const policySettings = z.partial(z.object(policyKeys))

/** The whole file, for editors and for the published JSON schema. The app reads it key by key (`policy.ts`). */
export const policyFile = z
  .partial(
    z.strictObject({ $schema: z.string().check(z.meta({ description: 'Where this schema is.' })), ...policyKeys }),
  )
  .check(z.meta({ title: 'Policy', description: 'What an administrator decides for all users of a machine.' }))
