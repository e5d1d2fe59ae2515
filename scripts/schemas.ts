import { writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { brandSchemaFile, describeBrand } from './brand/describe.ts'
import { describePolicy, schemaFile } from './policy/describe.ts'

// npm run schemas: writes docs/policy.schema.json and docs/brand.schema.json. They are committed; a spec of each fails
// when it is out of date.

for (const [file, text] of [
  [schemaFile, await describePolicy()],
  [brandSchemaFile, await describeBrand()],
] as const) {
  writeFileSync(file, text)
  console.log(`docs/${basename(file.pathname)}`)
}
