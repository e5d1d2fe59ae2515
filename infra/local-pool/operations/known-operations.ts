/**
 * Every operation of the user pools API (version 2016-04-18), as the AWS SDK names them. For one that the local pool
 * lacks, its answer says so, instead of calling the operation unknown.
 */
export const knownOperations: ReadonlySet<string> = new Set(
  `
    AddCustomAttributes AddUserPoolClientSecret AdminAddUserToGroup AdminConfirmSignUp AdminCreateUser
    AdminDeleteSoftwareToken AdminDeleteUser AdminDeleteUserAttributes AdminDisableProviderForUser
    AdminDisableUser AdminEnableUser AdminForgetDevice AdminGetDevice AdminGetUser AdminGetUserAuthFactors
    AdminInitiateAuth AdminLinkProviderForUser AdminListDevices AdminListGroupsForUser AdminListUserAuthEvents
    AdminListUserSessions AdminRemoveUserFromGroup AdminResetUserPassword AdminRespondToAuthChallenge
    AdminRevokeUserSession AdminSetUserMFAPreference AdminSetUserPassword AdminSetUserSettings
    AdminUpdateAuthEventFeedback AdminUpdateDeviceStatus AdminUpdateUserAttributes AdminUserGlobalSignOut
    AssociateSoftwareToken ChangePassword CompleteWebAuthnRegistration ConfirmDevice ConfirmForgotPassword
    ConfirmSignUp CreateGroup CreateIdentityProvider CreateManagedLoginBranding CreateResourceServer CreateTerms
    CreateUserImportJob CreateUserPool CreateUserPoolClient CreateUserPoolDomain CreateUserPoolReplica
    DeleteGroup DeleteIdentityProvider DeleteManagedLoginBranding DeleteResourceServer DeleteTerms DeleteUser
    DeleteUserAttributes DeleteUserPool DeleteUserPoolClient DeleteUserPoolClientSecret DeleteUserPoolDomain
    DeleteUserPoolReplica DeleteWebAuthnCredential DescribeIdentityProvider DescribeManagedLoginBranding
    DescribeManagedLoginBrandingByClient DescribeResourceServer DescribeRiskConfiguration DescribeTerms
    DescribeTermsByClient DescribeUserImportJob DescribeUserPool DescribeUserPoolClient DescribeUserPoolDomain
    ForgetDevice ForgotPassword GetCSVHeader GetClientToken GetDevice GetGroup GetIdentityProviderByIdentifier
    GetLogDeliveryConfiguration GetProvisionedLimit GetSigningCertificate GetTokensFromRefreshToken
    GetUICustomization GetUser GetUserAttributeVerificationCode GetUserAuthFactors
    GetUserPoolClientSessionConfiguration GetUserPoolMfaConfig GetUserPoolSessionConfiguration GlobalSignOut
    InitiateAuth ListDevices ListGroups ListIdentityProviders ListResourceServers ListTagsForResource ListTerms
    ListUserImportJobs ListUserPoolClientSecrets ListUserPoolClients ListUserPoolReplicas ListUserPools
    ListUserSessions ListUsers ListUsersInGroup ListWebAuthnCredentials ResendConfirmationCode
    RespondToAuthChallenge RevokeToken RevokeUserSession SetLogDeliveryConfiguration SetRiskConfiguration
    SetUICustomization SetUserMFAPreference SetUserPoolClientSessionConfiguration SetUserPoolMfaConfig
    SetUserPoolSessionConfiguration SetUserSettings SignUp StartUserImportJob StartWebAuthnRegistration
    StopUserImportJob TagResource UntagResource UpdateAuthEventFeedback UpdateDeviceStatus UpdateGroup
    UpdateIdentityProvider UpdateManagedLoginBranding UpdateProvisionedLimit UpdateResourceServer UpdateTerms
    UpdateUserAttributes UpdateUserPool UpdateUserPoolClient UpdateUserPoolDomain UpdateUserPoolReplica
    VerifySoftwareToken VerifyUserAttribute
  `
    .trim()
    .split(/\s+/),
)
