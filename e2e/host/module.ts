// What the application gets when it imports `electron`. A bundle names what it imports, and does not start when a
// name is missing here.

export { app } from './app.ts'
export { BrowserWindow } from './browser-window.ts'
export { crashReporter, dialog, Menu, screen, shell } from './desktop.ts'
export { ipcMain } from './ipc.ts'
export { protocol } from './protocol.ts'
export { autoUpdater, nativeTheme, net, powerMonitor, session, systemPreferences } from './services.ts'
