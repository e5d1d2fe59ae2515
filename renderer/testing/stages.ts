import { attributeDefinitions } from '../../preload/contract/attributes/definition.ts'
import type { AppInfo } from '../../preload/contract/machine.ts'
import { passwordPolicy } from '../../preload/contract/password-policy.ts'
import { signInRules } from '../../preload/contract/sign-in-rules.ts'
import department from '../../infra/stages/examples/department.json' with { type: 'json' }
import invited from '../../infra/stages/examples/invited.json' with { type: 'json' }
import names from '../../infra/stages/examples/names.json' with { type: 'json' }

/** What main tells of a stage, from its file. */
function infoOf(file: { stage: string; passwordPolicy: unknown; attributes: unknown; signIn?: unknown }) {
  return {
    stage: file.stage,
    passwordPolicy: passwordPolicy.parse(file.passwordPolicy),
    signIn: signInRules.parse(file.signIn ?? {}),
    attributes: attributeDefinitions.parse(file.attributes),
  } satisfies Partial<AppInfo>
}

/** The stages of `infra/stages/examples`: three companies that are not like the one whose attributes are usual. */
export const stages = { department: infoOf(department), invited: infoOf(invited), names: infoOf(names) }
