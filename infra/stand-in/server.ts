import { Server, ServerCredentials, loadPackageDefinition, type UntypedServiceImplementation } from '@grpc/grpc-js'
import { loadSync } from '@grpc/proto-loader'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { StandIn } from './provider.ts'
import { pack, unpack, type Wire } from './values.ts'

const definition = loadSync(fileURLToPath(new URL('plugin.proto', import.meta.url)), {
  keepCase: true,
  enums: String,
  longs: Number,
  defaults: true,
})

const value = z.object({ msgpack: z.instanceof(Uint8Array) }).nullable()

/** Requests hold what the protocol says; a field that a request has not is left out. */
const request = z.object({
  type_name: z.string().default(''),
  id: z.string().default(''),
  config: value.default(null),
  current_state: value.default(null),
  proposed_new_state: value.default(null),
  planned_state: value.default(null),
  raw_state: z
    .object({ json: z.instanceof(Uint8Array) })
    .nullable()
    .default(null),
})
type Request = z.output<typeof request>

/** Answers Terraform as this provider, on a free port of this machine. Returns the address, as `TF_REATTACH_PROVIDERS` has it. */
export async function serve(provider: StandIn): Promise<{ address: string; close: () => void }> {
  const server = new Server()
  const service = loadPackageDefinition(definition) as unknown as {
    tfplugin5: { Provider: { service: Parameters<Server['addService']>[0] } }
  }
  server.addService(service.tfplugin5.Provider.service, handlers(provider))
  const port = await new Promise<number>((resolve, reject) => {
    server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, bound) => {
      if (error === null) resolve(bound)
      else reject(error)
    })
  })
  return {
    address: `127.0.0.1:${String(port)}`,
    close: () => {
      server.forceShutdown()
    },
  }
}

function handlers(provider: StandIn): UntypedServiceImplementation {
  const answers: Record<string, (given: Request) => object> = {
    GetSchema: () => ({
      provider: provider.configuration,
      resource_schemas: provider.resource,
      data_source_schemas: provider.data,
    }),
    PrepareProviderConfig: ({ config }) => ({ prepared_config: config }),
    ValidateResourceTypeConfig: () => ({}),
    ValidateDataSourceConfig: () => ({}),
    Configure: () => ({}),
    Stop: () => ({}),
    UpgradeResourceState: ({ raw_state: raw }) => ({
      state: pack(raw === null ? null : (JSON.parse(new TextDecoder().decode(raw.json)) as Wire)),
    }),
    ReadResource: ({ current_state: current }) => ({ state: current }),
    PlanResourceChange: ({ type_name: type, proposed_new_state: proposed }) => ({
      state: pack(provider.plan(type, unpack(proposed))),
    }),
    ApplyResourceChange: ({ type_name: type, planned_state: planned }) => ({
      state: pack(provider.apply(type, unpack(planned))),
    }),
    ImportResourceState: ({ type_name: type, id }) => ({
      imported_resources: [{ type_name: type, state: pack(provider.adopt(type, id)) }],
    }),
    ReadDataSource: ({ type_name: type, config }) => ({ state: pack(provider.read(type, unpack(config))) }),
  }
  return Object.fromEntries(
    Object.entries(answers).map(([name, answer]) => [
      name,
      (call: { request: unknown }, done: (error: Error | null, answer?: object) => void) => {
        try {
          done(null, answer(request.parse(call.request)))
        } catch (error) {
          done(error instanceof Error ? error : new Error(String(error)))
        }
      },
    ]),
  )
}
