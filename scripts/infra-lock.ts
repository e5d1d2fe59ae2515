import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readModule } from '../infra/spec/hcl/configuration.ts'
import { parseHcl } from '../infra/spec/hcl/parse.ts'
import { readSources } from '../infra/spec/sources.ts'
import type { Check } from './infra-checks.ts'

/** Where people and pipelines run Terraform. A lock file has a hash of a provider's package for each of them. */
export const platforms = ['linux_amd64', 'linux_arm64', 'darwin_amd64', 'darwin_arm64', 'windows_amd64']

const name = 'lock file'

/**
 * Whether the lock file records each provider for each platform.
 * @param folder infra/
 * @param needed whether it is a fault that there is none, as it is in a pipeline
 */
export function checkLockFile(folder: string, needed: boolean): Check {
  const file = join(folder, '.terraform.lock.hcl')
  const how = `terraform providers lock ${platforms.map((platform) => `-platform=${platform}`).join(' ')}`
  if (!existsSync(file)) {
    return { name, outcome: needed ? 'failed' : 'not run', detail: `infra/ has none. In infra/: ${how}, and commit it` }
  }
  const recorded = new Map(
    parseHcl(readFileSync(file, 'utf8'), file).blocks.map(({ labels, body }) => [
      (labels[0] ?? '').split('/').slice(-2).join('/'),
      (body.attributes.get('hashes')?.text.match(/"h1:/g) ?? []).length,
    ]),
  )
  const faults = requiredProviders().flatMap((provider) => {
    const hashes = recorded.get(provider)
    if (hashes === undefined) return [`it does not record ${provider}`]
    return hashes < platforms.length ? [`it records ${provider} for ${String(hashes)} of 5 platforms`] : []
  })
  if (faults.length > 0) return { name, outcome: 'failed', detail: `${faults.join(', ')}. In infra/: ${how}` }
  return {
    name,
    outcome: 'passed',
    detail: `${String(recorded.size)} providers for ${String(platforms.length)} platforms`,
  }
}

/** Such as `hashicorp/aws`. */
function requiredProviders(): string[] {
  const blocks = readModule(readSources(), '').blocks.filter(({ type }) => type === 'terraform')
  const required = blocks.flatMap(({ body }) => body.blocks).find(({ type }) => type === 'required_providers')
  return [...(required?.body.attributes.values() ?? [])].flatMap(
    ({ text }) => /source\s*=\s*"([^"]+)"/.exec(text)?.[1] ?? [],
  )
}
