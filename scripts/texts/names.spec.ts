import { describe, expect, it } from 'vitest'
import { languages } from '../../preload/contract/languages.ts'
import type { Language } from '../../preload/contract/machine.ts'
import { readCatalogue } from './catalogue.ts'
import { findTextFaults } from './check.ts'
import { readTextFiles } from './files.ts'
import { findBentNames } from './names.ts'

const files = readTextFiles()
const textsOf = (language: string) => readCatalogue(files.catalogues[language] ?? '').texts
const faultsOf = (language: string, text: string) => findBentNames(language, new Map([['a.b', text]]))

/** Sentences of each language that are wrong with some names, and beside them such as are right with all. */
const sentences: Record<Language, { wrong: string[]; right: string[] }> = {
  en: {
    wrong: ['an {app} account', '{app}’s window', "{company}'s terms", 'pre-{app}', 'the{app}'],
    right: ['your {app} account', 'Quit {app}', '{app}, {company}.', '({app})', 'Plan {app}'],
  },
  de: {
    wrong: ['Ihres {app}-Kontos', '{app}s Fenster', 'das {app} öffnen', 'Das Fenster des {app}', 'ein {app}'],
    right: ['von {app}', 'Angaben, die {app} nicht kennt', '{app} beenden', '„{app}“'],
  },
  fr: {
    wrong: ['la fermeture de {app}', 'Ce que {app} fait', 'l’{app}', "d'{company}", 'les conditions du {app}'],
    right: ['l’application {app}', 'à {app}', 'comment {company} traite', '{app}\u202f: terminé', 'modèle {app}'],
  },
  es: {
    wrong: ['este equipo y {app}', 'el {app}', 'cierre del {app}', '{company} o {app}'],
    right: ['Salir de {app}', 'que {app} no conoce', 'permiso a {app}', 'aquí; {app} sigue'],
  },
  pt: {
    wrong: ['O {app} está', 'Sair do {app}', 'permissão ao {app}', 'feito pela {company}', 'à {company}'],
    right: ['O aplicativo {app}', 'por {company}', 'Sobre {app}'],
  },
  it: {
    wrong: ['l’{app}', 'il {app}', 'e {app}', 'ad {app}', 'una finestra della {company}'],
    right: ['di {app}', 'l’app {app}', 'ma {app}', 'che {app}'],
  },
  nl: {
    wrong: ['je {app}-account', 'het {app}', "{app}'s venster", 'De {company}'],
    right: ['van {app}', '{app} afsluiten', 'een account voor {app}', 'die {app} niet kent'],
  },
  pl: {
    wrong: ['Zamknij {app}', 'wersja {app}', '{app}u', 'konto w {app}', 'nadaplikacja-{app}'],
    right: ['{app} działa.', 'Gotowe. {app} działa.', 'w aplikacji {app}', 'Firma {company}', 'O programie {app}'],
  },
  tr: {
    wrong: ['{app}’i kapatın', '{app}i', '{app} da açık', '{app} mı?', "{company}'nin"],
    right: ['{app} uygulamasını kapatın', '{app} güncel.', '{app}, kapanır'],
  },
  ja: { wrong: [], right: ['このバージョンの{app}は最新です。', '{company}から'] },
  ko: {
    wrong: ['{app}이 열려', '{app}은 최신', '{app}를', '{company}으로', '이{app}', '{app}에야'],
    right: ['{app} 앱이', '{app}은(는) 최신', '{app}을(를)', '{app}에서는', '{company}의', '{app}에 없는'],
  },
  'zh-Hans': { wrong: [], right: ['关闭 {app} 时', '关闭{app}时'] },
  ar: {
    wrong: ['ل{app}', 'ال{app}', 'و{company}', '{app}ات', 'لِ{app}', 'ل-{app}'],
    right: ['لتطبيق {app}', '{app}، ثم', '\u2068{app}\u2069'],
  },
  he: {
    wrong: ['ל{app}', 'ה{company}', '{app}ים', 'ל\u2068{app}\u2069', 'אפליקציית-{app}', '{app}-חשבון'],
    right: ['ל-{app}', 'ו-{app}', 'ש־{company}', 'את {app}', 'ל-\u2068{app}\u2069'],
  },
}

describe.each(languages)('a name in %s', (language) => {
  const { wrong, right } = sentences[language]

  it.each(wrong.map((text) => [text]))('is bent in %s', (text) => {
    expect(faultsOf(language, text)).toEqual([expect.stringContaining('a.b does not suit every name: "')])
  })

  it.each(right.map((text) => [text]))('stands free in %s', (text) => {
    expect(faultsOf(language, text)).toEqual([])
  })

  it('stands in texts, and free in each', () => {
    const texts = textsOf(language)
    expect([...texts.values()].filter((text) => text.includes('{app}')).length).toBeGreaterThan(30)
    expect(findBentNames(language, texts)).toEqual([])
  })
})

it('that is bent and a text that waits for its translation are faults of the language', () => {
  const german = files.catalogues.de ?? ''
  const broken = german.replace('"Über {app}"', '"Über das {app}"').replace('"Hilfe erhalten"', '"⟦help⟧ ⟦Get⟧"')
  expect(findTextFaults({ ...files, catalogues: { ...files.catalogues, de: broken } })).toEqual([
    'de: support.title is not translated yet.',
    'de: menu.about does not suit every name: "Über das {app}".',
  ])
})
