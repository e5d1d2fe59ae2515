import { fileURLToPath } from 'node:url'
import { format, resolveConfig } from 'prettier'
import { z } from 'zod'

/** The JSON schema of what a person writes into a file, as text, in the project's format. @param file that will hold it */
export async function describeSchema(schema: z.core.$ZodType, file: URL): Promise<string> {
  const json = JSON.stringify(z.toJSONSchema(schema, { io: 'input' }))
  return format(json, { ...(await resolveConfig(fileURLToPath(file))), parser: 'json' })
}
