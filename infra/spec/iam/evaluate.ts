import { z } from 'zod'

const oneOrMore = z.union([z.string().transform((item) => [item]), z.array(z.string())])

const statement = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.enum(['Allow', 'Deny']),
  Action: oneOrMore.optional(),
  NotAction: oneOrMore.optional(),
  Resource: oneOrMore,
  Condition: z.record(z.string(), z.record(z.string(), oneOrMore)).optional(),
})
const document = z.strictObject({ Version: z.literal('2012-10-17'), Statement: z.array(statement) })

/** A policy of an identity, with each text and list of texts as a list. */
export type Policy = z.output<typeof document>
export type Statement = Policy['Statement'][number]

/** A call to AWS: `iam:PassRole`, the resource's ARN, and the condition keys that AWS would hand over with it. */
export interface Request {
  action: string
  resource: string
  context?: Partial<Record<string, string>>
}

/** Reads a policy. @throws ZodError on an element that is not known here, so that none is overlooked */
export function readPolicy(json: string): Policy {
  return document.parse(JSON.parse(json))
}

/**
 * Whether AWS would let an identity do something: a Deny wins over any Allow, what nothing allows is refused, and a
 * permissions boundary has to allow it as well.
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html
 */
export function isAllowed(policies: Policy[], request: Request, boundary?: Policy): boolean {
  const all = [...policies, ...(boundary === undefined ? [] : [boundary])].flatMap(({ Statement }) => Statement)
  if (all.some((one) => one.Effect === 'Deny' && applies(one, request))) return false
  return [policies, ...(boundary === undefined ? [] : [[boundary]])].every((documents) =>
    documents.some(({ Statement }) => Statement.some((one) => one.Effect === 'Allow' && applies(one, request))),
  )
}

function applies(one: Statement, { action, resource, context = {} }: Request): boolean {
  if (one.Action === undefined && one.NotAction === undefined) throw new Error('a statement needs Action or NotAction')
  // AWS tells no capitals from small letters in an action's name.
  const names = (patterns: string[]): boolean =>
    patterns.some((pattern) => matches(pattern.toLowerCase(), action.toLowerCase()))
  const rightAction = one.Action === undefined ? !names(one.NotAction ?? []) : names(one.Action)
  return (
    rightAction &&
    one.Resource.some((pattern) => matches(pattern, resource)) &&
    Object.entries(one.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, wanted]) => holds(operator, context[key], wanted)),
    )
  )
}

/** A key that is missing fails every operator, but those with Not, which it fulfils, and Null, which asks for it. */
function holds(operator: string, given: string | undefined, wanted: string[]): boolean {
  const like = (): boolean => given !== undefined && wanted.some((pattern) => matches(pattern, given))
  switch (operator) {
    case 'StringEquals':
      return given !== undefined && wanted.includes(given)
    case 'StringLike':
    case 'ArnEquals':
    case 'ArnLike':
      return like()
    case 'ArnNotEquals':
    case 'ArnNotLike':
      return !like()
    case 'Null':
      return wanted.includes(String(given === undefined))
    default:
      throw new Error(`the condition ${operator} is not known here: add it to infra/spec/iam/evaluate.ts`)
  }
}

/** `*` for any characters, `?` for one. As in a policy it reaches over slashes. */
function matches(pattern: string, text: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(text)
}
