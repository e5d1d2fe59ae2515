import { readFileSync, writeFileSync } from 'node:fs'
import { readSources } from '../infra/spec/sources.ts'
import { describeModule, documented, readmeOf } from './module-readmes.ts'

// npm run infra:docs: brings the lists of variables and outputs in infra's READMEs up to date. A spec fails when they are
// not.

const sources = readSources()
for (const folder of documented(sources)) {
  const file = readmeOf(folder)
  const before = readFileSync(file, 'utf8')
  const after = describeModule(before, sources, folder)
  if (after === before) continue
  writeFileSync(file, after)
  console.log(`infra/${folder === '' ? '' : `${folder}/`}README.md`)
}
