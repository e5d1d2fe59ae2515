import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Sources } from './hcl/configuration.ts'

const infra = fileURLToPath(new URL('../', import.meta.url))

/** Every `.tf`, `.tfvars` and `.tfbackend` file below `infra/`, as it is on disk. */
export function readSources(): Sources {
  const paths = readdirSync(infra, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(tf|tfvars|tfbackend)$/.test(path) && !path.includes('.terraform/'))
    .sort()
  return new Map(paths.map((path) => [path, readFileSync(infra + path, 'utf8')]))
}
