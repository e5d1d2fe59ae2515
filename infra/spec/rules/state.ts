import { readModule } from '../hcl/configuration.ts'
import { asText } from '../hcl/value.ts'
import { readValues } from '../hcl/variables.ts'
import { stageNames, type Stage } from '../stage.ts'
import type { Rule } from './rule.ts'

/** Where Terraform keeps its state, in which account it acts, and with which providers. */
export const stateRules: Record<string, Rule> = {
  'the state is encrypted and locked': ({ sources }) => {
    const backend = terraformBlocks(sources).find(({ type, labels }) => type === 'backend' && labels[0] === 's3')
    if (backend === undefined) return ['there is no S3 backend']
    return ['encrypt', 'use_lockfile'].filter((name) => backend.body.attributes.get(name)?.text !== 'true')
  },

  'every stage has a state of its own': ({ sources }) =>
    stageNames(sources).flatMap((name) => {
      const file = `stages/${name}.s3.tfbackend`
      const values = readValues(sources.get(file) ?? '', file)
      const right =
        asText(values.key).includes(`/${name}/`) &&
        typeof values.bucket === 'string' &&
        Object.keys(values).length === 3
      return right ? [] : [`${file}: bucket, key with /${name}/, region, and nothing else`]
    }),

  'providers are pinned': ({ sources }) => {
    const required = terraformBlocks(sources).find(({ type }) => type === 'required_providers')
    const loose = [...(required?.body.attributes ?? [])].filter(
      ([, { text }]) => !/version\s*=\s*"~> \d+\.\d+"/.test(text),
    )
    return required === undefined ? ['no provider is pinned'] : loose.map(([name]) => name)
  },

  'credentials of another account are refused': ({ sources }) => {
    const provider = readModule(sources, '').blocks.find(
      ({ type, labels }) => type === 'provider' && labels[0] === 'aws',
    )
    return provider?.body.attributes.get('allowed_account_ids')?.text === '[var.account_id]' ? [] : ['provider "aws"']
  },

  'everything is tagged with project and stage': ({ sources }) => {
    const provider = readModule(sources, '').blocks.find(
      ({ type, labels }) => type === 'provider' && labels[0] === 'aws',
    )
    const tags =
      provider?.body.blocks.find(({ type }) => type === 'default_tags')?.body.attributes.get('tags')?.text ?? ''
    return ['Project', 'Stage'].filter((tag) => !new RegExp(`\\b${tag}\\s*=`).test(tags))
  },
}

function terraformBlocks(sources: Stage['sources']): ReturnType<typeof readModule>['blocks'] {
  return readModule(sources, '')
    .blocks.filter(({ type }) => type === 'terraform')
    .flatMap(({ body }) => body.blocks)
}
