import { readFileSync } from 'node:fs'
import { z } from 'zod'

// What DescribeUserPool, DescribeUserPoolClient, GetUserPoolMfaConfig and GetUserPoolSessionConfiguration answer, as far
// as the app has to do with it. AWS adds keys as it likes, so unknown ones pass. In AWS's model no key is required but here the ids, without which nothing can be built.

const schemaAttribute = z.object({
  Name: z.string(),
  AttributeDataType: z.string().optional(),
  DeveloperOnlyAttribute: z.boolean().optional(),
  Mutable: z.boolean().optional(),
  Required: z.boolean().optional(),
  StringAttributeConstraints: z
    .object({ MinLength: z.string().optional(), MaxLength: z.string().optional() })
    .optional(),
  NumberAttributeConstraints: z.object({ MinValue: z.string().optional(), MaxValue: z.string().optional() }).optional(),
})
export type PoolAttribute = z.output<typeof schemaAttribute>

const passwordPolicy = z.object({
  MinimumLength: z.int().optional(),
  RequireUppercase: z.boolean().optional(),
  RequireLowercase: z.boolean().optional(),
  RequireNumbers: z.boolean().optional(),
  RequireSymbols: z.boolean().optional(),
  PasswordHistorySize: z.int().optional(),
  TemporaryPasswordValidityDays: z.int().optional(),
})

const userPool = z.object({
  Id: z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d_[0-9a-zA-Z]+$/, 'a user pool id looks like eu-central-1_AbCdEfGhI'),
  Name: z.string().optional(),
  Arn: z.string().optional(),
  DeletionProtection: z.string().optional(),
  Policies: z.object({ PasswordPolicy: passwordPolicy.optional() }).optional(),
  LambdaConfig: z.record(z.string(), z.unknown()).optional(),
  SchemaAttributes: z.array(schemaAttribute).optional(),
  AutoVerifiedAttributes: z.array(z.string()).optional(),
  AliasAttributes: z.array(z.string()).optional(),
  UsernameAttributes: z.array(z.string()).optional(),
  UsernameConfiguration: z.object({ CaseSensitive: z.boolean().optional() }).optional(),
  SmsVerificationMessage: z.string().optional(),
  SmsAuthenticationMessage: z.string().optional(),
  VerificationMessageTemplate: z
    .object({ SmsMessage: z.string().optional(), DefaultEmailOption: z.string().optional() })
    .optional(),
  DeviceConfiguration: z.record(z.string(), z.unknown()).optional(),
  UserPoolAddOns: z.object({ AdvancedSecurityMode: z.string().optional() }).optional(),
  MfaConfiguration: z.string().optional(),
  UserPoolTier: z.string().optional(),
  UserAttributeUpdateSettings: z
    .object({ AttributesRequireVerificationBeforeUpdate: z.array(z.string()).optional() })
    .optional(),
  SmsConfiguration: z.object({ SnsCallerArn: z.string().optional() }).optional(),
  AdminCreateUserConfig: z
    .object({
      AllowAdminCreateUserOnly: z.boolean().optional(),
      InviteMessageTemplate: z
        .object({
          SMSMessage: z.string().optional(),
          EmailMessage: z.string().optional(),
          EmailSubject: z.string().optional(),
        })
        .optional(),
    })
    .optional(),
  AccountRecoverySetting: z
    .object({ RecoveryMechanisms: z.array(z.object({ Priority: z.int(), Name: z.string() })).optional() })
    .optional(),
})
export type DescribedPool = z.output<typeof userPool>

const userPoolClient = z.object({
  ClientId: z.string().regex(/^[\w+]{1,128}$/, 'an app client id is letters and digits'),
  ClientName: z.string().optional(),
  UserPoolId: z.string().optional(),
  ClientSecret: z.string().optional(),
  ReadAttributes: z.array(z.string()).optional(),
  WriteAttributes: z.array(z.string()).optional(),
  ExplicitAuthFlows: z.array(z.string()).optional(),
  PreventUserExistenceErrors: z.string().optional(),
  EnableTokenRevocation: z.boolean().optional(),
  AuthSessionValidity: z.int().optional(),
  RefreshTokenRotation: z
    .object({ Feature: z.string().optional(), RetryGracePeriodSeconds: z.int().optional() })
    .optional(),
  RefreshTokenValidity: z.number().optional(),
  AccessTokenValidity: z.number().optional(),
  IdTokenValidity: z.number().optional(),
  TokenValidityUnits: z
    .object({
      RefreshToken: z.string().optional(),
      AccessToken: z.string().optional(),
      IdToken: z.string().optional(),
    })
    .optional(),
  AllowedOAuthFlowsUserPoolClient: z.boolean().optional(),
})
export type DescribedClient = z.output<typeof userPoolClient>

/** A user pool and one of its app clients, as AWS describes them. */
export interface PoolDescription {
  pool: DescribedPool
  client: DescribedClient
  /** Whether the pool offers an authenticator app (GetUserPoolMfaConfig). Left out where nobody told. */
  totp?: boolean | undefined
  /** Whether the pool tracks sessions (GetUserPoolSessionConfiguration). Left out where nobody told. */
  sessions?: boolean | undefined
  /** Why the last two could not be read, a sentence each. */
  unread?: readonly string[] | undefined
}

/**
 * Reads one answer of AWS.
 * @param printed JSON as the AWS CLI prints it
 * @throws Error with one sentence that names the source, and what is no JSON or the first key that is wrong
 */
export function readAnswer(printed: string, source: string): Partial<PoolDescription> {
  const parsed = answer.safeParse(parse(printed, source))
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw new Error(`${source}: ${issue?.path.join('.') ?? ''} is wrong: ${issue?.message ?? 'it does not fit'}.`)
  }
  const { UserPool, UserPoolClient, MfaConfiguration, SoftwareTokenMfaConfiguration, UserSessionTracking } = parsed.data
  return {
    ...(UserPool && { pool: UserPool }),
    ...(UserPoolClient && { client: UserPoolClient }),
    // A pool without an authenticator app may leave its configuration out.
    ...(MfaConfiguration !== undefined && { totp: SoftwareTokenMfaConfiguration?.Enabled === true }),
    ...(UserSessionTracking !== undefined && { sessions: UserSessionTracking === 'ENABLED' }),
  }
}

const answer = z.object({
  UserPool: userPool.optional(),
  UserPoolClient: userPoolClient.optional(),
  MfaConfiguration: z.string().optional(),
  SoftwareTokenMfaConfiguration: z.object({ Enabled: z.boolean().optional() }).optional(),
  UserSessionTracking: z.string().optional(),
})

/** Members that are null count as absent, as they do for AWS. */
function parse(printed: string, source: string): unknown {
  try {
    return JSON.parse(printed, (_key, value: unknown) => value ?? undefined) as unknown
  } catch (error) {
    // Node shows the text around the fault, and its line ends too.
    const reason = (error instanceof Error ? error.message : String(error)).replaceAll(/\s+/g, ' ')
    throw new Error(`${source} is not JSON: ${reason}`, { cause: error })
  }
}

/** Reads a file with one of the answers, or several. @throws Error as `readAnswer`, or that the file cannot be read */
export function readAnswerFile(path: string): ReturnType<typeof readAnswer> {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    throw new Error(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
  return readAnswer(text, path)
}
