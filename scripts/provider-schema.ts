import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { extractType } from '../infra/spec/provider/extract.ts'
import { cdktf, type ProviderSchema } from '../infra/spec/provider/schema.ts'
import { writtenTypes } from '../infra/spec/provider/walk.ts'
import { readSources } from '../infra/spec/sources.ts'
import { complaint, run } from './terraform.ts'

// npm run infra:schema: writes what the AWS provider takes for each type that infra/ uses. It fetches the types that
// CDKTF made of the provider's schema, which are 390 MB and so no dependency. Run it when infra/ uses another type.

const target = fileURLToPath(new URL('../infra/spec/provider/schema.json', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'provider-schema-'))
try {
  finish('npm', ['pack', `${cdktf.name}@${cdktf.version}`, '--silent'])
  finish('tar', ['-xzf', `${cdktf.name.replace('@', '').replace('/', '-')}-${cdktf.version}.tgz`])
  const schema: ProviderSchema = { provider: cdktf.provider, resource: {}, data: {} }
  for (const { kind, type } of writtenTypes(readSources())) {
    schema[kind][type] ??= extractType(join(folder, 'package/lib'), type, kind)
  }
  writeFileSync(target, `${JSON.stringify(schema, null, 2)}\n`)
  const types = Object.keys(schema.resource).length + Object.keys(schema.data).length
  console.log(`${String(types)} types of the AWS provider ${cdktf.provider}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/** @throws Error with what the program complained about, or that it did not end in five minutes */
function finish(program: string, args: string[]): void {
  const ended = run(program, args, { timeout: 300_000, cwd: folder })
  if (ended.outcome !== 'done') throw new Error(`${program} ${args[0] ?? ''}: ${ended.outcome} ${complaint(ended)}`)
}
