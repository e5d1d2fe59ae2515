import type { Bench } from './bench.ts'

// What differs at each run, and what no report may hold: tokens, sessions, account ids.
const patterns: readonly [RegExp, string][] = [
  [/\beyJ[\w-]+\.[\w-]*\.[\w-]*/g, '(a token)'],
  [/\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/gi, '(a user’s id)'],
  [/\btkn[0-9a-z]{25}\b/g, '(a session’s id)'],
  [/\+1\d{3}55501\d\d\b/g, '(a number)'],
  [/\b\d{12}\b/g, '(an account)'],
  [/[\w+/=.-]{60,}/g, '(something long)'],
]

/** A pool's answer without what differs at each run, and without anything that is secret. */
export function redacted(answer: string, { UserPoolId, ClientId }: Pick<Bench, 'UserPoolId' | 'ClientId'>): string {
  const known = answer.replaceAll(UserPoolId, '(the pool)').replaceAll(ClientId, '(the client)')
  return patterns.reduce((text, [pattern, name]) => text.replaceAll(pattern, name), known)
}
