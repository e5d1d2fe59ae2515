import type { Request } from './iam/evaluate.ts'

/** What somebody with the deployer's credentials could try, to stay longer or to become more than the deployer. */
export interface Attack extends Request {
  does: string
}

const account = 'arn:aws:iam::111122223333'
const bucket = 'arn:aws:s3:::example-latchkey-terraform-dev'
const roles = { apply: `${account}:role/pipeline/latchkey-apply`, plan: `${account}:role/pipeline/latchkey-plan` }
const ofStage = `${account}:role/latchkey-dev-sms`
const boundary = `${account}:policy/latchkey-boundary`
const guard = `${account}:policy/pipeline/latchkey-guard`
const admin = 'arn:aws:iam::aws:policy/AdministratorAccess'

function attack(does: string, action: string, resource: string, context: Request['context'] = {}): Attack {
  return { does, action, resource, context }
}

/** The same for each of several actions. */
function each(
  does: string,
  service: string,
  actions: string,
  resource: string,
  context?: Request['context'],
): Attack[] {
  return actions.split(' ').map((action) => attack(does, `${service}:${action}`, resource, context))
}

const ownRole = 'UpdateAssumeRolePolicy PutRolePolicy DeleteRolePolicy AttachRolePolicy DetachRolePolicy UpdateRole'

/** Those that change who may deploy, or what bounds it. The guard alone has to refuse each of them. */
export const attacksOnTrust: Attack[] = [
  ...Object.values(roles).flatMap((role) => [
    ...each("change the pipeline's role", 'iam', `${ownRole} DeleteRole TagRole UntagRole`, role),
    // As if the role had the boundary, which the deployer's policy asks for.
    ...each('the same, bounded', 'iam', 'PutRolePolicy CreateRole PutRolePermissionsBoundary', role, {
      'iam:PermissionsBoundary': boundary,
    }),
    ...['lambda', 'scheduler', 'cognito-idp', 'ec2', 'cloudformation'].map((service) =>
      attack(`hand the pipeline's role to ${service}`, 'iam:PassRole', role, {
        'iam:PassedToService': `${service}.amazonaws.com`,
      }),
    ),
  ]),
  ...each('change the role of version 0.1.0', 'iam', ownRole, `${account}:role/latchkey-deployer`),
  ...[boundary, guard].flatMap((policy) =>
    each(
      'change a policy',
      'iam',
      'CreatePolicyVersion SetDefaultPolicyVersion DeletePolicyVersion DeletePolicy',
      policy,
    ),
  ),
  ...each('put another boundary in its place', 'iam', 'CreatePolicy', boundary),
  attack('take the boundary off a role', 'iam:DeleteRolePermissionsBoundary', ofStage, {
    'iam:PermissionsBoundary': boundary,
  }),
  ...[undefined, admin, 'arn:aws:iam::444455556666:policy/latchkey-boundary', `${account}:policy/other`].flatMap(
    (other) =>
      each(
        `under the boundary ${other ?? 'none'}`,
        'iam',
        'CreateRole PutRolePermissionsBoundary PutRolePolicy',
        ofStage,
        {
          'iam:PermissionsBoundary': other,
        },
      ),
  ),
  attack('give a role every right', 'iam:AttachRolePolicy', ofStage, {
    'iam:PolicyARN': admin,
    'iam:PermissionsBoundary': boundary,
  }),
  ...each(
    'let another pipeline in',
    'iam',
    'CreateOpenIDConnectProvider AddClientIDToOpenIDConnectProvider UpdateOpenIDConnectProviderThumbprint DeleteOpenIDConnectProvider',
    `${account}:oidc-provider/token.actions.githubusercontent.com`,
  ),
  ...each('let another directory in', 'iam', 'CreateSAMLProvider UpdateSAMLProvider', `${account}:saml-provider/x`),
  ...each(
    'make a user',
    'iam',
    'CreateUser CreateAccessKey CreateLoginProfile PutUserPolicy AttachUserPolicy',
    `${account}:user/x`,
  ),
  ...each('change a group', 'iam', 'PutGroupPolicy AttachGroupPolicy AddUserToGroup', `${account}:group/x`),
  ...each(
    "open the state's bucket",
    's3',
    'PutBucketPolicy DeleteBucketPolicy PutBucketPublicAccessBlock PutBucketAcl PutBucketOwnershipControls DeleteBucket',
    bucket,
  ),
  ...each(
    'end what keeps old states',
    's3',
    'PutBucketVersioning PutLifecycleConfiguration PutReplicationConfiguration',
    bucket,
  ),
  ...each('lose old states', 's3', 'DeleteObjectVersion PutObjectAcl', `${bucket}/latchkey/dev/terraform.tfstate`),
  ...each(
    'change what the administrator applies',
    's3',
    'GetObject PutObject DeleteObject',
    `${bucket}/bootstrap/terraform.tfstate`,
  ),
]

/** Those that only the roles' own policies refuse, because they allow nothing of the kind. */
export const otherAttacks: Attack[] = [
  ...each('delete a state', 's3', 'DeleteObject', `${bucket}/latchkey/dev/terraform.tfstate`),
  ...each("write beside the project's states", 's3', 'GetObject PutObject', `${bucket}/other/terraform.tfstate`),
  ...[...Object.values(roles), `${account}:role/Administrator`].map((role) =>
    attack('take a role on', 'sts:AssumeRole', role),
  ),
  ...each('change another role', 'iam', `${ownRole} DeleteRole TagRole`, `${account}:role/Administrator`),
  ...['lambda', 'scheduler', 'cognito-idp'].map((service) =>
    attack(`hand another role to ${service}`, 'iam:PassRole', `${account}:role/Administrator`, {
      'iam:PassedToService': `${service}.amazonaws.com`,
    }),
  ),
  ...['ec2', 'glue', 'codebuild', 'cloudformation', 'ecs-tasks'].map((service) =>
    attack(`hand a stage's role to ${service}`, 'iam:PassRole', ofStage, {
      'iam:PassedToService': `${service}.amazonaws.com`,
    }),
  ),
  ...each(
    'run with the role of somebody else',
    'lambda',
    'UpdateFunctionCode InvokeFunction',
    'arn:aws:lambda:eu-central-1:111122223333:function:payroll',
  ),
  attack('make a role of a service', 'iam:CreateServiceLinkedRole', `${account}:role/aws-service-role/x`, {
    'iam:AWSServiceName': 'organizations.amazonaws.com',
  }),
  ...each(
    "change somebody's pool",
    'cognito-idp',
    'UpdateUserPool DeleteUserPool',
    'arn:aws:cognito-idp:eu-central-1:111122223333:userpool/eu-central-1_x',
    {
      'aws:ResourceTag/Project': 'payroll',
    },
  ),
  ...each('act through another service', 'cloudformation', 'CreateStack UpdateStack', '*'),
  ...each('act through another service', 'ec2', 'RunInstances', '*'),
  ...each('act through another service', 'codebuild', 'CreateProject StartBuild', '*'),
  ...each('leave the organization', 'organizations', 'LeaveOrganization', '*'),
]
