import { usualAttributes } from '../../../preload/contract/attributes/definition.ts'
import type { Circumstances } from '../pool/errors/judge.ts'

/** The usual attributes, and a clock that is right. */
export const circumstances: Circumstances = { clock: { minutesAhead: () => 0 }, attributes: usualAttributes }
