import { app, BrowserWindow } from 'electron'

// A second Electron beside the app: it shows the phone that gets the local pool's SMS. Run it as: electron
// phone-window.mjs URL

const [url] = process.argv.slice(-1)

app.on('window-all-closed', () => app.quit())
await app.whenReady()
const window = new BrowserWindow({
  width: 400,
  height: 720,
  title: 'Phone',
  autoHideMenuBar: true,
  webPreferences: { sandbox: true, contextIsolation: true },
})
window.webContents.setWindowOpenHandler(() => ({ action: 'deny' }))
await window.loadURL(url)
