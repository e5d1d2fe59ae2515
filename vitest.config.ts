import vue from '@vitejs/plugin-vue'
import tailwindcss from '@tailwindcss/vite'
import { playwright } from '@vitest/browser-playwright'
import { defineConfig } from 'vitest/config'
import { chromium } from './scripts/chromium.ts'

/** unit: Node. screens: views in a real browser, on the contract's double. e2e: the built app, the real pool. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{main,preload,infra,scripts,e2e/host}/**/*.spec.ts'],
          testTimeout: 20_000,
        },
      },
      {
        plugins: [vue(), tailwindcss()],
        optimizeDeps: {
          include: ['vue', 'pinia', 'vue-router', 'vue-i18n', 'zod', 'reka-ui', 'axe-core', 'lucide-vue-next'],
        },
        test: {
          name: 'screens',
          include: ['renderer/**/*.spec.ts'],
          browser: {
            enabled: true,
            headless: true,
            provider: playwright({ launchOptions: { executablePath: chromium.path, args: chromium.args } }),
            instances: [{ browser: 'chromium' }],
            screenshotFailures: false,
          },
        },
      },
      {
        test: {
          name: 'e2e',
          environment: 'node',
          include: ['e2e/*.spec.ts'],
          testTimeout: 90_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
    ],
  },
})
