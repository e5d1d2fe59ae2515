import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const infra = fileURLToPath(new URL('../infra/', import.meta.url))

/** What the variables come to, as far as no provider is needed for it. */
const outputs = ['schema', 'read_attributes', 'write_attributes', 'messages', 'sms_sender_id']

/** The brands whose names the tests read. */
const brands = ['brand', 'brands/northwind']

/**
 * Lays out the part of infra/ that needs no provider, with its tests: the variables with their validations, and what the
 * pool's schema, the client's rights and the messages are made of. So Terraform itself judges these where no provider can be
 * had.
 * @param around is emptied first; brands stand in it as they do beside infra/
 * @returns the folder in it to run Terraform in
 */
export function layOutVariables(around: string): string {
  rmSync(around, { recursive: true, force: true })
  const folder = join(around, 'infra')
  mkdirSync(join(folder, 'tests'), { recursive: true })
  for (const brand of brands) {
    mkdirSync(join(around, brand), { recursive: true })
    copyFileSync(join(infra, '..', brand, 'brand.json'), join(around, brand, 'brand.json'))
  }
  const variables = readdirSync(infra).filter((name) => /^variables(\.[\w-]+)?\.tf$/.test(name))
  for (const name of variables) writeFileSync(join(folder, name), readFileSync(join(infra, name)))
  writeFileSync(join(folder, 'attributes.tf'), readFileSync(join(infra, 'modules', 'user-pool', 'attributes.tf')))
  writeFileSync(
    join(folder, 'outputs.tf'),
    outputs.map((name) => `output "${name}" {\n  value = local.${name}\n}\n`).join('\n'),
  )
  const tests = readFileSync(join(infra, 'tests', 'variables.tftest.hcl'), 'utf8')
  writeFileSync(join(folder, 'tests', 'variables.tftest.hcl'), tests.replaceAll(/^mock_provider "\w+" \{\}\n/gm, ''))
  return folder
}

/** The tfvars of each stage, the foreign ones among them, as paths below infra/. */
export function stageVariables(): string[] {
  return ['stages', 'stages/examples'].flatMap((folder) =>
    readdirSync(join(infra, folder))
      .filter((name) => name.endsWith('.tfvars'))
      .map((name) => `${folder}/${name}`),
  )
}
