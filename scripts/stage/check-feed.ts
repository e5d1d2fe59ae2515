import { ask } from './ask.ts'
import type { Finding } from './finding.ts'

/** Whether the stage's update feed has a version for Windows. */
export async function checkFeed(feed: string | undefined, patience: number): Promise<Finding> {
  const about = 'the update feed'
  if (feed === undefined)
    return { state: 'ok', about, says: 'the stage has none, so installed apps look for no updates.' }
  const url = `${feed.replace(/\/$/, '')}/latest.yml`
  const answer = await ask(url, {}, patience)
  if (!answer.ok) return { state: 'failed', about, says: `${url}: ${answer.reason}; is the feed’s address right?` }
  const version = /^version: *(\S+)/m.exec(answer.text)?.[1]
  if (answer.status === 200 && version !== undefined) return { state: 'ok', about, says: `${url} offers ${version}.` }
  const nothing = answer.status === 403 || answer.status === 404
  const says = nothing
    ? `${url} answered ${answer.status}: nothing was published there yet, or the address is wrong (docs/release.md).`
    : `${url} answered ${answer.status} and names no version: something else answers there.`
  return { state: 'failed', about, says }
}
