import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describeMachine, readMachine } from './machine.ts'

/** A platform and a processor, in the words of `process.platform` and `process.arch`. */
export interface Target {
  platform: string
  arch: string
}

/** Where to look for keytar's native modules. */
export interface KeytarSources {
  /** A folder of modules that the builder has provided, as `<platform>-<arch>/keytar.node`. */
  ready?: string | undefined
  /** The installed package, whose `prebuilds` hold the modules for all machines. */
  installed: string
}

/** Where to look for the modules, and where to lay out the target's. */
export interface KeytarPlaces extends KeytarSources {
  /** The folder for `keytar.node`. It is emptied first. */
  store: string
}

/** The places in a project. @param folder as electron-builder.yml names it for the target */
export function keytarPlaces(project: string, folder: string): KeytarPlaces {
  return {
    store: join(project, 'out/keytar', folder),
    ready: process.env.KEYTAR_PREBUILDS,
    installed: join(project, 'node_modules/keytar'),
  }
}

/**
 * Finds keytar's native module for a target: a provided one, else the package's own.
 * @returns its path
 * @throws Error that names the module, when there is none or it is for another machine
 */
export function findKeytar({ platform, arch }: Target, { ready, installed }: KeytarSources): string {
  const name = `${platform}-${arch}`
  const paths = [...(ready === undefined ? [] : [ready]), join(installed, 'prebuilds')].map((folder) =>
    join(folder, name, 'keytar.node'),
  )
  const file = paths.find((path) => existsSync(path))
  if (file === undefined) throw new Error(`keytar.node for ${name} is missing: there is no ${paths.join(' and no ')}.`)
  // Some folders of the package hold a module for another machine than their names say.
  assertMachine(file, { platform, arch })
  return file
}

/** Lays out keytar's native module for a target. @throws Error as `findKeytar` does; then nothing is laid out */
export function provideKeytar(target: Target, { store, ...sources }: KeytarPlaces): void {
  rmSync(store, { recursive: true, force: true })
  const file = findKeytar(target, sources)
  mkdirSync(store, { recursive: true })
  copyFileSync(file, join(store, 'keytar.node'))
}

/** @throws Error when a native module is not for the target. `universal` needs both of macOS' processors in it */
export function assertMachine(file: string, { platform, arch }: Target): void {
  const machine = readMachine(readFileSync(file))
  const wanted = arch === 'universal' ? ['x64', 'arm64'] : [arch]
  if (machine?.platform === platform && wanted.every((each) => machine.archs.includes(each))) return
  throw new Error(`${file} is ${describeMachine(machine)}, but ${platform}-${wanted.join('+')} is wanted.`)
}
