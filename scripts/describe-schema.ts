import { fileURLToPath } from 'node:url'
import { format } from 'oxfmt'
import { z } from 'zod'
import layout from '../.oxfmtrc.json' with { type: 'json' }

/** The JSON schema of what a person writes into a file, as text, in the project's format. @param file that will hold it */
export async function describeSchema(schema: z.core.$ZodType, file: URL): Promise<string> {
  const json = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))
  const { $schema: _, ignorePatterns: __, ...options } = layout
  return (await format(fileURLToPath(file), json, options)).code
}
