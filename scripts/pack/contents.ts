import { extractFile, getRawHeader, type DirectoryRecord } from '@electron/asar'
import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/**
 * The largest size of the app's own part of a package, in bytes: the archive, and what lies unpacked beside it. Words of
 * nine languages, by which passwords are judged, are more than half of it.
 */
export const sizeLimit = 10 * 1024 * 1024

/** What may be in the archive. Nothing else may. */
const belongsInArchive = [
  /^package\.json$/,
  /^out\/main\/([\w-]+\/)*[\w.-]+\.js$/,
  /^out\/preload\/index\.cjs$/,
  /^out\/renderer\/index\.html$/,
  /^out\/renderer\/assets\/[\w.-]+\.(js|css|wasm|svg|png|webp|woff2)$/,
  /^node_modules\/keytar\/(package\.json|LICENSE\.md|lib\/keytar\.js|build\/Release\/keytar\.node)$/,
]

/** Names of sources, maps and tests, which may be nowhere in a package. */
const neverBelongs = /\.(map|ts|vue)$|\.(spec|test)\./

/** What may lie beside the archive: electron-builder's own files, and on macOS those of Electron. */
const belongsBesideArchive = [
  /^app\.asar$/,
  /^app\.asar\.unpacked\/node_modules\/keytar\/build\/Release\/keytar\.node$/,
  /^(app-update\.yml|package-type|apparmor-profile|elevate\.exe|icon\.icns|Assets\.car)$/,
  /^[\w-]+\.lproj\//,
  /^LICENSES?[\w.-]*$/,
  /^licenses\/(main|preload|renderer)-licenses\.txt$/,
]

/** What must be in the archive, so that the application starts and reaches the keychain. */
const required = [
  'package.json',
  'out/main/index.js',
  'out/preload/index.cjs',
  'out/renderer/index.html',
  'node_modules/keytar/lib/keytar.js',
  'node_modules/keytar/build/Release/keytar.node',
]

/** What must lie beside the archive: the licences of what is in the bundles, which have to be handed on. */
const requiredBeside = ['main', 'preload', 'renderer'].map((bundle) => `licenses/${bundle}-licenses.txt`)

/** A file of a package: its path with forward slashes, and its bytes. */
export interface PackedFile {
  path: string
  size: number
  unpacked: boolean
}

/** The files in an archive, including those that lie unpacked beside it. */
export function listArchive(archive: string): PackedFile[] {
  return walk(getRawHeader(archive).header, '')
}

/**
 * Checks a packed application's resources folder.
 * @returns a sentence for each fault; empty when everything there belongs there
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

/** The archive's package.json names what starts. Scripts and development dependencies have no place there. */
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
