import type { AllowedWords } from '../brand/name-search.ts'

/** What another brand's package may hold of our name. Each entry says why no user reads it as a name. */
export const allowedWords: readonly AllowedWords[] = [
  {
    words: /latchkey_(local_pool|stage_file|brand_file|user_data|policy|pace)\b/g,
    path: /^app\.asar\/out\/main\//,
    why: 'variables of the environment, which a build of the local stage reads and no installed application does',
  },
  {
    words: /latchkey_(running|update)\b/g,
    path: /^app\.asar\/out\/main\/electron-updater/,
    why: 'variables by which the app hands two paths to the PowerShell that compares their signatures',
  },
  {
    words: /eu-central-1_latchkey0|1latchkeylocaldevelopment0/g,
    path: /^app\.asar\/out\/main\//,
    why: 'the ids of the local user pool; a build for a deployed stage has those of its pool',
  },
  {
    words: /"formernames": ?\[["`]latchkey["`]\]/g,
    path: /^app\.asar\/out\/main\//,
    why: 'what Northwind says its application was called before, so that its session is taken over',
  },
]
