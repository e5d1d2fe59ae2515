import { cpSync, existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../', import.meta.url))
const infra = join(root, 'infra')

/** What of infra/ Terraform has no use for, or what a work on a stage left there. */
const leftOut = ['local-pool', 'spec', 'stand-in', '.terraform', '.build']

/**
 * Copies infra/ with its lock file, if it has one, and what it reads beside it: brands and the catalogues of texts. So
 * Terraform leaves nothing in infra/. The copy keeps its state in a file of its own.
 * @param around is emptied first; what is read stands in it as it does beside infra/
 * @returns the folder in it to run Terraform in
 */
export function layOut(around: string): string {
  rmSync(around, { recursive: true, force: true })
  const folder = join(around, 'infra')
  cpSync(infra, folder, {
    recursive: true,
    filter: (path) => !leftOut.includes(basename(path)) && !/\.tf(plan|state)/.test(path),
  })
  const brands = ['brand', ...readdirSync(join(root, 'brands')).map((name) => join('brands', name))]
  const read = [
    ...brands.map((brand) => join(brand, 'brand.json')),
    ...readdirSync(join(root, 'renderer/locales')).map((name) => join('renderer/locales', name)),
  ].filter((file) => file.endsWith('.json') && existsSync(join(root, file)))
  for (const file of read) cpSync(join(root, file), join(around, file), { recursive: true })
  for (const module of rootModules(folder))
    writeFileSync(join(module, 'check_override.tf'), 'terraform {\n  backend "local" {}\n}\n')
  return folder
}

/** The tfvars of each stage, the foreign ones among them, as paths below infra/. */
export function stageVariables(): string[] {
  return ['stages', 'stages/examples'].flatMap((folder) => variablesIn(infra, folder))
}

/** The tfvars of each example of an account, as paths below infra/bootstrap/. */
export function accountVariables(): string[] {
  return variablesIn(join(infra, 'bootstrap'), 'examples')
}

function variablesIn(root: string, folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => name.endsWith('.tfvars'))
    .map((name) => `${folder}/${name}`)
}

/** Folders of a copy that somebody applies by themselves: each has its provider's settings. */
export function rootModules(folder: string): string[] {
  const folders = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => basename(path) === 'providers.tf')
  return folders.map((path) => join(folder, path, '..'))
}
