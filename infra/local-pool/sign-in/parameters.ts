import { errors } from '../errors.ts'

/** AuthParameters or ChallengeResponses of a request. */
export type Parameters = Readonly<Record<string, string>>

/** @throws {CognitoError} InvalidParameterException "Missing required parameter …" */
export function required(parameters: Parameters, name: string): string {
  const value = parameters[name]
  if (value === undefined || value === '') throw errors.missingParameter(name)
  return value
}
