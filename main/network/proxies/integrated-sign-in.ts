/** The part of an Electron session that is needed here. The tests' host has no such method. */
interface IntegratedSession {
  allowNTLMCredentialsForDomains(servers: string): void
}

/** Nobody can have this name (RFC 6761). Without any name in the list, Windows would decide by its zones. */
const nobody = 'nobody.invalid'

/**
 * Decides which servers Chromium may give the user's sign-in to this computer (NTLM, Kerberos), in all sessions. It does
 * not decide about proxies: Chromium signs in to the system's proxy as every program does (decision 0055).
 * @param servers as the policy names them; null for none
 */
export function limitIntegratedSignIn(session: IntegratedSession | object, servers: string[] | null): void {
  if ('allowNTLMCredentialsForDomains' in session)
    session.allowNTLMCredentialsForDomains((servers ?? [nobody]).join(','))
}
