import { parseArgs } from 'node:util'
import { walk } from './walk.ts'

// npm run soak:random [-- --seed N --steps N]

const { values } = parseArgs({ options: { seed: { type: 'string' }, steps: { type: 'string', default: '2000' } } })
const seed = Number(values.seed ?? Math.trunc(Math.random() * 2 ** 31))
const started = performance.now()
const { steps, broken } = await walk({ seed, steps: Number(values.steps) })
if (broken) console.log(`${broken.why}\nThe shortest sequence found: ${broken.sequence}`)
const seconds = ((performance.now() - started) / 1_000).toFixed(0)
console.log(`walk: seed ${seed}, ${steps} steps in ${seconds} s, ${broken ? 'BROKE' : 'all held'}`)
process.exitCode = broken ? 1 : 0
