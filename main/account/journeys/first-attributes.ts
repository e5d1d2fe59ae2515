import type { AttributeDefinition } from '../../../preload/contract/attributes/definition.ts'
import { judgeAttributes } from '../../../preload/contract/attributes/values.ts'
import type { AppError } from '../../../preload/contract/errors.ts'
import type { Attributes } from '../../../preload/contract/session.ts'
import { done, failed } from '../../outcome.ts'

type Judged = { ok: true; value: Attributes } | { ok: false; error: AppError<'InvalidInput' | 'AttributesNotAsked'> }

/**
 * Judges the attributes that a user sends together with the first password of their own. Those that the pool misses have
 * to be among them. Of the others the user may send what they can also change later: nobody knows which of them the
 * administrator filled in, so none has to be there.
 *
 * @param missing the attributes that the pool misses; one that the stage does not declare has no field, so the sign-in
 *   cannot go on
 */
export function judgeFirstAttributes(
  definitions: readonly AttributeDefinition[],
  given: Attributes,
  missing: readonly string[],
): Judged {
  const declared = definitions.map(({ name }) => name)
  const names = missing.filter((name) => !declared.includes(name))
  if (names.length > 0) {
    return failed({ code: 'AttributesNotAsked', fields: missing.filter((name) => declared.includes(name)), names })
  }
  const asked = definitions.flatMap((one): AttributeDefinition[] => {
    if (missing.includes(one.name)) return [{ ...one, signUp: true, required: true }]
    const offered = one.editable && (one.signUp || one.visible) && Object.hasOwn(given, one.name)
    return offered ? [{ ...one, signUp: true }] : []
  })
  const { values, refused } = judgeAttributes(asked, given, 'newAccount')
  return refused.length > 0 ? failed({ code: 'InvalidInput', fields: refused }) : done(values)
}
