/**
 * Adds to package-lock.json the optional packages of other platforms that npm left out.
 *
 * npm writes such a lock file and then refuses it ("Missing: … from lock file"; decision 0048). The parent pins each of
 * these packages to an exact version, so an entry needs only that version, the platform in the name, and "optional".
 * Run this after each change of dependencies.
 */
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const processors = ['arm64', 'arm', 'x64', 'ia32', 'ppc64', 'riscv64', 's390x', 'loong64', 'mips64el', 'wasm32']

const path = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(path, 'utf8'))
const added = []

for (const [place, entry] of Object.entries(lock.packages)) {
  if (place === '') continue
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = `${place}/node_modules/${name}` in lock.packages || `node_modules/${name}` in lock.packages
    if (known || !/^\d+\.\d+\.\d+/.test(version)) continue
    const words = name.split(/[-/]/)
    const os = systems.filter((system) => words.includes(system))
    const cpu = processors.filter((processor) => words.includes(processor))
    lock.packages[`node_modules/${name}`] = {
      version,
      ...(cpu.length > 0 && { cpu }),
      ...(entry.dev && { dev: true }),
      optional: true,
      ...(os.length > 0 && { os }),
    }
    added.push(`${name}@${version}`)
  }
}

const root = lock.packages['']
const rest = Object.entries(lock.packages)
  .filter(([place]) => place !== '')
  .sort(([a], [b]) => a.localeCompare(b, 'en'))
lock.packages = { '': root, ...Object.fromEntries(rest) }
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`)
console.log(added.length === 0 ? 'package-lock.json is complete' : `added ${added.join(', ')}`)
