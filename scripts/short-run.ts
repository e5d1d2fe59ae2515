// `npm test` has ten minutes on two cores (decision 0075). What it leaves out stands here and nowhere else;
// `npm run test:rest` runs just that, as continuous integration does after it. New tests belong to the short run.

/** Which tests run: those of the short run, the rest, or all. Vitest's configuration gives it to pages. */
export function whichRun(): 'short' | 'rest' | 'all' {
  // Write out the whole name, because for a page the bundler replaces it by its value (`vitest.config.ts`).
  const run = process.env.LATCHKEY_RUN
  return run === 'short' || run === 'rest' ? run : 'all'
}

/** The gallery in both themes and in low windows. Narrow and in high contrast it is in the short run too, in part. */
const screensOfTheRest = ['renderer/gallery/gallery-themes.spec.ts', 'renderer/gallery/gallery-forms.spec.ts']

/**
 * Files of the rest: they take long, and what they prove seldom breaks alone. Most of them go through all cases of
 * something whose usual cases are proved in the short run too.
 */
export const filesOfTheRest = [
  // The back-end: each rule on each generated configuration.
  'infra/spec/{plan,security,attributes,local-pool,messages}.spec.ts',
  // The local pool: clients that are not ours, and how it holds out.
  'infra/local-pool/conformance/{amplify,cli,identity-js,sdk}.spec.ts',
  'infra/local-pool/operations/challenge-states.spec.ts',
  'infra/local-pool/record/record.spec.ts',
  'infra/local-pool/strength/{kill,malformed}.spec.ts',
  'infra/local-pool/{cli,pages}.spec.ts',
  'infra/local-pool/phone/phone.spec.ts',
  // The account: the app killed, calls that fail, all pools and users, and walks at random.
  'main/account/session/{killed,held-memory,left-record,moves-taken}.spec.ts',
  'main/account/{sign-in-table,stages}.spec.ts',
  'main/account/pool/errors/texts.spec.ts',
  'main/account/journeys/{reset-refused,sign-in-again,sign-in-over,sign-up-refusals}.spec.ts',
  'main/disk/{failing-calls,leftovers}.spec.ts',
  'main/settings/unusable.spec.ts',
  'compat/later.spec.ts',
  'e2e/{faults,walk,logs/held,host/lifecycle,host/pages}.spec.ts',
  ...screensOfTheRest,
  // The tools of whoever builds, deploys and translates.
  'scripts/{pool-record,configure,doctor,sms-countries,infra-checks,sessions,standstill}.spec.ts',
  'scripts/texts/{check,same-as-english}.spec.ts',
  'scripts/pack/{run-builder,icons,menu-entry}.spec.ts',
  'scripts/{stage/from-pool,import/import-pool}.spec.ts',
  // The app in Electron, beyond the ways that everybody takes: the care of an account in all its steps, a network that
  // is in the way, and what happens seldom.
  'e2e/account-care-{confirmation,deletion,number,places,factors}.spec.ts',
  'e2e/{consent,hung-server,policy,unusable-files,sign-in-first,stages,interrupted,former-name,diagnostics}.spec.ts',
  'e2e/{any-way,northwind,resilience,sent-once}.spec.ts',
  'e2e/electron/{network-unsent,network-floods,proxies,proxy-sign-in,proxy-tunnels}.spec.ts',
  'e2e/electron/{shell-bridge,shell-desktop,shell-failures,shell-silence,shell-start,shell-stays}.spec.ts',
]

/** Vitest's projects of which the short run has nothing: Electron shows the same journeys. */
export const projectsOfTheRest: readonly string[] = ['chromium', 'northwind']

/** Of the tests of screens, the short run has one in so many. The first part of a path that fits counts. */
const shares: readonly [path: string, oneIn: number][] = [
  ['renderer/gallery/', 30],
  ['renderer/', 8],
]

/**
 * Whether the run that is under way has a test of a screen. The choice goes by the name, so it is the same each time.
 * @param path the test's file
 */
export function isInRun(path: string, name: string, run: ReturnType<typeof whichRun> = whichRun()): boolean {
  if (run === 'all') return true
  if (screensOfTheRest.some((file) => path.endsWith(file))) return run === 'rest'
  const [, oneIn = 1] = shares.find(([part]) => path.includes(part)) ?? []
  let sum = 0
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003
  return (sum % oneIn === 0) === (run === 'short')
}

/** A line about what the short run left out. */
export function describeRest(): string {
  const ofScreens = shares.map(([path, oneIn]) => `all but 1 in ${String(oneIn)} tests of ${path}`)
  return [...ofScreens, ...projectsOfTheRest, ...filesOfTheRest].join(', ')
}
