const { app, BrowserWindow } = require('electron')

// An empty window with what Electron needs for one, as the app opens its own.
app.enableSandbox()
app.setPath('userData', process.env.LATCHKEY_USER_DATA)
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1080, height: 760, show: false, webPreferences: { spellcheck: false } })
  window.once('ready-to-show', () => window.show())
  window.loadURL('data:text/html,<title>empty</title>')
})
