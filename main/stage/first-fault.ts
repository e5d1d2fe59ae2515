import type { z } from '../../preload/contract/schema.ts'

/**
 * A sentence about the first fault in a file that a person wrote, with the path of its key: `attributes[2].label`.
 * @param kind what the file should be, such as `a stage`
 */
export function firstFault(issues: readonly z.core.$ZodIssue[], source: string, kind: string): string {
  const [issue] = issues
  if (issue === undefined) return `${source} is not ${kind}.`
  const unknown = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  const keys = [...issue.path, ...unknown]
  const path = keys.map((key) => (typeof key === 'number' ? `[${String(key)}]` : `.${String(key)}`)).join('')
  const says = unknown.length > 0 ? 'no such key exists' : issue.message
  const others = issues.length > 1 ? ` (and ${String(issues.length - 1)} more)` : ''
  return `${source}: ${path === '' ? 'the file' : path.replace(/^\./, '')}: ${says}${others}.`
}
