import type { z } from './schema.ts'
import type { ErrorCode } from './errors.ts'

/** One call, as declared: what goes in, what comes out, and which failures beside the common ones. */
export interface Call<
  Input extends z.ZodMiniType = z.ZodMiniType,
  Output extends z.ZodMiniType = z.ZodMiniType,
  Code extends ErrorCode = ErrorCode,
> {
  readonly input: Input
  readonly output: Output
  readonly errors: readonly Code[]
  /** A native dialog is part of it: a person decides how long it takes, so no deadline ends it (decision 0019). */
  readonly waitsForUser?: true
}

/** Declares a call. Exists for inference only. */
export function call<Input extends z.ZodMiniType, Output extends z.ZodMiniType, const Code extends ErrorCode = never>(
  declaration: Call<Input, Output, Code>,
): Call<Input, Output, Code> {
  return declaration
}
