import { asList, asText, type Value } from '../hcl/value.ts'
import { at, each, ofType, same, type Rule } from './rule.ts'

/** Against fraud and unexpected cost. A rule leaves out what a stage's file turns off by name. */
export const operationsRules: Record<string, Rule> = {
  'SMS of a month have a limit': (stage) =>
    at(stage.given, 'sms', 'manage') === false
      ? []
      : each(stage, 'aws_sns_sms_preferences', (values) => Number(values.monthly_spend_limit) >= 1),

  'unconfirmed sign-ups are removed, but not before their code expires': (stage) => {
    if (at(stage.given, 'clean_up', 'enabled') === false) return []
    const scheduled = each(stage, 'aws_scheduler_schedule', (values) => values.schedule_expression === 'rate(1 hour)')
    const patient = ofType(stage, 'aws_lambda_function').some(
      ({ values }) => Number(at(values, 'environment', 0, 'variables', 'MAX_AGE_HOURS')) >= 24,
    )
    return patient ? scheduled : [...scheduled, 'no function removes them after a day']
  },

  'requests that send an SMS have a rate of their own': (stage) =>
    ofType(stage, 'aws_wafv2_web_acl')
      .filter(({ values }) => !asList(values.rule).some(limitsSms))
      .map(({ address }) => address),

  'only listed countries get in where there is a list': (stage) => {
    const countries = asList(at(stage.given, 'web_acl', 'countries'))
    if (countries.length === 0) return []
    return each(stage, 'aws_wafv2_web_acl', (values) =>
      asList(values.rule).some((rule) => blocksAllBut(countries, rule)),
    )
  },
}

function blocksAllBut(countries: Value[], rule: Value): boolean {
  const inside = at(rule, 'statement', 0, 'not_statement', 0, 'statement', 0, 'geo_match_statement', 0, 'country_codes')
  return at(rule, 'action', 0, 'block') !== undefined && same(inside, countries)
}

function limitsSms(rule: Value): boolean {
  const limit = at(rule, 'statement', 0, 'rate_based_statement', 0)
  const pattern = asText(at(limit, 'scope_down_statement', 0, 'regex_match_statement', 0, 'regex_string'))
  const matches = (operation: string): boolean => new RegExp(pattern).test(operation)
  const sending = [
    'SignUp',
    'ResendConfirmationCode',
    'ForgotPassword',
    'GetUserAttributeVerificationCode',
    'UpdateUserAttributes',
  ]
  return limit !== undefined && sending.every(matches) && !matches('GetUser')
}
