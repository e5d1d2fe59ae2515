import { afterAll } from 'vitest'
import { startKeyring } from '../../scripts/keyring.ts'

// Each file of tests has a keyring of its own. Keytar's process ends when an item that it is about to list is removed, and
// apps of two files at once did that to each other.
const keyring = await startKeyring()
if (keyring) process.env.DBUS_SESSION_BUS_ADDRESS = keyring.address
afterAll(() => keyring?.stop())
