import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const infra = fileURLToPath(new URL('../infra/', import.meta.url))

/** What the variables come to, as far as no provider is needed for it. */
const outputs = ['schema', 'read_attributes', 'write_attributes']

/**
 * Lays out the part of infra/ that needs no provider, with its tests: the variables with their validations, and what the
 * pool's schema and the client's rights are made of. So Terraform itself judges these where no provider can be had.
 * @param folder is emptied first
 */
export function layOutVariables(folder: string): void {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'tests'), { recursive: true })
  const variables = readdirSync(infra).filter((name) => /^variables(\.[\w-]+)?\.tf$/.test(name))
  for (const name of variables) writeFileSync(join(folder, name), readFileSync(join(infra, name)))
  writeFileSync(join(folder, 'attributes.tf'), readFileSync(join(infra, 'modules', 'user-pool', 'attributes.tf')))
  writeFileSync(
    join(folder, 'outputs.tf'),
    outputs.map((name) => `output "${name}" {\n  value = local.${name}\n}\n`).join('\n'),
  )
  const tests = readFileSync(join(infra, 'tests', 'variables.tftest.hcl'), 'utf8')
  writeFileSync(join(folder, 'tests', 'variables.tftest.hcl'), tests.replaceAll(/^mock_provider "\w+" \{\}\n/gm, ''))
}

/** The tfvars of each stage, the foreign ones among them, as paths below infra/. */
export function stageVariables(): string[] {
  return ['stages', 'stages/examples'].flatMap((folder) =>
    readdirSync(join(infra, folder))
      .filter((name) => name.endsWith('.tfvars'))
      .map((name) => `${folder}/${name}`),
  )
}
