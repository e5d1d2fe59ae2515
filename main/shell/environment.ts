/**
 * Variables that record what the app does, or put other code in. The list is not of all that Node, Electron and
 * Chromium read: machines have many of those for other programs, and what a fuse keeps away, such as `NODE_OPTIONS`,
 * does nothing here (decision 0057).
 */
const refusedVariables = [
  // Chromium writes the keys of its TLS connections into this file.
  'SSLKEYLOGFILE',
  // Node runs what it finds compiled in this folder.
  'NODE_COMPILE_CACHE',
  'NODE_PATH',
  'NODE_V8_COVERAGE',
  'NODE_DEBUG',
  'NODE_DEBUG_NATIVE',
  'NODE_REDIRECT_WARNINGS',
  'NODE_TLS_REJECT_UNAUTHORIZED',
  'ELECTRON_NO_ASAR',
  'ELECTRON_ENABLE_LOGGING',
  'ELECTRON_ENABLE_STACK_DUMPING',
  'ELECTRON_LOG_FILE',
  'ELECTRON_LOG_ASAR_READS',
  'CHROME_LOG_FILE',
  // Chromium runs this program as root to make its sandbox.
  'CHROME_DEVEL_SANDBOX',
  'BREAKPAD_DUMP_LOCATION',
]

/**
 * The first environment variable with which an installed app must not run; null when none is set.
 * @param environment as in `process.env`, which ignores case on Windows
 */
export function findRefusedVariable(packaged: boolean, environment: Record<string, string | undefined>): string | null {
  // All of them count as not set when they are empty.
  return packaged ? (refusedVariables.find((name) => (environment[name] ?? '') !== '') ?? null) : null
}
