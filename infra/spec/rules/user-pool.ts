import { asList } from '../hcl/value.ts'
import { at, each, same, type Rule } from './rule.ts'

const pool = 'aws_cognito_user_pool'
const phone = ['phone_number']

/** Who may sign up, what counts as proof, and what cannot be undone. */
export const userPoolRules: Record<string, Rule> = {
  'the phone number is the user name': (stage) =>
    each(stage, pool, (values) => same(values.username_attributes, phone)),

  'the phone number is verified at sign-up': (stage) =>
    each(stage, pool, (values) => same(values.auto_verified_attributes, phone)),

  'a new phone number counts only when it is verified': (stage) =>
    each(stage, pool, (values) =>
      same(at(values, 'user_attribute_update_settings', 0, 'attributes_require_verification_before_update'), phone),
    ),

  'an account is recovered by its verified phone number only': (stage) =>
    each(stage, pool, (values) => {
      const mechanisms = asList(at(values, 'account_recovery_setting', 0, 'recovery_mechanism'))
      return same(
        mechanisms.map((mechanism) => at(mechanism, 'name') ?? null),
        ['verified_phone_number'],
      )
    }),

  'people sign themselves up, unless the stage says otherwise': (stage) => {
    const closed = at(stage.given.sign_in, 'self_sign_up') === false
    const setting = ['admin_create_user_config', 0, 'allow_admin_create_user_only']
    return each(stage, pool, (values) => at(values, ...setting) === closed)
  },

  'a phone number of 15 digits fits the schema': (stage) =>
    each(stage, pool, (values) => {
      const attribute = asList(values.schema).find((schema) => at(schema, 'name') === 'phone_number')
      return at(attribute, 'string_attribute_constraints', 0, 'max_length') === '16'
    }),

  'a password has at least 8 characters': (stage) =>
    each(stage, pool, (values) => Number(at(values, 'password_policy', 0, 'minimum_length')) >= 8),

  'prod cannot be deleted': (stage) =>
    each(stage, pool, (values) => !/^prod\b/.test(stage.name) || values.deletion_protection === 'ACTIVE'),

  'messages that could not be sent are logged': (stage) =>
    each(stage, 'aws_cognito_log_delivery_configuration', (values) => {
      const log = at(values, 'log_configurations', 0)
      return at(log, 'event_source') === 'userNotification' && at(log, 'log_level') === 'ERROR'
    }),
}
