import { apiClient, type Operation, type Output } from './api-client.ts'
import type { CallCli } from './cli-process.ts'
import type { ConnectClient } from './client.ts'

/** A client out of calls of the AWS CLI; cognito-srp-helper does the arithmetic that the CLI cannot. */
export function cliClient(call: CallCli): ConnectClient {
  return ({ endpoint, userPoolId, clientId }) =>
    apiClient((operation, input) => run(call, endpoint, operation, input), userPoolId, clientId)
}

async function run(call: CallCli, endpoint: string, operation: Operation, input: object): Promise<Output> {
  const { code, stdout, stderr } = await call([
    'cognito-idp',
    kebab(operation),
    ...['--endpoint-url', endpoint, '--region', 'eu-central-1', '--output', 'json'],
    ...['--cli-input-json', JSON.stringify(input)],
  ])
  if (code !== 0) throw asCognitoError(stderr)
  return JSON.parse(stdout === '' ? '{}' : stdout) as Output
}

/** `An error occurred (CodeMismatchException) when calling the X operation: text` */
function asCognitoError(stderr: string): Error {
  const match = /An error occurred \((\w+)\) when calling the \w+ operation(?: \(reached max retries: 0\))?: (.*)/.exec(
    stderr,
  )
  if (match === null) return new Error(stderr)
  return Object.assign(new Error(match[2]), { name: match[1] ?? '' })
}

/** `setUserMFAPreference` is `set-user-mfa-preference`. */
function kebab(operation: string): string {
  return operation
    .replaceAll(/([a-z])([A-Z])/g, '$1-$2')
    .replaceAll(/([A-Z])([A-Z][a-z])/g, '$1-$2')
    .toLowerCase()
}
