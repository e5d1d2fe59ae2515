import { Arch, type AfterPackContext, type Configuration } from 'electron-builder'
import { join } from 'node:path'
import { checkContents, listArchive } from './contents.ts'
import { assertMachine, keytarPlaces, provideKeytar } from './keytar.ts'
import { wholeArchive } from './whole-archive.ts'

// electron-builder calls these functions by name, as electron-builder.yml tells it to.

type BeforeBuild = Exclude<Configuration['beforeBuild'], string | null | undefined>

/** Lays out keytar for the target. With this answer electron-builder does not collect node_modules (decision 0042). */
export const beforeBuild: BeforeBuild = ({ appDir, platform, arch }) => {
  const folder = `${platform.buildConfigurationKey}-${arch}`
  provideKeytar({ platform: platform.nodeName, arch }, keytarPlaces(appDir, folder))
  return Promise.resolve(false)
}

/** @throws Error that lists every fault of the package, before it is signed and wrapped */
export async function afterPack(context: AfterPackContext): Promise<void> {
  const { packager, appOutDir, electronPlatformName, arch } = context
  const resources = packager.getResourcesDir(appOutDir)
  await wholeArchive(join(resources, 'app.asar'))
  const complaints = checkContents(resources)
  if (complaints.length > 0) throw new Error(`${appOutDir} is not fit to be handed out:\n- ${complaints.join('\n- ')}`)
  for (const { path } of listArchive(join(resources, 'app.asar')).filter(({ unpacked }) => unpacked)) {
    assertMachine(join(resources, 'app.asar.unpacked', path), { platform: electronPlatformName, arch: Arch[arch] })
  }
}
