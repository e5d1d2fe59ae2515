import type { Resource } from '../hcl/configuration.ts'
import { asList, asText, isObject, type ObjectValue, type Value } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'
import { at, each, ofType, type Rule } from './rule.ts'

const alarm = 'aws_cloudwatch_metric_alarm'

/** The sum of a month so far, in all of an account's Region: the only thing that SNS says of cost. */
const spent = 'SMSMonthToDateSpentUSD'

/** One metric that an alarm looks at. */
interface Watched {
  address: string
  namespace: string
  metric: string
  dimensions: Value | undefined
}

/** Who hears of what (decision 0069). A rule leaves out what a stage's file turns off by name. */
export const alarmRules: Record<string, Rule> = {
  'sign-ups, throttling, lost SMS, codes and new numbers are watched': (stage) => {
    const found = watched(stage).map(({ metric }) => metric)
    const wanted = [
      'SignUpSuccesses',
      'SignUpThrottles',
      'SignInThrottles',
      'TokenRefreshThrottles',
      'UndeliveredSms',
      ...(logsDelivery(stage) ? ['FailedSms'] : []),
      ...(at(stage.given, 'clean_up', 'enabled') === false ? [] : ['Errors']),
      ...(isObject(stage.given.web_acl) ? ['BlockedRequests', 'CountedRequests', 'SignInSuccesses'] : []),
    ]
    return wanted.filter((metric) => !found.includes(metric)).map((metric) => `no alarm on ${metric}`)
  },

  'what SMS cost is watched by the month and by the hour': (stage) => {
    if (!managesSms(stage)) return []
    const alarms = ofType(stage, alarm).map(({ values }) => values)
    return [
      ...(alarms.some((values) => values.metric_name === spent) ? [] : ['no alarm on what SMS of a month cost']),
      ...(alarms.some(isHourOfCost) ? [] : ['no alarm on what SMS of an hour cost']),
    ]
  },

  'every alarm tells somebody': (stage) =>
    each(stage, alarm, (values) => {
      const topics = asList(values.alarm_actions)
      return topics.length > 0 && topics.every((topic) => isRead(stage, asText(topic)))
    }),

  'an alarm on a metric of our own or the firewall watches one that is published': (stage) => {
    const published = new Set([...ownMetrics(stage), ...firewallMetrics(stage)])
    return watched(stage)
      .filter(({ namespace }) => namespace === 'AWS/WAFV2' || !namespace.startsWith('AWS/'))
      .filter((one) => !published.has(keyOf(one)))
      .map(({ address, metric }) => `${address}: nobody publishes ${metric} so`)
  },

  'every alarm says in docs/runbooks.md what to do': (stage) =>
    each(stage, alarm, (values) => {
      const [, anchor = ''] = /docs\/runbooks\.md#([\w-]+)$/.exec(asText(values.alarm_description)) ?? []
      return anchor !== '' && asText(values.alarm_name).endsWith(`-${anchor}`)
    }),
}

/** Whether the stage's file leaves the account's SMS to it. */
export function managesSms({ given }: Stage): boolean {
  return at(given, 'sms', 'manage') !== false
}

/** Whether SNS is to log what became of each SMS. */
export function logsDelivery(stage: Stage): boolean {
  return managesSms(stage) && at(stage.given, 'sms', 'delivery_logs') !== false
}

/** Whether a topic has a subscriber here, or is the one that the stage's owner named as read. */
function isRead(stage: Stage, topic: string): boolean {
  const named = asText(at(stage.given, 'alarms', 'topic_arn'))
  if (named !== '') return topic === named
  return ofType(stage, 'aws_sns_topic_subscription').some(
    ({ values }) => values.topic_arn === topic && asText(values.endpoint) !== '',
  )
}

function watched(stage: Stage): Watched[] {
  return ofType(stage, alarm).flatMap(({ address, values }) => {
    const queried = asList(values.metric_query).flatMap((query) => asList(at(query, 'metric')))
    return [values, ...queried]
      .map((one) => ({
        address,
        namespace: asText(at(one, 'namespace')),
        metric: asText(at(one, 'metric_name')),
        dimensions: at(one, 'dimensions'),
      }))
      .filter(({ metric }) => metric !== '')
  })
}

/** What a metric is known by: a misspelt dimension names another one, which stays empty for ever. */
function keyOf({ namespace, metric, dimensions }: Omit<Watched, 'address'>): string {
  const pairs = Object.entries(isObject(dimensions) ? dimensions : {}).sort(([one], [other]) => (one < other ? -1 : 1))
  return JSON.stringify([namespace, metric, pairs])
}

function ownMetrics(stage: Stage): string[] {
  return ofType(stage, 'aws_cloudwatch_log_metric_filter').map(({ values }) => {
    const made = at(values, 'metric_transformation', 0)
    return keyOf({
      namespace: asText(at(made, 'namespace')),
      metric: asText(at(made, 'name')),
      dimensions: at(made, 'dimensions'),
    })
  })
}

function firewallMetrics(stage: Stage): string[] {
  const nameOf = (value: Value): string => asText(at(value, 'visibility_config', 0, 'metric_name'))
  return ofType(stage, 'aws_wafv2_web_acl').flatMap(({ values }: Resource) =>
    asList(values.rule).map((rule) =>
      keyOf({
        namespace: 'AWS/WAFV2',
        metric: at(rule, 'action', 0, 'block') === undefined ? 'CountedRequests' : 'BlockedRequests',
        dimensions: { Region: stage.given.region ?? null, Rule: nameOf(rule), WebACL: nameOf(values) },
      }),
    ),
  )
}

function isHourOfCost(values: ObjectValue): boolean {
  const queries = asList(values.metric_query)
  const sum = queries.find((query) => at(query, 'metric', 0, 'metric_name') === spent)
  return (
    at(sum, 'metric', 0, 'period') === 3600 &&
    queries.some(
      (query) => at(query, 'return_data') === true && at(query, 'expression') === `DIFF(${asText(at(sum, 'id'))})`,
    )
  )
}
