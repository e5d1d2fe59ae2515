import { accessRules } from './access.ts'
import { alarmRules } from './alarms.ts'
import { appClientRules } from './app-client.ts'
import { distributionRules } from './distribution.ts'
import { lastingRules } from './lasting.ts'
import { logRules } from './logs.ts'
import { messageRules } from './messages.ts'
import { operationsRules } from './operations.ts'
import { partitionRules } from './partition.ts'
import type { Rule } from './rule.ts'
import { schemaRules } from './schema.ts'
import { stateRules } from './state.ts'
import { threatProtectionRules } from './threat-protection.ts'
import { triggerRules } from './triggers.ts'
import { userPoolRules } from './user-pool.ts'

/** Every rule that a stage has to keep, by its name. */
export const rules: Record<string, Rule> = {
  ...userPoolRules,
  ...threatProtectionRules,
  ...schemaRules,
  ...messageRules,
  ...appClientRules,
  ...accessRules,
  ...distributionRules,
  ...operationsRules,
  ...alarmRules,
  ...logRules,
  ...stateRules,
  ...lastingRules,
  ...partitionRules,
  ...triggerRules,
}
