/** The options of a window that the host honours, or may ignore without a difference that a test could miss. */
export interface WindowOptions {
  x?: number
  y?: number
  width?: number
  height?: number
  minWidth?: number
  minHeight?: number
  title?: string
  show?: boolean
  backgroundColor?: string
  autoHideMenuBar?: boolean
  webPreferences?: WebPreferences
}

interface WebPreferences {
  preload?: string
  contextIsolation?: boolean
  sandbox?: boolean
  nodeIntegration?: boolean
  nodeIntegrationInSubFrames?: boolean
  nodeIntegrationInWorker?: boolean
  webSecurity?: boolean
  allowRunningInsecureContent?: boolean
  webviewTag?: boolean
  spellcheck?: boolean
  devTools?: boolean
}

const known = [
  'x',
  'y',
  'width',
  'height',
  'minWidth',
  'minHeight',
  'title',
  'show',
  'backgroundColor',
  'autoHideMenuBar',
  'webPreferences',
]

/** Each preference with the only value that the host can stand in for. */
const safe: Record<string, boolean> = {
  contextIsolation: true,
  sandbox: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  webviewTag: false,
}

const harmless = ['preload', 'nodeIntegrationInSubFrames']

/**
 * @param packaged whether the application is installed: its windows must rule out developer tools, and the spell
 * checker, whose dictionaries Chromium fetches from Google
 * @throws Error that names the option which is unsafe, or which the host does not know.
 */
export function checkOptions(options: WindowOptions, packaged: boolean): void {
  const { devTools, spellcheck, ...webPreferences } = options.webPreferences ?? {}
  for (const name of Object.keys(options)) {
    if (!known.includes(name)) throw new Error(`BrowserWindow option ${name} is not in the host`)
  }
  if (packaged && devTools !== false) throw unsafe('devTools', devTools)
  if (packaged && spellcheck !== false) throw unsafe('spellcheck', spellcheck)
  for (const [name, value] of Object.entries(webPreferences)) {
    if (harmless.includes(name)) continue
    if (!(name in safe)) throw new Error(`webPreferences.${name} is not in the host`)
    if (value !== safe[name]) throw unsafe(name, value)
  }
}

function unsafe(name: string, value: unknown): Error {
  return new Error(`webPreferences.${name}: ${String(value)} is not in the host, it is unsafe`)
}
