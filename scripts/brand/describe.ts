import { brand } from '../../main/stage/brand.ts'
import { describeSchema } from '../describe-schema.ts'

/** The published schema, for editors and for people who write a brand. */
export const brandSchemaFile = new URL('../../docs/brand.schema.json', import.meta.url)

/** The JSON schema of `brand.json`, as text, in the project's format. */
export function describeBrand(): Promise<string> {
  return describeSchema(brand, brandSchemaFile)
}
