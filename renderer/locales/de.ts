import type { Messages } from './types.ts'

/** German. The user is addressed as "Sie". */
export const de: Messages = {
  app: {
    name: 'Latchkey',
    title: '{screen} – Latchkey',
    motto: 'Ihre Nummer ist Ihr Schlüssel.',
    summary: 'Legen Sie Ihr Konto mit Ihrem Telefon an, und halten Sie Ihre Angaben an einem Ort aktuell.',
    version: 'Version {version}',
    stage: 'Umgebung {stage}',
    offline: 'Latchkey ist offline. Es verbindet sich automatisch wieder, sobald der Server erreichbar ist.',
  },
  restoring: {
    title: 'Sie werden angemeldet',
    wait: 'Das dauert einen Moment.',
    stuck: 'Noch nicht angemeldet',
    problem: 'Ihre Anmeldung ist auf diesem Computer gespeichert, und Latchkey versucht es weiter.',
    retry: 'Erneut versuchen',
    lastKnown: 'Zuletzt bekannter Stand auf diesem Computer',
  },
  signIn: {
    title: 'Anmelden',
    intro: 'Verwenden Sie die Telefonnummer Ihres Kontos.',
    submit: 'Anmelden',
    forgot: 'Passwort vergessen?',
    noAccount: 'Noch kein Konto?',
    retryKeychain: 'Erneut versuchen',
    signUp: 'Konto anlegen',
  },
  signUp: {
    title: 'Konto anlegen',
    intro: 'Wir senden einen Code an Ihr Telefon, um die Nummer zu bestätigen.',
    submit: 'Konto anlegen',
    haveAccount: 'Sie haben schon ein Konto?',
    signIn: 'Anmelden',
  },
  confirm: {
    title: 'Nummer bestätigen',
    sent: 'Wir haben einen Code per SMS an {destination} gesendet.',
    notSent:
      'Das Konto für {phoneNumber} ist noch nicht bestätigt. Vielleicht haben Sie schon einen Code. Wenn nicht, fordern Sie einen an.',
    codeNotSent:
      'An {phoneNumber} konnte kein Code gesendet werden, aber Ihr Konto gibt es vielleicht schon. Warten Sie ein paar Minuten und fordern Sie dann einen Code an.',
    maybeConfirmed:
      'Wenn das Konto für {phoneNumber} noch nicht bestätigt ist, bestätigt es ein Code per SMS. Vielleicht haben Sie schon einen. Wenn nicht, fordern Sie einen an.',
    resent: 'Ein Code ist unterwegs. Verwenden Sie den neuesten, den Sie erhalten.',
    submit: 'Bestätigen',
  },
  forgot: {
    title: 'Passwort zurücksetzen',
    intro: 'Wir senden einen Code an Ihr Telefon. Damit können Sie ein neues Passwort wählen.',
    submit: 'Code senden',
    back: 'Zurück zur Anmeldung',
  },
  reset: {
    title: 'Neues Passwort wählen',
    sent: 'Wenn {destination} zu einem Konto gehört, ist ein Code per SMS unterwegs.',
    notSent: 'Fordern Sie einen Code an, und wir senden ihn per SMS an {phoneNumber}.',
    resent: 'Wir haben einen weiteren Code angefordert. Verwenden Sie den neuesten, den Sie erhalten.',
    submit: 'Neues Passwort speichern',
  },
  code: {
    send: 'Code senden',
    none: 'Noch kein Code?',
    resend: 'Neuen Code senden',
    wrongNumber: 'Falsche Nummer?',
    startOver: 'Von vorn beginnen',
    confirmed: 'Schon bestätigt?',
    digit: 'Ziffer {position} von {count}',
  },
  wait: {
    newCode: 'In {time} können Sie einen neuen Code anfordern.',
    again: 'Wieder möglich in {time}',
    over: 'Sie können jetzt einen neuen Code anfordern.',
    latest: 'Spätestens um {time} können Sie es erneut versuchen.',
  },
  verifyPhone: {
    title: 'Nummer verifizieren',
    start: 'Nummer verifizieren',
    submit: 'Verifizieren',
    done: 'Ihre Nummer ist verifiziert.',
    cancel: 'Abbrechen',
  },
  profile: {
    title: 'Ihr Profil',
    verified: 'Verifiziert',
    notVerified: 'Nicht verifiziert',
    none: 'Nicht angegeben',
    edit: 'Profil bearbeiten',
    saved: 'Ihre Änderungen sind gespeichert.',
    passwordChanged: 'Ihr Passwort ist geändert.',
    stale: 'Diese Angaben sind vielleicht nicht aktuell.',
    retry: 'Erneut versuchen',
    sessionOnly:
      'Sie werden abgemeldet, wenn Sie Latchkey schließen, weil der Schlüsselbund dieses Computers nicht verwendet werden kann.',
  },
  editProfile: {
    title: 'Profil bearbeiten',
    submit: 'Änderungen speichern',
    cancel: 'Abbrechen',
    phoneFixed: 'Mit dieser Nummer melden Sie sich an.',
  },
  changePassword: {
    title: 'Passwort ändern',
    intro: 'Wählen Sie ein Passwort, das Sie sonst nirgends verwenden.',
    submit: 'Passwort ändern',
    cancel: 'Abbrechen',
  },
  account: {
    navigation: 'Konto',
    profile: 'Profil',
    password: 'Passwort',
    signOut: 'Abmelden',
  },
  settings: {
    title: 'Einstellungen',
    close: 'Schließen',
    theme: 'Darstellung',
    language: 'Sprache',
    systemLanguage: 'Automatisch ({language})',
    updates: 'Updates',
  },
  themes: {
    system: 'Wie das System',
    light: 'Hell',
    dark: 'Dunkel',
    contrast: 'Hoher Kontrast',
  },
  updates: {
    check: 'Nach Updates suchen',
    restart: 'Neu starten und aktualisieren',
    checking: 'Latchkey sucht nach einer neueren Version.',
    current: 'Latchkey ist auf dem neuesten Stand.',
    checked: 'Latchkey ist auf dem neuesten Stand. Zuletzt geprüft: {time}.',
    downloading: 'Version {version} wird heruntergeladen.',
    ready: 'Version {version} ist bereit.',
    installing: 'Version {version} wird installiert. Danach startet Latchkey von selbst neu.',
  },
  updateFailures: {
    unreachable: 'Die Updates sind nicht erreichbar. Latchkey versucht es von selbst erneut.',
    refused:
      'Das Update konnte nicht überprüft werden. Latchkey hat es nicht verwendet. Sagen Sie es Ihrer IT-Abteilung.',
    notInstalled:
      'Das Update konnte nicht installiert werden, diese Version läuft weiter. Suchen Sie nach Updates, um es erneut zu versuchen.',
  },
  menu: {
    file: 'Datei',
    edit: 'Bearbeiten',
    view: 'Ansicht',
    window: 'Fenster',
    help: 'Hilfe',
    settings: 'Einstellungen …',
    about: 'Über Latchkey',
    checkForUpdates: 'Nach Updates suchen …',
    diagnostics: 'Diagnose …',
    openLogs: 'Protokollordner öffnen',
    hide: 'Latchkey ausblenden',
    hideOthers: 'Andere ausblenden',
    showAll: 'Alle einblenden',
    quit: 'Latchkey beenden',
    close: 'Fenster schließen',
    undo: 'Rückgängig',
    redo: 'Wiederholen',
    cut: 'Ausschneiden',
    copy: 'Kopieren',
    paste: 'Einfügen',
    selectAll: 'Alles auswählen',
    zoomIn: 'Vergrößern',
    zoomOut: 'Verkleinern',
    resetZoom: 'Originalgröße',
    fullScreen: 'Vollbild',
    minimize: 'Minimieren',
  },
  diagnostics: {
    title: 'Diagnose speichern',
    intro:
      'Das ist alles, was in der Datei stehen wird. Sie enthält kein Passwort, keinen Code und kein Token. Telefonnummern sind unkenntlich gemacht. Latchkey sendet sie nirgendwohin: Sie wählen, wo sie gespeichert wird und wer sie bekommt.',
    collecting: 'Die Dateien werden gesammelt.',
    save: 'Als Datei speichern',
    saved: 'Die Datei ist gespeichert.',
    close: 'Schließen',
    crashed:
      'Latchkey wurde unerwartet beendet. Speichern Sie die Diagnose für die Personen, von denen Sie Latchkey haben, oder blenden Sie diesen Hinweis aus.',
    dismiss: 'Ausblenden',
  },
  fields: {
    phoneNumber: 'Telefonnummer',
    phoneNumberHint: 'Zum Beispiel {example}',
    phoneNumberMissing: 'Geben Sie Ihre Telefonnummer ein.',
    phoneNumberInvalid: 'Diese Telefonnummer ist unvollständig oder falsch. Prüfen Sie die Ziffern und das Land.',
    phoneNumberCountryMissing: 'Wählen Sie das Land dieser Nummer, oder beginnen Sie mit + und der Landesvorwahl.',
    phoneNumberCountryRefused:
      'Ihre Organisation nimmt keine Nummern dieses Landes an. Verwenden Sie eine aus einem anderen Land.',
    phoneNumberFixedLine:
      'Das sieht nach einem Festnetzanschluss aus. Die SMS mit Ihrem Code kommt dort vielleicht nicht an.',
    country: 'Land',
    countrySearch: 'Nach Land oder Vorwahl suchen',
    countryNone: 'Kein Land gefunden. Suchen Sie nach dem Namen oder der Vorwahl, zum Beispiel +44.',
    name: 'Vor- und Nachname',
    nameMissing: 'Geben Sie Ihren Namen ein.',
    company: 'Firma',
    companyMissing: 'Geben Sie Ihre Firma ein.',
    role: 'Position',
    roleMissing: 'Geben Sie Ihre Position ein.',
    password: 'Passwort',
    passwordMissing: 'Geben Sie Ihr Passwort ein.',
    passwordSpaces: 'Ein Passwort beginnt und endet nicht mit einem Leerzeichen. Entfernen Sie es.',
    newPassword: 'Neues Passwort',
    newPasswordMissing: 'Wählen Sie ein Passwort.',
    newPasswordWeak: 'Wählen Sie ein Passwort, das alle Regeln unten erfüllt.',
    currentPassword: 'Aktuelles Passwort',
    showPassword: 'Passwort anzeigen',
    hidePassword: 'Passwort verbergen',
    capsLock: 'Die Feststelltaste ist aktiv.',
    code: 'Code',
    codeHint: 'Sechs Ziffern aus der SMS',
    codeIncomplete: 'Geben Sie alle sechs Ziffern aus der SMS ein.',
    tooLong: 'Das ist zu lang. Verwenden Sie einen kürzeren Text.',
    refused: 'Das wurde nicht angenommen. Prüfen und ändern Sie es.',
  },
  strength: {
    label: 'Stärke',
    weak: 'Schwach',
    fair: 'Mäßig',
    good: 'Gut',
    strong: 'Stark',
    common: 'Das ähnelt einem Passwort, das viele verwenden. Wählen Sie etwas Eigenes.',
    words: 'Gängige Wörter und Namen werden zuerst erraten. Kombinieren Sie mehrere, die nicht zusammengehören.',
    pattern:
      'Wiederholungen, Folgen, Datumsangaben und Tastenreihen werden zuerst erraten. Verwenden Sie etwas weniger Regelmäßiges.',
    personal: 'Andere kennen Ihren Namen, Ihre Firma und Ihre Nummer. Lassen Sie sie weg.',
    longer: 'Fügen Sie ein oder zwei Wörter hinzu: Die Länge zählt am meisten.',
  },
  passwordRules: {
    length: 'Mindestens {count, plural, one {# Zeichen} other {# Zeichen}}',
    uppercase: 'Ein Großbuchstabe',
    lowercase: 'Ein Kleinbuchstabe',
    number: 'Eine Ziffer',
    symbol: 'Ein Sonderzeichen, z. B. ! oder ?',
  },
  passwordRuleStates: {
    kept: 'erfüllt',
    open: 'noch nicht erfüllt',
  },
  keychain: {
    missing:
      'Dieser Computer hat keinen Schlüsselbund, den Latchkey verwenden kann. Sie werden abgemeldet, wenn Sie Latchkey schließen.',
    locked:
      'Der Schlüsselbund dieses Computers ist gesperrt. Entsperren Sie ihn und versuchen Sie es erneut, oder melden Sie sich vorläufig an; Sie werden dann abgemeldet, wenn Sie Latchkey schließen.',
    refused:
      'Der Schlüsselbund dieses Computers hat Latchkey abgewiesen. Erlauben Sie den Zugriff und versuchen Sie es erneut, oder melden Sie sich vorläufig an; Sie werden dann abgemeldet, wenn Sie Latchkey schließen.',
    slow: 'Der Schlüsselbund dieses Computers antwortet nicht. Vielleicht liegt ein Fenster, das um Erlaubnis fragt, hinter anderen. Suchen Sie danach und versuchen Sie es erneut, oder melden Sie sich vorläufig an; Sie werden dann abgemeldet, wenn Sie Latchkey schließen.',
    disabled:
      'Ihre Organisation speichert keine Anmeldung auf diesem Computer. Sie werden abgemeldet, wenn Sie Latchkey schließen.',
    corrupt: 'Ihre gespeicherte Anmeldung war nicht lesbar. Melden Sie sich erneut an.',
  },
  notices: {
    signedOut: 'Sie sind abgemeldet.',
    recordLeft:
      'Sie sind abgemeldet, aber Ihre gespeicherte Sitzung liegt noch im Schlüsselbund dieses Computers. Sie gilt nicht mehr. Starten Sie Latchkey neu, um sie zu entfernen.',
    signOutIncomplete:
      'Sie sind nicht vollständig abgemeldet: Weder der Server noch der Schlüsselbund war erreichbar. Starten Sie Latchkey später neu, um die Abmeldung abzuschließen.',
    serverNotTold:
      'Sie sind auf diesem Computer abgemeldet. Der Server konnte noch nicht informiert werden. Latchkey versucht es von selbst erneut; Sie müssen nichts tun.',
    sessionEnded: 'Ihre Sitzung ist beendet. Melden Sie sich erneut an.',
    accountDisabled: 'Sie wurden abgemeldet, weil Ihr Konto deaktiviert ist. Fragen Sie Ihre IT-Abteilung.',
    signInDue: 'Ihre Organisation verlangt von Zeit zu Zeit eine neue Anmeldung. Melden Sie sich an.',
    accountConfirmed: 'Ihr Konto ist bestätigt. Melden Sie sich an.',
    passwordReset: 'Ihr neues Passwort ist gespeichert. Melden Sie sich damit an.',
  },
  recovery: {
    toReset: 'Passwort zurücksetzen',
    neverConfirmed: 'Diese Nummer nie bestätigt?',
    toConfirm: 'Mit einem Code bestätigen',
  },
  errors: {
    InvalidInput: 'Latchkey konnte die Eingabe nicht verwenden. Prüfen Sie sie und versuchen Sie es erneut.',
    SenderRefused:
      'Latchkey hat dies abgelehnt, weil es nicht aus dem eigenen Fenster kam. Starten Sie die App neu und versuchen Sie es erneut.',
    Offline:
      'Latchkey kann den Server nicht erreichen. Prüfen Sie Ihre Internetverbindung und versuchen Sie es erneut.',
    AnswerLost:
      'Die Verbindung brach ab, bevor die Antwort kam. Vielleicht hat es geklappt, vielleicht nicht. Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    TimedOut:
      'Der Server hat zu lange gebraucht. Vielleicht hat es geklappt, vielleicht nicht. Warten Sie einen Moment und versuchen Sie es erneut.',
    ServerUnavailable: 'Der Server hat gerade ein Problem. Warten Sie ein paar Minuten und versuchen Sie es erneut.',
    AccessBlocked:
      'Der Server hat diese Verbindung abgelehnt, wegen zu vieler Anfragen oder wegen ihrer Herkunft. Warten Sie ein paar Minuten und versuchen Sie es erneut, oder fragen Sie Ihre IT-Abteilung.',
    TooManyRequests: 'Es gab zu viele Versuche in kurzer Zeit. Warten Sie eine Weile und versuchen Sie es erneut.',
    AppRefused:
      'Der Server nimmt Latchkey so, wie es eingerichtet ist, nicht an. Das kann nur Ihre IT-Abteilung ändern.',
    Unexpected:
      'Etwas Unerwartetes ist schiefgegangen. Versuchen Sie es erneut. Wenn es wieder geschieht, starten Sie Latchkey neu.',
    PhoneNumberTaken:
      'Mit dieser Nummer gibt es schon ein Konto. Melden Sie sich dort an, oder verwenden Sie eine andere Nummer.',
    PhoneNumberRefused:
      'Diese Nummer wurde nicht angenommen. Prüfen Sie, ob sie vollständig ist und die richtige Landesvorwahl hat.',
    PasswordRefused: 'Dieses Passwort wurde nicht angenommen. Wählen Sie ein anderes, das alle Regeln erfüllt.',
    CodeWrong: 'Dieser Code stimmt nicht. Vergleichen Sie ihn mit der neuesten SMS, oder fordern Sie einen neuen an.',
    CodeExpired: 'Dieser Code gilt nicht mehr. Fordern Sie einen neuen an.',
    CredentialsWrong:
      'Die Telefonnummer oder das Passwort stimmt nicht. Prüfen Sie beides und versuchen Sie es erneut.',
    CurrentPasswordWrong: 'Das ist nicht Ihr aktuelles Passwort. Prüfen Sie es und versuchen Sie es erneut.',
    SignInLocked:
      'Die Anmeldung ist wegen zu vieler falscher Passwörter angehalten. Warten Sie eine Weile und versuchen Sie es erneut.',
    SignInBlocked:
      'Diese Anmeldung wurde blockiert, weil sie ungewöhnlich wirkte. Versuchen Sie es später erneut, oder fragen Sie Ihre IT-Abteilung.',
    SignInRefused:
      'Der Server hat diese Anmeldung abgelehnt und nicht gesagt, warum. Prüfen Sie Telefonnummer und Passwort; wenn beides stimmt, fragen Sie Ihre IT-Abteilung.',
    UserDisabled: 'Dieses Konto ist deaktiviert. Fragen Sie Ihre IT-Abteilung.',
    TemporaryPasswordExpired:
      'Das vorläufige Passwort dieses Kontos ist abgelaufen. Bitten Sie Ihre IT-Abteilung um ein neues.',
    ClockWrong:
      'Die Uhr dieses Computers geht falsch, und die Anmeldung braucht die richtige Zeit. Stellen Sie Datum, Uhrzeit und Zeitzone richtig und versuchen Sie es erneut.',
    NothingPending:
      'Latchkey wartet nicht mehr auf einen Code. Fordern Sie einen neuen an, oder beginnen Sie von vorn.',
    NotSignedIn: 'Sie sind nicht mehr angemeldet. Melden Sie sich erneut an.',
    NotAllowed:
      'Ihre Organisation hat Latchkey das Recht dazu nicht gegeben. Sie sind weiterhin angemeldet. Fragen Sie Ihre IT-Abteilung.',
    ResetNotPossible:
      'Dieses Passwort kann nicht per SMS zurückgesetzt werden. Bitten Sie Ihre IT-Abteilung um ein neues.',
    PasswordResetRequired:
      'Das Passwort dieses Kontos muss zuerst zurückgesetzt werden. Wählen Sie mit einem Code per SMS ein neues.',
    ChallengeNotSupported:
      'Dieses Konto braucht einen Anmeldeschritt, den diese Version von Latchkey nicht hat. Bitten Sie Ihre IT-Abteilung um Hilfe.',
    CodeMaybeSent:
      'Es kam keine Antwort. Vielleicht haben Sie schon einen Code oder bekommen ihn noch. Wenn keiner kommt, versuchen Sie es erneut.',
    FileNotWritten:
      'Die Datei konnte dort nicht geschrieben werden. Wählen Sie einen anderen Ort und versuchen Sie es erneut.',
    SmsNotSent:
      'Die SMS mit Ihrem Code konnte nicht gesendet werden. Warten Sie ein paar Minuten und fordern Sie sie erneut an.',
    AccountGone: 'Es gibt kein Konto mehr, das auf diesen Code wartet. Beginnen Sie von vorn, um es anzulegen.',
    SignUpNotPossible:
      'Der Server Ihrer Organisation lässt diese Registrierung nicht zu. Bitten Sie Ihre IT-Abteilung um Hilfe.',
  },
}
