import type { Catalogue } from '../functions/texts.mjs'

/** The event of Cognito, as far as the function reads it. */
export interface SmsSenderEvent {
  triggerSource: string
  request: {
    type: string
    code: string | null
    userAttributes: Record<string, string>
    clientMetadata?: Record<string, string>
  }
}

/** A function that sends the pool's messages by a provider of SMS. */
export declare function createSmsSender(parts: {
  decrypt: (encrypted: string) => Promise<string>
  catalogue: Catalogue
  provider: { url: string; token: string }
}): (event: SmsSenderEvent) => Promise<void>
