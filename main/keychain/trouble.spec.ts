import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { KeychainSlow, troubleOf } from './trouble.ts'

const login = '/org/freedesktop/secrets/collection/login'

/** What GLib's own catalogues make of its sentences, in the languages of the app that they have. */
const translated: Record<'missing' | 'refused', string[]> = {
  missing: [
    'Cannot autolaunch D-Bus without X11 $DISPLAY',
    'D-Bus kann nicht automatisch ohne X11 $DISPLAY gestartet werden',
    'Impossible de lancer automatiquement D-Bus sans $DISPLAY X11',
    'X11 $DISPLAY なしで D-Bus を自動起動できません',
    'Nie można automatycznie uruchomić usługi D-Bus bez zmiennej $DISPLAY środowiska X11',
    '无法在没有 X11 $DISPLAY 的情况下自动启动 D-Bus',
    'X11 $DISPLAY 없이 D-Bus 자동 실행할 수 없습니다',
    'X11 $DISPLAY olmadan D-BUS kendiliğinden başlatılamaz',
    `Object does not exist at path “${login}”`,
    `Das Objekt existiert nicht am Pfad »${login}«`,
    `L’objet n’existe pas à l’emplacement « ${login} »`,
    `パス“${login}”にオブジェクトが存在しません`,
    `Obiekt nie istnieje w ścieżce „${login}”`,
    `对象在路径“${login}”处不存在`,
    `“${login}” 경로에 오브젝트가 없습니다`,
    `Nesne, “${login}” yolunda yok`,
    `Интерфейс «org.freedesktop.Secret.Collection» для пути ${login} объекта не найден`,
    'No such secret collection at path: /org/freedesktop/secrets/aliases/default',
  ],
  // Nothing in these is the same in two languages, so none of them may name a cause, the English ones neither.
  refused: [
    'Could not connect: No such file or directory',
    'Verbindung ist gescheitert: Datei oder Verzeichnis nicht gefunden',
    'Couldn’t communicate with the secret storage',
    'Der Geheimspeicher konnte nicht erreicht werden',
    'A default keychain could not be found.',
    'Ein Standard-Schlüsselbund wurde nicht gefunden.',
    'User interaction is not allowed.',
    'Benutzerinteraktion ist nicht erlaubt.',
    'User canceled the operation.',
    // What keytar makes of a sentence that macOS does not keep as UTF-8.
    'An unknown error occurred.',
    'A specified logon session does not exist. It may already have been terminated.\r\n',
    'Eine angegebene Anmeldesitzung ist nicht vorhanden. Sie wurde gegebenenfalls bereits beendet.\r\n',
    // Windows' sentences come in its code page, which keytar hands on as UTF-8.
    'Une session d\ufffdouverture n\ufffdexiste pas.',
    '',
  ],
}

afterEach(() => {
  vi.unstubAllEnvs()
})

describe('the trouble of a keychain', () => {
  it.each([
    ['unix:path=/nowhere/bus', 'missing'],
    ['unix:path=/nowhere/bus,guid=00ff', 'missing'],
    // Somebody may answer at these.
    ['unix:path=/nowhere/bus;tcp:host=127.0.0.1', 'refused'],
    ['unix:path=/nowhere%20/bus', 'refused'],
    ['unix:abstract=/nowhere/bus', 'refused'],
    [`unix:path=${import.meta.dirname}`, 'refused'],
    ['', 'refused'],
  ])('is told by the address of the bus %j where words cannot: %s', (address, trouble) => {
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address)
    const german = 'Verbindung ist gescheitert: Datei oder Verzeichnis nicht gefunden'
    expect(troubleOf(new Error(german))).toBe(trouble)
    expect(troubleOf(new Error('Cannot create an item in a locked collection'))).toBe('locked')
  })

  it.each(Object.entries(translated).flatMap(([trouble, sentences]) => sentences.map((one) => [trouble, one])))(
    'is %s whatever the language: %j',
    (trouble, sentence) => {
      expect(troubleOf(new Error(sentence))).toBe(trouble)
    },
  )

  it('is known by what the bus and the keyring say, which nobody translates', () => {
    const known = {
      missing: [
        'The name org.freedesktop.secrets was not provided by any .service files',
        "Could not activate remote peer 'org.freedesktop.secrets': activation request failed",
        'GDBus.Error:org.freedesktop.DBus.Error.ServiceUnknown: The name org.freedesktop.secrets was not provided',
      ],
      locked: [
        'Cannot create an item in a locked collection',
        'GDBus.Error:org.freedesktop.Secret.Error.IsLocked: …',
        `GDBus.Error:org.freedesktop.Secret.Error.IsLocked: ${login}`,
      ],
      refused: [
        'Rejected send message, 2 matched rules; interface="org.freedesktop.Secret.Service" destination="org.freedesktop.secrets"',
        'An AppArmor policy prevents this sender from sending this message; destination="org.freedesktop.secrets"',
      ],
    }
    for (const [trouble, sentences] of Object.entries(known)) {
      for (const sentence of sentences) expect(troubleOf(new Error(sentence)), sentence).toBe(trouble)
    }
  })

  it('does not depend on the words around a mark, and none is a mark in any script', () => {
    const marks = { missing: ['$DISPLAY', login, 'org.freedesktop.secrets'], locked: ['Secret.Error.IsLocked'] }
    const words = fc.string({ unit: 'grapheme' }).filter((text) => !/[\w./$]/.test(text))
    fc.assert(
      fc.property(words, words, (before, after) => {
        for (const [trouble, all] of Object.entries(marks)) {
          for (const mark of all) expect(troubleOf(new Error(`${before} ${mark}${after}`))).toBe(trouble)
        }
        expect(troubleOf(new Error(`${before}${after}`))).toBe('refused')
      }),
    )
  })

  it('is that of the keyring as a whole, not of an item in it', () => {
    expect(troubleOf(new Error(`No such interface on object at path ${login}/12`))).toBe('refused')
  })

  it('is that it was slow, or unknown, when it is no sentence', () => {
    expect(troubleOf(new KeychainSlow())).toBe('slow')
    for (const thrown of [undefined, null, 'org.freedesktop.secrets', {}]) expect(troubleOf(thrown)).toBe('refused')
  })
})
