import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import keytar from 'keytar'

const run = promisify(execFile)
const project = fileURLToPath(new URL('../..', import.meta.url))

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

const search = `
import keytar from 'keytar'
process.stdout.write(JSON.stringify(await keytar.findCredentials('Latchkey')))
`

/**
 * Searches in a process of its own, again where that ended: keytar does not survive that the app removes a record between
 * the search and the reading of its results.
 */
async function findAll(triesLeft = 5): Promise<Records> {
  try {
    const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', search], { cwd: project })
    return JSON.parse(stdout) as Records
  } catch (error) {
    if (triesLeft === 0) throw error
    return findAll(triesLeft - 1)
  }
}
