import js from '@eslint/js'
import type { Linter } from 'eslint'
import { defineConfig } from 'oxlint'
import tseslint from 'typescript-eslint'

// Types of all files but components, and what is wrong in them by the rule sets of typescript-eslint's own team, in a
// linter that takes a tenth of the time. ESLint does what this one cannot: Vue's templates, and who may import whom
// (eslint.config.ts).

/** Rules that oxlint does not have. An unknown rule ends it, so an update of a rule set shows itself here. */
const missing = new Set([
  // Syntax errors in a module, as every file here is one.
  'no-octal',
  'no-dupe-args',
  '@typescript-eslint/no-unsafe-class-instance-assignment',
])

/** Where we ask for more or less than the sets do, by typescript-eslint's names. ESLint asks the same of components. */
export const choices = {
  '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
  '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
  '@typescript-eslint/consistent-type-imports': 'error',
} satisfies Linter.RulesRecord

type Settings = Required<Linter.Config>['rules']

/** What is on, by oxlint's names. A later set turns off what TypeScript itself sees. */
function named(...sets: Linter.Config[]): Settings {
  const rules = Object.entries(Object.assign({}, ...sets.map(({ rules }) => rules)) as Settings)
  return Object.fromEntries(
    rules
      .filter(([name, setting]) => setting !== 'off' && setting !== 0 && !missing.has(name))
      .map(([name, setting]) => [name.replace('@typescript-eslint/', 'typescript/'), setting]),
  )
}

const recommended = named(js.configs.recommended)
const typed = named(
  js.configs.recommended,
  ...(tseslint.configs.strictTypeChecked as Linter.Config[]),
  ...(tseslint.configs.stylisticTypeChecked as Linter.Config[]),
  { rules: choices },
)

export default defineConfig({
  plugins: ['typescript', 'import'],
  categories: { correctness: 'off' },
  options: { typeAware: true, typeCheck: true },
  ignorePatterns: ['out/', 'dist/', 'node_modules/'],
  overrides: [
    { files: ['**/*.ts', '**/*.vue'], rules: { 'import/no-cycle': 'error' } },
    { files: ['**/*.ts'], rules: { ...typed, 'import/no-default-export': 'error' } },
    { files: ['**/*.mjs', '**/*.cjs'], env: { node: true }, rules: recommended },
    { files: ['*.config.ts', '**/*.d.ts'], rules: { 'import/no-default-export': 'off' } },
    {
      // A client that its makers no longer develop is driven on purpose: applications in the field use it.
      files: ['infra/local-pool/conformance/identity-js*'],
      rules: { 'typescript/no-deprecated': 'off' },
    },
    {
      // A spec also shows what happens when somebody rejects with a thing that is no error.
      files: ['**/*.spec.ts', '**/*.brand.ts', 'main/**/testing/**'],
      rules: { 'typescript/prefer-promise-reject-errors': 'off' },
    },
  ],
})
