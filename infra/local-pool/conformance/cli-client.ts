import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { apiClient, type Operation, type Output } from './api-client.ts'
import type { ConformanceClient, ConnectClient } from './client.ts'

/** Debian's `awscli`; one of the same name from elsewhere may be first on the path. */
const command = existsSync('/usr/bin/aws') ? '/usr/bin/aws' : 'aws'

/** The AWS CLI, one process for each call; cognito-srp-helper does the arithmetic that the CLI cannot. */
export const connectCli: ConnectClient = ({ endpoint, userPoolId, clientId }): ConformanceClient =>
  apiClient((operation, input) => run(endpoint, operation, input), userPoolId, clientId)

function run(endpoint: string, operation: Operation, input: object): Promise<Output> {
  const args = [
    'cognito-idp',
    kebab(operation),
    ...['--endpoint-url', endpoint, '--region', 'eu-central-1', '--output', 'json'],
    ...['--cli-input-json', JSON.stringify(input)],
  ]
  const env = {
    PATH: `/usr/bin:/bin:${process.env.PATH ?? ''}`,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_PAGER: '',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_MAX_ATTEMPTS: '1',
  }
  return new Promise((resolve, reject) => {
    execFile(command, args, { env }, (error, stdout, stderr) => {
      if (error === null) resolve(JSON.parse(stdout === '' ? '{}' : stdout) as Output)
      else reject(asCognitoError(stderr))
    })
  })
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
