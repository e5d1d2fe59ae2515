import { errors } from '../errors.ts'
import { adminAttributeOperations } from './admin-attributes.ts'
import { adminCreateUserOperations } from './admin-create-user.ts'
import { adminMfaOperations } from './admin-mfa.ts'
import { adminUserOperations } from './admin-users.ts'
import { describeOperations } from './describe.ts'
import { knownOperations } from './known-operations.ts'
import { listUsersOperations } from './list-users.ts'
import { mfaOperations } from './mfa.ts'
import type { Operation } from './operation.ts'
import { passwordOperations } from './passwords.ts'
import { profileOperations } from './profile.ts'
import { sessionOperations } from './sessions.ts'
import { signInOperations } from './sign-in.ts'
import { signUpOperations } from './sign-up.ts'
import { tokenOperations } from './tokens.ts'

const operations: ReadonlyMap<string, Operation> = new Map(
  Object.entries({
    ...signUpOperations,
    ...signInOperations,
    ...tokenOperations,
    ...sessionOperations,
    ...passwordOperations,
    ...profileOperations,
    ...mfaOperations,
    ...adminCreateUserOperations,
    ...adminAttributeOperations,
    ...adminMfaOperations,
    ...adminUserOperations,
    ...listUsersOperations,
    ...describeOperations,
  }),
)

/**
 * The operation that a request asks for.
 * @throws {CognitoError} NotInLocalPoolException for one that only AWS carries out; UnknownOperationException.
 */
export function findOperation(name: string): Operation {
  const operation = operations.get(name)
  if (operation !== undefined) return operation
  throw knownOperations.has(name) ? errors.notInLocalPool(name) : errors.unknownOperation()
}
