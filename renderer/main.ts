import './styles.css'
import { createWebHashHistory } from 'vue-router'
import { connectBridge } from './bridge.ts'
import { createLatchkey } from './create-app.ts'

const { app, start } = createLatchkey({ bridge: connectBridge(), history: createWebHashHistory() })
await start()
app.mount('#app')
