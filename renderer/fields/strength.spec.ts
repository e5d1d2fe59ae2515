import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { oneIn } from '../../scripts/reduced.ts'
import { languages } from '../../preload/contract/languages.ts'
import type { Language } from '../../preload/contract/machine.ts'
import { goodPassword, phoneNumber } from '../testing/samples.ts'
import { judgeFor } from './language-words.ts'
import type { Judge } from './strength.ts'

/** The words that stand first in every list of passwords: password, welcome, summer, hello, winter, secret, holiday. */
const usual: Record<Language, string[]> = {
  en: ['password', 'welcome', 'summer', 'hello', 'winter', 'secret', 'holiday'],
  de: ['passwort', 'kennwort', 'willkommen', 'sommer', 'hallo', 'winter', 'geheim', 'urlaub'],
  fr: ['motdepasse', 'bienvenue', 'été', 'bonjour', 'hiver', 'secret', 'vacances'],
  es: ['contraseña', 'contrasena', 'clave', 'bienvenido', 'verano', 'hola', 'invierno', 'secreto', 'vacaciones'],
  pt: ['senha', 'palavrapasse', 'bemvindo', 'verão', 'verao', 'olá', 'inverno', 'segredo', 'férias'],
  it: ['parola', 'benvenuto', 'estate', 'ciao', 'inverno', 'segreto', 'vacanze'],
  nl: ['wachtwoord', 'welkom', 'zomer', 'hallo', 'winter', 'geheim', 'vakantie'],
  pl: ['hasło', 'haslo', 'witaj', 'lato', 'cześć', 'zima', 'sekret', 'wakacje'],
  tr: ['şifre', 'sifre', 'parola', 'hoşgeldiniz', 'yaz', 'merhaba', 'kış', 'gizli', 'tatil'],
  ja: ['パスワード', 'pasuwado', 'ようこそ', '夏', 'こんにちは', '冬', '秘密', 'natsu', 'himitsu'],
  ko: ['비밀번호', '암호', '환영합니다', '여름', '안녕하세요', '겨울', '비밀', 'bimilbeonho'],
  'zh-Hans': ['密码', 'mima', '欢迎', '夏天', '你好', '冬天', '秘密', 'woaini', 'huanying'],
  ar: ['كلمةالسر', 'مرحبا', 'صيف', 'شتاء', 'سري', 'marhaba'],
  he: ['סיסמה', 'sisma', 'ברוכים', 'קיץ', 'שלום', 'חורף', 'סודי', 'shalom'],
}

/** Cases of each kind. zxcvbn takes its time over each. */
const numRuns = 100 / oneIn('generated passwords')

const notGood = ['weak', 'fair']
const digits = fc.oneof(
  fc.stringMatching(/^\d{0,4}$/),
  fc.integer({ min: 1950, max: 2035 }).map(String),
  fc.constantFrom('123', '1234', '12345', '123456'),
)
const signs = fc.constantFrom('', '!', '!!', '.', '?', '#', '@', '$', '*', '-')
const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1)
const cased = fc.constantFrom(
  capitalised,
  (word: string) => word,
  (word: string) => word.toUpperCase(),
)

describe.each(languages)('in %s', (language) => {
  let judge: Judge
  beforeAll(async () => {
    judge = await judgeFor(language)
  })

  it('no usual word with digits and signs is good', () => {
    const property = fc.property(
      fc.constantFrom(...usual[language]),
      cased,
      digits,
      signs,
      (word, write, count, sign) => {
        expect(notGood).toContain(judge(`${write(word)}${count}${sign}`, []).strength)
      },
    )
    fc.assert(property, { numRuns })
  })

  it('several words that do not belong together are strong', () => {
    for (const phrase of ['kettle-Orbit-walnut-93', 'mtW-tq8-Xre-vbh-4nK'])
      expect(judge(phrase, [])).toEqual({ strength: 'strong', advice: null })
  })

  it('the usual samples of this project stay good', () => {
    expect(['good', 'strong']).toContain(judge(goodPassword, []).strength)
  })
})

