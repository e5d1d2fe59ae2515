import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { revocationsOf } from './aside.ts'
import { takeOver } from './former.ts'
import { onlyOf, type SecretStore } from './keytar.ts'
import { decodeRecord, decodeTokens, encodeRecord, encodeTokens } from './record.ts'
import { splitLongSecrets } from './split.ts'

const account = 'prod/eu-central-1_AbCdEfGhI'
const list = revocationsOf(account)
const record = (refreshToken: string): string => encodeRecord({ username: 'ada', refreshToken })
/** Longer than one entry of Windows. */
const long = 'former'.repeat(900)

/** Stores that end with the app, at the use of this number. */
function stores(
  own: Map<string, string>,
  former: Map<string, string>,
  ends = Infinity,
): Record<'own' | 'former', SecretStore> {
  let uses = 0
  const use = <Value>(work: () => Value): Promise<Value> => {
    uses += 1
    return uses > ends ? Promise.reject(new Error('the app has ended')) : Promise.resolve(work())
  }
  const on = (entries: Map<string, string>): SecretStore =>
    splitLongSecrets({
      get: (name) => use(() => entries.get(name) ?? null),
      set: (name, secret) => use(() => void entries.set(name, secret)),
      delete: (name) => use(() => void entries.delete(name)),
      accounts: () => use(() => [...entries.keys()]),
    })
  return { own: on(own), former: on(former) }
}

async function fill(entries: Record<string, string | null>): Promise<Map<string, string>> {
  const map = new Map<string, string>()
  const { own } = stores(map, new Map())
  for (const [name, secret] of Object.entries(entries)) if (secret !== null) await own.set(name, secret)
  return map
}

/** What the keychains hold before: tokens of records, or a text that is none. */
const before = fc.record({
  kept: fc.constantFrom(null, record('own'), 'no record'),
  left: fc.constantFrom(null, record('former'), record(long), record('ended'), 'no record', ''),
  waits: fc.constantFrom(null, encodeTokens(['ended', 'waits']), encodeTokens(['waits'], [7])),
  noted: fc.constantFrom(null, encodeTokens(['noted'], [{ later: 1 }]), 'no list'),
  ends: fc.array(fc.nat(40), { maxLength: 3 }),
  rotates: fc.boolean(),
})

describe('a takeover', () => {
  it('that ends anywhere loses no session and no token, and is finished by the next start', async () => {
    await fc.assert(
      fc.asyncProperty(before, async ({ kept, left, waits, noted, ends, rotates }) => {
        const own = await fill({ [account]: kept, [list]: noted, other: 'of another pool' })
        const former = await fill({ [account]: left, [list]: waits, other: 'of another pool' })
        const ended = decodeTokens(waits ?? '[]')?.tokens ?? []
        const session = decodeRecord(left ?? '')?.session.refreshToken
        const taken = kept === null && left !== null && !(session !== undefined && ended.includes(session))
        for (const end of ends) {
          await takeOver({ ...stores(own, former, end), account, keep: true }).catch(() => undefined)
          const there = stores(own, former)
          const texts = [await there.own.get(account), await there.former.get(account)]
          // Whoever is killed here finds at least one of them whole.
          if (taken)
            expect(texts.map((text) => decodeRecord(text ?? '')?.session.refreshToken ?? text)).toContain(
              session ?? left,
            )
          const now = decodeRecord((await there.own.get(account)) ?? '')
          if (rotates && taken && now) {
            await there.own.set(account, encodeRecord({ ...now.session, refreshToken: 'rotated' }, now.others))
            break
          }
        }
        const { own: last, former: old } = stores(own, former)
        const revoked = await takeOver({ own: last, former: old, account, keep: true })
        expect([...former]).toEqual([['other', 'of another pool']])
        const holds = await last.get(account)
        const holdsToken = decodeRecord(holds ?? '')?.session.refreshToken
        if (!taken) expect(holds).toBe(kept)
        else if (session === undefined) expect(holds).toBe(left)
        else expect([session, ...(rotates ? ['rotated'] : [])]).toContain(holdsToken)
        const waiting = decodeTokens((await last.get(list)) ?? '[]')
        const lost = session !== undefined && !taken ? [session] : []
        // What was there before any end stands in our own list, because no one else knows of it.
        for (const token of [...ended, ...lost]) expect(waiting?.tokens).toContain(token)
        expect([...(waiting?.tokens ?? []), ...revoked]).not.toContain(taken ? session : 'own')
        if (noted !== null && noted !== 'no list' && waiting !== null) {
          expect(waiting).toMatchObject({
            tokens: expect.arrayContaining(['noted']) as unknown,
            others: [{ later: 1 }],
          })
        }
      }),
      { numRuns: 400 },
    )
  })

  it('asks nothing more of a former name that has nothing', async () => {
    const { own, former } = stores(new Map(), new Map(), 2)
    expect(await takeOver({ own, former, account, keep: true })).toEqual([])
  })

  it('keeps nothing where nothing may be kept, and tells all tokens', async () => {
    const own = new Map<string, string>()
    const former = await fill({ [account]: record('former'), [list]: encodeTokens(['waits']) })
    former.set(`${account}.unreadable.0123`, 'eyJa.b.c.d.e of an older form')
    const tokens = await takeOver({ ...stores(own, former), account, keep: false })
    expect(tokens).toEqual(['waits', 'former', 'eyJa.b.c.d.e'])
    expect([own.size, former.size]).toEqual([0, 0])
  })
})

it('a name that begins as another’s does finds its own entries alone', async () => {
  const ofAcme = new Map([['one', 'secret']])
  const get = (name: string): Promise<string | null> => Promise.resolve(ofAcme.get(name) ?? null)
  expect(await onlyOf(get, ['one', 'one of Acme Pass'])).toEqual(['one'])
})
