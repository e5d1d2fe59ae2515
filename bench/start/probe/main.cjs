const { app } = require('electron')
const { performance } = require('node:perf_hooks')

// Starts the application $PROBE_MAIN as its own main process would, and tells when its first page fulfils
// $PROBE_READY and has been painted. The same for each application that is measured.
const script = `new Promise((resolve) => {
  const look = () => (${process.env.PROBE_READY}) ? requestAnimationFrame(() => setTimeout(resolve)) : requestAnimationFrame(look)
  look()
})`

app.once('browser-window-created', (_event, { webContents }) => {
  webContents.once('dom-ready', async () => {
    await webContents.executeJavaScript(script)
    console.log(`probe: usable ${performance.timeOrigin + performance.now()}`)
  })
})
require(process.env.PROBE_MAIN)
