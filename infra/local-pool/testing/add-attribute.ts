import type { LocalPool } from '../server.ts'

/**
 * Gives a running pool an attribute of the company's, which its client may read and write, as Terraform would make it of
 * `infra/stages/examples/consent.tfvars`. A pool that has it stays as it is.
 */
export function addAttribute({ settings }: LocalPool, Name: string): void {
  const { UserPool, UserPoolClient } = settings
  if (UserPool.SchemaAttributes.some((one) => one.Name === Name)) return
  const StringAttributeConstraints = { MinLength: '0', MaxLength: '256' }
  UserPool.SchemaAttributes.push({
    Name,
    AttributeDataType: 'String',
    Mutable: true,
    Required: false,
    StringAttributeConstraints,
  })
  UserPoolClient.ReadAttributes.push(Name)
  UserPoolClient.WriteAttributes.push(Name)
}
