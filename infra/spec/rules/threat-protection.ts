import { asList, isObject, type Value } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'
import { at, each, ofType, same, type Rule } from './rule.ts'

const delivery = 'aws_cognito_log_delivery_configuration'
const destinations = ['cloud_watch_logs_configuration', 's3_configuration', 'firehose_configuration']

/** What threat protection blocks, leaves alone and reports. */
export const threatProtectionRules: Record<string, Rule> = {
  'enforced threat protection blocks known passwords': (stage) => {
    if (!isEnforced(stage)) return []
    return each(stage, 'aws_cognito_risk_configuration', (values) => {
      const credentials = at(values, 'compromised_credentials_risk_configuration', 0)
      return (
        at(credentials, 'actions', 0, 'event_action') === 'BLOCK' &&
        same(at(credentials, 'event_filter'), ['SIGN_UP', 'PASSWORD_CHANGE'])
      )
    })
  },

  'addresses are blocked and spared as the stage says, and no others': (stage) => {
    if (!isEnforced(stage)) return []
    return each(stage, 'aws_cognito_risk_configuration', (values) => {
      const exceptions = at(values, 'risk_exception_configuration', 0)
      return (
        same(asList(at(exceptions, 'blocked_ip_range_list')), given(stage, 'blocked_ip_ranges')) &&
        same(asList(at(exceptions, 'skipped_ip_range_list')), given(stage, 'skipped_ip_ranges'))
      )
    })
  },

  'what threat protection sees goes to one place, where the stage asks for it': (stage) => {
    const wanted = isObject(stage.given.user_auth_events ?? null) ? 1 : 0
    return each(stage, delivery, (values) => {
      const reports = asList(values.log_configurations).filter((one) => at(one, 'event_source') === 'userAuthEvents')
      return reports.length === wanted && reports.every(isReport)
    })
  },

  'what threat protection sees is forgotten in time': (stage) =>
    ofType(stage, 'aws_cloudwatch_log_group')
      .filter(({ address }) => address.includes('user_auth_events'))
      .filter(({ values }) => !(Number(values.retention_in_days) >= 1))
      .map(({ address }) => address),
}

function isEnforced(stage: Stage): boolean {
  return ofType(stage, 'aws_cognito_user_pool').some(
    ({ values }) => at(values, 'user_pool_add_ons', 0, 'advanced_security_mode') === 'ENFORCED',
  )
}

function given(stage: Stage, kind: string): Value {
  return asList(at(stage.given.risk_exceptions, kind))
}

/** Cognito takes these at INFO alone, and for one destination. */
function isReport(one: Value): boolean {
  const used = destinations.flatMap((kind) => asList(at(one, kind)))
  return at(one, 'log_level') === 'INFO' && used.length === 1
}
