import { providerSchema } from '../spec/provider/schema.ts'
import { archiveData, awsConfiguration, randomTypes } from './others.ts'
import { StandIn } from './provider.ts'
import { serve } from './server.ts'

// Answers Terraform in the place of the providers that infra/ uses, until its standard input ends. Prints what
// Terraform needs to find it: the value of TF_REATTACH_PROVIDERS (decision 0068).

const nothing = { arguments: {}, blocks: {} }
const providers = {
  aws: new StandIn({ configuration: awsConfiguration, resource: providerSchema.resource, data: providerSchema.data }),
  random: new StandIn({ configuration: nothing, resource: randomTypes, data: {} }),
  archive: new StandIn({ configuration: nothing, resource: {}, data: archiveData }),
}

const found: Record<string, object> = {}
for (const [name, provider] of Object.entries(providers)) {
  const { address } = await serve(provider)
  const place = { Protocol: 'grpc', ProtocolVersion: 5, Pid: process.pid, Test: true }
  for (const registry of ['registry.terraform.io', 'registry.opentofu.org']) {
    found[`${registry}/hashicorp/${name}`] = { ...place, Addr: { Network: 'tcp', String: address } }
  }
}
console.log(JSON.stringify(found))
process.stdin.on('end', () => process.exit(0)).resume()
