import { fileURLToPath } from 'node:url'
import { readBrandFile } from '../../main/stage/brand-file.ts'
import { identityOf } from '../../main/stage/identity.ts'
import { readStageFile } from '../../main/stage/stage-file.ts'
import texts from '../../renderer/locales/en.json' with { type: 'json' }
import { inName } from '../../renderer/locales/in-name.ts'
import type { AllowedWords } from '../../scripts/brand/name-search.ts'

// Northwind's app on Northwind's pool: the second whole brand, in which nothing may say the name of ours.

/** Folder of the brand. */
export const folder = fileURLToPath(new URL('../../brands/northwind', import.meta.url))

/** The stage whose pool keeps what Northwind's users agree to. */
export const stageFile = fileURLToPath(new URL('../../infra/stages/examples/consent.json', import.meta.url))

export const brand = readBrandFile(`${folder}/brand.json`)
export const identity = identityOf(brand, undefined)
export const { attributes } = readStageFile(stageFile)

/** English, in Northwind's name. */
export const en = inName(texts, { app: brand.productName, company: brand.companyName })

/** The name that nobody may read. */
export const ourName = 'Latchkey'

/** Where it stands in the build of the local stage all the same, and why no user reads it there. */
export const allowed: readonly AllowedWords[] = [
  {
    words: /latchkey_(local_pool|stage_file|brand_file|user_data|policy|pace)\b/g,
    path: /^main\//,
    why: 'variables of the environment that only a developer sets, for a build of the local stage',
  },
  {
    words: /_latchkey0\b|\b1latchkeylocaldevelopment0\b/g,
    path: /^main\//,
    why: 'ids of the local pool, as AWS would give them to any other: no other stage is built with them',
  },
  {
    words: /latchkey_(running|update)\b/g,
    path: /^main\//,
    why: 'variables of the environment for a program of Windows that checks who signed an update',
  },
  {
    words: /"?formernames"?:\s*\[["`]latchkey["`]\]/g,
    path: /^main\//,
    why: 'what Northwind says its application was called before',
  },
]
