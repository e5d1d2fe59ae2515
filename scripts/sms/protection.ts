import {
  CreateProtectConfigurationCommand,
  GetProtectConfigurationCountryRuleSetCommand,
  ListTagsForResourceCommand,
  SetAccountDefaultProtectConfigurationCommand,
  UpdateProtectConfigurationCountryRuleSetCommand,
  paginateDescribeProtectConfigurations,
  type PinpointSMSVoiceV2Client,
  type ProtectConfigurationInformation,
  type ProtectStatus,
} from '@aws-sdk/client-pinpoint-sms-voice-v2'

/** What AWS does with an SMS to each country, by its ISO code in capitals. AWS always answers all that it knows. */
export type Rules = ReadonlyMap<string, ProtectStatus>

/** A protect configuration of the account in this Region. */
export interface Protection {
  id: string
  /** Whether it counts for whatever names no other, as Cognito's messages do not. */
  isDefault: boolean
  rules: Rules
}

/** By this tag a run finds what a run before it made and did not come to the end with. */
const mark = { Key: 'Purpose', Value: 'latchkey-sms-countries' }

/**
 * The protect configuration that is to hold the countries: the account's default, or the one that an earlier run made.
 * @returns null when there is neither
 * @throws PinpointSMSVoiceV2ServiceException and what the SDK throws without credentials or network
 */
export async function findProtection(client: PinpointSMSVoiceV2Client): Promise<Protection | null> {
  const all: ProtectConfigurationInformation[] = []
  for await (const page of paginateDescribeProtectConfigurations({ client }, {}))
    all.push(...(page.ProtectConfigurations ?? []))
  const found = all.find((one) => one.AccountDefault === true) ?? (await firstMarked(client, all))
  if (found === undefined) return null
  const id = textOf(found.ProtectConfigurationId)
  return { id, isDefault: found.AccountDefault === true, rules: await readRules(client, id) }
}

async function firstMarked(
  client: PinpointSMSVoiceV2Client,
  all: ProtectConfigurationInformation[],
): Promise<ProtectConfigurationInformation | undefined> {
  for (const one of all) {
    const { Tags = [] } = await client.send(
      new ListTagsForResourceCommand({ ResourceArn: one.ProtectConfigurationArn }),
    )
    if (Tags.some(({ Key, Value }) => Key === mark.Key && Value === mark.Value)) return one
  }
  return undefined
}

/** Makes a protect configuration, which counts for nothing yet. @throws as `findProtection` */
export async function makeProtection(client: PinpointSMSVoiceV2Client): Promise<Protection> {
  const made = await client.send(new CreateProtectConfigurationCommand({ Tags: [mark] }))
  const id = textOf(made.ProtectConfigurationId)
  return { id, isDefault: false, rules: await readRules(client, id) }
}

/** Changes the rules of some countries; the others stay as they are. @throws as `findProtection` */
export async function changeRules(client: PinpointSMSVoiceV2Client, id: string, changes: Rules): Promise<void> {
  await client.send(
    new UpdateProtectConfigurationCountryRuleSetCommand({
      ProtectConfigurationId: id,
      NumberCapability: 'SMS',
      CountryRuleSetUpdates: Object.fromEntries(
        [...changes].map(([country, status]) => [country, { ProtectStatus: status }]),
      ),
    }),
  )
}

/** Has it count for whatever names no other. @throws as `findProtection` */
export async function makeDefault(client: PinpointSMSVoiceV2Client, id: string): Promise<void> {
  await client.send(new SetAccountDefaultProtectConfigurationCommand({ ProtectConfigurationId: id }))
}

async function readRules(client: PinpointSMSVoiceV2Client, id: string): Promise<Rules> {
  const answer = await client.send(
    new GetProtectConfigurationCountryRuleSetCommand({ ProtectConfigurationId: id, NumberCapability: 'SMS' }),
  )
  const rules = Object.entries(answer.CountryRuleSet ?? {})
  if (rules.length === 0) throw new Error(`AWS lists no country for the protect configuration ${id}.`)
  return new Map(
    rules.flatMap(([country, { ProtectStatus: status }]) => (status === undefined ? [] : [[country, status]])),
  )
}

function textOf(value: string | undefined): string {
  if (value === undefined) throw new Error('AWS answered without the id of a protect configuration.')
  return value
}
