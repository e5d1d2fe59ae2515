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
  'confirm.maybeGone': { destination: string | number }
  'reset.sent': { destination: string | number }
  'reset.notSent': { phoneNumber: string | number }
  'reset.codeOver': { phoneNumber: string | number }
  'code.digit': { position: string | number; count: string | number }
  'wait.newCode': { time: string | number }
  'wait.again': { time: string | number }
  'wait.latest': { time: string | number }
  'settings.systemLanguage': { language: string | number }
  'updates.checked': { time: string | number }
  'updates.downloading': { version: string | number }
  'updates.ready': { version: string | number }
  'updates.installing': { version: string | number }
  'diagnostics.folderUnusable': { folder: string | number }
  'proxy.intro': { proxy: string | number; scheme: string | number }
  'fields.phoneNumberHint': { example: string | number }
  'passwordRules.length': { count: number }
  'failures.names': { names: string | number }
}
