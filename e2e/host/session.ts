import { browser } from './browser.ts'
import { createNetworkStack, type NetworkStack } from './network-stack.ts'
import { notInHost, strict } from './not-in-host.ts'

type RequestHandler = (contents: null, permission: string, answer: (granted: boolean) => void) => void
type CheckHandler = (contents: null, permission: string) => boolean

/** Electron's names of what a page can ask for, and Chromium's. */
const permissions: Record<string, string[]> = {
  'clipboard-read': ['clipboard-read'],
  geolocation: ['geolocation'],
  media: ['camera', 'microphone'],
  midi: ['midi'],
  notifications: ['notifications'],
}

/**
 * Chromium decides on permissions by itself, so a handler is asked once about each of them, without a page, and
 * Chromium is told the answers.
 */
async function decide(granted: (permission: string) => boolean): Promise<void> {
  for (const [permission, names] of Object.entries(permissions)) {
    const setting = granted(permission) ? 'granted' : 'denied'
    for (const name of names) await browser().cdp.root.send('Browser.setPermission', { permission: { name }, setting })
  }
}

/** A Chromium that has gone meanwhile asks nobody. */
function decideSoon(granted: (permission: string) => boolean): void {
  decide(granted).catch((error: unknown) => {
    console.error('host: permissions could not be set:', error)
  })
}

export const defaultSession = strict('session.defaultSession', {
  ...createNetworkStack(),

  setPermissionRequestHandler(handler: RequestHandler): void {
    decideSoon((permission) => {
      let granted = false
      handler(null, permission, (answer) => {
        granted = answer
      })
      return granted
    })
  },

  setPermissionCheckHandler(handler: CheckHandler): void {
    decideSoon((permission) => handler(null, permission))
  },
})

const partitions = new Map<string, NetworkStack>()

export const session = strict('session', {
  defaultSession,

  /** In memory only, and for requests of the main process: the host has no page in another session. */
  fromPartition(partition: string): NetworkStack {
    if (partition === '' || partition.startsWith('persist:')) throw notInHost(`the session '${partition}'`)
    const stack = partitions.get(partition) ?? strict(`session '${partition}'`, createNetworkStack())
    partitions.set(partition, stack)
    return stack
  },
})
