import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judge, limits, type Check } from './infra-checks.ts'
import { run, type Run } from './terraform.ts'

const infra = fileURLToPath(new URL('../infra/', import.meta.url))

/**
 * Whether Terraform takes the variables of each example of infra/bootstrap, and works out what the roles may do. It needs
 * no provider, so it runs everywhere.
 * @param data folder for a copy of that part of the configuration
 */
export function checkAccount(program: string, data: string, time = limits): Check {
  const cwd = layOutAccount(join(data, 'account'))
  const env = { TF_DATA_DIR: join(cwd, '.terraform') }
  const ended = (args: string[]): Run => run(program, [...args, '-no-color'], { timeout: time.short, cwd, env })
  const init = ended(['init', '-backend=false', '-input=false'])
  if (init.outcome !== 'done') return judge('account', init, '')
  const examples = readdirSync(join(infra, 'bootstrap/examples')).map((name) => join(infra, 'bootstrap/examples', name))
  for (const path of examples) {
    const plan = ended(['plan', '-input=false', '-lock=false', `-var-file=${path}`])
    if (plan.outcome !== 'done') return judge(`account of ${path}`, plan, '')
  }
  return judge('account', init, `${String(examples.length)} examples`)
}

/** Lays out what of infra/bootstrap needs no provider, with the policies that it reads beside it. */
function layOutAccount(around: string): string {
  rmSync(around, { recursive: true, force: true })
  const folder = join(around, 'bootstrap')
  mkdirSync(folder, { recursive: true })
  for (const name of ['deployer-policy.json', 'permissions-boundary.json'])
    copyFileSync(join(infra, name), join(around, name))
  for (const name of ['variables.tf', 'policies.tf']) copyFileSync(join(infra, 'bootstrap', name), join(folder, name))
  const documents = ['deployer', 'planner', 'guard', 'boundary']
  writeFileSync(
    join(folder, 'outputs.tf'),
    documents.map((name) => `output "${name}" {\n  value = jsonencode(local.${name})\n}\n`).join('\n'),
  )
  return folder
}
