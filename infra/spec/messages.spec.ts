import fc from 'fast-check'
import { expect, it } from 'vitest'
import { messageRules } from './rules/messages.ts'
import { readSources } from './sources.ts'
import { readStage } from './stage.ts'

const sources = readSources()
const names = ['verification', 'authentication', 'invitation', 'invitation_subject'] as const

/** Words with what Cognito fills in, or without; empty ones, spaces only and ones that are too long among them. */
const text = fc
  .array(fc.oneof(fc.constantFrom('{####}', '{username}', ' ', '\n', 'ü', 'Your code is'), fc.string()), {
    maxLength: 40,
  })
  .map((parts) => parts.join(''))

it('a message that the variables take is one that Cognito takes, whatever it says', () => {
  const refused = { byVariables: 0, byNobody: 0 }
  const messages = fc.record(Object.fromEntries(names.map((name) => [name, fc.option(text, { freq: 2 })])))
  fc.assert(
    fc.property(messages, (given) => {
      const left = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null))
      const stage = readStage(sources, 'dev', { messages: left })
      const broken = Object.values(messageRules).flatMap((rule) => rule(stage))
      if (stage.refusals.length > 0) refused.byVariables += 1
      else {
        refused.byNobody += 1
        expect(broken).toEqual([])
      }
    }),
    { numRuns: 400 },
  )
  expect(refused.byNobody).toBeGreaterThan(20)
  expect(refused.byVariables).toBeGreaterThan(20)
})
