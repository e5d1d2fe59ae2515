import { valueTypes } from './arguments.ts'
import type { Parsed } from './compare.ts'

/**
 * The module that tells the compiler which values each message needs. TypeScript sees a JSON file's texts only as
 * strings, and cannot find the values in them.
 * @param english the English messages
 * @returns TypeScript, in the project's format
 */
export function writeArgumentTypes(english: Parsed): string {
  const members = [...english].flatMap(([path, message]) => {
    const values = [...valueTypes(message)].map(([name, type]) => `${name}: ${type}`)
    return values.length === 0 ? [] : [`  '${path}': { ${values.join('; ')} }`]
  })
  return [
    '// Written by `npm run texts` from en.json. The build and a spec tell when it is stale.',
    '',
    '/** The values that messages need, by their names; a message that is not here needs none. */',
    'export interface MessageArguments {',
    ...members,
    '}',
    '',
  ].join('\n')
}
