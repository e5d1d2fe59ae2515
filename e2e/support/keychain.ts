import keytar from 'keytar'

/** The app's records in the OS keychain for one pool: what a thief of the keychain would find. */
export async function keychainRecords(userPoolId: string): Promise<{ account: string; password: string }[]> {
  const records = await keytar.findCredentials('Latchkey')
  return records.filter(({ account }) => account.includes(userPoolId))
}
