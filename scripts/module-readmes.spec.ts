import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSources } from '../infra/spec/sources.ts'
import { describeModule, documented, readmeOf } from './module-readmes.ts'

const sources = readSources()
const place = 'Ours\n\n<!-- Written by npm run infra:docs -->\nold\n<!-- End -->\n\nOurs too\n'

describe('the READMEs of infra/', () => {
  it.each(documented(sources))('%s: say what its files say (npm run infra:docs)', (folder) => {
    const readme = readFileSync(readmeOf(folder), 'utf8')
    expect(readme).toBe(describeModule(readme, sources, folder))
  })
})

describe('a module’s README', () => {
  const file = `
variable "sms" {
  description = <<-EOT
    Settings of SMS.
    limit: in dollars, at least
    one. sender: who it is from.
  EOT
  type = object({
    limit  = optional(number, 1)
    sender = optional(string)
  })
  default = {}
}

variable "name" {
  description = "First part of \\"every\\" name."
  type        = string
}

output "id" {
  description = "Id of it."
  value       = var.name
}
`
  const written = describeModule(place, new Map([['modules/x/main.tf', file]]), 'modules/x')

  it('lists variables by name, with each key of an object', () => {
    expect(written).toContain(
      [
        '- `name` (string, required): First part of "every" name.',
        '- `sms` (object, usually `{}`): Settings of SMS.',
        '  - `limit`: in dollars, at least one.',
        '  - `sender`: who it is from.',
      ].join('\n'),
    )
  })

  it('lists outputs, and keeps what people wrote', () => {
    expect(written).toContain('## Outputs\n\n- `id`: Id of it.\n')
    expect(written).toMatch(/^Ours\n/)
    expect(written).toMatch(/\nOurs too\n$/)
    expect(written).not.toContain('old')
  })

  it('needs a place for the lists', () => {
    expect(() => describeModule('Ours', sources, 'modules/alarms')).toThrow('infra/modules/alarms/README.md needs')
  })

  it('needs a description of each variable', () => {
    const bare = new Map([['modules/x/main.tf', 'variable "name" {\n  type = string\n}\n']])
    expect(() => describeModule(place, bare, 'modules/x')).toThrow('variable name has no description')
  })
})
