// `npm test` and its rest run these proofs in part, because all of them together take longer than people wait. Only this
// file says which; `npm run test:whole` runs everything. What of them is in `npm test` itself: `short-run.ts`.

/** The reduced proofs. Of each, one case in so many runs. */
export const reduced = {
  'kill -9 of the local pool during writes': 8,
  'points of the journeys at which the app is killed': 5,
  'cases of a call and a fault of network or keychain': 12,
  'languages in which a scene is looked at in the narrowest window': 3,
  'screens that axe looks at': 3,
  'failures of a call that are shown': 4,
  'failures on a screen that axe looks at': 8,
  'pictures of another brand': 4,
  'failures after a success': 5,
  'steps of a walk at random': 3,
  'refusals on the way of a sign-up': 4,
  'states of an account and kinds of pool at sign-up': 3,
  'pools and users at a sign-in': 19,
  'generated inputs of a call': 4,
  'generated stages': 10,
  'orders of versions on two computers': 6,
  'stages whose form is filled in, in each language': 3,
  'scripts in which a phone number is typed': 4,
  'numbers dialled from abroad': 4,
  'spellings of a number of each country': 4,
  'generated passwords': 5,
  'forms in a low window': 6,
  'languages of a form in a low window': 7,
  'failures of a form in a low window': 6,
  'languages in which a password is typed where nothing may move': 7,
} as const

/** Whether everything runs. `npm run test:whole` sets the variable; set it yourself to run one proof whole. */
function isWhole(): boolean {
  // Write out the whole name, because for a page the bundler replaces it by its value (`vitest.config.ts`).
  return process.env.LATCHKEY_WHOLE === '1'
}

/** How many cases there are for each that runs: 1 when all of them run. */
export function oneIn(proof: keyof typeof reduced): number {
  return isWhole() ? 1 : reduced[proof]
}

/** A line for each proof that ran only in part; none in a whole run. */
export function describeReduced(): string[] {
  if (isWhole()) return []
  return Object.entries(reduced).map(([proof, every]) => `reduced to 1 in ${String(every)}: ${proof}`)
}
