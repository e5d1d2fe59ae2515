import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { lastLines, runQuietly } from './run.mjs'
import { failedLately, saveState, state } from './state.mjs'

const chromiums = ['chromium', 'chromium-browser', 'google-chrome']

/** Debian's packages that the tests, the demo and keytar need, each with a test of whether it is there. */
const needed = [
  { name: 'chromium', present: () => Boolean(process.env.LATCHKEY_CHROMIUM) || chromiums.some(hasCommand) },
  // For the tests of screens. They run without it too, and take longer.
  {
    name: 'chromium-headless-shell',
    present: () => Boolean(process.env.LATCHKEY_CHROMIUM) || existsSync('/usr/bin/chromium-headless-shell'),
  },
  { name: 'gnome-keyring', present: () => hasCommand('gnome-keyring-daemon') },
  { name: 'dbus', present: () => hasCommand('dbus-run-session') && hasCommand('dbus-send') },
  { name: 'libsecret-1-0', present: () => hasLibrary('libsecret-1.so.0') },
  { name: 'xvfb', present: () => hasCommand('Xvfb') },
  { name: 'xdotool', present: () => hasCommand('xdotool') },
  // Found by its path, because the tests may not know the version of another AWS CLI.
  { name: 'awscli', present: () => existsSync('/usr/bin/aws') },
  { name: 'fonts-liberation', present: () => hasFont('truetype/liberation') || hasFont('truetype/liberation2') },
  { name: 'fonts-noto-color-emoji', present: () => hasFont('truetype/noto/NotoColorEmoji.ttf') },
  // Fonts for Arabic and Hebrew, and for Chinese, Japanese and Korean: pictures full of empty boxes would prove
  // nothing.
  { name: 'fonts-noto-core', present: () => hasFont('truetype/noto/NotoSansArabic-Regular.ttf') },
  { name: 'fonts-noto-cjk', present: () => hasFont('opentype/noto/NotoSansCJK-Regular.ttc') },
]

/** Installs what is missing if that needs no password, and otherwise says what to do. */
export async function installPackages({ retry }) {
  if (process.platform !== 'linux') return
  let missing = needed.filter(({ present }) => !present()).map(({ name }) => name)
  if (missing.length === 0) return

  const debian = existsSync('/etc/debian_version')
  const what = `packages ${missing.join(' ')}`
  if (debian && process.getuid() === 0 && (retry || !failedLately(what))) {
    await aptInstall(missing)
    missing = needed.filter(({ present }) => !present()).map(({ name }) => name)
    if (missing.length > 0) {
      state.failures[`packages ${missing.join(' ')}`] = Date.now()
      saveState()
    }
  }
  if (missing.length === 0) return
  const names = missing.join(' ')
  const install = debian
    ? `sudo apt-get install --no-install-recommends ${names}`
    : `install what Debian calls ${names}`
  console.log(`setup: missing, some tests or the keychain will not work without: ${install}`)
}

async function aptInstall(names) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (label, seconds, ...values) => runQuietly(label, 'apt-get', ['-q', '-y', ...values], { seconds, env })
  const install = (packages) =>
    apt(`installing ${packages.join(', ')}`, 900, 'install', '--no-install-recommends', ...packages)

  await apt('asking Debian for its list of packages', 120, 'update')
  if ((await install(names)).ok) return
  // If one package cannot be had, the others are still installed.
  for (const name of names) {
    const { ok, output } = await install([name])
    if (!ok) console.log(`setup: ${name} could not be installed: ${lastLines(output, 1)}`)
  }
}

function hasCommand(name) {
  return (process.env.PATH ?? '').split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

/** Whether a shared library for this processor lies where Debian, Fedora or Arch put it. */
function hasLibrary(name) {
  const debian = { x64: 'x86_64-linux-gnu', arm64: 'aarch64-linux-gnu' }[process.arch] ?? ''
  return [debian, '../lib64', ''].some((folder) => existsSync(join('/usr/lib', folder, name)))
}

function hasFont(path) {
  return existsSync(join('/usr/share/fonts', path))
}
