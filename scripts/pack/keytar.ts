import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { toolCommand } from '../tool.ts'
import { describeMachine, readMachine } from './machine.ts'

const fetchTime = 60_000

/** A processor of a platform, in the words of `process.platform` and `process.arch`. */
export interface Target {
  platform: string
  arch: string
}

/** Where keytar's native module is looked for, and where it is laid out. */
export interface KeytarPlaces {
  /** Where it is laid out as `keytar.node`; emptied first. */
  store: string
  /** Modules that somebody put ready, as `<platform>-<arch>/keytar.node`. */
  ready: string | undefined
  /** The installed package, with the module of this machine. */
  installed: string
  /** Fetches the released module of a target for the installed package and writes it to the path, where it can. */
  fetch: (target: Target, installed: string, file: string) => void
}

/** The places of a project. @param folder as electron-builder.yml names it for the target */
export function keytarPlaces(project: string, folder: string): KeytarPlaces {
  return {
    store: join(project, 'out/keytar', folder),
    ready: process.env.KEYTAR_PREBUILDS,
    installed: join(project, 'node_modules/keytar'),
    fetch: fetchPrebuilt,
  }
}

/**
 * Lays out keytar's native module for a target: one that was put ready, else this machine's own, else the released one.
 * @throws Error that names the module, when it cannot be had or is for another machine
 */
export function provideKeytar(target: Target, { store, ready, installed, fetch }: KeytarPlaces): void {
  const name = `${target.platform}-${target.arch}`
  const file = join(store, 'keytar.node')
  rmSync(store, { recursive: true, force: true })
  mkdirSync(store, { recursive: true })

  const local = [
    ...(ready === undefined ? [] : [join(ready, name, 'keytar.node')]),
    ...(name === `${process.platform}-${process.arch}` ? [join(installed, 'build/Release/keytar.node')] : []),
  ].find((path) => existsSync(path))
  if (local !== undefined) copyFileSync(local, file)
  else fetch(target, installed, file)

  if (!existsSync(file)) {
    throw new Error(
      `keytar.node for ${name} is missing: it could not be fetched, and KEYTAR_PREBUILDS names no folder that holds ` +
        `${name}/keytar.node. docs/release.md tells where to get it.`,
    )
  }
  assertMachine(file, target)
}

/** @throws Error when a native module is not for the target. `universal` wants both processors of macOS in it. */
export function assertMachine(file: string, { platform, arch }: Target): void {
  const machine = readMachine(readFileSync(file))
  const wanted = arch === 'universal' ? ['x64', 'arm64'] : [arch]
  if (machine?.platform === platform && wanted.every((each) => machine.archs.includes(each))) return
  throw new Error(`${file} is ${describeMachine(machine)}, but the package is for ${platform}-${wanted.join('+')}.`)
}

/** keytar's own way to its released binaries. It writes beside the package.json that it finds, so it gets a copy. */
function fetchPrebuilt({ platform, arch }: Target, installed: string, file: string): void {
  const scratch = mkdtempSync(join(tmpdir(), 'keytar-'))
  try {
    copyFileSync(join(installed, 'package.json'), join(scratch, 'package.json'))
    const [node, script] = toolCommand('prebuild-install')
    const values = ['--runtime', 'napi', '--target', '3', '--platform', platform, '--arch', arch]
    spawnSync(node, [script, ...values], { cwd: scratch, timeout: fetchTime, stdio: 'inherit' })
    const fetched = join(scratch, 'build/Release/keytar.node')
    if (existsSync(fetched)) copyFileSync(fetched, file)
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}
