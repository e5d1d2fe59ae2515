import { build, LinuxPackager, type AfterPackContext, type Configuration, type PackagerOptions } from 'electron-builder'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkFuses } from './fuse-wire.ts'
import { afterPack, beforeBuild } from './hooks.ts'

/** What to pack. */
export interface Order {
  /** The folder of electron-builder.yml. */
  project: string
  /** The settings that win over electron-builder.yml. */
  config: Configuration
  targets: NonNullable<PackagerOptions['targets']>
}

/**
 * Runs electron-builder and checks what it packed. It publishes nothing.
 * @returns the resources folder of each packed application
 * @throws Error when a package holds what does not belong, lacks what does, or its fuses are not as promised
 */
export async function runBuilder({ project, config, targets }: Order): Promise<string[]> {
  const contexts: AfterPackContext[] = []
  await build({
    projectDir: project,
    targets,
    publish: 'never',
    config: {
      ...config,
      beforeBuild,
      afterPack: async (context) => {
        await afterPack(context)
        contexts.push(context)
      },
    },
  })
  // The two halves of a universal application are gone by now, and electron-builder does not flip their fuses.
  const whole = contexts.filter(({ appOutDir }) => !appOutDir.endsWith('-temp'))
  for (const context of whole) assertFuses(context)
  return whole.map(({ packager, appOutDir }) => packager.getResourcesDir(appOutDir))
}

/** electron-builder flips the fuses after its hook, right before it signs. */
function assertFuses(context: AfterPackContext): void {
  const file = fuseFile(context)
  const complaints = checkFuses(readFileSync(file), context.packager.config.electronFuses ?? {})
  if (complaints.length > 0) throw new Error(`${file} is not locked down:\n- ${complaints.join('\n- ')}`)
}

function fuseFile({ packager, appOutDir, electronPlatformName }: AfterPackContext): string {
  const product = packager.appInfo.productFilename
  if (packager instanceof LinuxPackager) return join(appOutDir, packager.executableName)
  return electronPlatformName === 'win32'
    ? join(appOutDir, `${product}.exe`)
    : join(appOutDir, `${product}.app/Contents/Frameworks/Electron Framework.framework/Electron Framework`)
}
