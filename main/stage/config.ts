import { z } from '../../preload/contract/schema.ts'
import { parseBrand, type Brand } from './brand.ts'
import { readBrandFile } from './brand-file.ts'
import { consentProblem } from './consent-attribute.ts'
import { identityOf, type Identity } from './identity.ts'
import { poolHost } from './partition.ts'
import { parseStageConfig, type StageConfig } from './stage-config.ts'
import { readStageFile } from './stage-file.ts'

/** The stage's pool and app client; for the local stage also where the local user pool listens. */
export interface Config extends StageConfig {
  /** Only in the local stage: `http://127.0.0.1:PORT`. */
  endpoint?: string
  /** Only in the local stage: another folder for the app's data, so that tests do not share one. */
  userData?: string
  /** Only in the local stage: path of another policy file, for tests of the policy. */
  policyFile?: string
  /** Only in the local stage: a factor for the app's time-outs, above 0 and up to 1, for tests that wait for them. */
  pace?: number
}

/** All that the build decides: the stage, and whose application this is. */
export interface AppConfig extends Config {
  brand: Brand
  identity: Identity
}

/** The line that the local user pool prints when it is ready. */
const localPool = z.strictObject({
  endpoint: z.url({ protocol: /^http$/, hostname: /^127\.0\.0\.1$/ }),
  userPoolId: z.string(),
  clientId: z.string(),
})

const pace = z.coerce.number().check(z.gt(0), z.lte(1))

interface Surroundings {
  /** The stage's configuration that the build put in. */
  stage: unknown
  /** The brand that the build put in. */
  brand: unknown
  /** Whether this is an installed application. */
  packaged: boolean
  environment: Record<string, string | undefined>
}

/**
 * Reads and validates the configuration, once, at start.
 *
 * Only an unpackaged build of the local stage listens to the environment (decision 0028).
 *
 * @param built what `readBuild` answered before, so that nothing is read twice
 * @throws Error that names what is wrong.
 */
export function readConfig(surroundings: Surroundings, built = readBuild(surroundings)): AppConfig {
  const { packaged, environment } = surroundings
  const { stage, brand, identity } = built
  const config = { ...stage, brand, identity }
  if (config.stage !== 'local') return config
  if (packaged) throw new Error('A build of the local stage must not be packaged: build it with --stage.')
  const line = environment.LATCHKEY_LOCAL_POOL
  if (line === undefined) throw new Error('The local stage needs a local user pool: start the app with npm start.')
  const pool = localPool.parse(JSON.parse(line))
  const local = {
    ...config,
    endpoint: pool.endpoint,
    userPoolId: pool.userPoolId,
    userPoolClientId: pool.clientId,
    ...(environment.LATCHKEY_STAGE_FILE !== undefined && profileIn(environment.LATCHKEY_STAGE_FILE)),
    ...(environment.LATCHKEY_USER_DATA !== undefined && { userData: environment.LATCHKEY_USER_DATA }),
    ...(environment.LATCHKEY_POLICY !== undefined && { policyFile: environment.LATCHKEY_POLICY }),
    ...(environment.LATCHKEY_PACE !== undefined && { pace: pace.parse(environment.LATCHKEY_PACE) }),
  }
  return { ...local, brand: askingWhatIsKept(brand, local.attributes) }
}

/**
 * The brand, which asks nobody to agree where the stage cannot keep it: any brand can be shown on any local stage. No
 * other stage is built so (`scripts/build.ts`).
 */
function askingWhatIsKept(brand: Brand, attributes: Config['attributes']): Brand {
  const { consent, ...rest } = brand
  return consent === undefined || consentProblem(consent, attributes) === null ? brand : rest
}

/** What the build put in: the stage, and whose application this is. */
interface Build {
  stage: StageConfig
  brand: Brand
  identity: Identity
}

/**
 * Reads what the build put in. The application's names come from it, for what is said while the rest is read, or cannot
 * be.
 * @throws Error that names what is wrong with the build.
 */
export function readBuild({ stage: given, brand: own, packaged, environment }: Surroundings): Build {
  const stage = parseStageConfig(given, 'the build')
  const file = stage.stage === 'local' && !packaged ? environment.LATCHKEY_BRAND_FILE : undefined
  const brand = file === undefined ? parseBrand(own, 'the build') : readBrandFile(file)
  return { stage, brand, identity: identityOf(brand, stage.suffix) }
}

/** What another stage's file says of its pool, so that tests and the demo see many pools with one build. */
function profileIn(path: string): Pick<Config, 'attributes' | 'passwordPolicy' | 'signIn'> {
  const { attributes, passwordPolicy, signIn } = readStageFile(path)
  return { attributes, passwordPolicy, signIn }
}

/** The address at which the pool answers Cognito's operations. */
export function poolEndpoint({ endpoint, region }: Config): string {
  return endpoint ?? `https://${poolHost(region)}`
}

/** The address of the pool's public keys. They are small, public, and answered whenever the pool can be reached. */
export function jwksUrl(config: Config): string {
  return `${poolEndpoint(config)}/${config.userPoolId}/.well-known/jwks.json`
}
