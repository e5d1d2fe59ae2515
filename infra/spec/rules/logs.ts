import { asList, asText, type ObjectValue } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'
import { logsDelivery } from './alarms.ts'
import { at, each, ofType, same, type Rule } from './rule.ts'

const logGroup = 'aws_cloudwatch_log_group'

/** What is kept of messages and requests, and for how long (decision 0069). */
export const logRules: Record<string, Rule> = {
  'every log forgets': (stage) => each(stage, logGroup, (values) => Number(values.retention_in_days) >= 1),

  'a log with phone numbers or addresses forgets within 90 days': (stage) =>
    ofType(stage, logGroup)
      .filter(({ values }) => /^(sns\/|aws-waf-logs-)/.test(asText(values.name)))
      .filter(({ values }) => !(Number(values.retention_in_days) <= 90))
      .map(({ address }) => address),

  'what a carrier refuses is logged and counted': (stage) => {
    if (!logsDelivery(stage)) return []
    const logged = each(stage, 'aws_sns_sms_preferences', (values) =>
      /\baws_iam_role\b/.test(asText(values.delivery_status_iam_role_arn)),
    )
    const failures = named(stage, `${directOf(stage)}/Failure`)
    const counted = ofType(stage, 'aws_cloudwatch_log_metric_filter').some(
      ({ values }) =>
        failures !== undefined &&
        asText(values.log_group_name) === `\${${failures.address}.name}` &&
        values.pattern === '{ $.status = "FAILURE" }',
    )
    return [...logged, ...(counted ? [] : ['failures are not counted where SNS logs them'])]
  },

  'what arrives is logged as rarely as the stage says': (stage) => {
    if (!logsDelivery(stage)) return []
    const sampled = each(
      stage,
      'aws_sns_sms_preferences',
      (values) =>
        values.delivery_status_success_sampling_rate === asText(at(stage.given, 'sms', 'success_sample_percent') ?? 0),
    )
    return [...sampled, ...(named(stage, directOf(stage)) === undefined ? ['what arrives would be kept for ever'] : [])]
  },

  'the firewall logs whom it stops, and nothing that signs anybody in': (stage) =>
    ofType(stage, 'aws_wafv2_web_acl').length === 0
      ? []
      : each(stage, 'aws_wafv2_web_acl_logging_configuration', (values) => {
          const [group] = ofType(stage, logGroup).filter(({ address }) =>
            same(values.log_destination_configs, [`\${${address}.arn}`]),
          )
          return asText(group?.values.name).startsWith('aws-waf-logs-') && keepsTheBlocked(values) && hides(values)
        }),
}

function keepsTheBlocked(values: ObjectValue): boolean {
  const filter = at(values, 'logging_filter', 0)
  return (
    at(filter, 'default_behavior') === 'DROP' &&
    at(filter, 'filter', 0, 'behavior') === 'KEEP' &&
    same(at(filter, 'filter', 0, 'condition'), [{ action_condition: [{ action: 'BLOCK' }] }])
  )
}

function hides(values: ObjectValue): boolean {
  const fields = asList(values.redacted_fields)
  const headers = fields.map((field) => asText(at(field, 'single_header', 0, 'name')))
  return (
    ['authorization', 'cookie'].every((name) => headers.includes(name)) &&
    fields.some((field) => at(field, 'query_string') !== undefined)
  )
}

/** The log group of delivered SMS, by the name that SNS gives it. */
function directOf({ given }: Stage): string {
  return `sns/${asText(given.region)}/${asText(given.account_id)}/DirectPublishToPhoneNumber`
}

function named(stage: Stage, name: string): ReturnType<typeof ofType>[number] | undefined {
  return ofType(stage, logGroup).find(({ values }) => values.name === name)
}
