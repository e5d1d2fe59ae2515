import { extractFile, getRawHeader, type DirectoryRecord } from '@electron/asar'
import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** A packed application's own part may weigh no more, in bytes: the archive and what lies unpacked beside it. */
export const sizeLimit = 6 * 1024 * 1024

/** What may be in the archive. Everything else is an intruder. */
const belongsInArchive = [
  /^package\.json$/,
  /^out\/main\/([\w-]+\/)*[\w.-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|wasm|svg|png|webp|woff2)$/,
  /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js|build\/Release\/keytar\.node)$/,
]

/** Names that give a source, a map or a test away wherever they are. */
const neverBelongs = /\.(map|ts|vue)$|\.(spec|test)\./

/** What may lie beside the archive: electron-builder's own files, and those of Electron on macOS. */
const belongsBesideArchive = [
  /^app\.asar$/,
  /^app\.asar\.unpacked\/node_modules\/keytar\/build\/Release\/keytar\.node$/,
  /^(app-update\.yml|package-type|apparmor-profile|elevate\.exe|icon\.icns|Assets\.car)$/,
  /^[\w-]+\.lproj\//,
  /^LICENSES?[\w.-]*$/,
  /^licenses\/(main|preload|renderer)-licenses\.txt$/,
]

/** What must be in the archive, for the application to start and to reach the keychain. */
const required = [
  'package.json',
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'node_modules/keytar/lib/keytar.js',
  'node_modules/keytar/build/Release/keytar.node',
]

/** What must lie beside it: the licences of what is in the bundles, which they ask to be handed on. */
const requiredBeside = ['main', 'preload', 'renderer'].map((bundle) => `licenses/${bundle}-licenses.txt`)

/** A file of a package: its path with forward slashes, and its bytes. */
export interface PackedFile {
  path: string
  size: number
  unpacked: boolean
}

/** The files in an archive, those that lie unpacked beside it included. */
export function listArchive(archive: string): PackedFile[] {
  return walk(getRawHeader(archive).header, '')
}

/**
 * Looks through a packed application's resources folder.
 * @returns what is wrong, a sentence for each; empty when everything that is there belongs there
 */
export function checkContents(resources: string): string[] {
  const archive = join(resources, 'app.asar')
  const packed = listArchive(archive)
  const beside = listFolder(resources)
  const size = beside
    .filter((path) => path.startsWith('app.asar'))
    .reduce((sum, path) => sum + statSync(join(resources, path)).size, 0)
  return [
    ...packed
      .filter(({ path }) => !belongs(path, belongsInArchive))
      .map(({ path }) => `${path} does not belong in app.asar`),
    ...beside
      .filter((path) => !belongs(path, belongsBesideArchive))
      .map((path) => `${path} does not belong beside app.asar`),
    ...required.filter((path) => !packed.some((file) => file.path === path)).map((path) => `${path} is missing`),
    ...requiredBeside.filter((path) => !beside.includes(path)).map((path) => `${path} is missing beside app.asar`),
    ...packed
      .filter(({ path, unpacked }) => path.endsWith('.node') && !unpacked)
      .map(({ path }) => `${path} is native and must lie unpacked beside app.asar`),
    ...(size > sizeLimit ? [`the application weighs ${size} bytes, ${sizeLimit} are allowed`] : []),
    ...checkManifest(archive),
  ]
}

/** The archive's package.json names what starts; scripts and development dependencies are nobody's business there. */
function checkManifest(archive: string): string[] {
  const manifest = JSON.parse(extractFile(archive, 'package.json').toString()) as Record<string, unknown>
  return ['scripts', 'devDependencies']
    .filter((key) => key in manifest)
    .map((key) => `package.json in app.asar holds ${key}`)
}

function belongs(path: string, allowed: RegExp[]): boolean {
  return !neverBelongs.test(path) && allowed.some((pattern) => pattern.test(path))
}

function walk(directory: DirectoryRecord, folder: string): PackedFile[] {
  return Object.entries(directory.files).flatMap(([name, entry]) => {
    const path = `${folder}${name}`
    if ('files' in entry) return walk(entry, `${path}/`)
    return [{ path, size: 'size' in entry ? entry.size : 0, unpacked: 'unpacked' in entry && entry.unpacked }]
  })
}

function listFolder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
