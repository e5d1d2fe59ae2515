import type { Configuration } from 'electron-builder'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { factoryWire } from './fuse-wire.ts'

const plist = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict><key>CFBundleExecutable</key><string>Electron</string></dict></plist>
`

/**
 * Lays out what electron-builder takes for an unpacked Electron. It cannot run: its binary holds only a set of fuses in
 * Electron's format, so that electron-builder really flips them (decision 0042).
 * @param folder is emptied first
 * @param platform as in `process.platform`
 * @param binary what holds the fuses: Electron's executable, on macOS its framework
 */
export function makeStandIn(folder: string, platform: string, binary = factoryWire()): void {
  rmSync(folder, { recursive: true, force: true })
  for (const [path, content] of Object.entries(layout(platform, binary))) {
    const file = join(folder, path)
    mkdirSync(dirname(file), { recursive: true })
    writeFileSync(file, content, { mode: 0o755 })
  }
}

function layout(platform: string, binary: Buffer): Record<string, string | Buffer> {
  const licences = { LICENSE: 'stand-in', 'LICENSES.chromium.html': 'stand-in' }
  if (platform !== 'darwin') {
    const executable = platform === 'win32' ? 'electron.exe' : 'electron'
    return { ...licences, [executable]: binary, 'locales/en-US.pak': 'stand-in' }
  }
  const contents = 'Electron.app/Contents'
  const helper = `${contents}/Frameworks/Electron Helper.app/Contents`
  return {
    ...licences,
    [`${contents}/Info.plist`]: plist,
    [`${contents}/MacOS/Electron`]: 'stand-in',
    [`${contents}/Resources/en.lproj/locale.pak`]: 'stand-in',
    [`${contents}/Frameworks/Electron Framework.framework/Electron Framework`]: binary,
    [`${helper}/Info.plist`]: plist,
    [`${helper}/MacOS/Electron Helper`]: 'stand-in',
  }
}

/**
 * What electron-builder must leave out for a stand-in, because it is no program: Windows' resources, which include the
 * archive's checksum, and macOS' signatures.
 */
export function standInConfig(runtime: string): Configuration {
  return {
    electronDist: runtime,
    disableAsarIntegrity: true,
    win: { signAndEditExecutable: false },
    mac: { identity: null },
  }
}
