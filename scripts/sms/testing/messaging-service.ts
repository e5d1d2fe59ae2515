import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { z } from 'zod'

// AWS End User Messaging (PinpointSMSVoiceV2) as far as sms:countries uses it, on loopback: it speaks AWS's JSON 1.0 and
// refuses what the API's model refuses.

/** The countries that this one knows. AWS knows more than two hundred. */
export const knownCountries = ['AT', 'CH', 'DE', 'GB', 'LV', 'TJ', 'US']

type Status = 'ALLOW' | 'BLOCK' | 'FILTER' | 'MONITOR'

interface Configuration {
  id: string
  isDefault: boolean
  tags: { Key: string; Value: string }[]
  sms: Map<string, Status>
}

/** What the service keeps, and what was asked of it. */
export interface MessagingService {
  url: string
  configurations: Configuration[]
  /** Names of the operations, in order. */
  asked: string[]
  /** An operation that is refused with this exception from now on. */
  refused: Map<string, string>
  close: () => Promise<void>
}

const id = z.string().regex(/^[A-Za-z0-9_:/-]{1,256}$/)
const tag = z.strictObject({ Key: z.string().min(1).max(128), Value: z.string().max(256) })
const rule = z.strictObject({ ProtectStatus: z.enum(['ALLOW', 'BLOCK', 'FILTER', 'MONITOR']) })
const capability = z.enum(['SMS', 'VOICE', 'MMS'])

const requests = {
  describe: z.strictObject({ MaxResults: z.int().min(1).max(100).optional(), NextToken: z.string().optional() }),
  create: z.strictObject({
    ClientToken: z.string().regex(/^[!-~]{1,64}$/),
    DeletionProtectionEnabled: z.boolean().optional(),
    Tags: z.array(tag).max(200).optional(),
  }),
  tags: z.strictObject({ ResourceArn: z.string().regex(/^arn:\S+$/) }),
  rules: z.strictObject({ ProtectConfigurationId: id, NumberCapability: capability }),
  update: z.strictObject({
    ProtectConfigurationId: id,
    NumberCapability: capability,
    CountryRuleSetUpdates: z.record(z.string().regex(/^[A-Z]{2}$/), rule),
  }),
  makeDefault: z.strictObject({ ProtectConfigurationId: id }),
}

class Refusal extends Error {}

/** Starts the service on a free port. */
export async function startMessagingService(): Promise<MessagingService> {
  const configurations: Configuration[] = []
  const asked: string[] = []
  const refused = new Map<string, string>()
  const server = createServer((request, response) => {
    void answer(request).then(([status, body]) => {
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' })
      response.end(JSON.stringify(body))
    })
  })

  async function answer(request: IncomingMessage): Promise<[number, unknown]> {
    try {
      const operation = operationOf(request)
      asked.push(operation)
      const exception = refused.get(operation)
      if (exception !== undefined) throw new Refusal(exception)
      return [200, perform(operation, JSON.parse(await textOf(request)))]
    } catch (error) {
      const name = error instanceof Refusal ? error.message : 'ValidationException'
      return [400, { __type: `com.amazonaws.pinpointsmsvoicev2#${name}`, Message: String(error) }]
    }
  }

  function perform(operation: string, body: unknown): unknown {
    switch (operation) {
      case 'DescribeProtectConfigurations': {
        // One a page, so that whoever reads only the first page misses something.
        const at = Number(requests.describe.parse(body).NextToken ?? 0)
        return {
          ProtectConfigurations: configurations.slice(at, at + 1).map(describe),
          ...(at + 1 < configurations.length && { NextToken: String(at + 1) }),
        }
      }
      case 'CreateProtectConfiguration': {
        const { Tags = [] } = requests.create.parse(body)
        const made = newConfiguration(Tags)
        configurations.push(made)
        return describe(made)
      }
      case 'ListTagsForResource': {
        const { ResourceArn } = requests.tags.parse(body)
        return { ResourceArn, Tags: find(ResourceArn.split('/').at(-1) ?? '').tags }
      }
      case 'GetProtectConfigurationCountryRuleSet': {
        const { ProtectConfigurationId, NumberCapability } = requests.rules.parse(body)
        return ruleSet(find(ProtectConfigurationId), NumberCapability)
      }
      case 'UpdateProtectConfigurationCountryRuleSet': {
        const { ProtectConfigurationId, NumberCapability, CountryRuleSetUpdates } = requests.update.parse(body)
        const one = find(ProtectConfigurationId)
        const updates = Object.entries(CountryRuleSetUpdates)
        if (updates.some(([country]) => !knownCountries.includes(country))) throw new Refusal('ValidationException')
        if (NumberCapability === 'SMS')
          for (const [country, { ProtectStatus }] of updates) one.sms.set(country, ProtectStatus)
        return ruleSet(one, NumberCapability)
      }
      case 'SetAccountDefaultProtectConfiguration': {
        const one = find(requests.makeDefault.parse(body).ProtectConfigurationId)
        for (const other of configurations) other.isDefault = other === one
        return { DefaultProtectConfigurationArn: arnOf(one), DefaultProtectConfigurationId: one.id }
      }
      default:
        throw new Refusal('UnknownOperationException')
    }
  }

  function find(wanted: string): Configuration {
    const one = configurations.find((configuration) => configuration.id === wanted)
    if (one === undefined) throw new Refusal('ResourceNotFoundException')
    return one
  }

  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { url: `http://127.0.0.1:${port}`, configurations, asked, refused, close }
}

/** A protect configuration as AWS makes it: it blocks nothing, and counts for nothing. */
export function newConfiguration(tags: Configuration['tags'] = []): Configuration {
  const name = `protect-${randomBytes(16).toString('hex')}`
  return { id: name, isDefault: false, tags, sms: new Map(knownCountries.map((country) => [country, 'ALLOW'])) }
}

/** The operation of a request that is signed for this service, in its own form. @throws Refusal for any other */
function operationOf({ headers, method }: IncomingMessage): string {
  const [service, operation = ''] = String(headers['x-amz-target']).split('.')
  if (method !== 'POST' || headers['content-type'] !== 'application/x-amz-json-1.0' || service !== 'PinpointSMSVoiceV2')
    throw new Refusal('UnknownOperationException')
  if (!/^AWS4-HMAC-SHA256 Credential=[^,]+\/sms-voice\/aws4_request, /.test(headers.authorization ?? ''))
    throw new Refusal('AccessDeniedException')
  return operation
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks).toString('utf8')
}

function arnOf({ id: name }: Configuration): string {
  return `arn:aws:sms-voice:eu-central-1:111122223333:protect-configuration/${name}`
}

function describe(one: Configuration): unknown {
  return {
    ProtectConfigurationArn: arnOf(one),
    ProtectConfigurationId: one.id,
    CreatedTimestamp: 1_764_288_000,
    AccountDefault: one.isDefault,
    DeletionProtectionEnabled: false,
  }
}

function ruleSet(one: Configuration, wanted: z.output<typeof capability>): unknown {
  const rules = wanted === 'SMS' ? one.sms : new Map(knownCountries.map((country) => [country, 'ALLOW']))
  return {
    ProtectConfigurationArn: arnOf(one),
    ProtectConfigurationId: one.id,
    NumberCapability: wanted,
    CountryRuleSet: Object.fromEntries([...rules].map(([country, status]) => [country, { ProtectStatus: status }])),
  }
}
