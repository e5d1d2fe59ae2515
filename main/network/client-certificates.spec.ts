import { EventEmitter } from 'node:events'
import { expect, it } from 'vitest'
import { showNoClientCertificate } from './client-certificates.ts'

it('answers every server that asks for a certificate with none, and keeps Electron from choosing one', () => {
  const app = new EventEmitter()
  showNoClientCertificate(app)
  const certificates = [{ subjectName: 'Jane Doe' }]
  // The contents are null for requests of the main process.
  for (const contents of [null, {}])
    for (const offered of [[], certificates]) {
      const event = { defaultPrevented: false, preventDefault: () => (event.defaultPrevented = true) }
      const answers: unknown[][] = []
      app.emit('select-client-certificate', event, contents, 'https://pool.example', offered, (...given: unknown[]) =>
        answers.push(given),
      )
      expect([event.defaultPrevented, answers]).toEqual([true, [[]]])
    }
})
