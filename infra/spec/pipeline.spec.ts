import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { isHere } from '../../scripts/platforms.ts'
import { readSources } from './sources.ts'

const root = new URL('../../', import.meta.url)
const text = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const github = text('infra/pipeline/github.yml')
const gitlab = text('infra/pipeline/gitlab.yml')

const step = z.strictObject({
  name: z.string().optional(),
  if: z.string().optional(),
  uses: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
  env: z.record(z.string(), z.string()).optional(),
  run: z.string().optional(),
})
const permissions = z.record(z.string(), z.enum(['read', 'write']))
const job = z.strictObject({
  needs: z.string().optional(),
  if: z.string().optional(),
  'runs-on': z.string(),
  'timeout-minutes': z.number(),
  environment: z.string().optional(),
  concurrency: z.strictObject({ group: z.string(), 'cancel-in-progress': z.boolean() }).optional(),
  permissions: permissions.optional(),
  steps: z.array(step),
})
const workflow = z.strictObject({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions,
  env: z.record(z.string(), z.unknown()),
  jobs: z.record(z.string(), job),
})
type Job = z.output<typeof job>
const { jobs, permissions: ofAll, on } = workflow.parse(parse(github))

const lines = z.array(z.string())
const gitlabJob = z.looseObject({
  extends: z.string().optional(),
  needs: lines.optional(),
  variables: z.record(z.string(), z.string()).optional(),
  rules: z.array(z.looseObject({ if: z.string(), when: z.string().optional() })).optional(),
  before_script: lines.optional(),
  script: lines.optional(),
  environment: z.strictObject({ name: z.string() }).optional(),
  resource_group: z.string().optional(),
  artifacts: z.looseObject({ paths: lines }).optional(),
})
const { stages, ...rest } = z.looseObject({ stages: lines }).parse(parse(gitlab))
const ofGitlab = z
  .record(z.string(), gitlabJob)
  .parse(Object.fromEntries(Object.entries(rest).filter(([name]) => name !== 'variables')))

const usesOf = ({ steps }: Job, action: string): Record<string, unknown>[] =>
  steps.filter(({ uses }) => uses?.startsWith(`${action}@`)).map((one) => one.with ?? {})
const roleOf = (one: Job): unknown => usesOf(one, 'aws-actions/configure-aws-credentials')[0]?.['role-to-assume']
const scripts = [
  ...Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? [])),
  ...Object.values(ofGitlab).flatMap(({ script = [], before_script: before = [] }) => [...before, ...script]),
]

describe('the samples of a pipeline', () => {
  it('call scripts and files that there are, with what these take', () => {
    const { scripts: known } = z
      .looseObject({ scripts: z.record(z.string(), z.string()) })
      .parse(JSON.parse(text('package.json')))
    const named = scripts.join('\n')
    const npm = [...named.matchAll(/npm run ([\w:-]+)/g)].map(([, name = '']) => name)
    expect(new Set(npm)).toEqual(new Set(['setup', 'configure']))
    expect(npm.filter((name) => known[name] === undefined)).toEqual([])
    const calls = [...named.matchAll(/sh (infra\/[\w./-]+) (\w+) (\w+)/g)]
    expect(calls.map(([, , command]) => command).sort()).toEqual(['apply', 'apply', 'drift', 'drift', 'plan', 'plan'])
    for (const [, path = '', command = '', stage = ''] of calls) {
      expect(text(path)).toContain(`\n${command})\n`)
      expect(existsSync(new URL(`infra/stages/${stage}.tfvars`, root))).toBe(true)
    }
    for (const option of ['stage', 'from'])
      expect(text('scripts/configure.ts')).toMatch(new RegExp(`const options = \\{[^}]*\\b${option}: `))
  })

  it.runIf(isHere('scripts that are programs'))('are shell that parses', () => {
    expect(scripts.length).toBeGreaterThan(8)
    for (const script of scripts) {
      const { status, stderr } = spawnSync('sh', ['-n'], { input: script, encoding: 'utf8', timeout: 20_000 })
      expect([status, stderr]).toEqual([0, ''])
    }
  })

  it('put nothing of an event into a shell, where its author could write commands', () => {
    for (const script of scripts) expect(script).not.toContain('${{')
  })
})

