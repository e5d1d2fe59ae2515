/** What is promised to the user: how long anything takes at most, in milliseconds. */
export const promised = 10_000

/** For the environment of an app whose time-outs are a quarter as long. Which of them ends first stays the same. */
export const quick = { LATCHKEY_PACE: '0.25' }

/** The promise at that pace: two seconds more than a request may take, as at the real one. */
export const promisedQuick = 4_000
