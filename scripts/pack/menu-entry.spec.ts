import { execFileSync } from 'node:child_process'
import { chmodSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { findRefusedSwitch } from '../../main/shell/command-line.ts'
import { findName } from '../brand/name-search.ts'
import { ownBrand, readBrand } from '../brand/read-brand.ts'
import { orderRelease } from './release.ts'
import { runBuilder } from './run-builder.ts'
import { planSigning } from './signing.ts'
import { makeStandIn, standInConfig } from './stand-in.ts'
import { makeLinuxTools } from './testing/linux-tools.ts'
import { makeSampleProject, type SampleProject } from './testing/sample-project.ts'
import { isHere } from '../platforms.ts'

// A menu entry or a launcher must not start the installed app with a switch with which it refuses to run.

const root = fileURLToPath(new URL('../../', import.meta.url))

/** A line that starts the app, or says with what: of a menu entry, a script, or the installer for Windows. */
const starts = /^(Exec=|.*\bexec )|startAppArgs|ExecShellAsUser|StrCpy \$1 "--/

/** The first switch in a text with which the app would be started and refuses to run; null when there is none. */
function refusedIn(text: string): string | null {
  const lines = text.split('\n').filter((line) => starts.test(line))
  const given = lines.flatMap((line) => line.match(/(?<=[\s"'])--?[a-z][a-z-]+/g) ?? [])
  return findRefusedSwitch(true, ['latchkey', ...given], 'linux')
}

it('a switch that the app refuses is found wherever the app is started', () => {
  const entries = [
    'Exec=AppRun --no-sandbox %U',
    'exec "$BIN" --js-flags="--expose-gc"',
    'StrCpy $startAppArgs "-inspect-brk"',
  ]
  expect(entries.map(refusedIn)).toEqual(['no-sandbox', 'js-flags', 'inspect-brk'])
  expect(refusedIn('Exec="/opt/no-sandbox/latchkey" --lang=de %U')).toBeNull()
})

it('what makes the shortcuts and installers for Windows holds none', () => {
  const templates = 'node_modules/app-builder-lib/templates'
  const files = globSync([`${templates}/{nsis,msi}/**/*.{nsh,nsi,xml}`, 'build/*.nsh'], { cwd: root })
  const texts = files.map((file) => readFileSync(join(root, file), 'utf8'))
  expect(texts.filter((text) => /startAppArgs "--updated"|StrCpy \$1 "--updated"/.test(text))).toHaveLength(2)
  expect(texts.map(refusedIn).filter((refused) => refused !== null)).toEqual([])
})

const brands = [
  { folder: ownBrand, suffix: undefined, name: 'latchkey', program: '/opt/Latchkey/latchkey' },
  {
    folder: 'brands/northwind',
    suffix: 'Dev',
    name: 'northwind-pass-dev',
    program: '"/opt/Northwind Pass Dev/northwind-pass-dev"',
  },
]

describe.runIf(isHere('packages for Linux')).each(brands)('every package of $name for Linux', (of) => {
  const { name } = of
  let sample: SampleProject
  let folder = ''

  beforeAll(async () => {
    sample = await makeSampleProject()
    const runtime = join(sample.path, 'dist/electron')
    makeStandIn(runtime, 'linux')
    for (const [name, path] of Object.entries(makeLinuxTools(join(sample.path, 'tools')))) vi.stubEnv(name, path)
    const signing = planSigning('linux', {})
    const stage = { stage: 'prod', suffix: of.suffix }
    const brand = readBrand(of.folder)
    const order = orderRelease({ project: sample.path, brand, stage, platform: 'linux', signing })
    await runBuilder({ ...order, config: { ...standInConfig(runtime), ...order.config } })
    folder = join(sample.path, 'dist/prod/linux')
  }, 60_000)
  afterAll(() => {
    vi.unstubAllEnvs()
    sample.remove()
  })

  const read = (path: string): string => readFileSync(join(folder, path), 'utf8')
  const appImage = (): string => globSync('*.AppImage.made', { cwd: folder })[0] ?? ''

  it('has an entry in the menu that starts the app with no switch at all', () => {
    const entries = globSync('*.made/**/*.desktop', { cwd: folder })
    const commands = entries.map((entry) => [
      entry.replace(/.+\.(\w+)\.made.+/, '$1'),
      ...read(entry)
        .matchAll(/^Exec=(.+)$/gm)
        .map(([, command = '']) => command),
    ])
    expect(Object.fromEntries(commands)).toEqual({ AppImage: 'AppRun %U', deb: `${of.program} %U` })
  })

  it('has no script that gives it one, but for the AppImage’s, which the next tests run', () => {
    const scripts = globSync('*.made/{*.desktop,after-*}', { cwd: folder })
    expect(scripts).toHaveLength(4)
    expect(scripts.filter((script) => refusedIn(read(script)) !== null)).toEqual([])
  })

  /** Runs the AppImage's launcher as the menu entry does. @returns the arguments that reach the app */
  function launch(namespaces: boolean): string[] {
    const tools = join(sample.path, `tools/namespaces-${String(namespaces)}`)
    const put = (path: string, script: string): void => {
      writeFileSync(path, `#!/bin/sh\n${script}\n`)
      chmodSync(path, 0o755)
    }
    mkdirSync(tools, { recursive: true })
    put(join(tools, 'unshare'), namespaces ? 'exit 0' : 'exit 1')
    put(join(folder, appImage(), name), 'printf "%s\\n" "$@"')
    const [command = ''] = /(?<=^Exec=).+/m.exec(read(join(appImage(), `${name}.desktop`))) ?? []
    const [program = '', ...words] = command.split(' ').filter((word) => word !== '%U')
    const env = { HOME: sample.path, PATH: `${tools}:/usr/bin:/bin` }
    const answer = execFileSync(join(folder, appImage(), program), words, { env, encoding: 'utf8', timeout: 10_000 })
    return answer.split('\n').filter((word) => word !== '')
  }

  it.runIf(of.folder !== ownBrand)('says the name of no other brand', () => {
    const files = globSync('**/*', { cwd: folder, withFileTypes: true }).filter((entry) => entry.isFile())
    const searched = files.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return { path: relative(folder, path), content: readFileSync(path) }
    })
    expect(searched.length).toBeGreaterThan(20)
    expect(findName(searched, 'latchkey', []).found).toEqual([])
  })

  it('starts from the menu', () => {
    expect(launch(true)).toEqual([])
  })

  it('has an AppImage that gives up its sandbox where the system has none for it, which the app refuses', () => {
    expect(launch(false)).toEqual(['--no-sandbox'])
  })
})
