import { describe, expect, it } from 'vitest'
import { graceNeeded } from '../../main/account/session/retry-pauses.ts'
import type { Sources } from './hcl/configuration.ts'
import { mutations, type Mutation } from './mutations.ts'
import { rules } from './rules/rules.ts'
import { readSources } from './sources.ts'
import { everyStage, exampleNames, readStage, stageNames } from './stage.ts'

const sources = readSources()

function broken(from: Sources): Map<string, string[]> {
  const all = everyStage(from)
  const found = Object.entries(rules).map(([name, rule]): [string, string[]] => [
    name,
    all.flatMap((stage) => rule(stage)),
  ])
  return new Map(found.filter(([, places]) => places.length > 0))
}

function mutate({ file, from, to }: Mutation): Sources {
  const text = sources.get(file)
  if (text?.includes(from) !== true) throw new Error(`${file} does not hold ${from}`)
  return new Map([...sources, [file, text.replace(from, () => to)]])
}

describe('what each stage deploys', () => {
  it('is accepted by the variables themselves', () => {
    expect(stageNames(sources)).toEqual(expect.arrayContaining(['dev', 'prod']))
    expect(exampleNames(sources)).toHaveLength(4)
    for (const { refusals } of everyStage(sources)) expect(refusals).toEqual([])
  })

  it('keeps every rule', () => {
    expect(broken(sources)).toEqual(new Map())
  })

  it('may leave out what its file turns off by name', () => {
    for (const sms of [{ manage: false }, { delivery_logs: false }]) {
      const stage = readStage(sources, 'dev', { sms, clean_up: { enabled: false } })
      expect(Object.entries(rules).flatMap(([name, rule]) => (rule(stage).length > 0 ? [name] : []))).toEqual([])
    }
  })
})

describe('who is told of an alarm', () => {
  const topic = 'arn:aws:sns:eu-central-1:111122223333:on-call'
  const told = rules['every alarm tells somebody'] ?? (() => [])

  it('may be the readers of a topic that there is, and then none is made', () => {
    const stage = readStage(sources, 'prod', { alarms: { topic_arn: topic } })
    expect([stage.refusals, told(stage)]).toEqual([[], []])
    expect(stage.resources.filter(({ type }) => type.startsWith('aws_sns_topic'))).toEqual([])
    const actions = stage.resources.flatMap(({ values }) => values.alarm_actions ?? [])
    expect(new Set(actions)).toEqual(new Set([topic]))
  })

  it('is somebody: without an address each alarm is refused by name', () => {
    const stage = readStage(sources, 'prod', { alarms: { emails: [] } })
    const alarms = stage.resources.filter(({ type }) => type === 'aws_cloudwatch_metric_alarm')
    expect(told(stage)).toEqual(alarms.map(({ address }) => address))
  })
})

describe('a mistake in the configuration is named', () => {
  it.each(mutations)('$rule: $to in $file', (mistake) => {
    expect([...broken(mutate(mistake)).keys()]).toContain(mistake.rule)
  })

  it('for every rule', () => {
    expect(new Set(mutations.map(({ rule }) => rule))).toEqual(new Set(Object.keys(rules)))
  })
})

