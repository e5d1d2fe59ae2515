import { expect, it } from 'vitest'
import { findSecrets, type Secret } from './logs/find-secrets.ts'

// The check itself runs after the last test (scripts/test.ts); here it is shown to find what it looks for.

const secrets: Secret[] = [
  { kind: 'password', value: 'Correct-horse-7' },
  { kind: 'password', value: 'two&parts' },
  { kind: 'code', value: '123456' },
  { kind: 'token', value: 'opaque-refresh-token' },
  { kind: 'phone number', value: '+447700900123' },
]

it.each([
  ['{"message":"signed in with Correct-horse-7"}', 'password'],
  ['?p=two%26parts', 'password'],
  ['{"code":123456}', 'code'],
  ['code 123456, again', 'code'],
  ['[opaque-refresh-token]', 'token'],
  ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln', 'token'],
  ['+447700900123', 'phone number'],
  ['07700 900123', 'phone number'],
  ['+44 (7700) 900-123', 'phone number'],
])('finds the secret in %j', (line, kind) => {
  expect(findSecrets(`first\n${line}\n`, secrets)).toEqual([{ kind, line: 2 }])
})

it.each([
  '{"at":"2026-01-31T10:20:30.123Z","level":"info","message":"request","milliseconds":12}',
  'sent to +********0123',
  'at main (file:///index.js:123:45), 91234567, 1.123456',
])('finds nothing in %j', (line) => {
  expect(findSecrets(line, secrets)).toEqual([])
})
