import { expect, it } from 'vitest'
import { runMatrix } from './faults/matrix.ts'

it('ends every call in a declared state and a true sentence, whatever goes wrong on its way', async () => {
  const { cases, held, failures } = await runMatrix()
  console.log(`faults: ${cases} cases, ${held} held`)
  expect(failures).toEqual([])
  expect(cases).toBeGreaterThan(150)
}, 180_000)
