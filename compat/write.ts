import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readSettings } from '../infra/local-pool/settings.ts'
import { readPolicy } from '../main/policy/policy.ts'
import { openAppFolder } from './app-folder.ts'
import { factsOf, poolFactsOf } from './facts.ts'
import { bringInto, states } from './states.ts'

// npm run compat:write
// Writes what this version leaves on a machine into compat/VERSION. Run it once, on the day of a release (README.md).

const root = fileURLToPath(new URL('..', import.meta.url))
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }
const target = join(root, 'compat', version)
if (existsSync(target)) throw new Error(`${target} is there already, and what a released version wrote never changes.`)

function folderFor(name: string): string {
  const folder = join(target, name)
  mkdirSync(folder, { recursive: true })
  return folder
}

function write(folder: string, name: string, value: unknown): void {
  writeFileSync(join(folder, name), `${JSON.stringify(value, null, 2)}\n`)
}

for (const state of Object.keys(states)) {
  const folder = folderFor(`app/${state}`)
  const app = openAppFolder(folder, version)
  await bringInto(state, app)
  await app.flush()
  write(folder, 'facts.json', await factsOf(app))
}

// An administrator's policy file with every key.
const machine = folderFor('machine')
write(machine, 'policy.json', {
  updatesEnabled: false,
  updateFeedUrl: 'https://downloads.example.com/latchkey',
  allowedCountries: ['GB', 'DE'],
  defaultCountry: 'GB',
  defaultLanguage: 'zh-Hans',
  logLevel: 'warn',
  sessionOnly: true,
  signInEveryHours: 12,
})
write(machine, 'facts.json', (await readPolicy(join(machine, 'policy.json'), false)).policy)

// A stage's file, made from Terraform's outputs.
const stage = folderFor('stage')
const outputs = {
  stage: 'dev',
  region: 'eu-central-1',
  user_pool_id: 'eu-central-1_AbCdEfGhI',
  user_pool_client_id: '1h57kf5cpq17m0eml12example',
  password_policy: {
    minimum_length: 12,
    require_uppercase: true,
    require_lowercase: true,
    require_numbers: false,
    require_symbols: true,
  },
  update_feed_url: 'https://downloads.example.com/latchkey',
}
write(
  stage,
  'outputs.json',
  Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, { sensitive: false, value }])),
)
const configure = ['scripts/configure.ts', '--stage', 'dev', '--from', join(stage, 'outputs.json')]
execFileSync(process.execPath, [...configure, '--out', join(stage, 'stage.json')], { cwd: root })
rmSync(join(stage, 'outputs.json'))

// A local pool with one user.
const settings = readSettings()
const directory = mkdtempSync(join(tmpdir(), 'latchkey-compat-'))
const scratch = mkdtempSync(join(tmpdir(), 'latchkey-compat-'))
await bringInto('code-awaited-after-reset', openAppFolder(scratch, version), { dataDir: directory, settings })
const pool = folderFor('local-pool')
// The pool's signing keys must not get into a repository.
const stateFiles = readdirSync(directory).filter((name) => name.startsWith('state'))
for (const name of stateFiles) cpSync(join(directory, name), join(pool, 'state', name))
write(pool, 'facts.json', await poolFactsOf(directory, settings))
for (const folder of [directory, scratch]) rmSync(folder, { recursive: true })

console.log(`${target} is written. Add it to the release's commit, and never change it.`)
