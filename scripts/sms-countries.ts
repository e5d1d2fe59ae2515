import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { PinpointSMSVoiceV2Client } from '@aws-sdk/client-pinpoint-sms-voice-v2'
import { complaintOf } from './sms/complaint.ts'
import { changesFor, readCountries } from './sms/countries.ts'
import { changeRules, findProtection, makeDefault, makeProtection, type Rules } from './sms/protection.ts'

// npm run sms:countries -- --allow DE,AT --region eu-central-1 [--dry-run | --yes]
// Lets the account send SMS from this Region to these countries and to no other: a protect configuration of AWS End User
// Messaging, made the account's default, holds for what Cognito sends as well (decision 0069). It says first what it
// would change, and asks. Credentials are found as the AWS SDK finds them: AWS_PROFILE, single sign-on, variables.

const becomesDefault = "It will be the account's default in this Region, for all that sends SMS from there."

/** The longest time for one request, and to connect, in milliseconds. */
const patience = { requestTimeout: 20_000, connectionTimeout: 10_000, throwOnRequestTimeout: true }

try {
  const { allowed, region, isTrial, isSure } = readOptions()
  const client = new PinpointSMSVoiceV2Client({ region, maxAttempts: 3, requestHandler: patience })
  await protect(client, allowed, { isTrial, isSure })
} catch (error) {
  console.error(complaintOf(error))
  process.exitCode = 1
}

interface Options {
  allowed: string[]
  region: string
  /** Whether only to say what would change. */
  isTrial: boolean
  /** Whether not to ask. */
  isSure: boolean
}

async function protect(
  client: PinpointSMSVoiceV2Client,
  allowed: string[],
  { isTrial, isSure }: Pick<Options, 'isTrial' | 'isSure'>,
): Promise<void> {
  const found = await findProtection(client)
  const changes = found === null ? null : changesFor(allowed, found.rules)
  if (found?.isDefault === true && changes?.size === 0) {
    console.log(`${found.id} allows ${allowed.join(', ')} and blocks the rest already. Nothing to do.`)
    return
  }
  for (const line of plan(found, changes, allowed)) console.log(line)
  if (isTrial) return
  if (!isSure && !(await isConfirmed())) {
    console.log('Nothing was changed.')
    return
  }
  const { id, rules } = found ?? (await makeProtection(client))
  const wanted = changes ?? changesFor(allowed, rules)
  if (wanted.size > 0) await changeRules(client, id, wanted)
  if (found?.isDefault !== true) await makeDefault(client, id)
  await confirm(client, id, allowed)
}

/** Reads back what counts now. @throws Error when it is not what was asked for */
async function confirm(client: PinpointSMSVoiceV2Client, id: string, allowed: string[]): Promise<void> {
  const now = await findProtection(client)
  if (now?.id !== id || !now.isDefault || changesFor(allowed, now.rules).size > 0) {
    throw new Error(`AWS took the changes to ${id}, and answers something else now. Run this again with --dry-run.`)
  }
  console.log(
    `${id} is the account's default: SMS go to ${allowed.join(', ')}, and to none of ${blocked(now.rules)} others.`,
  )
}

function blocked(rules: Rules): number {
  return [...rules.values()].filter((status) => status === 'BLOCK').length
}

function plan(found: { id: string; isDefault: boolean } | null, changes: Rules | null, allowed: string[]): string[] {
  if (found === null || changes === null) {
    return [`A protect configuration will be made: allows ${allowed.join(', ')}, blocks the rest.`, becomesDefault]
  }
  const to = (status: string): string[] => [...changes].filter(([, one]) => one === status).map(([country]) => country)
  return [
    `The protect configuration ${found.id}${found.isDefault ? ", the account's default," : ''} will be changed:`,
    ...(to('ALLOW').length > 0 ? [`  allow ${to('ALLOW').join(', ')}`] : []),
    ...(to('BLOCK').length > 0 ? [`  block ${to('BLOCK').join(', ')}`] : []),
    ...(found.isDefault ? [] : [becomesDefault]),
  ]
}

/** Asks on the terminal. @throws Error where there is none */
async function isConfirmed(): Promise<boolean> {
  if (!process.stdin.isTTY) throw new Error('There is no terminal to ask on: give --yes to change it, or --dry-run.')
  const terminal = createInterface({ input: process.stdin, output: process.stdout })
  const answer = await terminal.question('Go on? [y/N] ')
  terminal.close()
  return /^y(es)?$/i.test(answer.trim())
}

function readOptions(): Options {
  const text = { type: 'string' } as const
  const flag = { type: 'boolean', default: false } as const
  const { values } = parseArgs({ options: { allow: text, region: text, 'dry-run': flag, yes: flag } })
  const { allow, region } = values
  if (allow === undefined)
    throw new Error('Which countries? npm run sms:countries -- --allow DE,AT --region eu-central-1')
  if (region === undefined) throw new Error('Which Region? That of the user pool: --region eu-central-1')
  if (!/^[a-z]{2}(-[a-z]+)+-\d$/.test(region)) throw new Error(`"${region}" is no Region: --region eu-central-1`)
  if (values['dry-run'] && values.yes) throw new Error('--dry-run changes nothing, and --yes does: give one of them.')
  return { allowed: readCountries(allow), region, isTrial: values['dry-run'], isSure: values.yes }
}
