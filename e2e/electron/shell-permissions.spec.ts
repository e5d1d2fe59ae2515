import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startForeignServer, type ForeignServer } from '../support/loopback.ts'
import { runAllInOtherPage } from '../support/other-pages.ts'
import { startRig, type Rig } from '../support/rig.ts'

let rig: Rig
let foreign: ForeignServer
beforeAll(async () => {
  foreign = await startForeignServer()
  rig = await startRig()
})
afterAll(async () => {
  foreign.close()
  await rig.close()
})

/** Every name that `permissions.query` has known in any Chromium; it refuses those that it does not know. */
const names = [
  ...[
    'accelerometer',
    'ambient-light-sensor',
    'background-fetch',
    'background-sync',
    'camera',
    'captured-surface-control',
  ],
  ...[
    'clipboard-read',
    'clipboard-write',
    'display-capture',
    'fullscreen',
    'geolocation',
    'gyroscope',
    'hand-tracking',
  ],
  ...['idle-detection', 'keyboard-lock', 'local-fonts', 'local-network', 'local-network-access', 'loopback-network'],
  ...['magnetometer', 'microphone', 'midi', 'nfc', 'notifications', 'payment-handler', 'periodic-background-sync'],
  ...['persistent-storage', 'pointer-lock', 'screen-wake-lock', 'speaker-selection', 'storage-access'],
  ...['system-wake-lock', 'top-level-storage-access', 'web-app-installation', 'window-management'],
]
const query = `Promise.all(${JSON.stringify(names)}.map(async (name) => {
  const asked = { name, sysex: true, userVisibleOnly: true, requestedOrigin: location.origin }
  return [name, await navigator.permissions.query(asked).then(({ state }) => state, () => 'unknown')]
}))`

/** What asks for something, each as its user's click would. All must be refused. */
const requests: Record<string, string> = {
  camera: 'navigator.mediaDevices.getUserMedia({ video: true })',
  microphone: 'navigator.mediaDevices.getUserMedia({ audio: true })',
  screen: 'navigator.mediaDevices.getDisplayMedia({ video: true })',
  geolocation: 'new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))',
  notifications: 'Notification.requestPermission().then((answer) => { if (answer !== "granted") throw answer })',
  midi: 'navigator.requestMIDIAccess({ sysex: true })',
  'clipboard-read': 'navigator.clipboard.readText()',
  usb: 'navigator.usb.requestDevice({ filters: [] })',
  hid: 'navigator.hid.requestDevice({ filters: [] }).then((devices) => { if (devices.length === 0) throw "none" })',
  serial: 'navigator.serial.requestPort()',
  bluetooth: 'navigator.bluetooth.requestDevice({ acceptAllDevices: true })',
  idle: 'IdleDetector.requestPermission().then((answer) => { if (answer !== "granted") throw answer })',
  fonts: 'queryLocalFonts().then((fonts) => { if (fonts.length === 0) throw "none" })',
  windows: 'getScreenDetails()',
  'wake-lock': 'navigator.wakeLock.request("screen")',
  persistence: 'navigator.storage.persist().then((kept) => { if (!kept) throw "not kept" })',
  'storage-access': 'document.requestStorageAccessFor("https://example.org")',
  'pointer-lock':
    'new Promise((resolve, reject) => { document.onpointerlockchange = resolve; document.onpointerlockerror = reject; document.body.requestPointerLock()?.catch(reject) })',
}
const outcome = (request: string): string => `Promise.race([
  (async () => ${request})().then(() => 'granted', (error) => 'refused: ' + (error?.name ?? error)),
  new Promise((resolve) => setTimeout(resolve, 5_000, 'no answer')),
])`

/** Chromium tells the page nothing when it may not fill the screen. */
const fullScreen = `(async () => {
  document.body.requestFullscreen().catch(() => undefined)
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  return document.fullscreenElement === null
})()`

describe.each([
  ['the page’s session', undefined],
  ['a session of requests', 'sent'],
  ['a session that nobody thought of', 'elsewhere'],
])('in %s', (_which, partition) => {
  const run = (scripts: string[]): Promise<unknown[]> => {
    const url = partition === undefined ? 'app://page/index.html' : foreign.origin
    return runAllInOtherPage(rig.app, { url, scripts, ...(partition !== undefined && { partition }) })
  }

  it('no permission is granted, nor would be asked for', async () => {
    const states = (await run([query]))[0] as [string, string][]
    const known = states.filter(([, state]) => state !== 'unknown')
    expect(known.map(([name]) => name)).toEqual(expect.arrayContaining(['camera', 'geolocation', 'clipboard-read']))
    expect(known.filter(([, state]) => state !== 'denied')).toEqual([])
  })

  it('every request is refused', async () => {
    // Electron 25 crashes by itself when a page in another session than the default one asks for a USB device.
    const asked = Object.entries(requests).filter(([name]) => partition === undefined || name !== 'usb')
    const answers = await run(asked.map(([, request]) => outcome(request)))
    const refused = asked.map(([name]) => [name, expect.stringMatching(/^refused/) as string])
    expect(asked.map(([name], index) => [name, answers[index]])).toEqual(refused)
    expect(await run([fullScreen])).toEqual([true])
  })
})
