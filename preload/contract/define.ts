import type { z } from './schema.ts'
import type { ErrorCode } from './errors.ts'

/** A declared call: its input, its output, and its failures beside the common ones. */
export interface Call<
  Input extends z.ZodMiniType = z.ZodMiniType,
  Output extends z.ZodMiniType = z.ZodMiniType,
  Code extends ErrorCode = ErrorCode,
> {
  readonly input: Input
  readonly output: Output
  readonly errors: readonly Code[]
  /**
   * Whether the call opens a native dialog. The user then decides how long it takes, so no deadline ends it
   * (decision 0019).
   */
  readonly waitsForUser?: true
}

/** Declares a call. It exists only so that TypeScript infers the types. */
export function call<Input extends z.ZodMiniType, Output extends z.ZodMiniType, const Code extends ErrorCode = never>(
  declaration: Call<Input, Output, Code>,
): Call<Input, Output, Code> {
  return declaration
}
