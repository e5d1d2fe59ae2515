import { writeFileSync } from 'node:fs'
import { argumentTypesFile, findFaultsOnDisk, readTextFiles, wantedArgumentTypes } from './texts/files.ts'

// npm run texts: checks the texts of all languages, and writes which values each message needs for the compiler.

writeFileSync(argumentTypesFile, wantedArgumentTypes(readTextFiles()))
const faults = findFaultsOnDisk()
for (const fault of faults) console.error(fault)
if (faults.length === 0) console.log('All languages say what English says, each in its own words.')
process.exitCode = faults.length > 0 ? 1 : 0
