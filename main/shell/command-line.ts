/**
 * The switches with which an installed app runs. Chromium and Node know more than a thousand others, and some of them
 * open a debugger, take the sandbox away, record the network or the user, or put other programs in. Nobody could list
 * those for the next version, so what is not here is refused (decision 0057).
 */
const allowedSwitches = new Set([
  // What a user may need to see the screens and to hear them.
  'lang',
  'force-device-scale-factor',
  'high-dpi-support',
  'force-color-profile',
  'force-dark-mode',
  'force-high-contrast',
  'force-prefers-reduced-motion',
  'force-renderer-accessibility',
  'disable-renderer-accessibility',
  // What a graphics driver or a display server may need.
  'disable-gpu',
  'disable-gpu-compositing',
  'disable-software-rasterizer',
  'disable-dev-shm-usage',
  'use-gl',
  'use-angle',
  'ozone-platform',
  'ozone-platform-hint',
  'enable-wayland-ime',
  'wayland-text-input-version',
  'gtk-version',
  'display',
  'class',
  'name',
  // A proxy reads nothing of what goes through it, because the certificates are checked all the same.
  'proxy-server',
  'proxy-pac-url',
  'proxy-bypass-list',
  'proxy-auto-detect',
  'no-proxy-server',
  // The installer for Windows starts the new version with it.
  'updated',
])

/** What macOS and its tools add: a process number, and defaults of Cocoa, which Chromium reads as switches too. */
const ofMacOS = /^(psn_\d+_\d+|(NS|Apple)[A-Z]\w*)$/

const prefixes: Record<string, RegExp> = { win32: /^(--|-|\/)(?=.)/, other: /^(--|-)(?=.)/ }

/**
 * The names of the switches on a command line, as Chromium reads it: one dash is as good as two, on Windows a slash
 * too, and nothing after a lone `--` is a switch.
 * @param argv the program and what follows it, as in `process.argv`
 */
export function switchesIn(argv: string[], platform: string): string[] {
  const values = argv.slice(1).map((value) => value.trim())
  const end = values.indexOf('--')
  const prefix = prefixes[platform] ?? prefixes.other ?? /^--/
  return values
    .slice(0, end < 0 ? undefined : end)
    .filter((value) => prefix.test(value))
    .map((value) => value.replace(prefix, '').split('=', 1).join(''))
    .map((name) => (platform === 'win32' ? name.toLowerCase() : name))
}

/** The first switch on the command line with which an installed app must not run; null when there is none. */
export function findRefusedSwitch(packaged: boolean, argv: string[], platform: string): string | null {
  if (!packaged) return null
  const allowed = (name: string): boolean => allowedSwitches.has(name) || (platform === 'darwin' && ofMacOS.test(name))
  return switchesIn(argv, platform).find((name) => !allowed(name)) ?? null
}

/**
 * Tells whoever started the app why it does not run.
 * @param refused a switch without its dashes
 * @param appImage path of the AppImage that was started; undefined when it was none
 */
export function describeRefusal(refused: string, appImage: string | undefined): string {
  const sentence = `It does not run with --${refused}.`
  // The user may not have typed it: an AppImage's launcher adds it where it cannot have a sandbox.
  if (refused !== 'no-sandbox' || appImage === undefined) return sentence
  return `${sentence} This system gives the AppImage no sandbox; the deb package has one.`
}
