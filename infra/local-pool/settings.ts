import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { triggers } from './triggers.ts'

const timeUnit = z.enum(['seconds', 'minutes', 'hours', 'days'])
export type TimeUnit = z.output<typeof timeUnit>

const lengthText = z.string().regex(/^\d{1,4}$/)
const valueText = z.string().regex(/^-?\d{1,309}$/)

const schemaAttribute = z.strictObject({
  Name: z.string().regex(/^(custom:)?[\w.-]{1,20}$/),
  AttributeDataType: z.enum(['String', 'Number', 'DateTime', 'Boolean']),
  DeveloperOnlyAttribute: z.literal(false).optional(),
  Mutable: z.boolean(),
  Required: z.boolean(),
  StringAttributeConstraints: z.strictObject({ MinLength: lengthText, MaxLength: lengthText }).optional(),
  NumberAttributeConstraints: z
    .strictObject({ MinValue: valueText.exactOptional(), MaxValue: valueText.exactOptional() })
    .optional(),
})
export type SchemaAttribute = z.output<typeof schemaAttribute>

const codeMessage = z
  .string()
  .min(6)
  .max(140)
  .regex(/\{####\}/)

/** The texts of e-mails may be left out, but not be empty: Cognito then refuses to make the pool. */
const invitation = z.strictObject({
  SMSMessage: codeMessage.regex(/\{username\}/),
  EmailMessage: z
    .string()
    .min(6)
    .max(20_000)
    .regex(/\{####\}/)
    .regex(/\{username\}/)
    .optional(),
  EmailSubject: z.string().min(1).max(140).optional(),
})

/** The part of DescribeUserPool's `UserPool` that is set by hand; ids of AWS resources are for comparison only. */
const userPool = z.strictObject({
  Id: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d_[0-9a-zA-Z]+$/),
  Name: z.string().min(1).max(128),
  Policies: z.strictObject({
    PasswordPolicy: z.strictObject({
      MinimumLength: z.int().min(6).max(99),
      RequireUppercase: z.boolean(),
      RequireLowercase: z.boolean(),
      RequireNumbers: z.boolean(),
      RequireSymbols: z.boolean(),
      TemporaryPasswordValidityDays: z.int().min(1).max(365),
      PasswordHistorySize: z.int().min(0).max(24).optional(),
    }),
  }),
  DeletionProtection: z.enum(['ACTIVE', 'INACTIVE']).optional(),
  /** The feature plan. A new pool is on Essentials unless it is made otherwise. */
  UserPoolTier: z.enum(['LITE', 'ESSENTIALS', 'PLUS']).optional(),
  SchemaAttributes: z.array(schemaAttribute).max(100),
  AutoVerifiedAttributes: z.tuple([z.literal('phone_number')]),
  UsernameAttributes: z.tuple([z.literal('phone_number')]),
  UsernameConfiguration: z.strictObject({ CaseSensitive: z.boolean() }).optional(),
  SmsVerificationMessage: codeMessage,
  SmsAuthenticationMessage: codeMessage,
  VerificationMessageTemplate: z.strictObject({
    SmsMessage: codeMessage,
    DefaultEmailOption: z.enum(['CONFIRM_WITH_CODE', 'CONFIRM_WITH_LINK']).optional(),
  }),
  UserAttributeUpdateSettings: z.strictObject({
    AttributesRequireVerificationBeforeUpdate: z.array(z.literal('phone_number')).max(1),
  }),
  MfaConfiguration: z.enum(['OFF', 'OPTIONAL', 'ON']),
  SmsConfiguration: z.strictObject({
    SnsCallerArn: z.string(),
    ExternalId: z.string(),
    SnsRegion: z.string().optional(),
  }),
  AdminCreateUserConfig: z.strictObject({
    AllowAdminCreateUserOnly: z.boolean(),
    InviteMessageTemplate: invitation,
  }),
  AccountRecoverySetting: z.strictObject({
    RecoveryMechanisms: z.tuple([
      z.strictObject({ Priority: z.int().min(1).max(2), Name: z.enum(['verified_phone_number', 'admin_only']) }),
    ]),
  }),
})

/** The part of DescribeUserPoolClient's `UserPoolClient` that is set by hand. No secret: a desktop app cannot keep one. */
const userPoolClient = z.strictObject({
  ClientId: z.string().regex(/^[\w+]{1,128}$/),
  ClientName: z.string().min(1).max(128),
  RefreshTokenValidity: z.int().min(1),
  AccessTokenValidity: z.int().min(1),
  IdTokenValidity: z.int().min(1),
  TokenValidityUnits: z.strictObject({ RefreshToken: timeUnit, AccessToken: timeUnit, IdToken: timeUnit }),
  ReadAttributes: z.array(z.string()),
  WriteAttributes: z.array(z.string()),
  ExplicitAuthFlows: z.array(z.enum(['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'])),
  PreventUserExistenceErrors: z.enum(['ENABLED', 'LEGACY']),
  EnableTokenRevocation: z.boolean(),
  AuthSessionValidity: z.int().min(3).max(15),
  RefreshTokenRotation: z
    .strictObject({ Feature: z.enum(['ENABLED', 'DISABLED']), RetryGracePeriodSeconds: z.int().min(0).max(60) })
    .optional(),
})

/** The part of GetUserPoolMfaConfig that DescribeUserPool does not show. */
const userPoolMfaConfig = z.strictObject({
  SoftwareTokenMfaConfiguration: z.strictObject({ Enabled: z.boolean() }),
  SmsMfaConfiguration: z.strictObject({ Enabled: z.boolean() }),
})

/** What GetUserPoolSessionConfiguration answers; a pool tracks no sessions unless it is told to. */
const sessionConfiguration = z
  .strictObject({
    UserSessionTracking: z.enum(['ENABLED', 'DISABLED']),
    TokenSession: z.strictObject({ MaxPerUser: z.int().min(1).max(100) }),
  })
  .default({ UserSessionTracking: 'DISABLED', TokenSession: { MaxPerUser: 20 } })

const hourly = z.int().min(1).max(1_000_000)

/** Switches for what AWS does not document, or documents in different ways. */
const localPool = z.strictObject({
  /** What recovery answers for an unknown user where existence is hidden: a simulated delivery, or by turns an error. */
  UnknownUserRecovery: z.enum(['SIMULATED_DELIVERY', 'ALTERNATING']),
  /**
   * Whether a client that hides existence also hides if an account is confirmed. A reset for an unconfirmed number, and
   * another confirmation code for a confirmed one, then simulate delivery. Some reports say so, others say refused.
   */
  HidesUserStatus: z.boolean().optional(),
  /**
   * Whether a pool that requires a second factor asks for it also at the first sign-in after a confirmation by SMS. AWS
   * documents that it does not, and not for whom and how long.
   */
  FirstSignInNeedsMfa: z.boolean().optional(),
  /** Whether SMS is a second factor for verified numbers only. AWS's guide says it is not; older pages said it is. */
  SmsMfaNeedsVerifiedPhone: z.boolean().optional(),
  /**
   * Whether a change to the number that already waits for its code sends no other one. Cognito's maintainers say that it
   * sends one; others report that it does not.
   */
  SendsOneCodePerNewNumber: z.boolean().optional(),
  /**
   * For how long after GlobalSignOut a new sign-in is ended by it too, in milliseconds. People report that this happens
   * when they sign in at once.
   */
  GlobalSignOutLingersMs: z.int().min(1).max(60_000).optional(),
  /** How many sessions ListUserSessions answers at once; 125, as AWS documents for administrators, unless given. */
  SessionsPerPage: z.int().min(1).max(125).optional(),
  /** What a PreSignUp trigger answers; without it the pool has no such trigger. */
  PreSignUp: z.strictObject({ autoConfirmUser: z.boolean(), autoVerifyPhone: z.boolean() }).optional(),
  /**
   * The stage's custom message function (`infra/modules/trigger`), with the product's name and the stage's language.
   * Without it the pool sends its own texts.
   */
  CustomMessage: z.strictObject({ App: z.string().min(2).max(30), Language: z.string().min(2).max(35) }).optional(),
  /** Triggers that fail. `refuses` is the text of the error that the trigger throws. */
  FailingTriggers: z
    .partialRecord(
      z.enum(triggers),
      z.union([z.literal(['TIMES_OUT', 'ANSWERS_NONSENSE']), z.strictObject({ refuses: z.string() })]),
    )
    .optional(),
  /** How far a client's clock may be off before its SRP answer is refused. */
  TimestampToleranceSeconds: z.int().min(1),
  /** Calls per user and hour. */
  HourlyLimits: z.strictObject({
    ResendConfirmationCode: hourly,
    ConfirmSignUp: hourly,
    ForgotPassword: hourly,
    ConfirmForgotPassword: hourly,
    ChangePassword: hourly,
    GetUserAttributeVerificationCode: hourly,
    VerifyUserAttribute: hourly,
  }),
})

const settingsSchema = z
  .strictObject({
    UserPool: userPool,
    UserPoolClient: userPoolClient,
    UserPoolMfaConfig: userPoolMfaConfig,
    UserPoolSessionConfiguration: sessionConfiguration,
    LocalPool: localPool,
  })
  .superRefine(({ UserPoolClient: client }, context) => {
    if (client.RefreshTokenRotation?.Feature !== 'ENABLED') return
    if (!client.ExplicitAuthFlows.includes('ALLOW_REFRESH_TOKEN_AUTH')) return
    context.addIssue({
      code: 'custom',
      path: ['UserPoolClient', 'ExplicitAuthFlows'],
      message: 'ALLOW_REFRESH_TOKEN_AUTH cannot go with refresh token rotation',
    })
  })

/**
 * One user pool and one app client, shaped as DescribeUserPool, DescribeUserPoolClient, GetUserPoolMfaConfig and
 * GetUserPoolSessionConfiguration answer.
 */
export type PoolSettings = z.output<typeof settingsSchema>

/** Names of the operations that are limited per user and hour. */
export type LimitedOperation = keyof PoolSettings['LocalPool']['HourlyLimits']

/** What is wrong with a settings file, in one line that names the key. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError'
}

/**
 * Checks settings.
 * @throws {SettingsError} naming each wrong key by its path.
 */
export function parseSettings(value: unknown, source = 'settings'): PoolSettings {
  const parsed = settingsSchema.safeParse(value)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map(({ path, message }) => `${path.join('.') || '(top)'}: ${message}`)
  throw new SettingsError(`${source}: ${lines.join('; ')}`)
}

/**
 * Reads a settings file; without a path, the one beside this module.
 * @throws {SettingsError} when it cannot be read, is not JSON, or has a wrong key.
 */
export function readSettings(path: string = fileURLToPath(new URL('settings.json', import.meta.url))): PoolSettings {
  try {
    return parseSettings(JSON.parse(readFileSync(path, 'utf8')), path)
  } catch (error) {
    if (error instanceof SettingsError) throw error
    throw new SettingsError(`${path}: ${error instanceof Error ? error.message : String(error)}`)
  }
}
