/** The event of Cognito, as far as the function reads and writes it. */
export interface MigrationEvent {
  triggerSource: string
  userName: string
  request: Record<string, unknown>
  response: { userAttributes?: Record<string, string> | null; messageAction?: string | null }
}

/** A function that brings users over from a directory. */
export declare function createMigration(directory: {
  url: string
  token: string
}): (event: MigrationEvent) => Promise<MigrationEvent>
