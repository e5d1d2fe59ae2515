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
