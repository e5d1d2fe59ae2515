import { knownAttribute } from '../../preload/contract/attributes/known.ts'
import { asList, asText, type Value } from './hcl/value.ts'
import { at, ofType } from './rules/rule.ts'
import type { Stage } from './stage.ts'

/** Settings in the shape in which DescribeUserPool, DescribeUserPoolClient and GetUserPoolMfaConfig would answer them. */
export interface Described {
  UserPool: Record<string, Value | undefined>
  UserPoolClient: Record<string, Value | undefined>
  UserPoolMfaConfig: Record<string, Value | undefined>
}

/** The pool and the client that a stage deploys, without ids, names and ARNs: those differ from stage to stage. */
export function describeStage(stage: Stage): Described {
  const pool = ofType(stage, 'aws_cognito_user_pool')[0]?.values
  const client = ofType(stage, 'aws_cognito_user_pool_client')[0]?.values
  const policy = at(pool, 'password_policy', 0)
  const verification = at(pool, 'verification_message_template', 0)
  const invitation = at(pool, 'admin_create_user_config', 0, 'invite_message_template', 0)
  const units = at(client, 'token_validity_units', 0)
  const rotation = at(client, 'refresh_token_rotation', 0)
  const mfa = at(pool, 'mfa_configuration')
  return {
    UserPool: {
      Policies: {
        PasswordPolicy: {
          MinimumLength: at(policy, 'minimum_length') ?? null,
          RequireUppercase: at(policy, 'require_uppercase') ?? null,
          RequireLowercase: at(policy, 'require_lowercase') ?? null,
          RequireNumbers: at(policy, 'require_numbers') ?? null,
          RequireSymbols: at(policy, 'require_symbols') ?? null,
          TemporaryPasswordValidityDays: at(policy, 'temporary_password_validity_days') ?? null,
          // Cognito answers none where there is no history.
          ...(asText(at(policy, 'password_history_size') ?? null) !== '' && {
            PasswordHistorySize: at(policy, 'password_history_size') ?? null,
          }),
        },
      },
      DeletionProtection: at(pool, 'deletion_protection'),
      SchemaAttributes: asList(at(pool, 'schema')).map(describeAttribute),
      AutoVerifiedAttributes: at(pool, 'auto_verified_attributes'),
      UsernameAttributes: at(pool, 'username_attributes'),
      UsernameConfiguration: { CaseSensitive: at(pool, 'username_configuration', 0, 'case_sensitive') ?? null },
      // Cognito answers the text of the template here as well.
      SmsVerificationMessage: at(verification, 'sms_message'),
      SmsAuthenticationMessage: at(pool, 'sms_authentication_message'),
      VerificationMessageTemplate: {
        SmsMessage: at(verification, 'sms_message') ?? null,
        DefaultEmailOption: at(verification, 'default_email_option') ?? null,
      },
      UserAttributeUpdateSettings: {
        AttributesRequireVerificationBeforeUpdate:
          at(pool, 'user_attribute_update_settings', 0, 'attributes_require_verification_before_update') ?? null,
      },
      MfaConfiguration: mfa,
      AdminCreateUserConfig: {
        AllowAdminCreateUserOnly: at(pool, 'admin_create_user_config', 0, 'allow_admin_create_user_only') ?? null,
        InviteMessageTemplate: {
          SMSMessage: at(invitation, 'sms_message') ?? null,
          EmailMessage: at(invitation, 'email_message') ?? null,
          EmailSubject: at(invitation, 'email_subject') ?? null,
        },
      },
      AccountRecoverySetting: {
        RecoveryMechanisms: asList(at(pool, 'account_recovery_setting', 0, 'recovery_mechanism')).map((mechanism) => ({
          Priority: at(mechanism, 'priority') ?? null,
          Name: at(mechanism, 'name') ?? null,
        })),
      },
    },
    UserPoolClient: {
      RefreshTokenValidity: at(client, 'refresh_token_validity'),
      AccessTokenValidity: at(client, 'access_token_validity'),
      IdTokenValidity: at(client, 'id_token_validity'),
      TokenValidityUnits: {
        RefreshToken: at(units, 'refresh_token') ?? null,
        AccessToken: at(units, 'access_token') ?? null,
        IdToken: at(units, 'id_token') ?? null,
      },
      ReadAttributes: at(client, 'read_attributes'),
      WriteAttributes: at(client, 'write_attributes'),
      ExplicitAuthFlows: at(client, 'explicit_auth_flows'),
      PreventUserExistenceErrors: at(client, 'prevent_user_existence_errors'),
      EnableTokenRevocation: at(client, 'enable_token_revocation'),
      AuthSessionValidity: at(client, 'auth_session_validity'),
      ...(rotation !== undefined && {
        RefreshTokenRotation: {
          Feature: at(rotation, 'feature') ?? null,
          RetryGracePeriodSeconds: at(rotation, 'retry_grace_period_seconds') ?? null,
        },
      }),
    },
    UserPoolMfaConfig: {
      SoftwareTokenMfaConfiguration: { Enabled: at(pool, 'software_token_mfa_configuration', 0, 'enabled') === true },
      // Cognito's rule, not a setting: with MFA and an SMS configuration, SMS is a factor.
      SmsMfaConfiguration: { Enabled: mfa !== 'OFF' && asList(at(pool, 'sms_configuration')).length === 1 },
    },
  }
}

function describeAttribute(attribute: Value): Value {
  const name = asText(at(attribute, 'name'))
  const standard = name === 'phone_number' || knownAttribute(name) !== null
  const text = at(attribute, 'string_attribute_constraints', 0)
  const number = at(attribute, 'number_attribute_constraints', 0)
  return {
    Name: standard ? name : `custom:${name}`,
    AttributeDataType: at(attribute, 'attribute_data_type') ?? null,
    Mutable: at(attribute, 'mutable') ?? null,
    Required: at(attribute, 'required') ?? null,
    ...(text !== undefined && {
      StringAttributeConstraints: {
        MinLength: at(text, 'min_length') ?? null,
        MaxLength: at(text, 'max_length') ?? null,
      },
    }),
    ...(number !== undefined && {
      NumberAttributeConstraints: {
        MinValue: at(number, 'min_value') ?? null,
        MaxValue: at(number, 'max_value') ?? null,
      },
    }),
  }
}
