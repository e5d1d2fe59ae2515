import { randomBytes } from 'node:crypto'
import { jwksUrl, poolEndpoint, type Config } from '../../main/stage/config.ts'
import { createServerClock } from '../../main/network/server-clock.ts'
import { ask, objectIn, type Answered } from './ask.ts'
import type { Finding } from './finding.ts'

const network = 'look at the connection, the proxy (NODE_USE_ENV_PROXY=1) and its certificate (NODE_EXTRA_CA_CERTS)'

/** Whether the pool answers with its public keys, and whether this machine's clock agrees with the pool's. */
export async function checkKeysAndClock(config: Config, patience: number): Promise<Finding[]> {
  const url = jwksUrl(config)
  const asked = Date.now()
  const answer = await ask(url, {}, patience)
  return [keysFinding(url, answer), clockFinding(answer, (asked + Date.now()) / 2)]
}

function keysFinding(url: string, answer: Answered): Finding {
  const about = 'the pool’s keys'
  if (!answer.ok) return { state: 'failed', about, says: `${url}: ${answer.reason}; ${network}.` }
  const keys = objectIn(answer.text)?.keys
  if (answer.status === 200 && Array.isArray(keys) && keys.length > 0) {
    return { state: 'ok', about, says: `${url} holds ${keys.length}.` }
  }
  if (/does not exist|ResourceNotFound/.test(answer.text)) {
    return { state: 'failed', about, says: 'there is no such pool: write the stage’s file again (npm run configure).' }
  }
  return {
    state: 'failed',
    about,
    says: `${url} answered ${answer.status} and no keys: something between this machine and AWS answers for it, or the pool is gone.`,
  }
}

function clockFinding(answer: Answered, now: number): Finding {
  const about = 'this machine’s clock'
  const served = answer.ok ? Date.parse(answer.date ?? '') : NaN
  if (Number.isNaN(served)) return { state: 'unknown', about, says: 'no server told its time.' }
  const seconds = Math.round((now - served) / 1000)
  const off = `it is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} the pool’s`
  // The app's own judgement.
  const clock = createServerClock({ built: 0, now: () => now })
  clock.report(served)
  return clock.isWrong()
    ? { state: 'failed', about, says: `${off}, and Cognito takes no password then: set the clock.` }
    : { state: 'ok', about, says: `${off}.` }
}

/**
 * Whether the app client is there and allows the app's way to sign in. It begins a sign-in as a user whom no pool of
 * phone numbers can have, and ends it there.
 */
export async function checkClient(config: Config, patience: number): Promise<Finding> {
  const body = {
    AuthFlow: 'USER_SRP_AUTH',
    ClientId: config.userPoolClientId,
    // Fewer digits than SRP's modulus has, so that the pool takes it.
    AuthParameters: { USERNAME: 'latchkey-doctor', SRP_A: randomBytes(300).toString('hex') },
  }
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'AWSCognitoIdentityProviderService.InitiateAuth',
  }
  const request = { method: 'POST', headers, body: JSON.stringify(body) }
  return { about: 'the app client', ...clientFinding(await ask(poolEndpoint(config), request, patience), config) }
}

function clientFinding(answer: Answered, { userPoolClientId: id }: Config): Omit<Finding, 'about'> {
  if (!answer.ok) return { state: 'failed', says: `${answer.reason}; ${network}.` }
  const said = objectIn(answer.text)
  if (said === null) {
    const says = `something that is no pool answered ${answer.status}: ${network}.`
    return { state: 'failed', says }
  }
  const name = typeof said.__type === 'string' ? (said.__type.split('#').at(-1) ?? '') : ''
  const message = typeof said.message === 'string' ? said.message : ''
  const told = `the pool says ${name}: ${message}`
  if (said.ChallengeName !== undefined) return { state: 'ok', says: `${id} is there, and hides who has an account.` }
  if (name === 'UserNotFoundException') {
    const says = `${id} is there, and tells strangers which numbers have an account: set PreventUserExistenceErrors to ENABLED.`
    return { state: 'note', says }
  }
  if (name === 'NotAuthorizedException' && /secret/i.test(message)) {
    return { state: 'failed', says: `${id} has a secret, which the app cannot keep: make a client without one.` }
  }
  if (name === 'NotAuthorizedException') return { state: 'ok', says: `${id} is there.` }
  if (name === 'ResourceNotFoundException') {
    return { state: 'failed', says: `${id} is gone: write the stage’s file again (npm run configure). ${told}` }
  }
  if (name === 'InvalidParameterException' && /_AUTH\b|flow/i.test(message)) {
    return { state: 'failed', says: `${id} does not allow ALLOW_USER_SRP_AUTH: allow it. ${told}` }
  }
  if (name === 'UserLambdaValidationException') {
    return {
      state: 'note',
      says: `${id} is there, and a trigger of the pool refuses whoever it does not know. ${told}`,
    }
  }
  if (/^(TooManyRequests|Throttling|LimitExceeded)/.test(name)) {
    return { state: 'unknown', says: `the pool is asked too often just now: try again in a minute. ${told}` }
  }
  return { state: 'failed', says: `a sign-in cannot begin. ${told}` }
}
