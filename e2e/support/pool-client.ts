import type { LocalPool } from '../../infra/local-pool/server.ts'

/** Calls one operation of the pool as anybody could. `send`: past an app in this process. @returns status and body, or the exception's name */
export async function callPool(
  pool: Pick<LocalPool, 'endpoint'>,
  operation: string,
  body: object,
  send: typeof fetch = fetch,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const response = await send(pool.endpoint, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-amz-json-1.1',
      'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
    },
    body: JSON.stringify(body),
  })
  // DeleteUser answers nothing.
  const text = await response.text()
  return { status: response.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> }
}
