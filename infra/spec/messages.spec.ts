import fc from 'fast-check'
import { expect, it } from 'vitest'
import { messageRules } from './rules/messages.ts'
import { readSources } from './sources.ts'
import { readStage } from './stage.ts'

const sources = readSources()
const names = ['verification', 'authentication', 'invitation', 'invitation_subject'] as const

/** Words with what Cognito fills in, or without; empty ones, spaces only and ones that are too long among them. */
const part = fc.oneof(fc.constantFrom('{####}', '{username}', ' ', 'ü', 'Your code is'), fc.string({ maxLength: 6 }))
const text = fc
  .tuple(fc.constantFrom('', '{####}', '{####} {username}', ' ', 'x'.repeat(139)), fc.array(part, { maxLength: 30 }))
  .map(([start, parts]) => [start, ...parts].join(''))

it.each(names)('a text for messages.%s that the variables take is one that Cognito takes', (name) => {
  let taken = 0
  fc.assert(
    fc.property(text, (given) => {
      const stage = readStage(sources, 'dev', { messages: { [name]: given } })
      if (stage.refusals.length > 0) return
      taken += 1
      expect(Object.entries(messageRules).filter(([, rule]) => rule(stage).length > 0)).toEqual([])
    }),
    { numRuns: 100 },
  )
  expect(taken).toBeGreaterThan(10)
  expect(taken).toBeLessThan(100)
})
