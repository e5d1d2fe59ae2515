import type { z } from 'zod'
import type { Pool } from '../pool.ts'
import { parseInput } from '../validation.ts'

/** One operation of the API, ready to be called with a request's parsed JSON. */
export interface Operation {
  /** Whether AWS wants the request signed with an IAM user's key: the admin side. */
  readonly signed: boolean
  /**
   * Validates and carries out.
   * @returns the response's JSON; undefined where the body is empty.
   * @throws {CognitoError}
   */
  readonly run: (pool: Pool, body: unknown) => Promise<object | undefined>
}

interface Definition<Input extends z.ZodType> {
  input: Input
  signed?: boolean
  run: (pool: Pool, input: z.output<Input>) => Promise<object | undefined> | object | undefined
}

/** Declares an operation: its input's shape, and what it does. */
export function operation<Input extends z.ZodType>({ input, signed = false, run }: Definition<Input>): Operation {
  return { signed, run: async (pool, body) => run(pool, parseInput(input, body)) }
}
