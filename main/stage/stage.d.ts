/** The stage's configuration, put in by the build (electron.vite.config.ts). */
declare const __STAGE__: unknown

/** When this build was made, in milliseconds since the epoch. */
declare const __BUILT__: number

/** The brand whose application this is, put in by the build as the stage is. */
declare const __BRAND__: unknown
