import { readFileSync } from 'node:fs'

const commands = new URL(
  '../../../node_modules/@aws-sdk/client-cognito-identity-provider/dist-types/commands/',
  import.meta.url,
)

/**
 * The exceptions that an operation of the Cognito API declares, read from the AWS SDK, which AWS generates from its
 * model.
 */
export function exceptionsOf(operation: string): string[] {
  const text = readFileSync(new URL(`${operation}Command.d.ts`, commands), 'utf8')
  const names = [...text.matchAll(/@throws \{@link (\w+Exception)\}/g)].map(([, name = '']) => name)
  const own = names.filter((name) => name !== 'CognitoIdentityProviderServiceException')
  if (own.length < 5) throw new Error(`the SDK declares hardly any exception of ${operation}`)
  return own
}
