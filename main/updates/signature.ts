import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { z } from '../../preload/contract/schema.ts'
import { windowsFolder } from '../shell/windows-folder.ts'
import { UpdateRefused } from './engine.ts'

// electron-updater lets some installers pass without checking their signature (decision 0033). This checks every one.

/**
 * Lets Windows check the signature. The script itself compares the names, because its output has no certain encoding.
 */
const script = `
$ErrorActionPreference = 'Stop'
$running = Get-AuthenticodeSignature -LiteralPath $env:LATCHKEY_RUNNING
$update = Get-AuthenticodeSignature -LiteralPath $env:LATCHKEY_UPDATE
@{
  runningSigned = $running.Status -eq 'Valid'
  updateSigned = $update.Status -eq 'Valid'
  samePublisher = $running.SignerCertificate.Subject -ceq $update.SignerCertificate.Subject
  version = (Get-Item -LiteralPath $env:LATCHKEY_UPDATE).VersionInfo.ProductVersion
} | ConvertTo-Json -Compress`

const findings = z.object({
  runningSigned: z.boolean(),
  updateSigned: z.boolean(),
  samePublisher: z.boolean(),
  version: z.nullable(z.string()),
})

/**
 * Accepts an installer that Windows finds validly signed by the publisher of the running application, and whose own
 * version is the one on offer, so that a feed cannot pass off an old installer as a new one.
 * @param output what the script printed
 * @throws UpdateRefused
 */
export function judgeSignature(output: string, version: string): void {
  const { runningSigned, updateSigned, samePublisher, version: own } = findings.parse(JSON.parse(output))
  if (!runningSigned) throw new UpdateRefused('the running application is not signed, so no update can be trusted')
  if (!updateSigned) throw new UpdateRefused('the installer is not validly signed')
  if (!samePublisher) throw new UpdateRefused('the installer is signed by somebody else')
  if (own?.trim() !== version) throw new UpdateRefused('the installer is of another version than the feed says')
}

/**
 * Checks an installer on Windows.
 * @param file its path
 * @param version the version that the feed offers
 * @throws UpdateRefused, also when the check cannot be made
 */
export async function verifySignature(file: string, version: string): Promise<void> {
  const powershell = `${windowsFolder()}\\System32\\WindowsPowerShell\\v1.0\\powershell.exe`
  // PowerShell 7 sets a module path with which Windows' own PowerShell finds no modules.
  const inherited = Object.entries(process.env).filter(([name]) => name.toLowerCase() !== 'psmodulepath')
  const env = { ...Object.fromEntries(inherited), LATCHKEY_RUNNING: process.execPath, LATCHKEY_UPDATE: file }
  const args = ['-NoProfile', '-NonInteractive', '-Command', script]
  try {
    const { stdout } = await promisify(execFile)(powershell, args, { env, timeout: 60_000, windowsHide: true })
    judgeSignature(stdout, version)
  } catch (error) {
    if (error instanceof UpdateRefused) throw error
    throw new UpdateRefused('the signature of the installer could not be checked', { cause: error })
  }
}
