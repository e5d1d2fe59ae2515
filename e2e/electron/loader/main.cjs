const { app } = require('electron')
const path = require('node:path')

// What Electron's own default app does, for an Electron that came without: runs the application whose folder is the
// last argument, under the name and version of its package.json.
const folder = path.resolve(process.argv.slice(1).findLast((argument) => !argument.startsWith('-')))
const { name, productName, version, main } = require(path.join(folder, 'package.json'))
app.setName(productName ?? name)
app.setVersion(version)
app.setAppPath(folder)
require(path.join(folder, main))
