import { expect, it } from 'vitest'
import { oneIn } from '../scripts/reduced.ts'
import { walk } from './walk/walk.ts'

const most = 150 / oneIn('steps of a walk at random')

/** The same steps each time: what is new is looked for by `npm run soak:random`. */
const seed = 20_261_126

it('keeps what must be true on a walk at random', async () => {
  const { steps, broken } = await walk({ seed, steps: most, patience: 400_000 })
  console.log(`walk: seed ${seed}, ${steps} steps`)
  expect(broken).toBeNull()
  expect(steps).toBeGreaterThan(most / 2)
}, 820_000)
