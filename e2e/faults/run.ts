import { runMatrix } from './matrix.ts'

const { cases, held, failures } = await runMatrix()
for (const failure of failures) console.log(failure)
console.log(`faults: ${cases} cases, ${held} held`)
process.exitCode = failures.length === 0 ? 0 : 1
