import { describe, expect, it } from 'vitest'
import { findRefusedVariable } from './environment.ts'

/** All variables that Node's and Electron's handbooks name, and those of Chromium's that steer it, by what they do. */
const variables = {
  refused: [
    ...['SSLKEYLOGFILE', 'CHROME_LOG_FILE', 'CHROME_DEVEL_SANDBOX', 'BREAKPAD_DUMP_LOCATION'],
    ...['NODE_COMPILE_CACHE', 'NODE_PATH', 'NODE_V8_COVERAGE', 'NODE_DEBUG', 'NODE_DEBUG_NATIVE'],
    ...['NODE_REDIRECT_WARNINGS', 'NODE_TLS_REJECT_UNAUTHORIZED'],
    ...['ELECTRON_NO_ASAR', 'ELECTRON_ENABLE_LOGGING', 'ELECTRON_ENABLE_STACK_DUMPING'],
    ...['ELECTRON_LOG_FILE', 'ELECTRON_LOG_ASAR_READS'],
  ],
  'kept away by a fuse': ['NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS', 'ELECTRON_RUN_AS_NODE'],
  'of what the app does not use: Node’s own TLS, terminal and tests': [
    ...['SSL_CERT_FILE', 'SSL_CERT_DIR', 'OPENSSL_CONF', 'NODE_USE_SYSTEM_CA', 'NODE_USE_ENV_PROXY'],
    ...['NODE_REPL_HISTORY', 'NODE_REPL_EXTERNAL_MODULE', 'NODE_TEST_CONTEXT', 'NODE_DISABLE_COLORS'],
    ...['FORCE_COLOR', 'NO_COLOR'],
  ],
  'harmless, and set on many machines': [
    ...['NODE_ENV', 'NODE_NO_WARNINGS', 'NODE_PENDING_DEPRECATION', 'NODE_PENDING_PIPE_INSTANCES'],
    ...['NODE_DISABLE_COMPILE_CACHE', 'NODE_COMPILE_CACHE_PORTABLE', 'NODE_ICU_DATA', 'NODE_SKIP_PLATFORM_CHECK'],
    ...['NODE_PRESERVE_SYMLINKS', 'NODE_PRESERVE_SYMLINKS_MAIN', 'UV_THREADPOOL_SIZE', 'TZ', 'LANG', 'HTTPS_PROXY'],
    ...['ELECTRON_OZONE_PLATFORM_HINT', 'ELECTRON_TRASH', 'ELECTRON_NO_ATTACH_CONSOLE'],
    ...['ELECTRON_FORCE_WINDOW_MENU_BAR', 'ELECTRON_DEFAULT_ERROR_MODE', 'GOOGLE_API_KEY'],
  ],
}

describe.each(Object.entries(variables))('a variable that is %s', (kind, names) => {
  it.each(names)('%s', (name) => {
    expect(findRefusedVariable(true, { LANG: 'de', [name]: '/tmp/x' })).toBe(kind === 'refused' ? name : null)
    expect(findRefusedVariable(true, { [name]: '' }), 'empty').toBeNull()
    expect(findRefusedVariable(false, { [name]: '/tmp/x' }), 'while developing').toBeNull()
  })
})
