import keytar from 'keytar'

type Records = { account: string; password: string }[]

/** The app's records in the OS keychain for one pool: what a thief of the keychain would find. */
export async function keychainRecords(userPoolId: string): Promise<Records> {
  const records = await findAll()
  return records.filter(({ account }) => account.includes(userPoolId))
}

/**
 * The refresh token in the record of a stage's app; null without a record. A search would read the records of all apps,
 * and keytar does not survive one that is removed meanwhile.
 */
export async function keptRefreshToken(stage: string, userPoolId: string): Promise<string | null> {
  const record = await keytar.getPassword('Latchkey', `${stage}/${userPoolId}`)
  return record === null ? null : (JSON.parse(record) as { refreshToken: string }).refreshToken
}

/** Apps of other tests share the keyring, and may remove a record between the search and the reading of its results. */
async function findAll(triesLeft = 5): Promise<Records> {
  try {
    return await keytar.findCredentials('Latchkey')
  } catch (error) {
    const isGone = error instanceof Error && error.message.startsWith('No such secret item')
    if (!isGone || triesLeft === 0) throw error
    return findAll(triesLeft - 1)
  }
}
