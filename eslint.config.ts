import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import { createNodeResolver, importX } from 'eslint-plugin-import-x'
import vue from 'eslint-plugin-vue'
import tseslint from 'typescript-eslint'
import { choices } from './oxlint.config.ts'

// Who may import whom, in all files, and what is wrong in components. oxlint looks for what is wrong in TypeScript files
// (oxlint.config.ts).

/** The only places that construct; nothing but they themselves knows them. */
const compositionRoot = ['index', 'assembly', 'services', 'offers', 'support'].map((name) => `./main/${name}.ts`)

/** A folder, and what its files may not import. The table in ARCHITECTURE.md says why. */
const zones = [
  { target: './preload/contract', from: ['./main', './renderer', './infra', './e2e', './scripts'] },
  { target: './preload', from: ['./main', './renderer', './infra', './e2e', './scripts'] },
  {
    target: './main',
    from: [
      './renderer',
      './infra',
      './e2e',
      './scripts',
      './preload/index.ts',
      './main/account/testing',
      './main/updates/testing',
    ],
    // Texts are data. The native menu speaks English until the screens have sent it their language's, and opens pages in
    // the language that they choose.
    except: ['./locales/en.json', './locales/in-name.ts', './locales/choose-language.ts'],
  },
  {
    target: './main/account',
    from: ['./main/ipc', './main/policy', './main/shell', './main/updates', ...compositionRoot],
  },
  { target: './main/keychain', from: ['./main/account', './main/ipc', './main/network', ...compositionRoot] },
  { target: './main/network', from: ['./main/account', './main/ipc', './main/keychain', ...compositionRoot] },
  {
    target: './renderer',
    from: ['./main', './preload/index.ts', './infra', './e2e', './scripts'],
    // Files of stages are data. The gallery and the specs show them.
    except: ['./stages/examples'],
  },
  { target: './renderer/views', from: ['./renderer/bridge.ts', './renderer/testing', './renderer/gallery'] },
  {
    target: './renderer/components',
    from: ['./renderer/bridge.ts', './renderer/stores', './renderer/views', './renderer/testing', './renderer/gallery'],
  },
  {
    target: './renderer/stores',
    from: ['./renderer/views', './renderer/components', './renderer/testing', './renderer/gallery'],
  },
  {
    target: './renderer/composables',
    from: ['./renderer/bridge.ts', './renderer/views', './renderer/testing', './renderer/gallery'],
  },
  {
    target: './infra/local-pool',
    from: ['./main', './preload', './renderer', './e2e', './scripts'],
    // Its settings can be derived from a stage's file and a brand's, whose forms are theirs.
    except: ['./stage/stage-config.ts', './stage/stage-file.ts', './stage/brand-file.ts', './contract/attributes'],
  },
]

/** A package, and the only files that may import it. */
const keepers: { packages: RegExp; only: string[] }[] = [
  { packages: /^aws-amplify/, only: ['main/account/pool/amplify.ts'] },
  { packages: /^keytar$/, only: ['main/keychain/keytar.ts'] },
  { packages: /^electron-updater/, only: ['main/updates/electron-updater.ts'] },
  {
    packages: /^electron$/,
    only: [
      'main/index.ts',
      'main/assembly.ts',
      'main/services.ts',
      'main/offers.ts',
      'main/shell/window.ts',
      'main/shell/page.ts',
      'main/shell/page-crash.ts',
      'main/shell/page-hang.ts',
      'main/shell/ask.ts',
      'main/shell/show.ts',
      'main/shell/title-bar.ts',
      'main/shell/wear-theme.ts',
      'main/shell/menu-key.ts',
      'main/shell/refuse.ts',
      'main/shell/open-folder.ts',
      'main/shell/open-outside.ts',
      'main/shell/start-again.ts',
      'main/shell/menu.ts',
      'main/shell/menu-template.ts',
      'main/shell/context-menu-template.ts',
      'main/shell/quit.ts',
      'main/shell/hardening.ts',
      'main/support.ts',
      'main/ipc/emit.ts',
      'main/ipc/register.ts',
      'preload/index.ts',
    ],
  },
]

/** The keepers' rule for one file: everything that it does not keep is forbidden. */
function restrictedPackages(file: string | null): ['error', { patterns: { regex: string; message: string }[] }] {
  const patterns = keepers
    .filter(({ only }) => file === null || !only.includes(file))
    .map(({ packages, only }) => ({ regex: packages.source, message: `Only ${only.join(', ')} may import this.` }))
  return ['error', { patterns }]
}

const shipped = ['main/**/*.ts', 'preload/**/*.ts', 'renderer/**/*.{ts,vue}']
const tests = ['**/*.spec.ts', 'e2e/**', 'renderer/testing/**', 'main/**/testing/**']

export default defineConfig(
  // What oxlint alone sees to is not even read.
  globalIgnores(['out/', 'dist/', 'node_modules/', '**/*.mjs', '**/*.cjs']),
  {
    // Specs may use the local user pool and each other's doubles; what ships may not, nor what the screens' specs share.
    files: [...shipped, 'infra/local-pool/**/*.ts'],
    ignores: ['**/*.spec.ts', 'main/**/testing/**'],
    extends: [tseslint.configs.base],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [createNodeResolver({ extensions: ['.ts', '.vue', '.json'] })] },
    rules: { 'import-x/no-restricted-paths': ['error', { basePath: import.meta.dirname, zones }] },
  },
  {
    files: ['**/*.vue'],
    extends: [
      js.configs.recommended,
      tseslint.configs.strictTypeChecked,
      tseslint.configs.stylisticTypeChecked,
      vue.configs['flat/recommended'],
    ],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, projectService: true, extraFileExtensions: ['.vue'] },
    },
    rules: {
      ...choices,
      // The formatter sees to the layout (.oxfmtrc.json).
      ...vue.configs['no-layout-rules'].rules,
      'no-undef': 'off',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/define-props-destructuring': 'error',
      'vue/component-name-in-template-casing': 'error',
      'vue/no-v-html': 'error',
    },
  },
  {
    files: shipped,
    ignores: tests,
    rules: { 'no-restricted-imports': restrictedPackages(null), 'no-console': 'error' },
  },
  ...[...new Set(keepers.flatMap(({ only }) => only))].map((file) => ({
    files: [file],
    rules: { 'no-restricted-imports': restrictedPackages(file) },
  })),
  {
    // Raw IPC belongs to one file on each side.
    files: shipped,
    ignores: ['main/ipc/register.ts', 'preload/index.ts', ...tests],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: 'ImportSpecifier[imported.name=/^ipc(Main|Renderer)$/]',
          message: 'IPC is registered in one place, from the contract.',
        },
        {
          selector: "MemberExpression[property.name='openExternal']",
          message: 'Only main/shell/open-outside.ts opens something, from the list of addresses.',
        },
        {
          selector: "MemberExpression[object.name='window'][property.name='app']",
          message: 'Only renderer/bridge.ts touches window.app.',
        },
      ],
    },
  },
  { files: ['**/*.brand.ts'], rules: { 'import-x/no-restricted-paths': 'off' } },
  { files: ['renderer/bridge.ts', 'main/shell/open-outside.ts'], rules: { 'no-restricted-syntax': 'off' } },
)
