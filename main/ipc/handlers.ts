import type { Handlers } from '../../preload/contract/derive.ts'
import type { Outside } from '../../preload/contract/brand.ts'
import type { AppInfo, DiagnosticsPreview, Language, MenuLabels, UpdateState } from '../../preload/contract/machine.ts'
import type { ProxyAnswer } from '../../preload/contract/proxy.ts'
import type { AccountCalls } from '../account/calls.ts'
import { done, type Outcome } from '../outcome.ts'
import type { Preferences } from '../settings/preferences.ts'

interface Services {
  /** The handlers of the calls about the account. */
  account: AccountCalls
  appInfo: () => AppInfo
  preferences: Preferences
  setMenuLabels: (labels: MenuLabels) => void
  licences: () => Promise<string | null>
  /** Opens an address of the brand's in the system's program for it. */
  open: (what: Outside, language: Language) => Promise<Outcome<null, 'NotOpened'>>
  proxy: { answer: (answer: ProxyAnswer) => void }
  updates: { check: () => UpdateState; restart: () => UpdateState }
  diagnostics: {
    preview: () => Promise<DiagnosticsPreview>
    save: () => Promise<Outcome<boolean, 'FileNotWritten'>>
    dismissCrash: () => void
  }
}

/** The handler of each declared call. One complete object: a call that is missing here does not compile. */
export function createHandlers(services: Services): Handlers {
  const { account, appInfo, preferences, setMenuLabels, licences, open, proxy, updates, diagnostics } = services
  return {
    ...account,
    app: {
      getInfo: () => Promise.resolve(done(appInfo())),
      setMenuLabels: (labels) => {
        setMenuLabels(labels)
        return Promise.resolve(done(null))
      },
      getLicences: async () => done(await licences()),
      open: ({ what, language }) => open(what, language),
    },
    settings: {
      update: (change) => Promise.resolve(done(preferences.update(change))),
    },
    proxy: {
      answer: (answer) => {
        proxy.answer(answer)
        return Promise.resolve(done(null))
      },
    },
    updates: {
      check: () => Promise.resolve(done(updates.check())),
      restart: () => Promise.resolve(done(updates.restart())),
    },
    diagnostics: {
      preview: async () => done(await diagnostics.preview()),
      save: () => diagnostics.save(),
      dismissCrash: () => {
        diagnostics.dismissCrash()
        return Promise.resolve(done(null))
      },
    },
  }
}
