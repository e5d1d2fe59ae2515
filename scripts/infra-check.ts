import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { accountVariables, layOut, rootModules, stageVariables } from './infra-copy.ts'
import {
  checkAccount,
  checkFormat,
  initialise,
  limits,
  test,
  testStages,
  validate,
  type Check,
  type Place,
} from './infra-checks.ts'
import { checkLockFile } from './infra-lock.ts'
import { checkMutations } from './infra-mutations.ts'
import { checkPlan, everything, judgePlan } from './infra-plans.ts'
import { notRun } from './not-run.ts'
import { startStandIn } from './stand-in.ts'
import { complaint, findTerraform, run } from './terraform.ts'
import { toolCommand } from './tool.ts'

// npm run infra:check: tests everything of infra/ that can be tested without AWS. With --quick, as in npm test, only what
// needs neither the specs, which run there anyway, nor a network, nor a minute; with --tests, as in npm run test:rest,
// Terraform's own tests, which need the minute. With --mutations it also plans each mistake of
// infra/spec/mutations.ts. With --locked it fails where infra/ has no lock file, as in a pipeline. With --plan FILE it holds to the rules what `terraform show -json` printed into that file.

const root = fileURLToPath(new URL('../', import.meta.url))
const options = process.argv.slice(2)
/** Whether it is a part of npm test or its rest, where the specs run anyway. */
const quick = options.includes('--quick') || options.includes('--tests')
const [planFile] = options.slice(options.indexOf('--plan') + 1)
const results = options.includes('--plan') ? checkFile(planFile) : await checkAll()
for (const { name, outcome, detail } of results) console.log(`${outcome.padEnd(7)}  ${name}: ${detail}`)
if (results.some(({ outcome }) => outcome === 'failed')) process.exitCode = 1
else if (quick && results.every(({ outcome }) => outcome === 'not run')) process.exitCode = notRun

function checkFile(file = ''): Check[] {
  try {
    return [judgePlan(readFileSync(file, 'utf8'), `plan ${file}`)]
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return [{ name: `plan ${file}`, outcome: 'failed', detail: `it could not be read: ${reason}` }]
  }
}

async function checkAll(): Promise<Check[]> {
  const specs = quick ? [] : [checkSpecs(), checkLockFile(join(root, 'infra'), options.includes('--locked'))]
  const terraform = findTerraform()
  if (terraform === null) {
    const detail = 'neither terraform nor tofu is on the path. Install Terraform 1.11 or OpenTofu 1.11 for it'
    return [...specs, { name: 'fmt, validate, plans and tests', outcome: 'not run', detail }]
  }
  const { program, version } = terraform
  const withVersion = (check: Check): Check => ({ ...check, name: `${check.name} (${version})` })
  const standIn = await startStandIn()
  try {
    const place = { program, folder: layOut(join(root, 'out/infra-check')), env: standIn.env }
    if (options.includes('--tests')) return [initialise(place) ?? test(place)].map(withVersion)
    const checks = [checkFormat(program), ...checkOnStandIn(place)]
    const real = quick ? [] : checkOnProviders({ program, folder: layOut(join(root, 'out/infra-providers')) })
    return [...specs, ...[...checks, ...real].map(withVersion)]
  } finally {
    standIn.stop()
  }
}

/** What Terraform says with the stand-in for its providers. */
function checkOnStandIn(place: Place): Check[] {
  const modules = rootModules(place.folder)
  const checks = modules.flatMap((folder) => {
    const there = { ...place, folder }
    const name = `validate ${relative(join(place.folder, '..'), folder)}`
    return [initialise(there) ?? validate(there, name)]
  })
  if (checks.some(({ outcome }) => outcome !== 'passed')) return checks
  checks.push(...stageVariables().map((path) => checkPlan(place, `plan of ${path}`, [`-var-file=${path}`])))
  checks.push(checkPlan(place, 'plan of every optional part', everything(place)))
  checks.push(...accountVariables().map((path) => checkAccount(place, path)))
  if (!quick) checks.push(test(place), ...testStages(place))
  if (options.includes('--mutations')) checks.push(...checkMutations(place))
  return checks
}

/** The same with the providers themselves, where a registry answers. */
function checkOnProviders(place: Place): Check[] {
  const checks = [initialise(place) ?? validate(place)]
  if (checks.every(({ outcome }) => outcome === 'passed')) checks.push(test(place), ...testStages(place))
  return checks.map((check) => ({ ...check, name: `${check.name} with the true providers` }))
}

/** The specs parse the HCL themselves and check each setting, so they need neither Terraform nor a network. */
function checkSpecs(): Check {
  const [node, vitest] = toolCommand('vitest')
  const folders = ['infra/spec', 'infra/modules', 'infra/stand-in']
  const values = ['run', '--project', 'unit', ...folders, 'scripts/configure', 'scripts/infra-', 'scripts/stage/']
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
