import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describeMachine, readMachine } from './machine.ts'

/** A processor of a platform, in the words of `process.platform` and `process.arch`. */
export interface Target {
  platform: string
  arch: string
}

/** Where keytar's native modules are looked for. */
export interface KeytarSources {
  /** Modules that somebody put ready, as `<platform>-<arch>/keytar.node`. */
  ready?: string | undefined
  /** The installed package, with the modules of all machines in `prebuilds`. */
  installed: string
}

/** The same, and where the one for a target is laid out. */
export interface KeytarPlaces extends KeytarSources {
  /** It gets `keytar.node`; emptied first. */
  store: string
}

/** The places of a project. @param folder as electron-builder.yml names it for the target */
export function keytarPlaces(project: string, folder: string): KeytarPlaces {
  return {
    store: join(project, 'out/keytar', folder),
    ready: process.env.KEYTAR_PREBUILDS,
    installed: join(project, 'node_modules/keytar'),
  }
}

/**
 * Finds keytar's native module for a target: one that was put ready, else the one that the package brings along.
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
  // Some folders of the package hold the module of another machine than their name says.
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

/** @throws Error when a native module is not for the target. `universal` wants both processors of macOS in it. */
export function assertMachine(file: string, { platform, arch }: Target): void {
  const machine = readMachine(readFileSync(file))
  const wanted = arch === 'universal' ? ['x64', 'arm64'] : [arch]
  if (machine?.platform === platform && wanted.every((each) => machine.archs.includes(each))) return
  throw new Error(`${file} is ${describeMachine(machine)}, but ${platform}-${wanted.join('+')} is wanted.`)
}
