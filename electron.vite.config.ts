import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'electron-vite'
import { listChannels } from './preload/contract/derive.ts'
import { amplifyArithmetic } from './scripts/amplify-arithmetic.ts'
import { icuMessages } from './scripts/icu-messages.ts'
import { listShippedPackages } from './scripts/shipped-packages.ts'
import { pageBrand } from './scripts/brand/page-brand.ts'
import { readBrand } from './scripts/brand/read-brand.ts'
import { readStage } from './scripts/stage.ts'

const brand = readBrand(process.env.LATCHKEY_BRAND)
const out = process.env.LATCHKEY_OUT ?? join(import.meta.dirname, 'out')
const names = { app: brand.productName, company: brand.companyName }

/**
 * Everything but keytar is bundled, so that Amplify loads in 15 ms instead of 240 (decision 0041). The preload is one
 * CommonJS file, because a sandboxed preload cannot be a module (decision 0005).
 */
export default defineConfig({
  main: {
    plugins: [listShippedPackages(import.meta.dirname, out, 'main'), amplifyArithmetic()],
    define: {
      __STAGE__: JSON.stringify(readStage(process.env.LATCHKEY_STAGE ?? 'local')),
      __BRAND__: JSON.stringify(brand),
      __CHANNELS__: JSON.stringify(listChannels()),
      __BUILT__: String(Date.now()),
    },
    build: {
      outDir: join(out, 'main'),
      externalizeDeps: false,
      chunkSizeWarningLimit: 2_500,
      lib: { entry: 'main/index.ts', formats: ['es'] },
      rolldownOptions: {
        external: ['keytar'],
        output: {
          entryFileNames: 'index.js',
          // Node reads all of it before there is a window, and a third is spaces and comments. Names stay, for the logs.
          minify: { compress: false, mangle: false, codegen: { removeWhitespace: true } },
        },
      },
    },
  },
  preload: {
    plugins: [listShippedPackages(import.meta.dirname, out, 'preload')],
    define: { __CHANNELS__: JSON.stringify(listChannels()) },
    build: {
      outDir: join(out, 'preload'),
      externalizeDeps: false,
      lib: { entry: 'preload/index.ts', formats: ['cjs'] },
      minify: true,
      rolldownOptions: { output: { entryFileNames: 'index.cjs' } },
    },
  },
  renderer: {
    root: 'renderer',
    plugins: [
      listShippedPackages(import.meta.dirname, out, 'renderer', ['@fontsource-variable/inter', 'country-flag-icons']),
      icuMessages(names),
      pageBrand(process.env.LATCHKEY_BRAND),
      vue(),
      tailwindcss(),
    ],
    // Parts of Vue and vue-i18n that nothing here uses.
    define: {
      __VUE_OPTIONS_API__: 'false',
      __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
      __VUE_I18N_FULL_INSTALL__: 'false',
      __VUE_I18N_LEGACY_API__: 'false',
      __INTLIFY_PROD_DEVTOOLS__: 'false',
      // The page keeps nothing. vue-router looks here for positions that it scrolls to where it is told to, and nothing
      // tells it. The look alone made the page's script wait for the main process (decision 0077).
      sessionStorage: 'undefined',
    },
    // Fonts stay files: the page's policy takes none from a `data:` address.
    build: {
      outDir: join(out, 'renderer'),
      minify: true,
      assetsInlineLimit: 0,
      // Preloading saves a way over a network. Here it would only add the name of each file to the first screen.
      modulePreload: false,
      // `npm run size` holds the limit that counts; zxcvbn's words are loaded where a password is chosen.
      chunkSizeWarningLimit: 2_500,
      rolldownOptions: {
        input: 'renderer/index.html',
        output: {
          // The first screen has the names of all 270 flags, so they are short.
          assetFileNames: ({ originalFileNames: [path = ''] }) =>
            path.includes('country-flag-icons') ? 'assets/[name][extname]' : 'assets/[name]-[hash][extname]',
          // Each file is a request to the main process, so what is needed together is one file: all that comes with the
          // first screen, and what several of the later ones share (decision 0039).
          codeSplitting: {
            groups: [
              { name: 'first', tags: ['$initial'] },
              { name: 'later', minShareCount: 2 },
            ],
          },
        },
      },
    },
  },
})
