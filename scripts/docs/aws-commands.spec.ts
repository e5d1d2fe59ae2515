import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const docs = fileURLToPath(new URL('../../docs/', import.meta.url))
const entry = createRequire(import.meta.url).resolve('@aws-sdk/client-cognito-identity-provider')
const types = join(entry, '../../dist-types/commands')

/** Options that every command of the AWS CLI takes. */
const ofEveryCommand = ['region', 'output', 'query', 'no-sign-request', 'endpoint-url']

/** `AdminSetUserMFAPreference` and `admin-set-user-mfa-preference` alike. */
const plain = (name: string): string => name.replaceAll('-', '').toLowerCase()
const operations = new Map(
  readdirSync(types).flatMap((file): [string, string][] => {
    const [, name] = /^(\w+)Command\.d\.ts$/.exec(file) ?? []
    return name === undefined ? [] : [[plain(name), name]]
  }),
)

/** Each command for a user pool in the documents, with the names of its options. */
const commands = readdirSync(docs)
  .filter((file) => file.endsWith('.md'))
  .flatMap((file) => {
    const text = readFileSync(join(docs, file), 'utf8').replaceAll(/\\\n/g, ' ')
    return [...text.matchAll(/aws cognito-idp ([a-z-]+)([^\n`]*)/g)].map(([, name = '', rest = '']) => {
      const [call = ''] = rest.split(' #')
      const options = [...call.matchAll(/(?<= )--([a-z-]+)/g)].map(([, option = '']) => option)
      return { file, name, options }
    })
  })

it('there are commands to look at', () => {
  expect(commands.length).toBeGreaterThan(10)
})

it.each(commands)('$file: $name is an operation of Cognito, with the options $options', ({ name, options }) => {
  const operation = operations.get(plain(name))
  expect(operation).toBeDefined()
  // The SDK's own example of the call names each member.
  const example = readFileSync(join(types, `${operation ?? ''}Command.d.ts`), 'utf8')
  const members = [...example.matchAll(/^ \* {3}(\w+): /gm)].map(([, member = '']) => plain(member))
  const unknown = options.filter((option) => !ofEveryCommand.includes(option) && !members.includes(plain(option)))
  expect(unknown).toEqual([])
})
