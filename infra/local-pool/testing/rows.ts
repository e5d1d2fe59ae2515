import { openDatabase, type Row } from '../database.ts'

/** The pool whose state the specs of the storage keep. */
export const testPoolId = 'eu-central-1_Test'

/** What somebody who opens the state directory now finds, the oldest record first. */
export function storedRows(dir: string, poolId = testPoolId): Row[] {
  const database = openDatabase(dir, poolId)
  try {
    return [...database.rows()]
  } finally {
    database.close()
  }
}
