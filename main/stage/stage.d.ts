/** The stage's configuration, put in by the build (electron.vite.config.ts). */
declare const __STAGE__: unknown

/** When this build was made, in milliseconds since the epoch. */
declare const __BUILT__: number
