import type { AppError, CommonError, ErrorCode } from '../preload/contract/errors.ts'
import type { Result } from '../preload/contract/result.ts'

/**
 * What work ended with: its value, a failure with one of these codes, or a failure that every call may have. The codes
 * are part of the type, so that a code which a call does not declare does not compile (`Handlers` in the contract).
 */
export type Outcome<Value, Code extends ErrorCode = never> = Result<Value, Code | CommonError>

/** It worked. */
export function done<const Value>(value: Value): { ok: true; value: Value } {
  return { ok: true, value }
}

/** It failed, for a reason that the contract knows. */
export function failed<const Reason extends AppError>(error: Reason): { ok: false; error: Reason } {
  return { ok: false, error }
}
