import type { AppError, ErrorCode } from './errors.ts'

/**
 * What every call answers. Nothing is thrown across the bridge, because Electron would keep only the message
 * (electron#24427).
 */
export type Result<Value, Code extends ErrorCode = ErrorCode> =
  | { ok: true; value: Value }
  | { ok: false; error: AppError<Code> }
