import vue from '@vitejs/plugin-vue'
import tailwindcss from '@tailwindcss/vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { chromium } from './scripts/chromium.ts'

/** Found while the tests run otherwise, which loads the page of a running test anew. */
const browserDependencies = [
  'vue',
  'pinia',
  'vue-router',
  'vue-i18n',
  'zod',
  'zod/mini',
  'reka-ui',
  'axe-core',
  'lucide-vue-next',
  'libphonenumber-js/max',
  'libphonenumber-js/max/metadata',
  'libphonenumber-js/mobile/examples',
  '@zxcvbn-ts/core',
  '@zxcvbn-ts/language-common',
  '@zxcvbn-ts/language-en',
]

/**
 * How long a screen may take, in milliseconds: to show what a test looks for, and to let it be used, for which it has to
 * stand still as well. What is left out of it fails by then, instead of at the end of the test, which is 15 seconds for
 * each. A machine with ten times as much to do as it can needs half of it.
 */
const patience = { toShow: 2_000, toUse: 3_000 }

/** A project whose tests run in a real browser, on the contract's double. */
function inBrowser(name: string, include: string): TestProjectInlineConfiguration {
  return {
    plugins: [vue(), tailwindcss()],
    optimizeDeps: { include: browserDependencies },
    test: {
      name,
      include: [include],
      expect: { poll: { timeout: patience.toShow } },
      browser: {
        enabled: true,
        headless: true,
        provider: playwright({
          actionTimeout: patience.toUse,
          launchOptions: { executablePath: chromium.path, args: chromium.args },
        }),
        instances: [{ browser: 'chromium' }],
        screenshotFailures: false,
      },
    },
  }
}

/** A project that runs the built app on a real pool. */
function endToEnd(name: string, include: string[]): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      environment: 'node',
      include,
      env: { LATCHKEY_RUNTIME: name },
      testTimeout: 90_000,
      hookTimeout: 60_000,
      maxWorkers: 2,
    },
  }
}

/**
 * unit: Node. screens: views in a real browser. gallery: their pictures. electron: the built app in a real Electron
 * (`npm run e2e:electron` starts it). chromium: what of it shows screens, in the newest Chromium.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{main,preload,infra,scripts,compat,e2e/host}/**/*.spec.ts', 'e2e/{faults,logs,walk}.spec.ts'],
          testTimeout: 20_000,
        },
      },
      inBrowser('screens', 'renderer/**/*.spec.ts'),
      inBrowser('gallery', 'renderer/gallery/*.gallery.ts'),
      endToEnd('electron', ['e2e/!(faults|logs|walk).spec.ts', 'e2e/electron/**/*.spec.ts']),
      endToEnd('chromium', ['e2e/{journey,any-way,fields,preferences}.spec.ts']),
    ],
  },
})
