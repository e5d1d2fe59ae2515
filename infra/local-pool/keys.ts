import { createHash, generateKeyPair, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { JWK } from 'jose'

export type TokenUse = 'id' | 'access'

/** Both halves as JWK. Use these same objects each time: jose imports a key anew for every new object. */
interface SigningKey {
  kid: string
  privateKey: JWK
  publicKey: JWK
}

/** Two keys, each with its own `kid`: Cognito too signs the two kinds of token with different ones. */
export type SigningKeys = Record<TokenUse, SigningKey>

/** The pool's secrets. They stay the same over restarts where there is a state directory. */
export interface Secrets {
  /** 32 bytes, from which everything symmetric is derived. */
  readonly secret: Uint8Array
  /** Two 2048-bit RSA keys. They are made at the first call, since making them would delay the start. */
  readonly signingKeys: () => Promise<SigningKeys>
  /** Writes nothing from now on: keys that are still being made must not replace those of the directory's next pool. */
  readonly close: () => void
}

interface Stored {
  secret: string
  signingKeys?: SigningKeys
}

/**
 * Reads the secrets from the state directory, or makes new ones and keeps them there.
 * @param makeKeys where keys come from when there are none yet
 */
export function openSecrets(dataDir?: string, makeKeys = makeSigningKeys): Secrets {
  const file = dataDir === undefined ? undefined : secretsFile(dataDir)
  const stored = file?.read()
  const secret = stored?.secret ?? randomBytes(32).toString('base64')
  if (stored === undefined) file?.write({ secret })
  let isClosed = false
  let signingKeys = stored?.signingKeys && Promise.resolve(stored.signingKeys)

  async function make(): Promise<SigningKeys> {
    const made = await makeKeys()
    if (!isClosed) file?.write({ secret, signingKeys: made })
    return made
  }
  return {
    secret: Buffer.from(secret, 'base64'),
    signingKeys: () => (signingKeys ??= make()),
    close: () => {
      isClosed = true
    },
  }
}

/** The public halves, as a JSON Web Key Set. */
export async function publicKeySet(secrets: Secrets): Promise<{ keys: JWK[] }> {
  const { id, access } = await secrets.signingKeys()
  return { keys: [id.publicKey, access.publicKey] }
}

/** Makes two keys, which takes a quarter of a second of computing for each. */
export async function makeSigningKeys(): Promise<SigningKeys> {
  const [id, access] = await Promise.all([makeSigningKey(), makeSigningKey()])
  return { id, access }
}

async function makeSigningKey(): Promise<SigningKey> {
  const pair = await promisify(generateKeyPair)('rsa', { modulusLength: 2048 })
  const { n = '', e = '', ...secret } = pair.privateKey.export({ format: 'jwk' }) as JWK
  const kid = createHash('sha256').update(n).digest('base64')
  const publicKey = { alg: 'RS256', e, kid, kty: 'RSA', n, use: 'sig' }
  return { kid, publicKey, privateKey: { ...secret, ...publicKey } }
}

function secretsFile(dataDir: string): { read: () => Stored | undefined; write: (stored: Stored) => void } {
  const path = join(dataDir, 'keys.json')
  return {
    read() {
      return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Stored) : undefined
    },
    write(stored) {
      mkdirSync(dataDir, { recursive: true, mode: 0o700 })
      writeFileSync(`${path}.tmp`, JSON.stringify(stored), { mode: 0o600, flush: true })
      renameSync(`${path}.tmp`, path)
    },
  }
}
