import {
  AdminDeleteUserCommand,
  AdminGetUserCommand,
  CognitoIdentityProviderClient,
  UserNotFoundException,
  paginateListUsers,
} from '@aws-sdk/client-cognito-identity-provider'

const client = new CognitoIdentityProviderClient({ maxAttempts: 5 })
const userPool = { UserPoolId: process.env.USER_POOL_ID }
const hour = 3_600_000

/** Left for the last requests and the log. What is not reached now is found an hour later. */
const reserve = 15_000

/**
 * Removes the user pool's sign-ups that are older than MAX_AGE_HOURS and were never confirmed.
 * @param {unknown} _event not used
 * @param {{ getRemainingTimeInMillis: () => number }} context
 * @returns {Promise<{ deleted: number, finished: boolean }>}
 * @throws when the pool refuses or cannot be reached; the function's error alarm is for that
 */
export async function handler(_event, context) {
  const before = Date.now() - Number(process.env.MAX_AGE_HOURS) * hour
  // Counts only: a log of who signed up would have to be guarded like the pool itself.
  const result = { deleted: 0, finished: false }
  const query = { ...userPool, Filter: 'cognito:user_status = "UNCONFIRMED"', AttributesToGet: ['sub'] }
  for await (const { Users = [] } of paginateListUsers({ client, pageSize: 60 }, query)) {
    for (const { Username, UserCreateDate } of Users) {
      if (context.getRemainingTimeInMillis() < reserve) return report(result)
      if (UserCreateDate.getTime() < before && (await removeUnconfirmed(Username))) result.deleted += 1
    }
  }
  result.finished = true
  return report(result)
}

/** Asks again before it deletes: since the page was listed the user may have confirmed. */
async function removeUnconfirmed(Username) {
  try {
    const { UserStatus } = await client.send(new AdminGetUserCommand({ ...userPool, Username }))
    if (UserStatus !== 'UNCONFIRMED') return false
    await client.send(new AdminDeleteUserCommand({ ...userPool, Username }))
    return true
  } catch (error) {
    if (error instanceof UserNotFoundException) return false
    throw error
  }
}

function report(result) {
  console.log(result)
  return result
}