describe('the sample for GitHub', () => {
  it('names each action by the commit of a version', () => {
    const uses = [...github.matchAll(/uses: (.+)/g)].map(([, one = '']) => one)
    expect(uses.length).toBeGreaterThan(10)
    for (const one of uses) expect(one).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/)
    const commits = new Set(uses.map((one) => one.split(' ')[0]))
    expect(commits.size).toBe(new Set(uses.map((one) => one.split('@')[0])).size)
  })

  it('lets a job do what it needs: a token only where a role is taken on', () => {
    expect(ofAll).toEqual({ contents: 'read' })
    expect(Object.keys(on)).not.toContain('pull_request_target')
    for (const one of Object.values(jobs)) {
      const { contents, ...more } = one.permissions ?? ofAll
      expect(contents).toBe('read')
      expect(more['id-token']).toBe(roleOf(one) === undefined ? undefined : 'write')
    }
    expect(jobs.drift?.permissions).toEqual({ contents: 'read', 'id-token': 'write', issues: 'write' })
  })

  it('gives pull requests and schedules the role that plans, and the other to what was approved', () => {
    const role = (name: string): string => `arn:aws:iam::111122223333:role/pipeline/latchkey-${name}`
    expect(Object.entries(jobs).map(([name, one]) => [name, roleOf(one), one.environment])).toEqual([
      ['plan', role('plan'), undefined],
      ['apply', role('apply'), 'dev'],
      ['configure', undefined, undefined],
      ['drift', role('plan'), undefined],
    ])
    expect(jobs.apply?.if).toContain("github.ref == 'refs/heads/main' && github.event_name != 'pull_request'")
    expect(jobs.plan?.if).toContain('head.repo.full_name == github.repository')
    expect(jobs.apply?.concurrency).toEqual({ group: 'apply-dev', 'cancel-in-progress': false })
  })

  it('hands the plan to the apply, with the zips that it names', () => {
    expect(jobs.apply?.needs).toBe('plan')
    const [given] = jobs.plan === undefined ? [] : usesOf(jobs.plan, 'actions/upload-artifact')
    const [taken] = jobs.apply === undefined ? [] : usesOf(jobs.apply, 'actions/download-artifact')
    expect(given).toMatchObject({ name: 'dev-plan', 'include-hidden-files': true, 'if-no-files-found': 'error' })
    expect(String(given?.path).trim().split('\n')).toEqual(archived)
    // The artifact's root is the folder that all of these have in common.
    expect(taken).toEqual({ name: 'dev-plan', path: 'infra' })
  })

  it('takes the exit code of Terraform itself', () => {
    for (const one of Object.values(jobs).filter((each) => roleOf(each) !== undefined))
      expect(usesOf(one, 'hashicorp/setup-terraform')).toEqual([
        { terraform_version: '${{ env.TERRAFORM_VERSION }}', terraform_wrapper: false },
      ])
  })
})

const archived = ['infra/dev.tfplan', 'infra/dev.plan.txt', 'infra/modules/*/.build/']

describe('the sample for GitLab', () => {
  const triggersOf = (name: string): string[] => (ofGitlab[name]?.rules ?? []).map((one) => one.if)

  it('gives merge requests and schedules the role that plans, and the other to what was approved', () => {
    expect(stages).toEqual(['plan', 'apply', 'configure'])
    const role = (name: string): string => `arn:aws:iam::111122223333:role/pipeline/latchkey-${name}`
    expect(Object.entries(ofGitlab).map(([name, one]) => [name, one.variables?.AWS_ROLE_ARN])).toEqual([
      ['.terraform', undefined],
      ['plan', role('plan')],
      ['apply', role('apply')],
      ['configure', undefined],
      ['drift', role('plan')],
    ])
    expect(triggersOf('apply')).toEqual([
      '$CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $CI_PIPELINE_SOURCE != "schedule"',
    ])
    expect(ofGitlab.apply?.rules?.[0]?.when).toBe('manual')
    expect(triggersOf('drift')).toEqual(['$CI_PIPELINE_SOURCE == "schedule"'])
    expect([ofGitlab.apply?.environment?.name, ofGitlab.apply?.resource_group]).toEqual(['dev', 'dev'])
  })

  it('hands the plan to the apply, with the zips that it names', () => {
    expect(ofGitlab.plan?.artifacts?.paths).toEqual(archived)
    expect(ofGitlab.apply?.needs).toEqual(['plan'])
  })
})

describe('the zips of the functions', () => {
  it('are written below the folders that the plan is kept with', () => {
    const written = [...readSources()].flatMap(([path, source]) =>
      [...source.matchAll(/^ {2}output_path\s*=\s*"(.+)"$/gm)].map(([, to = '']) => ({ path, to })),
    )
    expect(written.length).toBeGreaterThan(0)
    for (const { path, to } of written) {
      expect(path).toMatch(/^modules\/[\w-]+\/[\w.-]+\.tf$/)
      expect(to).toMatch(/^\$\{path\.module\}\/\.build\//)
    }
  })
})
