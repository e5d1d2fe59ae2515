/** The event of Cognito, as far as the function reads it. */
export interface PreSignUpEvent {
  triggerSource: string
  request: { userAttributes?: Record<string, string>; clientMetadata?: Record<string, string> }
  response: { autoConfirmUser: boolean; autoVerifyPhone: boolean; autoVerifyEmail: boolean }
}

/** Whether somebody may sign up with a phone number. */
export declare function isAllowed(allowed: { prefixes: string[]; numbers: string[] }, phoneNumber: unknown): boolean

/** What Lambda calls. @throws Error with the words for the user */
export declare function handler(event: PreSignUpEvent): Promise<PreSignUpEvent>
