import type { UsualWord } from '../../preload/contract/testing/attributes.ts'
import { registerSecrets } from '../logs/kept.ts'

/** Somebody who uses the app, with what they type. */
export type Person = Details & {
  /** E.164, from the range that Ofcom keeps free for fiction. */
  phoneNumber: string
  password: string
}

/** A value for each attribute that the app knows, by what it is called. */
export type Details = Record<UsualWord, string>

let lastNumber = 0

/** A new person; each has a number of their own. */
export function newPerson(details: Partial<Person> = {}): Person {
  lastNumber += 1
  const person = {
    phoneNumber: `+447700900${String(lastNumber).padStart(3, '0')}`,
    name: 'Ada Okafor',
    company: 'Northwind Traders',
    role: 'Warehouse lead',
    password: 'Correct-horse-7',
    ...details,
  }
  registerSecrets([
    { kind: 'phone number', value: person.phoneNumber },
    { kind: 'password', value: person.password },
  ])
  return person
}
