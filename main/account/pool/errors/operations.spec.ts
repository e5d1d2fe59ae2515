import { expect, it } from 'vitest'
import { isSentOnce } from '../../../network/operations.ts'
import { codeSenders, operations } from './operations.ts'

it.each(codeSenders.flatMap((sender) => operations[sender]))('%s, which sends an SMS, arrives at most once', (name) => {
  expect(isSentOnce(name)).toBe(true)
})

it('a deletion arrives at most once, because a second one would be refused', () => {
  expect(isSentOnce('DeleteUser')).toBe(true)
})
