import { availableParallelism } from 'node:os'
import vue from '@vitejs/plugin-vue'
import tailwindcss from '@tailwindcss/vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig, type TestProjectInlineConfiguration } from 'vitest/config'
import { pageBrand } from './scripts/brand/page-brand.ts'
import { ownBrand, readBrand } from './scripts/brand/read-brand.ts'
import { browserDependencies } from './scripts/browser-dependencies.ts'
import { chromium, headlessPath } from './scripts/chromium.ts'
import { messageParts } from './scripts/icu-messages.ts'
import { giveClipboard, takeClipboard } from './scripts/clipboard-lock.ts'
import { LongestFirst } from './scripts/longest-first.ts'
import { whichRun } from './scripts/short-run.ts'
import { filesInRun, type TestProject } from './scripts/test-files.ts'

/**
 * How long a screen may take, in milliseconds: to show what a test looks for, and to let it be used, for which it has to
 * stand still as well. What is left out of it fails by then, instead of at the end of the test, which is 15 seconds for
 * each. A machine with ten times as much to do as it can needs most of it.
 */
const patience = { toShow: 3_000, toUse: 6_000 }

/**
 * Screens stand still in their tests, as they do for users who ask their system for that: half of the time that a test of
 * a dialog took went by while it was drawn in and out. What moves is shown moving in Electron, and where a test asks for
 * it (`testing/emulate.ts`).
 */
const stillness = '--force-prefers-reduced-motion'

/** A failure during which the machine stood still is tried again, everywhere. */
const standstillSetup = 'scripts/standstill.setup.ts'

/** Which files a project has. */
type TestFiles = Pick<NonNullable<TestProjectInlineConfiguration['test']>, 'include' | 'exclude'>

/** A project whose tests run in a real browser, on the contract's double. */
function inBrowser(
  name: string,
  files: TestFiles,
  { brand = ownBrand, isolate = true }: { brand?: string; isolate?: boolean } = {},
): TestProjectInlineConfiguration {
  const { productName, companyName } = readBrand(brand)
  // Of these each run has some tests of each file. The others belong to one run as a whole.
  const isInParts = name === 'screens' || name === 'early'
  return {
    plugins: [vue(), tailwindcss(), messageParts({ app: productName, company: companyName }), pageBrand(brand)],
    optimizeDeps: { include: browserDependencies() },
    // For `scripts/reduced.ts` and `scripts/short-run.ts`: pages have no environment.
    define: Object.fromEntries(
      ['LATCHKEY_WHOLE', 'LATCHKEY_RUN'].map((name) => [
        `process.env.${name}`,
        JSON.stringify(process.env[name] ?? ''),
      ]),
    ),
    test: {
      name,
      ...files,
      isolate,
      setupFiles: [standstillSetup, ...(isInParts ? ['scripts/short-run.setup.ts'] : [])],
      // A whole proof draws hundreds of inputs in one test, and a machine with much to do takes its time over each.
      testTimeout: process.env.LATCHKEY_WHOLE === '1' ? 90_000 : 15_000,
      expect: { poll: { timeout: patience.toShow } },
      browser: {
        enabled: true,
        headless: true,
        provider: playwright({
          actionTimeout: patience.toUse,
          launchOptions: { executablePath: headlessPath, args: [...chromium.args, stillness] },
        }),
        instances: [{ browser: 'chromium' }],
        // The window's own size, so that the panel stands beside the screens.
        viewport: { width: 1080, height: 760 },
        screenshotFailures: false,
        commands: { takeClipboard, giveClipboard },
      },
    },
  }
}

/** A project that runs the built app on a real pool. */
function endToEnd(name: TestProject, setupFiles: string[] = []): TestProjectInlineConfiguration {
  return {
    test: {
      name,
      environment: 'node',
      ...filesInRun(name),
      setupFiles: [...setupFiles, standstillSetup],
      env: { LATCHKEY_RUNTIME: name },
      // Vitest's own second is too short for a window on a machine with much to do.
      expect: { poll: { timeout: 5_000 } },
      testTimeout: 90_000,
      hookTimeout: 60_000,
    },
  }
}

/**
 * unit: Node. screens: views in a real browser. early: some before the app is all there. gallery: their pictures. northwind: some in another brand. electron: the built app in a real Electron
 * (`npm run e2e:electron` starts it). chromium: what of it shows screens, in the newest Chromium.
 */
export default defineConfig({
  test: {
    sequence: { sequencer: LongestFirst },
    // Tests wait more than they compute, so two files run at once where there are only two cores; Vitest would take one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          ...filesInRun('unit'),
          setupFiles: ['scripts/generated.setup.ts', standstillSetup],
          // Sign-ins of clients that compute slowly take a while beside all the rest.
          testTimeout: 60_000,
        },
      },
      // In the short run, to load the app anew for each file takes a third of the time. In the others it takes less than
      // what slows down in a page that has seen thousands of tests.
      inBrowser('screens', filesInRun('screens'), { isolate: whichRun() !== 'short' }),
      inBrowser('early', filesInRun('early')),
      inBrowser('gallery', { include: ['renderer/gallery/*.gallery.ts'] }),
      inBrowser('northwind', filesInRun('northwind'), { brand: 'brands/northwind' }),
      endToEnd('electron', ['e2e/electron/screen.setup.ts', 'e2e/electron/keyring.setup.ts']),
      endToEnd('chromium'),
    ],
  },
})
