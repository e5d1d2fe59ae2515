import './styles.css'
import { createWebHashHistory } from 'vue-router'
import { connectBridge } from './bridge.ts'
import { createLatchkey } from './create-app.ts'

const { app, start } = createLatchkey({ bridge: connectBridge(), history: createWebHashHistory() })
// Not by `await`: what the start fetches imports from the file that this is in, and would wait for its end.
void start().then(() => app.mount('#app'))
