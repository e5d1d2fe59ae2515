import { createBridgeEnd } from './bridge-end.ts'
import { createCodec } from './codec.ts'
import { defineExposed } from './page.ts'
import { createPreloadRequire } from './preload.ts'

/** Name of the preload's isolated world. */
export const preloadWorld = 'preload'
/** Binding through which the preload's world reaches the main process; no other world has it. */
export const transmitBinding = 'transmitToMain'
/** Function in the preload's world that takes the main process's messages. */
export const receiveFunction = 'receiveFromMain'

const toPage = JSON.stringify('context-bridge:to-page')
const toPreload = JSON.stringify('context-bridge:to-preload')

/** Script for the page's own world, to run before anything of the page. */
export const pageScript = `(() => {
  const codec = (${createCodec.toString()})()
  const define = ${defineExposed.toString()};
  (${createBridgeEnd.toString()})(codec, ${toPreload}, ${toPage}, define)
})()`

/**
 * Script for the preload's isolated world.
 * @param preload source text of the built preload, CommonJS
 * @param inSubFrames whether it runs in every frame, and not in the window's top frame only
 */
export function preloadScript(preload: string, inSubFrames: boolean): string {
  return `(() => {
  if (!${String(inSubFrames)} && window.parent !== window) return
  const codec = (${createCodec.toString()})()
  const bridge = (${createBridgeEnd.toString()})(codec, ${toPage}, ${toPreload}, () => {})
  const transmit = globalThis.${transmitBinding}
  const onMessage = (receive) => { globalThis.${receiveFunction} = receive }
  const require = (${createPreloadRequire.toString()})(codec, bridge, transmit, onMessage)
  const module = { exports: {} }
  try {
    (function (require, module, exports) {
${preload}
    })(require, module, module.exports)
  } catch (error) {
    console.error('Unable to load the preload script', error)
  }
})()`
}
