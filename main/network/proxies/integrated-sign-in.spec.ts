import { expect, it } from 'vitest'
import { limitIntegratedSignIn } from './integrated-sign-in.ts'

it.each([
  [['files', '*.intranet.example.com'], 'files,*.intranet.example.com'],
  // An empty text would let Windows decide by its zones.
  [null, 'nobody.invalid'],
])('the sign-in to the computer is for %j alone', (servers, list) => {
  const lists: string[] = []
  limitIntegratedSignIn({ allowNTLMCredentialsForDomains: (given) => lists.push(given) }, servers)
  expect(lists).toEqual([list])
})
