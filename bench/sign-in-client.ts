import { createHash, createHmac, getDiffieHellman, randomBytes } from 'node:crypto'
import { modPow, pad } from '../infra/local-pool/srp.ts'
import { timestamp } from '../infra/local-pool/testing/srp-client.ts'

// A client that costs as little as it can, so that the benchmark measures the pool: what is the same at each sign-in
// is computed once, and one exponentiation is left.

const toBig = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
const N = toBig(getDiffieHellman('modp15').getPrime())
const g = 2n

function sha256(...parts: (Uint8Array | string)[]): Buffer {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

function hmac(key: Uint8Array, ...parts: (Uint8Array | string)[]): Buffer {
  const mac = createHmac('sha256', key)
  for (const part of parts) mac.update(part)
  return mac.digest()
}

const k = toBig(sha256(pad(N), pad(g)))

/** One user who signs in again and again. */
export interface SignInClient {
  signIn: () => Promise<void>
}

interface Target {
  endpoint: string
  userPoolId: string
  clientId: string
}

/** Signs a user up, confirms as an administrator, and answers a client for them. */
export async function createSignInClient(
  { endpoint, userPoolId, clientId: ClientId }: Target,
  phone: string,
  password: string,
): Promise<SignInClient> {
  async function call(operation: string, input: object): Promise<Record<string, unknown>> {
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': `AWSCognitoIdentityProviderService.${operation}`,
        authorization: 'AWS4-HMAC-SHA256 Credential=bench',
      },
      body: JSON.stringify(input),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${operation}: ${text}`)
    return JSON.parse(text) as Record<string, unknown>
  }

  const attributes = [{ Name: 'name', Value: 'Bench' }]
  const { UserSub } = await call('SignUp', {
    ClientId,
    Username: phone,
    Password: password,
    UserAttributes: attributes,
  })
  await call('AdminConfirmSignUp', { UserPoolId: userPoolId, Username: phone })

  const poolName = userPoolId.split('_')[1] ?? ''
  const userId = String(UserSub)
  const a = toBig(randomBytes(32))
  const A = modPow(g, a)
  let known: { salt: string; x: bigint; kgx: bigint } | undefined

  return {
    async signIn() {
      const start = { USERNAME: phone, SRP_A: A.toString(16) }
      const { ChallengeParameters } = await call('InitiateAuth', {
        ClientId,
        AuthFlow: 'USER_SRP_AUTH',
        AuthParameters: start,
      })
      const { SALT, SRP_B, SECRET_BLOCK } = ChallengeParameters as Record<'SALT' | 'SRP_B' | 'SECRET_BLOCK', string>
      if (known?.salt !== SALT) {
        const x = toBig(sha256(pad(BigInt(`0x${SALT}`)), sha256(`${poolName}${userId}:${password}`)))
        known = { salt: SALT, x, kgx: (k * modPow(g, x)) % N }
      }
      const B = BigInt(`0x${SRP_B}`)
      const u = toBig(sha256(pad(A), pad(B)))
      const S = modPow((B - known.kgx + N) % N, a + u * known.x)
      const key = hmac(hmac(pad(u), pad(S)), 'Caldera Derived Key', Uint8Array.of(1)).subarray(0, 16)
      const TIMESTAMP = timestamp(new Date())
      const signed = hmac(key, poolName, userId, Buffer.from(SECRET_BLOCK, 'base64'), TIMESTAMP)
      await call('RespondToAuthChallenge', {
        ClientId,
        ChallengeName: 'PASSWORD_VERIFIER',
        ChallengeResponses: {
          USERNAME: userId,
          PASSWORD_CLAIM_SECRET_BLOCK: SECRET_BLOCK,
          PASSWORD_CLAIM_SIGNATURE: signed.toString('base64'),
          TIMESTAMP,
        },
      })
    },
  }
}
