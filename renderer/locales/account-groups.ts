/**
 * The groups of texts that only the rooms of the account show. They are fetched with its frame, so that whoever signs in
 * does not wait for them (decision 0039).
 */
export const accountGroups = [
  'profile',
  'editProfile',
  'verifyPhone',
  'ready',
  'security',
  'changePassword',
  'identity',
  'factors',
  'addTotp',
  'newNumber',
  'places',
  'deleteAccount',
  'thisComputer',
  'keptIn',
  'help',
] as const
export type AccountGroup = (typeof accountGroups)[number]

/**
 * The groups that no screen shows: what the user pool itself sends, in the same languages. They ship with its functions
 * (decision 0070), and never with the app.
 */
export const poolGroups = ['pool'] as const
export type PoolGroup = (typeof poolGroups)[number]
