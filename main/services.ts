import { app, autoUpdater, nativeTheme, net, session } from 'electron'
import { join } from 'node:path'
import type { Emit } from '../preload/contract/derive.ts'
import { createAuth, type Auth } from './auth/auth.ts'
import { jwksUrl, type Config } from './config.ts'
import type { Log } from './diagnostics/log.ts'
import { openKeychain } from './keychain/keytar.ts'
import { createVault, type Vault } from './keychain/vault.ts'
import type { Connection } from './network/connection.ts'
import { openNetwork } from './network/open-network.ts'
import { createSend } from './network/send.ts'
import type { Policy } from './policy/policy.ts'
import { applyTheme } from './settings/native-theme.ts'
import { openPreferences, type Preferences } from './settings/preferences.ts'
import { openMemory, type Memory } from './settings/remembered.ts'
import { openUpdates } from './updates/open-updates.ts'
import type { Updates } from './updates/updates.ts'

/** What the app is made of, beside its window. */
export interface Services {
  auth: Auth
  connection: Connection
  preferences: Preferences
  remembered: Memory
  updates: Updates
  vault: Vault
}

interface ServiceOptions {
  config: Config
  policy: Policy
  emit: Emit
  /** The update could not be installed: the app goes on. */
  quitCalledOff: () => void
  /** For work that nobody waits for, in milliseconds. */
  deadline: number
  log: Log
}

// What a call asks of the network and the keychain ends sooner than the call, to be told apart (decision 0019).
const requestTimeout = 8_000
const keychainTimeout = 5_000

/** Constructs them and tells them of each other. Part of the composition root, beside `index.ts`. */
export function createServices(options: ServiceOptions): Services {
  const { config, policy, emit, quitCalledOff, deadline, log } = options
  const { allowedCountries: allowed } = policy
  const userFile = (name: string): string => join(app.getPath('userData'), name)

  const { fetch, connection, clock } = openNetwork({
    // In memory, and with the system's proxy. Not the page's session, which has no network (decision 0025). Made when
    // first needed, because Chromium takes time and memory for each.
    send: createSend({
      net,
      shared: () => session.fromPartition('sent', { cache: false }),
      once: () => session.fromPartition('sent-once', { cache: false }),
    }),
    probeUrl: jwksUrl(config),
    timeout: requestTimeout,
    userAgent: `Latchkey/${app.getVersion()}`,
    log,
    announce: (state) => {
      log.info('connection', { state })
      emit('connectionChanged', state)
      if (state === 'online') void auth.catchUp()
      if (state === 'online') updates.catchUp()
    },
  })
  // Amplify takes the global one.
  globalThis.fetch = fetch

  const remembered = openMemory(userFile('remembered.json'), log, () => void auth.catchUp())
  const preferences = openPreferences(userFile('preferences.json'), log, (settings) => {
    emit('settingsChanged', settings)
    applyTheme(nativeTheme, settings.theme)
  })
  applyTheme(nativeTheme, preferences.get().theme)

  const vault = createVault({
    open: () => openKeychain('Latchkey', log),
    account: `${config.stage}/${config.userPoolId}`,
    keep: !policy.sessionOnly,
    timeout: keychainTimeout,
    log,
    announce: (state) => {
      emit('keychainChanged', state)
      if (state === 'ready') void auth.catchUp()
    },
  })
  const auth = createAuth({
    config,
    vault,
    clock,
    remembered,
    log,
    deadline,
    signInEvery: policy.signInEveryHours,
    mayUse: async (phoneNumber) =>
      allowed === null || (await import('./policy/countries.ts')).isAllowed(phoneNumber, allowed),
    announce: (current) => {
      emit('sessionChanged', current)
    },
  })
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
    log,
  })
  return { auth, connection, preferences, remembered, updates, vault }
}
