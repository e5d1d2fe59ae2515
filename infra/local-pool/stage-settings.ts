import type { AttributeDefinition } from '../../preload/contract/attributes/definition.ts'
import { usualLength } from '../../preload/contract/attributes/values.ts'
import type { StageConfig } from '../../main/stage/stage-config.ts'
import { defaultSettings } from './default-settings.ts'
import type { PoolSettings, SchemaAttribute } from './settings.ts'

// The pool that Terraform would make of a stage (infra/modules/user-pool). `infra/spec/local-pool.spec.ts` holds the two
// together.

/** The app keeps numbers of 15 digits at most, so that none is lost. Every number has both bounds in the pool. */
const greatestNumber = 999_999_999_999_999

/** Settings of a local pool with the stage's ids, attributes, password policy and rules; all else is as in `settings.json`. */
export function settingsOfStage(stage: StageConfig): PoolSettings {
  const settings = structuredClone(defaultSettings())
  const { UserPool, UserPoolClient, UserPoolMfaConfig, UserPoolSessionConfiguration } = settings
  const { attributes, passwordPolicy: policy, signIn } = stage
  const phoneNumber = UserPool.SchemaAttributes.filter(({ Name }) => Name === 'phone_number')
  UserPool.Id = stage.userPoolId
  UserPool.Name = `latchkey-${stage.stage}`
  UserPool.Policies.PasswordPolicy = {
    MinimumLength: policy.minimumLength,
    RequireUppercase: policy.requireUppercase,
    RequireLowercase: policy.requireLowercase,
    RequireNumbers: policy.requireNumbers,
    RequireSymbols: policy.requireSymbols,
    TemporaryPasswordValidityDays: UserPool.Policies.PasswordPolicy.TemporaryPasswordValidityDays,
    // Cognito shows no history of 0 (API reference, PasswordPolicyType).
    ...((policy.historySize ?? 0) > 0 && { PasswordHistorySize: policy.historySize }),
  }
  const schema = attributes.map(schemaOf)
  UserPool.SchemaAttributes = [
    ...schema.filter((one) => !isCustom(one.Name) && differs(one)),
    ...phoneNumber,
    ...schema.filter((one) => isCustom(one.Name)),
  ]
  UserPool.AdminCreateUserConfig.AllowAdminCreateUserOnly = !signIn.selfSignUp
  UserPool.MfaConfiguration = signIn.secondFactor
  // Cognito's rule, not a setting: a pool with MFA that can send SMS offers them.
  UserPoolMfaConfig.SmsMfaConfiguration.Enabled = signIn.secondFactor !== 'OFF'
  UserPoolMfaConfig.SoftwareTokenMfaConfiguration.Enabled = signIn.secondFactor !== 'OFF' && signIn.totp
  UserPoolSessionConfiguration.UserSessionTracking = signIn.sessions ? 'ENABLED' : 'DISABLED'
  UserPoolClient.ClientId = stage.userPoolClientId
  UserPoolClient.ClientName = `latchkey-${stage.stage}`
  UserPoolClient.AuthSessionValidity = signIn.challengeMinutes
  UserPoolClient.ReadAttributes = ['phone_number', 'phone_number_verified', ...attributes.map(({ name }) => name)]
  const written = attributes.filter(({ signUp, editable }) => signUp || editable)
  UserPoolClient.WriteAttributes = ['phone_number', ...written.map(({ name }) => name)]
  return settings
}

const isCustom = (name: string): boolean => name.startsWith('custom:')

/**
 * Whether Terraform puts a standard attribute into the schema. Each pool has them all, as Cognito makes them. One that is
 * added to the schema later would become a custom attribute of that name, so the schema names no more than it must.
 */
function differs({ Required, Mutable }: SchemaAttribute): boolean {
  return Required || !Mutable
}

function schemaOf(definition: AttributeDefinition): SchemaAttribute {
  const { name, type, required, signUp, editable } = definition
  return {
    Name: name,
    AttributeDataType: type === 'number' ? 'Number' : 'String',
    // Cognito has one right to write, which sign-up needs as well. So what is asked for once and never again is
    // immutable, for administrators too.
    Mutable: !signUp || editable,
    // Cognito cannot require a custom attribute.
    Required: required && !isCustom(name),
    ...constraintsOf(definition),
  }
}

function constraintsOf({ name, type, ...one }: AttributeDefinition): Partial<SchemaAttribute> {
  if (type === 'number') {
    // Cognito takes whole bounds.
    const [min, max] = [Math.floor(Number(one.min ?? -greatestNumber)), Math.ceil(Number(one.max ?? greatestNumber))]
    return { NumberAttributeConstraints: { MinValue: String(min), MaxValue: String(max) } }
  }
  if (name === 'birthdate') return { StringAttributeConstraints: { MinLength: '10', MaxLength: '10' } }
  const { minLength = 0, maxLength = usualLength } = one
  return { StringAttributeConstraints: { MinLength: String(minLength), MaxLength: String(maxLength) } }
}
