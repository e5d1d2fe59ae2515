import { readModule, type Sources } from '../hcl/configuration.ts'
import { asText } from '../hcl/value.ts'
import { ofType, type Rule } from './rule.ts'

/** Installed apps carry these two ids. A new client's breaks each of them; a new pool also has none of the users. */
const lasting = ['aws_cognito_user_pool', 'aws_cognito_user_pool_client']

/** What no plan may replace, and which variables Terraform must refuse to plan with. */
export const lastingRules: Record<string, Rule> = {
  'no plan destroys the pool or the client': (stage) => {
    const kept = keptAddresses(stage.sources)
    return lasting.flatMap((type) => {
      const found = ofType(stage, type).map(({ address }) => address)
      return found.length === 0 ? [`there is no ${type}`] : found.filter((address) => !kept.includes(address))
    })
  },

  'variables of another stage, account or Region are refused': (stage) => {
    const kept = keptAddresses(stage.sources)
    const guards = ofType(stage, 'terraform_data').filter(({ address }) => kept.includes(address))
    const guarded = guards.flatMap(({ values }) => asText(values.triggers_replace).split(/[/:]/))
    const { project = 'latchkey', region, account_id: account } = stage.given
    const wanted = [`${asText(project)}-${stage.name}`, asText(account), asText(region)]
    return wanted.filter((value) => !guarded.includes(value))
  },
}

/**
 * Addresses of the resources that Terraform refuses to destroy, and so to replace. The word has to be a literal `true`:
 * Terraform takes no variable there.
 */
export function keptAddresses(sources: Sources): string[] {
  const calls = readModule(sources, '').blocks.filter(({ type }) => type === 'module')
  const modules = calls.map(({ labels: [name = ''], body }) => ({
    directory: (body.attributes.get('source')?.text ?? '').slice(3, -1),
    prefix: `module.${name}.`,
  }))
  return [{ directory: '', prefix: '' }, ...modules].flatMap(({ directory, prefix }) =>
    readModule(sources, directory)
      .blocks.filter(({ type }) => type === 'resource')
      .filter(({ body }) =>
        body.blocks.some(
          ({ type, body: { attributes } }) =>
            type === 'lifecycle' && attributes.get('prevent_destroy')?.text === 'true',
        ),
      )
      .map(({ labels }) => prefix + labels.join('.')),
  )
}
