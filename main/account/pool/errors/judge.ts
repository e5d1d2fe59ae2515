import type { AttributeDefinition } from '../../../../preload/contract/attributes/definition.ts'
import type { AppError, CommonError, ErrorCode } from '../../../../preload/contract/errors.ts'
import { findCommonFailure, isUnanswered, limits } from '../../../common-failure.ts'
import type { ServerClock } from '../../../network/server-clock.ts'
import { anywhere, exceptions } from './exceptions.ts'
import { organisationSays } from './organisation-says.ts'
import { refusedValues } from './refused-values.ts'
import { codeSenders, type CodeSender, type Operation } from './operations.ts'
import { codeOfText, type CodeOfText } from './texts.ts'

type ValueOf<Row> = Row[keyof Row]

/** The codes that each operation can fail with, the common ones included. */
type Codes = {
  [Op in Operation]:
    | CommonError
    | ValueOf<(typeof exceptions)[Op]>
    | CodeOfText<Op>
    | (Op extends CodeSender ? 'CodeMaybeSent' : never)
    | (Op extends 'signUp' | 'updateAttributes' | 'chooseFirstPassword' ? 'AttributesNotAsked' : never)
    | (Op extends 'signUp' ? 'PhoneNumberRefused' : never)
    | (Op extends 'refresh' | 'revoke' ? never : 'OrganisationRefused')
}
export type CodeOf<Op extends Operation> = Codes[Op]

/**
 * How far this machine's clock must be off to explain a refused sign-in, in minutes: more than Cognito can tolerate.
 */
const wrongClock = 4

/** What decides beside the answer itself. */
export interface Circumstances {
  /** How far this machine's clock is from the server's. */
  clock: Pick<ServerClock, 'minutesAhead'>
  /** The attributes of the stage's pool. */
  attributes: readonly AttributeDefinition[]
}

/**
 * Says in the contract's words why an operation failed. The first of these that knows an answer decides:
 *
 * 1. The network: the request never reached the pool, or got no answer from it.
 * 2. A text that we know, where one exception has several meanings or names what it is about.
 * 3. The exception's name, for this operation and then for all.
 * 4. `Unexpected`.
 */
export function judge<Op extends Operation>(
  operation: Op,
  thrown: unknown,
  circumstances: Circumstances,
): AppError<CodeOf<Op>> {
  // The tables hold only this operation's codes; the compiler cannot follow an index that is a type parameter.
  return verdict(operation, thrown, circumstances) as AppError<CodeOf<Op>>
}

function verdict(operation: Operation, thrown: unknown, { clock, attributes }: Circumstances): AppError {
  const onTheWay = findCommonFailure(thrown)
  if (onTheWay) return maybeSent(operation, onTheWay.error) ? { code: 'CodeMaybeSent' } : onTheWay.error
  if (!(thrown instanceof Error)) return { code: 'Unexpected' }
  // A refresh asks for nothing that the user did, so nobody would look at the words.
  const says = operation === 'refresh' ? null : organisationSays(thrown)
  if (says !== null) return { code: 'OrganisationRefused', says }
  const values = refusedValues(operation, thrown, attributes)
  if (values) return values
  const said = codeOfText(operation, thrown)
  const row: Record<string, ErrorCode> = { ...anywhere, ...exceptions[operation] }
  const code = said ?? (Object.hasOwn(row, thrown.name) ? row[thrown.name] : undefined) ?? 'Unexpected'
  if (code === 'TooManyRequests') return { code, until: Date.now() + limits.hourly }
  // SRP sends this machine's time, and Cognito refuses a wrong one as if the password were wrong (amplify-js #11675,
  // #14348). The server's `date` header tells the two apart.
  if (operation === 'signIn' && code === 'CredentialsWrong' && Math.abs(clock.minutesAhead()) >= wrongClock) {
    return { code: 'ClockWrong' }
  }
  return { code } as AppError
}

function maybeSent(operation: Operation, error: AppError): boolean {
  return (codeSenders as readonly Operation[]).includes(operation) && isUnanswered(error)
}
