import { graceNeeded } from '../../../main/account/session/retry-pauses.ts'
import { asList } from '../hcl/value.ts'
import { declared, sameNames } from './attributes.ts'
import { at, each, type Rule } from './rule.ts'

const client = 'aws_cognito_user_pool_client'
const srp = 'ALLOW_USER_SRP_AUTH'
const refresh = 'ALLOW_REFRESH_TOKEN_AUTH'

/** The client's id is in every installer, so anybody can use it. These rules limit what for. */
export const appClientRules: Record<string, Rule> = {
  'the app client has no secret': (stage) => each(stage, client, (values) => values.generate_secret === false),

  'the password never crosses the network at sign-in': (stage) =>
    each(stage, client, (values) => {
      const flows = asList(values.explicit_auth_flows)
      return flows.includes(srp) && flows.every((flow) => flow === srp || flow === refresh)
    }),

  'rotation is not undermined by the older refresh': (stage) =>
    each(stage, client, (values) => {
      const rotates = at(values, 'refresh_token_rotation', 0, 'feature') === 'ENABLED'
      return rotates !== asList(values.explicit_auth_flows).includes(refresh)
    }),

  'a refresh whose answer was lost can be repeated': (stage) =>
    each(stage, client, (values) => {
      const rotation = at(values, 'refresh_token_rotation', 0)
      return rotation === undefined || Number(at(rotation, 'retry_grace_period_seconds')) >= graceNeeded
    }),

  'a refresh token can be revoked': (stage) => each(stage, client, (values) => values.enable_token_revocation === true),

  'sign-in does not tell who has an account': (stage) =>
    each(stage, client, (values) => values.prevent_user_existence_errors === 'ENABLED'),

  'no OAuth flow is open': (stage) =>
    each(
      stage,
      client,
      (values) => values.allowed_oauth_flows_user_pool_client === false && values.allowed_oauth_flows === undefined,
    ),

  'readable attributes are named one by one': (stage) =>
    each(stage, client, (values) =>
      sameNames(values.read_attributes, [
        'phone_number',
        'phone_number_verified',
        ...declared(stage).map(({ name }) => name),
      ]),
    ),

  'nobody can call a number verified, or write what the stage leaves to others': (stage) =>
    each(stage, client, (values) =>
      sameNames(values.write_attributes, [
        'phone_number',
        ...declared(stage)
          .filter(({ signUp, editable }) => signUp || editable)
          .map(({ name }) => name),
      ]),
    ),

  'access and id tokens live a day at most': (stage) =>
    each(stage, client, (values) => {
      const units = at(values, 'token_validity_units', 0)
      const minutes = at(units, 'access_token') === 'minutes' && at(units, 'id_token') === 'minutes'
      return minutes && Number(values.access_token_validity) <= 1440 && Number(values.id_token_validity) <= 1440
    }),
}
