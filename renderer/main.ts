import './styles.css'
import 'virtual:brand.css'
import { createWebHashHistory } from 'vue-router'
import { connectBridge } from './bridge.ts'
import { createPage } from './create-app.ts'

const { app, start } = createPage({ bridge: connectBridge(), history: createWebHashHistory() })
// Not `await`: the files that `start` fetches import from this one, so they would wait for it, and it for them.
void start().then(() => app.mount('#app'))
