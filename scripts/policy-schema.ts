import { writeFileSync } from 'node:fs'
import { describePolicy, schemaFile } from './policy/describe.ts'

// npm run policy:schema: writes docs/policy.schema.json. It is committed; a spec fails when it is out of date.

writeFileSync(schemaFile, await describePolicy())
console.log('docs/policy.schema.json')
