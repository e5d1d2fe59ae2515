import { expect, it } from 'vitest'
import { whoHelps } from './who-helps.ts'

it('names who helps and every way to reach them, in English', () => {
  const phone = '+44 20 7946 0123'
  const email = 'desk@northwind.example'
  const url = 'https://northwind.example/help'
  const hours = { de: 'Montag bis Freitag', en: 'Monday to Friday' }
  expect(whoHelps({ name: { de: 'Hilfe', en: 'Service desk' }, phone, email, url, hours })).toBe(
    `For help: Service desk\n${phone}\n${email}\n${url}\nMonday to Friday`,
  )
})

it('takes the words that there are', () => {
  expect(whoHelps({ name: { de: 'Hilfe' }, email: 'it@example.com' })).toBe('For help: Hilfe\nit@example.com')
})
