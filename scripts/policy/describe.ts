import { policyFile } from '../../main/policy/schema.ts'
import { describeSchema } from '../describe-schema.ts'

/** The published schema, for editors and for people who write policies. */
export const schemaFile = new URL('../../docs/policy.schema.json', import.meta.url)

/** The JSON schema of the policy file, as text, in the project's format. */
export function describePolicy(): Promise<string> {
  return describeSchema(policyFile, schemaFile)
}
