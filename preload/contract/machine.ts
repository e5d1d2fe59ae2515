import { attributeDefinitions } from './attributes/definition.ts'
import { brandInfo } from './brand.ts'
import { obstacles } from './errors.ts'
import { languages } from './languages.ts'
import { proxyQuestion } from './proxy.ts'
import { z } from './schema.ts'
import { passwordPolicy } from './password-policy.ts'
import { signInRules } from './sign-in-rules.ts'

// What the build, the machine, its administrator and the user decide, as far as the screens need it.

export const language = z.enum(languages)
export type Language = z.output<typeof language>

/** A country or territory with phone numbers, by its ISO 3166-1 alpha-2 code: `DE`. */
export const country = z.string().check(z.regex(/^[A-Z]{2}$/))
export type Country = z.output<typeof country>

/** The theme of the screens. `system` follows the desktop; `contrast` is our own theme with the strongest colours. */
export const theme = z.enum(['system', 'light', 'dark', 'contrast'])
export type Theme = z.output<typeof theme>

/** The user's own choices. Null: not chosen, so the administrator's default or else the system's applies. */
export const settings = z.strictObject({
  theme,
  language: z.nullable(language),
  /** The country of the last phone number, which the country list shows first. */
  country: z.nullable(country),
})
export type Settings = z.output<typeof settings>

/**
 * The state of the OS keychain: usable, or what is wrong with it. `corrupt`: it held a record that could not be read
 * and was set aside. `refused`: it failed for a reason that the system tells only in words. `disabled`: the
 * administrator wants no session kept on this machine.
 */
export const keychainState = z.enum(['ready', 'missing', 'locked', 'refused', 'slow', 'corrupt', 'disabled'])
export type KeychainState = z.output<typeof keychainState>

/**
 * Whether the user pool can be reached, judged by the last request: `offline`, or the code of what stands in the way.
 * It becomes `online` again by itself.
 */
export const connectionState = z.enum(['online', 'offline', ...obstacles])
export type ConnectionState = z.output<typeof connectionState>

/** The state of an update. `off`: the build has no feed, or the administrator switched updates off. */
export const updateState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('off') }),
  z.strictObject({ status: z.literal('checking') }),
  /** `checkedAt`: time of the last check, in milliseconds since the epoch; null before the first. */
  z.strictObject({ status: z.literal('current'), checkedAt: z.nullable(z.int()) }),
  /** `percent`: 0 to 100. */
  z.strictObject({
    status: z.literal('downloading'),
    version: z.string(),
    percent: z.number().check(z.gte(0), z.lte(100)),
  }),
  z.strictObject({ status: z.literal('ready'), version: z.string() }),
  /**
   * The user wants the update. The app ends and starts again, or goes on as `failed`; on macOS that may take minutes.
   */
  z.strictObject({ status: z.literal('installing'), version: z.string() }),
  /**
   * The running version goes on. `unreachable` passes by itself. `refused`: the download was not what the feed
   * promised. `notInstalled`: the download was right, but could not replace this version. `networkPage`: the network
   * answered with a page of its own. `diskFull`: there is no room. `notReplaceable`: a newer version is there, but
   * cannot take the app's place where that lies.
   */
  z.strictObject({
    status: z.literal('failed'),
    reason: z.enum(['unreachable', 'refused', 'notInstalled', 'networkPage', 'diskFull', 'notReplaceable']),
  }),
])
export type UpdateState = z.output<typeof updateState>

/** All of it at once. Later changes come as events. */
export const appInfo = z.strictObject({
  version: z.string(),
  stage: z.string(),
  platform: z.enum(['win32', 'darwin', 'linux']),
  brand: brandInfo,
  passwordPolicy,
  signIn: signInRules,
  /** The attributes of the stage's pool, in the order of display. */
  attributes: attributeDefinitions,
  /** Whether anybody signed in on this computer, as its user, before the page asked. True while nobody knows. */
  signedInBefore: z.boolean(),
  keychain: keychainState,
  connection: connectionState,
  settings,
  update: updateState,
  /** What a proxy asks; null while none does. */
  proxyQuestion: z.nullable(proxyQuestion),
  /** What the system prefers: its languages as BCP 47 tags, best first, and its region. */
  system: z.strictObject({ languages: z.array(z.string()), region: z.nullable(country) }),
  /** What the administrator decided. Null: nothing. */
  policy: z.strictObject({
    allowedCountries: z.nullable(z.array(country)),
    defaultCountry: z.nullable(country),
    defaultLanguage: z.nullable(language),
  }),
  /** A crash of the app or its window of which the user was not told yet; `at` in milliseconds since the epoch. */
  crash: z.nullable(z.strictObject({ at: z.int() })),
  /** The folder of the app's files when they stay unreadable, or cannot be written; null while all is well. */
  unusableFolder: z.nullable(z.string()),
})
export type AppInfo = z.output<typeof appInfo>

/** The native menu's texts, in the language of the screens. */
export const menuLabels = z.record(
  z.enum([
    'file',
    'edit',
    'view',
    'window',
    'help',
    'settings',
    'about',
    'checkForUpdates',
    'support',
    'privacy',
    'terms',
    'diagnostics',
    'openLogs',
    'hide',
    'hideOthers',
    'showAll',
    'quit',
    'close',
    'undo',
    'redo',
    'cut',
    'copy',
    'paste',
    'selectAll',
    'zoomIn',
    'zoomOut',
    'resetZoom',
    'fullScreen',
    'minimize',
  ]),
  z.string().check(z.minLength(1), z.maxLength(80)),
)
export type MenuLabels = z.output<typeof menuLabels>

/** Screens that the native menu opens, whatever the session's state. */
export const extraScreen = z.enum(['settings', 'support', 'diagnostics', 'about'])
export type ExtraScreen = z.output<typeof extraScreen>

/** What the file of diagnostics would hold, for the user to read before it is saved. */
export const diagnosticsPreview = z.strictObject({
  files: z.array(z.strictObject({ name: z.string(), text: z.string() })),
})
export type DiagnosticsPreview = z.output<typeof diagnosticsPreview>
