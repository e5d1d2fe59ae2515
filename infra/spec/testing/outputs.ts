import type { ObjectValue } from '../hcl/value.ts'
import type { Stage } from '../stage.ts'

/** What only AWS knows. */
interface Ids {
  userPoolId: string
  userPoolClientId: string
  updateFeedUrl?: string | undefined
}

/** A stage's outputs as `terraform output -json` prints them after an apply, with these ids. */
export function printedOutputs({ outputs }: Stage, ids: Ids): object {
  const { userPoolId, userPoolClientId, updateFeedUrl = null } = ids
  const known = { user_pool_id: userPoolId, user_pool_client_id: userPoolClientId, update_feed_url: updateFeedUrl }
  const values: ObjectValue = { ...outputs, ...known }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { sensitive: false, value }]))
}
