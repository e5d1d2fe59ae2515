import { languages } from './languages.ts'
import { z } from './schema.ts'
import { passwordPolicy } from './password-policy.ts'

// What the build, the machine, its administrator and the user decide, and the screens need to know.

export const language = z.enum(languages)
export type Language = z.output<typeof language>

/** A country or territory with phone numbers, as ISO 3166-1 alpha-2: `DE`. */
export const country = z.string().check(z.regex(/^[A-Z]{2}$/))
export type Country = z.output<typeof country>

/** How the screens look; `system` follows the desktop, `contrast` is our own with the strongest colours. */
export const theme = z.enum(['system', 'light', 'dark', 'contrast'])
export type Theme = z.output<typeof theme>

/** The user's own choices. Null: not chosen, so the administrator's default or the system's counts. */
export const settings = z.strictObject({
  theme,
  language: z.nullable(language),
  /** Of the last phone number: what the country list shows first. */
  country: z.nullable(country),
})
export type Settings = z.output<typeof settings>

/**
 * How the OS keychain is: usable, or what is wrong with it. `corrupt`: it held a record that could not be read, and
 * that was set aside. `disabled`: the administrator wants no session kept on this machine.
 */
export const keychainState = z.enum(['ready', 'missing', 'locked', 'refused', 'slow', 'corrupt', 'disabled'])
export type KeychainState = z.output<typeof keychainState>

/** Whether the user pool could be reached, as far as the last request showed; it comes back by itself. */
export const connectionState = z.enum(['online', 'offline'])
export type ConnectionState = z.output<typeof connectionState>

/** Where an update stands. `off`: the build has no feed, or the administrator switched updates off. */
export const updateState = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('off') }),
  z.strictObject({ status: z.literal('checking') }),
  /** `checkedAt`: in milliseconds since the epoch; null before the first check. */
  z.strictObject({ status: z.literal('current'), checkedAt: z.nullable(z.int()) }),
  /** `percent`: 0 to 100. */
  z.strictObject({
    status: z.literal('downloading'),
    version: z.string(),
    percent: z.number().check(z.gte(0), z.lte(100)),
  }),
  z.strictObject({ status: z.literal('ready'), version: z.string() }),
  /** The user wants it; the app ends and starts again, or goes on as `failed`. On macOS that may take minutes. */
  z.strictObject({ status: z.literal('installing'), version: z.string() }),
  /**
   * The running version goes on. `unreachable` passes by itself; `refused`: what came is not what was promised;
   * `notInstalled`: it was, but could not take this one's place.
   */
  z.strictObject({ status: z.literal('failed'), reason: z.enum(['unreachable', 'refused', 'notInstalled']) }),
])
export type UpdateState = z.output<typeof updateState>

/** All of it at once; events tell what changes later. */
export const appInfo = z.strictObject({
  version: z.string(),
  stage: z.string(),
  platform: z.enum(['win32', 'darwin', 'linux']),
  passwordPolicy,
  keychain: keychainState,
  connection: connectionState,
  settings,
  update: updateState,
  /** What the system prefers: languages, best first, as BCP 47 tags, and its region. */
  system: z.strictObject({ languages: z.array(z.string()), region: z.nullable(country) }),
  /** What the administrator decided. Null: nothing. */
  policy: z.strictObject({
    allowedCountries: z.nullable(z.array(country)),
    defaultCountry: z.nullable(country),
    defaultLanguage: z.nullable(language),
  }),
  /** The app or its window crashed and nobody was told yet; `at` in milliseconds since the epoch. */
  crash: z.nullable(z.strictObject({ at: z.int() })),
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

/** Screens beside the session's own, which the native menu asks for. */
export const extraScreen = z.enum(['settings', 'diagnostics'])
export type ExtraScreen = z.output<typeof extraScreen>

/** What would be in the file of diagnostics, to be read before it is saved. */
export const diagnosticsPreview = z.strictObject({
  files: z.array(z.strictObject({ name: z.string(), text: z.string() })),
})
export type DiagnosticsPreview = z.output<typeof diagnosticsPreview>
