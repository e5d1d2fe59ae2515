import type { Catalogue } from './texts.mjs'

/** The event of Cognito, as far as the function reads and writes it. */
export interface CustomMessageEvent {
  triggerSource: string
  request: {
    userAttributes: Record<string, string>
    codeParameter: string
    usernameParameter?: string | null
    clientMetadata?: Record<string, string>
  }
  response: { smsMessage?: string | null; emailMessage?: string | null; emailSubject?: string | null }
}

/** The text of an SMS. Null: the pool sends its own. @throws Error when the text cannot be made */
export declare function messageFor(
  catalogue: Catalogue,
  event: Pick<CustomMessageEvent, 'triggerSource' | 'request'>,
): string | null

/** What Lambda calls. */
export declare function handler(event: CustomMessageEvent): Promise<CustomMessageEvent>
