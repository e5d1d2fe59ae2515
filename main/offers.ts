import { app, type BrowserWindow } from 'electron'
import { join } from 'node:path'
import type { Outside } from '../preload/contract/brand.ts'
import type { Emit, Handlers } from '../preload/contract/derive.ts'
import type { AppConfig } from './stage/config.ts'
import type { CrashNotes } from './diagnostics/crash-notes.ts'
import { createDiagnostics } from './diagnostics/diagnostics.ts'
import { describeVersions } from './diagnostics/versions.ts'
import { createHandlers } from './ipc/handlers.ts'
import { brandInfoOf } from './stage/brand-info.ts'
import { readLicences } from './shell/licences.ts'
import { createMenu } from './shell/menu.ts'
import { createOpenOutside } from './shell/open-outside.ts'
import { platformOf } from './shell/platform.ts'
import type { PolicyReading } from './policy/policy.ts'
import type { Services } from './services.ts'
import { systemLocale } from './settings/system-locale.ts'
import type { Support } from './support.ts'

interface OfferOptions {
  config: AppConfig
  services: Services
  reading: Pick<PolicyReading, 'policy' | 'problems'>
  crashNotes: CrashNotes
  support: Support
  emit: Emit
  window: () => BrowserWindow | null
}

/**
 * What the app offers its user: the native menu, and the handlers of all calls. Part of the composition root, beside
 * `index.ts`.
 */
export function createOffers(options: OfferOptions): Handlers {
  const { config, services, reading, crashNotes, support, emit, window } = options
  const { account, language, preferences, signIns, updates } = services
  const { policy, problems } = reading
  const version = app.getVersion()
  const platform = platformOf(process.platform)

  const brand = brandInfoOf(config.brand, policy)
  const open = createOpenOutside(brand, support.log)
  const diagnostics = createDiagnostics({
    name: config.identity.shortName,
    collect: () => ({
      versions: describeVersions({ version, stage: config.stage, packaged: app.isPackaged }),
      configuration: config,
      policy: { ...policy, problems },
      preferences: preferences.get(),
      state: {
        keychain: account.keychain(),
        connection: account.connection(),
        update: updates.state(),
        session: account.session().status,
      },
      crashes: crashNotes.list(),
    }),
    readLog: support.readLog,
    choosePlace: (name) => support.choosePlace(window(), name),
    log: support.log,
  })
  /** The menu opens the page in the language of the screens, or shows who helps where the system opens nothing. */
  const openOrSay = (what: Outside): void => {
    void open(what, language()).then(({ ok }) => {
      if (!ok) emit('screenRequested', 'support')
    })
  }
  const setMenuLabels = createMenu({
    platform,
    names: { app: config.identity.productName, company: config.brand.companyName },
    pages: { privacy: brand.privacy !== null, terms: brand.terms !== null },
    updates: updates.state().status !== 'off',
    window: window(),
    actions: {
      settings: () => {
        emit('screenRequested', 'settings')
      },
      support: () => {
        emit('screenRequested', 'support')
      },
      privacy: () => {
        openOrSay('privacy')
      },
      terms: () => {
        openOrSay('terms')
      },
      diagnostics: () => {
        emit('screenRequested', 'diagnostics')
      },
      about: () => {
        emit('screenRequested', 'about')
      },
      openLogs: support.openLogs,
      checkForUpdates: () => {
        // The settings screen shows the result of the check.
        emit('screenRequested', 'settings')
        updates.check()
      },
    },
  })
  const { allowedCountries, defaultCountry, defaultLanguage } = policy
  return createHandlers({
    account: account.calls,
    appInfo: () => ({
      version,
      stage: config.stage,
      platform,
      brand,
      passwordPolicy: config.passwordPolicy,
      signIn: config.signIn,
      attributes: config.attributes,
      signedInBefore: account.signedInBefore(),
      keychain: account.keychain(),
      connection: account.connection(),
      settings: preferences.get(),
      update: updates.state(),
      proxyQuestion: signIns.question(),
      system: systemLocale(app),
      policy: { allowedCountries, defaultCountry, defaultLanguage },
      crash: crashNotes.untold(),
      unusableFolder: services.unusableFolder(),
    }),
    preferences,
    setMenuLabels,
    licences: () => readLicences(licenceFolder(), support.log),
    open,
    proxy: signIns,
    updates,
    diagnostics: {
      ...diagnostics,
      dismissCrash: () => {
        crashNotes.dismiss()
      },
    },
  })
}

/** Where the build leaves the licences of its packages, and where the package has them (`electron-builder.yml`). */
function licenceFolder(): string {
  return app.isPackaged ? join(process.resourcesPath, 'licenses') : join(import.meta.dirname, '../shipped')
}
