import { createPinia } from 'pinia'
import { createApp, type App } from 'vue'
import type { RouterHistory } from 'vue-router'
import type { Bridge } from '../preload/contract/derive.ts'
import AppRoot from './App.vue'
import { bridgeKey } from './bridge.ts'
import { expectLanguage, followLanguage } from './follow-language.ts'
import { createMessages } from './i18n.ts'
import { createScreens, guardScreens } from './router.ts'
import { useAppStore } from './stores/app.ts'
import { useSessionStore } from './stores/session.ts'

/** What the app is made of: the way to the main process, and where the address of the screen is kept. */
export interface Parts {
  bridge: Bridge
  history: RouterHistory
}

/**
 * Puts the app together without mounting it.
 *
 * `start` asks main where the user stands, opens that screen, and resolves when the screen's code is there. The router
 * is installed only after main's answer: earlier it would show another screen for a moment, and a reload would lose its
 * own.
 */
export function createPage({ bridge, history }: Parts): { app: App; start: () => Promise<void> } {
  const pinia = createPinia()
  const i18n = createMessages()
  const app = createApp(AppRoot).provide(bridgeKey, bridge).use(pinia).use(i18n)

  async function start(): Promise<void> {
    const session = useSessionStore(pinia)
    const info = useAppStore(pinia)
    expectLanguage()
    const font = loadFont()
    const loaded = { info: info.load(), session: session.load() }
    // What needs no answer, or the first alone, is done while main is asked.
    const router = createScreens(history)
    await loaded.info
    const language = followLanguage(i18n, info)
    app.onUnmount(language.stop)
    await loaded.session
    guardScreens(router, session, info)
    router.beforeResolve(({ meta }) => (meta.status === 'signedIn' ? language.openAccount() : undefined))
    app.use(router)
    await Promise.all([language.ready, router.isReady(), font])
  }

  return { app, start }
}

/** The first screen waits for the font, so that no text changes its shape. If it fails, the system's font is used. */
async function loadFont(): Promise<void> {
  await document.fonts.load('1rem "Inter Variable"').catch(() => [])
}
