import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Copies the folder that would become the AppImage's file system, and puts the copy beside the AppImage. */
const mksquashfs = `#!/bin/sh
cp -R "$1" "$2.made" && : > "$2"
`

/** Copies the menu entry and the scripts of the package, and puts them beside it. */
const fpm = `#!/bin/sh
while [ $# -gt 0 ]; do
  case "$1" in
    --package) package=$2 ;;
    --after-install) install=$2 ;;
    --after-remove) remove=$2 ;;
    *=/usr/share/applications/*) entry=\${1%%=*}; name=\${1##*/} ;;
  esac
  shift
done
mkdir "$package.made" && : > "$package"
cp "$entry" "$package.made/$name"
cp "$install" "$package.made/after-install"
cp "$remove" "$package.made/after-remove"
`

/**
 * Lays out, on Linux, stand-ins for the tools that electron-builder fetches to make an AppImage and a deb.
 * electron-builder really makes what it gives them, and they leave it in `FILE.made` beside each package.
 * @returns the variables by which electron-builder finds them
 */
export function makeLinuxTools(folder: string): { APPIMAGE_TOOLS_PATH: string; CUSTOM_FPM_PATH: string } {
  const put = (name: string, content: string): string => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content, { mode: 0o755 })
    return path
  }
  const host = `linux-${process.arch}`
  put(`appimage/${host}/mksquashfs`, mksquashfs)
  put(`appimage/${host}/desktop-file-validate`, '')
  put('appimage/runtime-x64', 'runtime')
  put('appimage/lib/x64/library', '')
  return { APPIMAGE_TOOLS_PATH: join(folder, 'appimage'), CUSTOM_FPM_PATH: put('fpm', fpm) }
}
