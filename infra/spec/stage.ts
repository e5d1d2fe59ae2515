import { configure, type Configuration, type Sources } from './hcl/configuration.ts'
import { asText, type ObjectValue } from './hcl/value.ts'
import { readValues } from './hcl/variables.ts'

/** A stage as its files say that it would be deployed. */
export interface Stage extends Configuration {
  /** The variable `stage`. */
  name: string
  /** The variables' values, without defaults. */
  given: ObjectValue
  sources: Sources
}

/** Optional parts turned on, so that rules see them in a stage that does without. */
export const everythingOn: ObjectValue = {
  permissions_boundary_arn: 'arn:aws:iam::111122223333:policy/latchkey-boundary',
  user_pool: { tier: 'PLUS', threat_protection: 'ENFORCED' },
  tokens: { rotation_grace_seconds: 30 },
  // One of each kind that makes another schema, or another right of the client.
  attributes: [
    { name: 'name', required: true },
    { name: 'nickname' },
    { name: 'gender', editable: false },
    { name: 'birthdate', type: 'date', required: true },
    { name: 'custom:floor', type: 'number', label: { en: 'Floor' } },
    { name: 'custom:cost_centre', sign_up: false, label: { en: 'Cost centre' } },
    { name: 'custom:badge', required: true, sign_up: false, editable: false, label: { en: 'Badge' } },
  ],
  password_policy: { history_size: 24 },
  risk_exceptions: { blocked_ip_ranges: ['203.0.113.0/24', '2001:db8::/32'], skipped_ip_ranges: ['198.51.100.7/32'] },
  user_auth_events: { retention_days: 14 },
  triggers: {
    messages: true,
    sign_up: { prefixes: ['+49'], numbers: ['+33612345678'] },
    migration_function_arn: 'arn:aws:lambda:eu-central-1:444455556666:function:latchkey-migration',
    sms_sender: { function_arn: 'arn:aws:lambda:eu-central-1:444455556666:function:latchkey-sms-sender' },
  },
  alarms: { emails: ['on-call@example.com'] },
  web_acl: { countries: ['DE', 'AT'] },
  distribution: {
    domain: {
      name: 'updates.example.com',
      certificate_arn: 'arn:aws:acm:us-east-1:111122223333:certificate/0123',
    },
  },
}

/** The same in another partition, as far as that has the services. */
export const elsewhere: ObjectValue = {
  ...everythingOn,
  region: 'us-gov-west-1',
  permissions_boundary_arn: 'arn:aws-us-gov:iam::111122223333:policy/latchkey-boundary',
  user_auth_events: { destination_arn: 'arn:aws-us-gov:s3:::sign-ins' },
  triggers: {
    messages: true,
    migration_function_arn: 'arn:aws-us-gov:lambda:us-gov-west-1:444455556666:function:latchkey-migration',
    sms_sender: { function_arn: 'arn:aws-us-gov:lambda:us-gov-west-1:444455556666:function:latchkey-sms-sender' },
  },
  distribution: null,
}

/**
 * Reads `stages/<file>.tfvars`, puts `more` over it, and works out what it deploys.
 * @param file such as `dev` or `examples/names`
 */
export function readStage(sources: Sources, file: string, more: ObjectValue = {}): Stage {
  const path = `stages/${file}.tfvars`
  const given = { ...readValues(sources.get(path) ?? '', path), ...more }
  return { name: asText(given.stage), given, sources, ...configure(sources, given) }
}

/** The stages that have a file. */
export function stageNames(sources: Sources): string[] {
  return [...sources.keys()].flatMap((path) => /^stages\/([\w-]+)\.tfvars$/.exec(path)?.[1] ?? [])
}

/** The foreign stages, as `readStage` takes them. */
export function exampleNames(sources: Sources): string[] {
  return [...sources.keys()].flatMap((path) => /^stages\/(examples\/[\w-]+)\.tfvars$/.exec(path)?.[1] ?? [])
}

/** Every stage as it is, with the foreign ones, and prod with each optional part turned on, here and in GovCloud. */
export function everyStage(sources: Sources): Stage[] {
  return [
    ...[...stageNames(sources), ...exampleNames(sources)].map((name) => readStage(sources, name)),
    readStage(sources, 'prod', everythingOn),
    readStage(sources, 'prod', elsewhere),
  ]
}
