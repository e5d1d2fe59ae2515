import { isObject, type Value } from '../hcl/value.ts'
import { at, each, type Rule } from './rule.ts'

const pool = 'aws_cognito_user_pool'
const invitation = ['admin_create_user_config', 0, 'invite_message_template', 0]

/**
 * Every text that the pool sends, with what Cognito asks of it: its length in characters, and what it has to hold. All
 * three of an invitation are here, also those that nobody is sent: the provider sends one that is left out as an empty
 * text (hashicorp/terraform-provider-aws#49203). Of the other templates it leaves such a text out.
 */
const texts: { path: (string | number)[]; from: number; to: number; holds: string[] }[] = [
  { path: ['sms_authentication_message'], from: 6, to: 140, holds: ['{####}'] },
  { path: ['verification_message_template', 0, 'sms_message'], from: 6, to: 140, holds: ['{####}'] },
  { path: [...invitation, 'sms_message'], from: 6, to: 140, holds: ['{####}', '{username}'] },
  { path: [...invitation, 'email_message'], from: 6, to: 20_000, holds: ['{####}', '{username}'] },
  { path: [...invitation, 'email_subject'], from: 1, to: 140, holds: [] },
]

/** What Cognito sends to people. With one wrong text it makes no pool at all. */
export const messageRules: Record<string, Rule> = {
  'every message is one that Cognito takes': (stage) =>
    each(stage, pool, (values) =>
      texts.every(({ path, from, to, holds }) => {
        const text = at(values, ...path)
        return (
          typeof text === 'string' &&
          text.trim().length >= from &&
          text.length <= to &&
          holds.every((part) => text.includes(part))
        )
      }),
    ),

  'no setting of the pool is an empty text': (stage) => each(stage, pool, (values) => !holdsEmptyText(values)),
}

function holdsEmptyText(value: Value): boolean {
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.some(holdsEmptyText)
  return isObject(value) && Object.values(value).some(holdsEmptyText)
}
