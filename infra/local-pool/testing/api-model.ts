import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'

const entry = createRequire(import.meta.url).resolve('@aws-sdk/client-cognito-identity-provider')
const commands = join(entry, '../../dist-types/commands')

/** The exceptions that AWS's API model names for an operation, as the SDK's types list them. */
export function modelledExceptions(operation: string): string[] {
  const text = readFileSync(join(commands, `${operation}Command.d.ts`), 'utf8')
  const names = [...text.matchAll(/@throws \{@link (\w+Exception)\}/g)].map(([, name = '']) => name)
  if (names.length < 3) throw new Error(`The SDK names no exceptions for ${operation}.`)
  return names
}

/** What every operation of AWS may answer, whatever its model says. */
const common = ['SerializationException', 'MissingAuthenticationTokenException', 'RequestEntityTooLargeException']

/** What a model does not name, and we answer all the same. */
const beyondTheModel: Record<string, string[]> = {
  // Nobody has told what it answers for a client that is gone, or has no secret. Every other operation says these.
  RevokeToken: ['ResourceNotFoundException', 'NotAuthorizedException'],
}

/** Whether an operation may end in this exception. */
export function mayAnswer(operation: string, exception: string): boolean {
  return [...modelledExceptions(operation), ...common, ...(beyondTheModel[operation] ?? [])].includes(exception)
}
