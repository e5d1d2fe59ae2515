// Written by `npm run texts` from en.json. The build and a spec tell when it is stale.

/** The values that messages need, by their names; a message that is not here needs none. */
export interface MessageArguments {
  'app.title': { screen: string | number }
  'app.version': { version: string | number }
  'app.stage': { stage: string | number }
  'confirm.sent': { destination: string | number }
  'confirm.notSent': { phoneNumber: string | number }
  'confirm.codeNotSent': { phoneNumber: string | number }
  'confirm.maybeConfirmed': { phoneNumber: string | number }
  'confirm.codeOver': { phoneNumber: string | number }
  'confirm.codeOverAsk': { phoneNumber: string | number }
  'confirm.maybeGone': { destination: string | number }
  'confirm.maybeGoneAsk': { destination: string | number }
  'reset.sent': { destination: string | number }
  'reset.notSent': { phoneNumber: string | number }
  'reset.codeOver': { phoneNumber: string | number }
  'signInStep.timeLeft': { time: string | number }
  'signInCode.sent': { destination: string | number }
  'code.digit': { position: string | number; count: string | number }
  'wait.newCode': { time: string | number }
  'wait.again': { time: string | number }
  'wait.latest': { time: string | number }
  'verifyPhone.notSent': { phoneNumber: string | number }
  'ready.title': { name: string | number }
  'ready.elsewhere': { phoneNumber: string | number }
  'thisComputer.since': { time: string | number }
  'settings.systemLanguage': { language: string | number }
  'updates.checked': { time: string | number }
  'updates.downloading': { version: string | number }
  'updates.ready': { version: string | number }
  'updates.installing': { version: string | number }
  'diagnostics.folderUnusable': { folder: string | number }
  'proxy.intro': { proxy: string | number; scheme: string | number }
  'fields.phoneNumberHint': { example: string | number }
  'fields.textTooShort': { count: number }
  'fields.textTooLong': { count: number; length: string | number }
  'fields.noAddress': { example: string | number }
  'fields.noNumber': { example: string | number }
  'fields.numberTooLow': { bound: string | number }
  'fields.numberTooHigh': { bound: string | number }
  'fields.dateHint': { example: string | number }
  'fields.dateUnreadable': { example: string | number }
  'fields.dateNone': { example: string | number }
  'fields.dateYearShort': { example: string | number }
  'fields.dateTooEarly': { date: string | number }
  'fields.dateTooLate': { date: string | number }
  'fields.passwordHistory': { count: number }
  'passwordRules.length': { count: number }
  'failures.names': { names: string | number }
  'failures.fields': { fields: string | number }
  'identity.sent': { destination: string | number }
  'identity.timeLeft': { time: string | number }
  'newNumber.oldCounts': { phoneNumber: string | number }
  'newNumber.waiting': { phoneNumber: string | number }
  'newNumber.done': { phoneNumber: string | number }
  'places.place': { city: string | number; country: string | number }
  'places.lastUsed': { time: string | number }
  'places.since': { time: string | number }
  'places.endNamed': { device: string | number }
  'pool.confirmation': { code: string | number }
  'pool.signIn': { code: string | number }
  'pool.reset': { code: string | number }
  'pool.invitation': { username: string | number; password: string | number }
}
