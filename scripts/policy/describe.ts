import { format, resolveConfig } from 'prettier'
import { z } from 'zod'
import { policyFile } from '../../main/policy/schema.ts'

/** The published schema, for editors and for people who write policies. */
export const schemaFile = new URL('../../docs/policy.schema.json', import.meta.url)

/** The JSON schema of the policy file, as text, in the project's format. */
export async function describePolicy(): Promise<string> {
  const schema = z.toJSONSchema(policyFile, { io: 'input' })
  return format(JSON.stringify(schema), { ...(await resolveConfig(schemaFile)), parser: 'json' })
}