describe('a wrong value is refused with what is wrong', () => {
  it.each([
    [{ stage: 'local' }, 'not "local"'],
    [{ account_id: '1234' }, '12 digits'],
    [{ region: 'Frankfurt' }, 'such as eu-central-1'],
    [{ region: 'cn-north-1' }, 'no user pools in China'],
    [{ region: 'us-isob-east-1' }, 'no user pools in China'],
    [{ region: 'eusc-de-east-1', distribution: {} }, 'distribution needs CloudFront'],
    [{ region: 'us-gov-east-1', web_acl: {} }, 'us-gov-east-1'],
    [{ permissions_boundary_arn: 'arn:aws-eusc:iam::111122223333:policy/b' }, 'begins with arn:aws:'],
    [{ risk_exceptions: { blocked_ip_ranges: ['203.0.113.0'] } }, 'CIDR notation'],
    [{ risk_exceptions: { skipped_ip_ranges: ['203.0.113.0/33'] } }, 'CIDR notation'],
    [{ risk_exceptions: { skipped_ip_ranges: ['203.0.113.0/24'] } }, 'threat_protection = "ENFORCED"'],
    [{ user_auth_events: {} }, 'AUDIT or ENFORCED'],
    [{ user_auth_events: { retention_days: 2 } }, "CloudWatch's steps"],
    [{ user_auth_events: { destination_arn: 'sign-ins' } }, 'S3 bucket, or of a Firehose'],
    [{ user_pool: { threat_protection: 'ENFORCED' } }, 'needs user_pool.tier = "PLUS"'],
    [{ user_pool: { tier: 'LITE' }, tokens: { rotation_grace_seconds: 30 } }, 'ESSENTIALS or PLUS'],
    [{ password_policy: { minimum_length: 6 } }, '8 to 99'],
    [{ password_policy: { history_size: 25 } }, '0 to 24'],
    [{ password_policy: { history_size: 1.5 } }, '0 to 24'],
    [{ user_pool: { tier: 'LITE' }, password_policy: { history_size: 1 } }, 'ESSENTIALS or PLUS'],
    [{ user_pool: { tier: 'LITE' }, sign_in: { sessions: true } }, 'ESSENTIALS or PLUS'],
    [{ mfa: { mode: 'ON', totp: false } }, 'nobody could reset'],
    [{ tokens: { rotation_grace_seconds: 61 } }, '20 to 60'],
    [{ tokens: { auth_session_minutes: 2 } }, '3 to 15'],
    [{ tokens: { auth_session_minutes: 16 } }, '3 to 15'],
    [{ tokens: { auth_session_minutes: 3.5 } }, 'whole number'],
    [{ tokens: { rotation_grace_seconds: graceNeeded - 1 } }, '20 to 60'],
    [{ messages: { verification: 'Hello from Latchkey' } }, '{####}'],
    [{ messages: { invitation: 'Your password is {####}' } }, '{username}'],
    [{ messages: { invitation_subject: ' ' } }, 'not all spaces'],
    [{ sms: { sender_id: '12345' } }, 'at least one letter'],
    [{ alarms: { emails: ['nobody'] } }, 'e-mail addresses'],
    [{ alarms: { topic_arn: 'arn:aws:sns:us-east-1:111122223333:on-call' } }, "in this stage's Region"],
    [{ alarms: { topic_arn: 'arn:aws:sns:eu-central-1:111122223333:a', emails: ['a@b.cd'] } }, 'subscribe them'],
    [{ alarms: { failed_sms_per_hour: 0 } }, 'at least 1'],
    [{ alarms: { spend_percent_per_hour: 101 } }, '1 to 100'],
    [{ sms: { success_sample_percent: 101 } }, '0 to 100'],
    [{ sms: { failure_log_days: 365 } }, 'hold phone numbers'],
    [{ web_acl: { log_days: 365 } }, "people's addresses"],
    [{ web_acl: { countries: ['Germany'] } }, 'two-letter'],
    [{ clean_up: { max_age_hours: 1 } }, 'at least 24'],
    [{ triggers: { language: 'xx' } }, 'renderer/locales'],
    [{ triggers: { sign_up: {} } }, 'self_sign_up'],
    [{ triggers: { sign_up: { prefixes: ['49'] } } }, 'plus sign'],
    [{ triggers: { sign_up: { prefixes: ['+'] } } }, 'plus sign'],
    [{ triggers: { sign_up: { numbers: ['+49 1511 2345678'] } } }, 'without spaces'],
    [
      { triggers: { sign_up: { numbers: Array.from({ length: 501 }, (_, at) => `+49151${String(1_000_000 + at)}`) } } },
      '500 at most',
    ],
    [{ triggers: { refused_sign_ups_per_hour: 0 } }, 'at least 1'],
    [{ triggers: { migration_function_arn: 'migration' } }, 'this account and Region'],
    [
      { triggers: { sms_sender: { function_arn: 'arn:aws:lambda:us-east-1:111122223333:function:latchkey-sms' } } },
      'this account and Region',
    ],
    [{ log_retention_days: 100 }, "CloudWatch's steps"],
  ])('%j', (more, message) => {
    expect(readStage(sources, 'dev', more).refusals).toEqual([expect.stringContaining(message)])
  })

  it('and so is a variable that does not exist', () => {
    expect(() => readStage(sources, 'dev', { deletion_protection: false })).toThrow('no variable deletion_protection')
    expect(() => readStage(sources, 'dev', { mfa: { enabled: true } })).toThrow('no enabled')
  })
})
