import { createTargets, Platform, type Configuration } from 'electron-builder'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { packageNames } from '../brand/package-names.ts'
import { readBrand } from '../brand/read-brand.ts'
import { listArchive, sizeLimit } from './contents.ts'
import { factoryWire } from './fuse-wire.ts'
import { readMachine } from './machine.ts'
import { runBuilder } from './run-builder.ts'
import { makeStandIn, standInConfig } from './stand-in.ts'
import { elfHeader, peHeader } from './testing/headers.ts'
import { makeSampleProject, type SampleProject } from './testing/sample-project.ts'

const keytar = 'node_modules/keytar/build/Release/keytar.node'

let sample: SampleProject
beforeEach(async () => {
  sample = await makeSampleProject()
})
afterEach(() => {
  vi.unstubAllEnvs()
  sample.remove()
})

interface Options {
  config?: Configuration
  platform?: Platform
  arch?: string
  /** The binary that stands in for Electron's executable. */
  binary?: Buffer
}

/** Packs the sample on the stand-in for Electron, with the real electron-builder and the real electron-builder.yml. */
function pack(options: Options = {}): Promise<string[]> {
  const { config, platform = Platform.current(), arch = process.arch, binary = factoryWire() } = options
  const runtime = join(sample.path, 'dist/electron')
  makeStandIn(runtime, platform.nodeName, binary)
  return runBuilder({
    project: sample.path,
    config: { ...standInConfig(runtime), ...packageNames(readBrand(), undefined), ...config },
    targets: createTargets([platform], 'dir', arch),
  })
}

describe('a package', () => {
  it('holds the three bundles and keytar, its native module unpacked, and the fuses are flipped', async () => {
    const packed = await pack()
    const files = packed.flatMap((resources) => listArchive(join(resources, 'app.asar')))
    expect(files.map(({ path, unpacked }) => (unpacked ? `${path} (unpacked)` : path)).sort()).toEqual([
      'node_modules/keytar/LICENSE.md',
      'node_modules/keytar/build/Release/keytar.node (unpacked)',
      'node_modules/keytar/lib/keytar.js',
      'node_modules/keytar/package.json',
      'out/main/index.js',
      'out/preload/index.cjs',
      'out/renderer/assets/index-a1b2.js',
      'out/renderer/index.html',
      'package.json',
    ])
  })

  it('leaves out what lies around in the project', async () => {
    for (const path of [
      'main/index.ts',
      'docs/deploy.md',
      'e2e/app.spec.ts',
      'infra/local-pool/cli.ts',
      '.env',
      'out/demo/a.png',
      'out/renderer/.vite/manifest.json',
    ]) {
      sample.put(path, 'x')
    }
    await expect(pack()).resolves.toHaveLength(1)
  })

  it.each([
    'out/renderer/assets/index-a1b2.js.map',
    'out/main/index.spec.js',
    'out/renderer/assets/settings.json',
    'out/preload/second.cjs',
  ])('is refused with %s in it', async (intruder) => {
    sample.put(intruder, '{}')
    await expect(pack()).rejects.toThrow(`${intruder} does not belong in app.asar`)
  })

  it('is refused when it weighs too much', async () => {
    sample.put('out/renderer/assets/large-a1b2.js', Buffer.alloc(sizeLimit))
    await expect(pack()).rejects.toThrow(`bytes, ${String(sizeLimit)} are allowed`)
  })

  it('is refused without a bundle', async () => {
    sample.remove('out/preload')
    await expect(pack()).rejects.toThrow('out/preload/index.cjs is missing')
  })

  it('is refused without the licences of what is in a bundle', async () => {
    sample.remove('out/shipped/renderer-licenses.txt')
    await expect(pack()).rejects.toThrow('licenses/renderer-licenses.txt is missing beside app.asar')
  })

  it('is refused with a native module for another machine', async () => {
    sample.put(`node_modules/keytar/prebuilds/${process.platform}-${process.arch}/keytar.node`, elfHeader(0xf3))
    await expect(pack()).rejects.toThrow(/keytar\.node is linux-0xf3, but \S+ is wanted/)
  })

  const machines = [Platform.WINDOWS, Platform.MAC, Platform.LINUX].flatMap((platform) => [
    { platform, name: platform.nodeName, arch: 'x64' },
    { platform, name: platform.nodeName, arch: 'arm64' },
  ])

  it.each(machines)("for $name on $arch holds the installed keytar's module for it", async ({ platform, arch }) => {
    const packed = await pack({ platform, arch })
    const modules = packed.map((resources) => readMachine(readFileSync(join(resources, 'app.asar.unpacked', keytar))))
    expect(modules).toEqual([{ platform: platform.nodeName, archs: [arch] }])
  })

  it('holds the native module that was put ready instead', async () => {
    vi.stubEnv('KEYTAR_PREBUILDS', join(sample.path, 'ready'))
    sample.put('ready/win32-arm64/keytar.node', peHeader(0xaa64))
    const packed = await pack({ platform: Platform.WINDOWS, arch: 'arm64' })
    const modules = packed.map((resources) => readFileSync(join(resources, 'app.asar.unpacked', keytar)))
    expect(modules).toEqual([peHeader(0xaa64)])
  })

  it('for another machine is refused with a native module of this one', async () => {
    vi.stubEnv('KEYTAR_PREBUILDS', join(sample.path, 'ready'))
    sample.put('ready/win32-arm64/keytar.node', elfHeader(0x3e))
    await expect(pack({ platform: Platform.WINDOWS, arch: 'arm64' })).rejects.toThrow(
      /keytar\.node is linux-x64, but win32-arm64 is wanted/,
    )
  })

  it('is refused when a fuse stays as Electron ships it', async () => {
    // The tool flips only the first and the last set that it finds in a binary.
    const binary = Buffer.concat([factoryWire(), factoryWire(), factoryWire()])
    await expect(pack({ binary })).rejects.toThrow(/is not locked down:\n- fuse runAsNode is on, not off/)
  })

  it('knows the feed that updates come from', async () => {
    const packed = await pack({
      config: { publish: { provider: 'generic', url: 'https://updates.example.com/latchkey' } },
    })
    const feeds = packed.map((resources) => readFileSync(join(resources, 'app-update.yml'), 'utf8'))
    expect(feeds).toEqual([expect.stringContaining('provider: generic\nurl: https://updates.example.com/latchkey\n')])
  })
})
