import { asList, asText, isObject } from '../hcl/value.ts'
import { statements } from './access.ts'
import { at, ofType, same, type Rule } from './rule.ts'

/** The functions of `infra/modules/trigger`, as their modules are called. */
const own = /^module\.(custom_message|pre_sign_up)\[/

/** The functions that the pool calls, where a stage has some (decision 0070). */
export const triggerRules: Record<string, Rule> = {
  'nobody but this pool has its triggers called': (stage) => {
    const permissions = ofType(stage, 'aws_lambda_permission')
    const allowed = permissions.map(({ values }) => asText(values.function_name)).sort()
    const called = ofType(stage, 'aws_cognito_user_pool').flatMap(({ values }) => {
      const [config = {}] = asList(values.lambda_config).filter(isObject)
      const plain = ['custom_message', 'pre_sign_up', 'user_migration'].map((name) => config[name] ?? null)
      return [...plain, at(config.custom_sms_sender, 0, 'lambda_arn') ?? null].filter((arn) => arn !== null)
    })
    return [
      ...permissions
        .filter(
          ({ values }) =>
            values.principal !== 'cognito-idp.amazonaws.com' ||
            values.action !== 'lambda:InvokeFunction' ||
            values.source_account !== stage.given.account_id ||
            values.source_arn !== '${module.user_pool.aws_cognito_user_pool.this.arn}',
        )
        .map(({ address }) => address),
      ...(same(called.map(asText).sort(), allowed) ? [] : ['not every trigger may be called, or more than these']),
    ]
  },

  'a trigger of ours may write its own log, and nothing else': (stage) =>
    statements(stage)
      .filter(({ address, kind }) => own.test(address) && kind === 'identity')
      .filter(
        ({ address, statement }) =>
          !same(statement.Action, ['logs:CreateLogStream', 'logs:PutLogEvents']) ||
          !asText(statement.Resource).includes(`\${${address.split('aws_iam_role_policy')[0] ?? ''}`),
      )
      .map(({ address }) => address),

  'a trigger answers while Cognito waits': (stage) =>
    ofType(stage, 'aws_lambda_function')
      .filter(({ address, values }) => own.test(address) && !(Number(values.timeout) <= 5))
      .map(({ address }) => address),

  'a trigger that stops people raises an alarm': (stage) => {
    const watched = ofType(stage, 'aws_cloudwatch_metric_alarm').flatMap(({ values }) =>
      asList(values.alarm_actions).length > 0 && values.metric_name === 'Errors'
        ? [asText(at(values, 'dimensions', 'FunctionName'))]
        : [],
    )
    return ofType(stage, 'aws_lambda_function')
      .map(({ address }) => address)
      .filter((address) => own.test(address) && !watched.includes(`\${${address}.function_name}`))
  },

  'codes for another sender are encrypted with a key that changes': (stage) =>
    ofType(stage, 'aws_cognito_user_pool')
      .filter(({ values }) => {
        const sender = at(values, 'lambda_config', 0, 'custom_sms_sender', 0)
        if (sender === undefined) return false
        const [key] = ofType(stage, 'aws_kms_key')
        return (
          key?.values.enable_key_rotation !== true ||
          at(values, 'lambda_config', 0, 'kms_key_id') !== `\${${key.address}.arn}` ||
          at(sender, 'lambda_version') !== 'V1_0'
        )
      })
      .map(({ address }) => address),
}
