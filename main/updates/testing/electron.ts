/** All that electron-updater asks of Electron's module while it installs. */
export const autoUpdater = { emit: (): boolean => false }
