// What tests need and not every platform has. This is the only place that says so: a spec asks `isHere`, and `npm test`
// says at its end what it could not show on this machine.

interface Need {
  on: readonly NodeJS.Platform[]
  /** Why the others don't have it, for the closing lines. */
  why: string
}

const unix = ['linux', 'darwin'] as const

const needs = {
  'owners and modes of files': { on: unix, why: 'Windows has access lists instead' },
  'links that anybody may make': { on: unix, why: 'Windows lets administrators make links only' },
  'pipes, devices and sockets among files': { on: unix, why: 'Windows has none in its file system' },
  'scripts that are programs': { on: unix, why: 'Windows starts a script with a shell only' },
  'a user beside root': { on: unix, why: 'on Windows nobody becomes another user without a password' },
  'no PowerShell and no Windows folder': { on: unix, why: 'it shows what happens without them' },
  'an AppImage that replaces itself': { on: ['linux'], why: 'each platform has an updater of its own' },
  'a keyring on a bus of its own': { on: ['linux'], why: 'the keychains of macOS and Windows belong to the user' },
  'packages for Linux': { on: ['linux'], why: 'electron-builder runs programs of Linux for them' },
  'a home that a test can move': { on: ['linux'], why: 'Windows and macOS ask the system for it, not the environment' },
  'processes as files': { on: ['linux'], why: 'only Linux has /proc' },
} as const satisfies Record<string, Need>

export type PlatformNeed = keyof typeof needs

/** Whether this machine has what a test needs. */
export function isHere(need: PlatformNeed, platform: NodeJS.Platform = process.platform): boolean {
  const { on }: Need = needs[need]
  return on.includes(platform)
}

/** A line for each thing that this platform lacks, whose tests did not run; none where all ran. */
export function describeMissing(platform: NodeJS.Platform = process.platform): string[] {
  return Object.entries(needs)
    .filter(([need]) => !isHere(need as PlatformNeed, platform))
    .map(([need, { why }]) => `not on ${platform}: tests of ${need}, because ${why}`)
}
