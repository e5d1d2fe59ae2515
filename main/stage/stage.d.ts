/** The stage's configuration, put in by the build (electron.vite.config.ts). */
declare const __STAGE__: unknown
