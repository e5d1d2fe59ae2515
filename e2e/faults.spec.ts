import { expect, it } from 'vitest'
import { oneIn } from '../scripts/reduced.ts'
import { runMatrix } from './faults/matrix.ts'

const every = oneIn('cases of a call and a fault of network or keychain')

it('ends every call in a declared state and a true sentence, whatever goes wrong on its way', async () => {
  const { cases, held, failures } = await runMatrix(every)
  console.log(`faults: ${cases} cases, ${held} held`)
  // With the cases in the message: where only the first line of a failure is kept, it says which.
  expect(failures.length, failures.join(' | ')).toBe(0)
  expect(cases).toBeGreaterThan(150 / every)
}, 3_000_000)
