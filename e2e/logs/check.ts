import { relative } from 'node:path'
import { withheld } from '../../main/diagnostics/fields.ts'
import { findSecrets } from './find-secrets.ts'
import { keptFolder, readKept } from './kept.ts'

// node e2e/logs/check.ts: after the end-to-end tests, no log of any launch may hold a password, code, token or number.

const { logs, secrets } = readKept()
const found = logs.flatMap(({ path, text }) =>
  findSecrets(text, secrets).map(({ kind, line }) => `${relative(keptFolder, path)}:${line} holds a ${kind}`),
)
const files = logs.filter(({ path }) => path.endsWith('latchkey.log'))
const kinds = new Set(secrets.map(({ kind }) => kind))

// A field that its list does not know was left unsaid (decision 0058).
for (const { path, text } of logs) {
  const lines = text.split('\n').filter((line) => line.includes(withheld))
  for (const line of lines) {
    found.push(`${relative(keptFolder, path)} withholds something: see main/diagnostics/fields.ts\n  ${line}`)
  }
}
// A search that looked at nothing has found nothing.
if (files.every(({ text }) => !text.includes('"message":"started"'))) found.push('no app left a log')
for (const kind of ['password', 'code', 'token', 'phone number'] as const) {
  if (!kinds.has(kind)) found.push(`the tests named no ${kind} to search for`)
}
for (const problem of found) console.log(problem)
console.log(`${logs.length} logs searched for ${secrets.length} secrets`)
process.exitCode = found.length > 0 ? 1 : 0
