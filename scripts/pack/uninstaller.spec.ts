import { Packager } from 'electron-builder'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const project = fileURLToPath(new URL('../../', import.meta.url))
const templates = join(
  dirname(createRequire(import.meta.url).resolve('app-builder-lib/package.json')),
  'templates/nsis',
)
const template = (path: string): string => readFileSync(join(templates, path), 'utf8')

/** The lines of `customUnInstall`, as electron-builder.yml includes them, without comments. */
async function readMacro(): Promise<string[]> {
  const packager = new Packager({ projectDir: project })
  await packager.validateConfig()
  const include = packager.config.nsis?.include
  const text = readFileSync(join(project, include ?? 'no include'), 'utf8')
  const body = /^!macro customUnInstall\n(.+?)^!macroend/ms.exec(text)?.[1] ?? ''
  const lines = body.split('\n').map((line) => line.trim())
  return lines.filter((line) => line !== '' && !line.startsWith('#'))
}

describe('the uninstaller for Windows', () => {
  it('removes the updater’s folder of the account that installed, but not for an update', async () => {
    const lines = await readMacro()
    expect([lines[0], lines.at(-1)]).toEqual(['${ifNot} ${isUpdated}', '${endIf}'])
    expect(lines).toContain('!searchparse "${APP_INSTALLER_STORE_FILE}" "" UPDATER_FOLDER "\\"')
    const acts = lines.filter((line) => /^(SetShellVarContext|RMDir|Delete)/.test(line))
    expect(acts).toEqual([
      'SetShellVarContext current',
      'RMDir /r "$LOCALAPPDATA\\${UPDATER_FOLDER}"',
      'SetShellVarContext all',
    ])
  })

  it('is asked by electron-builder, whose installer leaves its copy in that folder', () => {
    expect(template('uninstaller.nsh')).toContain('!insertmacro customUnInstall\n')
    expect(template('include/installer.nsh')).toMatch(
      /copyFile "\$EXEPATH" "\$LOCALAPPDATA\\\$\{APP_INSTALLER_STORE_FILE\}"/,
    )
    // An upgrade runs the old version's uninstaller with this switch, and still needs the files in the folder.
    expect(template('include/installUtil.nsh')).toContain('StrCpy $0 "$0 --updated"')
  })
})