describe('words that are known in their own language', () => {
  it.each([
    ['de', 'Herzlichwillkommen'],
    ['es', 'ContrasenaSegura'],
    ['fr', 'anniversairejoie'],
    ['it', 'felicitaamicizia'],
    ['ja', 'konnichiwatomodachi'],
    ['nl', 'verjaardagsfeest'],
    ['pl', 'przyjaciolrodzina'],
    ['pt', 'felizaniversario'],
  ] as const)('%s: %s', async (language, words) => {
    expect(notGood).toContain((await judgeFor(language))(words, []).strength)
    expect(notGood).not.toContain((await judgeFor('en'))(words, []).strength)
  })
})

describe('what others know', () => {
  let judge: Judge
  beforeAll(async () => {
    judge = await judgeFor('en')
  })
  const people = [
    ['Ada Okafor', 'Northwind Traders'],
    ['Li Na', 'Harbour & Sons'],
    ['José Müller-Łukasz', 'Übersee Spedition GmbH'],
    ['李伟', '北风 贸易'],
    ['김민수', '한빛 물류'],
    ['Иван Петров', 'Северный ветер'],
    ['Şule Yıldız', 'Çınar Lojistik'],
    ['נועה כהן', 'רוח צפונית'],
  ] as const
  const leet: Readonly<Record<string, string>> = { a: '4', e: '3', i: '1', o: '0', s: '5', t: '7' }
  const bare = (text: string): string => text.normalize('NFKD').replaceAll(/\p{M}/gu, '')
  const writings = [
    (word: string) => word,
    (word: string) => word.toLowerCase(),
    (word: string) => word.toUpperCase(),
    bare,
    (word: string) => Array.from(word).toReversed().join(''),
    (word: string) => word.replaceAll(/[aeiost]/g, (letter) => leet[letter] ?? letter),
  ]
  const initials = (words: readonly string[]): string[] => words.map((word) => Array.from(word)[0] ?? '')

  /** Any join of a person's names and a company's words: in any order, some as initials, with signs between them. */
  const joins = fc.constantFrom(...people).chain((texts) => {
    const words = texts.flatMap((text) => text.split(/[^\p{L}]+/u))
    return fc.record({
      personal: fc.constant([phoneNumber, ...texts]),
      first: fc.constantFrom(...texts),
      order: fc.shuffledSubarray(words, { maxLength: 3 }),
      short: fc.subarray(initials(words), { maxLength: 2 }),
      between: fc.constantFrom('', '-', '_', '.', ' '),
      write: fc.constantFrom(...writings),
      digits,
      sign: fc.constantFrom('', '!', '.', '?'),
    })
  })

  it('is no good password, however it is joined and written', () => {
    const property = fc.property(joins, ({ personal, first, order, short, between, write, digits: count, sign }) => {
      const join = [...short, ...first.split(/[^\p{L}]+/u), ...order].map(write).join(between)
      expect(notGood, join + count + sign).toContain(judge(join + count + sign, personal).strength)
    })
    fc.assert(property, { numRuns: 4 * numRuns })
  })

  it.each([
    ['AdaOkafor1!', 'Ada Okafor'],
    ['NorthwindTraders1', 'Northwind Traders'],
    ['TradersNorthwind-2024', 'Northwind Traders'],
    ['a.okafor1984!', 'Ada Okafor'],
    ['0k4f0r4d4!', 'Ada Okafor'],
    ['Mueller#2024', 'Jörg Müller'],
  ])('%s is advised against for %s', (password, name) => {
    expect(judge(password, [name])).toMatchObject({ advice: 'personal' })
    expect(notGood).toContain(judge(password, [name]).strength)
  })

  it('takes nothing from a password that has none of it', () => {
    const property = fc.property(fc.constantFrom(...people), (texts) => {
      const phrase = 'vqxj-7wpk-Xfzj-9qvw'
      expect(judge(phrase, [phoneNumber, ...texts])).toEqual({ strength: 'strong', advice: null })
    })
    fc.assert(property, { numRuns: people.length })
  })

  it('leaves what is strong without it strong', () => {
    expect(judge('Ada-kettle-orbit-walnut-93', ['Ada Okafor']).strength).toBe('strong')
  })
})
