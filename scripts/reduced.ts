// The proofs that `npm test` runs in part, because all of them together take longer than somebody waits. This is the only
// place that says so; `npm run test:whole` runs everything.

/** What is reduced, and to one in how many. */
export const reduced = {
  'kill -9 of the local pool during writes': 8,
  'points of the journeys at which the app is killed': 5,
  'cases of a call and a fault of network or keychain': 3,
  'languages in which a scene is looked at in the narrowest window': 3,
} as const

/** Whether everything runs: `npm run test:whole` asks for that, and whoever wants one proof whole. */
function isWhole(): boolean {
  // In full, because for a page the bundler replaces it by its value (`vitest.config.ts`).
  return process.env.LATCHKEY_WHOLE === '1'
}

/** How many cases one that runs stands for: 1 where all of them run. */
export function oneIn(proof: keyof typeof reduced): number {
  return isWhole() ? 1 : reduced[proof]
}

/** A line for each proof of which a part did not run; none in a whole run. */
export function describeReduced(): string[] {
  if (isWhole()) return []
  return Object.entries(reduced).map(([proof, every]) => `reduced to 1 in ${String(every)}: ${proof}`)
}
