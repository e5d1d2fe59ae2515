import { fileURLToPath } from 'node:url'
import { checkAccount } from './infra-account.ts'
import { checkConfiguration, checkFormat, checkVariables, limits, type Check } from './infra-checks.ts'
import { complaint, findTerraform, run } from './terraform.ts'
import { toolCommand } from './tool.ts'

// npm run infra:check: tests everything of infra/ that can be tested without AWS.

const root = fileURLToPath(new URL('../', import.meta.url))
const results = [checkSpecs(), ...checkWithTerraform()]
for (const { name, outcome, detail } of results) console.log(`${outcome.padEnd(7)}  ${name}: ${detail}`)
process.exitCode = results.some(({ outcome }) => outcome === 'failed') ? 1 : 0

/** The specs parse the HCL themselves and check each setting, so they need neither Terraform nor a network. */
function checkSpecs(): Check {
  const [node, vitest] = toolCommand('vitest')
  const values = [
    'run',
    '--project',
    'unit',
    'infra/spec',
    'infra/modules',
    'scripts/configure',
    'scripts/infra-account',
    'scripts/infra-checks',
    'scripts/stage/',
  ]
  const specs = run(node, [vitest, ...values], { timeout: limits.tests, cwd: root, env: { NO_COLOR: '1' } })
  if (specs.outcome === 'done') {
    const figures = /Tests\s+(.+)/.exec(specs.stdout)?.[1] ?? 'no figures'
    return { name: 'specs', outcome: 'passed', detail: figures.trim() }
  }
  console.log(specs.stdout, specs.stderr)
  return {
    name: 'specs',
    outcome: 'failed',
    detail: specs.outcome === 'timedOut' ? 'they did not end in time' : complaint(specs),
  }
}

function checkWithTerraform(): Check[] {
  const terraform = findTerraform()
  if (terraform === null) {
    return [
      {
        name: 'fmt, variables, validate and test',
        outcome: 'not run',
        detail: 'neither terraform nor tofu is on the path',
      },
    ]
  }
  const { program, version } = terraform
  const data = `${root}out/infra-check`
  const checks = [
    checkFormat(program),
    checkVariables(program, data),
    checkAccount(program, data),
    ...checkConfiguration(program, data),
  ]
  return checks.map((check) => ({ ...check, name: `${check.name} (${version})` }))
}
