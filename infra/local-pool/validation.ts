import type { z } from 'zod'
import { errors } from './errors.ts'

/**
 * Checks a request's JSON against an operation's input.
 * @throws {CognitoError} SerializationException for a value of the wrong type; otherwise InvalidParameterException
 * that lists every violation in AWS's words.
 */
export function parseInput<Input extends z.ZodType>(schema: Input, body: unknown): z.output<Input> {
  const parsed = schema.safeParse(body, { reportInput: true })
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.map((issue) => describe(issue))
  throw errors.invalid(problems)
}

type Issue = z.core.$ZodIssue

function describe(issue: Issue): string {
  return `Value at '${place(issue.path)}' failed to satisfy constraint: ${constraint(issue)}`
}

/** `UserAttributes[0].Name` is `userAttributes.1.member.name` in AWS's words. */
function place(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `${String(part + 1)}.member` : lowerFirst(String(part))))
    .join('.')
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1)
}

function constraint(issue: Issue): string {
  switch (issue.code) {
    case 'invalid_format':
      return `Member must satisfy regular expression pattern: ${shown(issue.pattern ?? '')}`
    case 'too_small':
      return `Member must have ${measured(issue.origin)} greater than or equal to ${String(issue.minimum)}`
    case 'too_big':
      return `Member must have ${measured(issue.origin)} less than or equal to ${String(issue.maximum)}`
    case 'invalid_value':
      if (issue.input === undefined) return 'Member must not be null'
      return `Member must satisfy enum value set: [${issue.values.map(String).join(', ')}]`
    case 'invalid_type':
      if (issue.input === undefined || issue.input === null) return 'Member must not be null'
      throw errors.notJson(`${lowerFirst(issue.expected)} expected at ${place(issue.path) || 'the top'}`)
    default:
      throw errors.notJson(`Unexpected value at ${place(issue.path) || 'the top'}`)
  }
}

function measured(origin: string): string {
  return origin === 'number' || origin === 'int' ? 'value' : 'length'
}

/** The pattern as AWS prints it: without delimiters, flags and the anchors that AWS implies. */
function shown(pattern: string): string {
  return pattern.replace(/^\/?\^?/, '').replace(/\$?(\/[a-z]*)?$/, '')
}
