/** The files of a feed that applications ask for, one for each platform. */
export const feedFiles = { win: 'latest.yml', mac: 'latest-mac.yml', linux: 'latest-linux.yml' }

/** The one that an app asks for on this machine: on Linux there is one for each processor. */
export function feedFileOf(platform: NodeJS.Platform, arch: string): string {
  if (platform === 'win32') return feedFiles.win
  if (platform === 'darwin') return feedFiles.mac
  return arch === 'x64' ? feedFiles.linux : feedFiles.linux.replace('.yml', `-${arch}.yml`)
}
