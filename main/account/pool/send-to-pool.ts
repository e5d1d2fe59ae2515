import { poolEndpoint, type Config } from '../../stage/config.ts'

/**
 * Sends an operation of Cognito's API by the process's one `fetch`.
 * @throws CommonFailure when no answer of the pool came
 */
export function sendToPool(config: Config, operation: string, input: object): Promise<Response> {
  return fetch(`${poolEndpoint(config)}/`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(input),
  })
}

/**
 * The name of the exception that an answer reports; null when it names none. It comes without the namespace before it,
 * and the address that may follow it.
 */
export function exceptionOf({ headers }: Response, body: string): string | null {
  const type = headers.get('x-amzn-errortype') ?? typeOf(body)
  return /^(?:[^:,]*#)?(\w+Exception)\b/.exec(type)?.[1] ?? null
}

function typeOf(body: string): string {
  const answer: unknown = JSON.parse(body)
  const type = typeof answer === 'object' && answer !== null && '__type' in answer ? answer.__type : ''
  return typeof type === 'string' ? type : ''
}
