import { app, autoUpdater, net, session } from 'electron'
import { release } from 'node:os'
import { join } from 'node:path'
import type { Emit } from '../preload/contract/derive.ts'
import { languages } from '../preload/contract/languages.ts'
import type { Language, Settings, Theme } from '../preload/contract/machine.ts'
import { chooseLanguage } from '../renderer/locales/choose-language.ts'
import { createAccount, type Account } from './account/account.ts'
import type { Log } from './diagnostics/log.ts'
import { openKeychain, type SecretStore } from './keychain/keytar.ts'
import { showNoClientCertificate } from './network/client-certificates.ts'
import { answerLogins } from './network/proxies/answer-logins.ts'
import { limitIntegratedSignIn } from './network/proxies/integrated-sign-in.ts'
import { createProxySignIns, type ProxySignIns } from './network/proxies/sign-ins.ts'
import { createSend } from './network/send.ts'
import { userAgentOf } from './network/user-agent.ts'
import type { Policy } from './policy/policy.ts'
import { openPreferences, type Preferences } from './settings/preferences.ts'
import { openRemembered } from './settings/remembered.ts'
import { systemLocale } from './settings/system-locale.ts'
import { platformOf } from './shell/platform.ts'
import type { AppConfig } from './stage/config.ts'
import { formerServices } from './stage/identity.ts'
import type { Times } from './times.ts'
import { openUpdates } from './updates/open-updates.ts'
import type { Updates } from './updates/updates.ts'

/** What the app is made of, beside its window. */
export interface Services {
  account: Account
  /** The language of the screens: the user's, else the administrator's, else the system's. */
  language: () => Language
  preferences: Preferences
  signIns: ProxySignIns
  updates: Updates
  /** The folder of the app's files, when it cannot use them; null while all is well. */
  unusableFolder: () => string | null
}

/** Where the session is kept. */
export interface Keychain {
  /** Null where the machine has none. */
  store: SecretStore | null
  /** The name of the session's record in it. */
  entry: string
}

interface ServiceOptions {
  config: AppConfig
  policy: Policy
  keychain: Keychain
  emit: Emit
  /** Gives the window and the native parts a theme. */
  wear: (theme: Theme) => void
  /** Called when an update could not be installed and the app goes on. */
  quitCalledOff: () => void
  times: Times
  log: Log
}

/**
 * Constructs the services with what only Electron has, and then tells them of each other and of the page. Part of the
 * composition root.
 */
export function createServices(options: ServiceOptions): Services {
  const { config, policy, keychain, emit, wear, quitCalledOff, times, log } = options
  const { allowedCountries: allowed } = policy
  const { brand, identity } = config
  const folder = app.getPath('userData')
  let isUnusable = false
  const unusable = (): void => {
    if (isUnusable) return
    isUnusable = true
    log.error('the files of the app cannot be used')
    emit('folderUnusable', folder)
  }
  showNoClientCertificate(app)

  limitIntegratedSignIn(session.defaultSession, policy.integratedSignInServers)
  const signIns = createProxySignIns({
    announce: (question) => {
      emit('proxyQuestionChanged', question)
    },
  })
  const language = (): Language => {
    const wishes = [preferences.get().language, policy.defaultLanguage, ...systemLocale(app).languages]
    return chooseLanguage(wishes, languages)
  }
  const account = createAccount({
    config,
    remembered: openRemembered(join(folder, 'remembered.json'), config.attributes, log, unusable),
    keychain: keychain.store,
    formerKeychains: formerServices(brand, config.suffix)
      .map((service) => openKeychain(service, log))
      .filter((store) => store !== null),
    issuer: identity.productName,
    language,
    consent: brand.consent ?? null,
    keychainEntry: keychain.entry,
    // These sessions are in memory and follow the system's proxy. The page's session would not do, because it has no
    // network (decision 0025). Each is made when it is first needed, because it costs Chromium time and memory.
    send: createSend({
      net,
      shared: () => session.fromPartition('sent', { cache: false }),
      once: () => session.fromPartition('sent-once', { cache: false }),
      signIns,
    }),
    signIns,
    userAgent: userAgentOf({
      product: identity,
      version: app.getVersion(),
      platform: platformOf(process.platform),
      // The tests' host is no Electron, and has no such function.
      system: 'getSystemVersion' in process ? process.getSystemVersion() : release(),
    }),
    built: __BUILT__,
    times,
    policy,
    mayUse: async (phoneNumber) =>
      allowed === null || (await import('./policy/countries.ts')).isAllowed(phoneNumber, allowed),
    log,
  })
  const announce = (settings: Settings): void => {
    emit('settingsChanged', settings)
    wear(settings.theme)
  }
  const preferences = openPreferences(join(folder, 'preferences.json'), log, announce, unusable)
  wear(preferences.get().theme)
  const updates = openUpdates({
    packaged: app.isPackaged,
    stageFeed: config.updateFeedUrl,
    policy,
    announce: (state) => {
      emit('updateChanged', state)
    },
    quit: () => {
      app.quit()
    },
    quitCalledOff,
    squirrel: autoUpdater,
    answerLogins: (request) => {
      answerLogins(request, {
        known: signIns.known,
        // A check does not wait for a person. It fails, and is made again once there is an answer.
        asked: (asked) =>
          void signIns.ask(asked, false).then((answered) => {
            if (answered) updates.catchUp()
          }),
      })
    },
    log,
  })

  account.follow({
    session: (current) => {
      emit('sessionChanged', current)
    },
    keychain: (state) => {
      emit('keychainChanged', state)
    },
    connection: (state) => {
      emit('connectionChanged', state)
      if (state === 'online') updates.catchUp()
    },
  })
  return { account, language, preferences, signIns, updates, unusableFolder: () => (isUnusable ? folder : null) }
}
