import type { KeychainState, MenuLabels, Theme, UpdateState } from '../../preload/contract/machine.ts'
import type { ErrorCode } from '../../preload/contract/errors.ts'
import type { PasswordRule } from '../../preload/contract/fields.ts'
import type { Notice } from '../../preload/contract/session.ts'

/** What the contract can make the app say; a code without a sentence does not compile. */
interface FromContract {
  errors: Record<ErrorCode, string>
  notices: Record<Notice, string>
  keychain: Record<Exclude<KeychainState, 'ready'>, string>
  passwordRules: Record<PasswordRule, string>
  themes: Record<Theme, string>
  updateFailures: Record<Extract<UpdateState, { status: 'failed' }>['reason'], string>
  menu: MenuLabels
}

/**
 * English, and by its shape the list of all messages. They are ICU messages: `{name}` marks a value, and
 * `{count, plural, one {# digit} other {# digits}}` chooses by a number.
 */
export const en = {
  app: {
    name: 'Latchkey',
    title: '{screen} – Latchkey',
    motto: 'Your number is your key.',
    summary: 'Create your account with your phone, and keep your details up to date in one place.',
    version: 'Version {version}',
    stage: '{stage} stage',
    offline: 'Latchkey is offline. It will reconnect automatically as soon as the server can be reached.',
  },
  restoring: {
    title: 'Signing you in',
    wait: 'This takes a moment.',
    stuck: 'Not signed in yet',
    problem: 'Your sign-in is saved on this computer, and Latchkey keeps trying.',
    retry: 'Try again',
    lastKnown: 'As last seen on this computer',
  },
  signIn: {
    title: 'Sign in',
    intro: 'Use the phone number of your account.',
    submit: 'Sign in',
    forgot: 'Forgot password?',
    noAccount: 'No account yet?',
    retryKeychain: 'Try again',
    signUp: 'Create an account',
  },
  signUp: {
    title: 'Create your account',
    intro: 'We will send a code to your phone to confirm the number.',
    submit: 'Create account',
    haveAccount: 'Already have an account?',
    signIn: 'Sign in',
  },
  confirm: {
    title: 'Confirm your number',
    sent: 'We sent a code by text message to {destination}.',
    notSent: 'The account for {phoneNumber} is not confirmed yet. You may already have a code; if not, ask for one.',
    codeNotSent:
      'No code could be sent to {phoneNumber}, but your account may already be there. Wait a few minutes, then ask for a code.',
    maybeConfirmed:
      'If the account for {phoneNumber} is not confirmed yet, a code by text message confirms it. You may already have one; if not, ask for one.',
    resent: 'A code is on its way. Use the latest one that you receive.',
    submit: 'Confirm',
  },
  forgot: {
    title: 'Reset your password',
    intro: 'We will send a code to your phone. With it you can choose a new password.',
    submit: 'Send code',
    back: 'Back to sign-in',
  },
  reset: {
    title: 'Choose a new password',
    sent: 'If {destination} belongs to an account, a code is on its way by text message.',
    notSent: 'Ask for a code, and we will send it to {phoneNumber} by text message.',
    resent: 'We asked for another code. Use the latest one that you receive.',
    submit: 'Save new password',
  },
  code: {
    send: 'Send a code',
    none: 'No code yet?',
    resend: 'Send a new code',
    wrongNumber: 'Wrong number?',
    startOver: 'Start again',
    confirmed: 'Already confirmed?',
    digit: 'Digit {position} of {count}',
  },
  wait: {
    newCode: 'You can ask for a new code in {time}.',
    again: 'Available again in {time}',
    over: 'You can ask for a new code now.',
    latest: 'You can try again at {time} at the latest.',
  },
  verifyPhone: {
    title: 'Verify your number',
    start: 'Verify number',
    submit: 'Verify',
    done: 'Your number is verified.',
    cancel: 'Cancel',
  },
  profile: {
    title: 'Your profile',
    verified: 'Verified',
    notVerified: 'Not verified',
    none: 'Not given',
    edit: 'Edit profile',
    saved: 'Your changes are saved.',
    passwordChanged: 'Your password is changed.',
    stale: 'These details may be out of date.',
    retry: 'Try again',
    sessionOnly:
      'You will be signed out when you close Latchkey, because the keychain of this computer cannot be used.',
  },
  editProfile: {
    title: 'Edit profile',
    submit: 'Save changes',
    cancel: 'Cancel',
    phoneFixed: 'You sign in with this number.',
  },
  changePassword: {
    title: 'Change password',
    intro: 'Choose a password that you use nowhere else.',
    submit: 'Change password',
    cancel: 'Cancel',
  },
  account: {
    navigation: 'Account',
    profile: 'Profile',
    password: 'Password',
    signOut: 'Sign out',
  },
  settings: {
    title: 'Settings',
    close: 'Close',
    theme: 'Appearance',
    language: 'Language',
    systemLanguage: 'Automatic ({language})',
    updates: 'Updates',
  },
  themes: {
    system: 'Same as system',
    light: 'Light',
    dark: 'Dark',
    contrast: 'High contrast',
  },
  updates: {
    check: 'Check for updates',
    restart: 'Restart to update',
    checking: 'Looking for a newer version.',
    current: 'Latchkey is up to date.',
    checked: 'Latchkey is up to date. Last checked: {time}.',
    downloading: 'Version {version} is being downloaded.',
    ready: 'Version {version} is ready.',
    installing: 'Version {version} is being installed. Latchkey then starts again by itself.',
  },
  updateFailures: {
    unreachable: 'Latchkey could not get updates. It will try again automatically.',
    refused: 'The update could not be verified, so Latchkey did not use it. Tell your administrator.',
    notInstalled: 'The update could not be installed, so this version goes on. Check for updates to try again.',
  },
  menu: {
    file: 'File',
    edit: 'Edit',
    view: 'View',
    window: 'Window',
    help: 'Help',
    settings: 'Settings…',
    about: 'About Latchkey',
    checkForUpdates: 'Check for Updates…',
    diagnostics: 'Diagnostics…',
    openLogs: 'Open Log Folder',
    hide: 'Hide Latchkey',
    hideOthers: 'Hide Others',
    showAll: 'Show All',
    quit: 'Quit Latchkey',
    close: 'Close Window',
    undo: 'Undo',
    redo: 'Redo',
    cut: 'Cut',
    copy: 'Copy',
    paste: 'Paste',
    selectAll: 'Select All',
    zoomIn: 'Zoom In',
    zoomOut: 'Zoom Out',
    resetZoom: 'Actual Size',
    fullScreen: 'Full Screen',
    minimize: 'Minimize',
  },
  diagnostics: {
    title: 'Save diagnostics',
    intro:
      'This is everything that will be in the file. It holds no password, code or token, and phone numbers are masked. Latchkey sends it nowhere: you choose where to save it and who gets it.',
    collecting: 'Collecting the files.',
    save: 'Save as a file',
    saved: 'The file is saved.',
    close: 'Close',
    crashed: 'Latchkey stopped unexpectedly. Save diagnostics for the people who gave you Latchkey, or dismiss this.',
    dismiss: 'Dismiss',
  },
  fields: {
    phoneNumber: 'Phone number',
    phoneNumberHint: 'For example {example}',
    phoneNumberMissing: 'Enter your phone number.',
    phoneNumberInvalid: 'This phone number is not complete or not correct. Check its digits and its country.',
    phoneNumberCountryMissing: 'Choose the country of this number, or begin with + and the country code.',
    phoneNumberCountryRefused:
      'Your organisation does not accept numbers from this country. Use one from another country.',
    phoneNumberFixedLine: 'This looks like a landline. The text message with your code may not arrive there.',
    country: 'Country',
    countrySearch: 'Search by country or code',
    countryNone: 'No country found. Search by its name or its code, such as +44.',
    name: 'Full name',
    nameMissing: 'Enter your name.',
    company: 'Company',
    companyMissing: 'Enter your company.',
    role: 'Role',
    roleMissing: 'Enter your role.',
    password: 'Password',
    passwordMissing: 'Enter your password.',
    passwordSpaces: 'A password cannot begin or end with a space. Remove it.',
    newPassword: 'New password',
    newPasswordMissing: 'Choose a password.',
    newPasswordWeak: 'Choose a password that meets every rule below.',
    currentPassword: 'Current password',
    showPassword: 'Show password',
    hidePassword: 'Hide password',
    capsLock: 'Caps Lock is on.',
    code: 'Code',
    codeHint: 'Six digits from the text message',
    codeIncomplete: 'Enter all six digits from the text message.',
    tooLong: 'This is too long. Use a shorter text.',
    refused: 'This was not accepted. Check it and change it.',
  },
  passwordRules: {
    length: 'At least {count, plural, one {# character} other {# characters}}',
    uppercase: 'A capital letter',
    lowercase: 'A small letter',
    number: 'A number',
    symbol: 'A symbol, such as ! or ?',
  },
  strength: {
    label: 'Strength',
    weak: 'Weak',
    fair: 'Fair',
    good: 'Good',
    strong: 'Strong',
    common: 'This is close to a password that many people use. Choose something of your own.',
    words: 'Common words and names are guessed first. Combine several that do not belong together.',
    pattern: 'Repeats, sequences, dates and rows of keys are guessed first. Use something less regular.',
    personal: 'Others know your name, company and number. Leave them out.',
    longer: 'Add another word or two: length counts most.',
  },
  passwordRuleStates: {
    kept: 'met',
    open: 'not met yet',
  },
  keychain: {
    missing: 'This computer has no keychain that Latchkey can use. You will be signed out when you close Latchkey.',
    locked:
      'The keychain of this computer is locked. Unlock it and try again, or sign in for now; you will be signed out when you close Latchkey.',
    refused:
      'The keychain of this computer refused Latchkey access. Allow it and try again, or sign in for now; you will be signed out when you close Latchkey.',
    slow: 'The keychain of this computer does not answer. A permission window may be hidden behind others. Look for it and try again, or sign in for now; you will be signed out when you close Latchkey.',
    disabled: 'Your organisation keeps no sign-in on this computer. You will be signed out when you close Latchkey.',
    corrupt: 'Your saved sign-in could not be read. Sign in again to go on.',
  },
  notices: {
    signedOut: 'You are signed out.',
    recordLeft:
      'You are signed out, but your saved session is still in the keychain of this computer. It no longer works; start Latchkey again to remove it.',
    signOutIncomplete:
      'You are not fully signed out: neither the server nor the keychain could be reached. Start Latchkey again later to finish signing out.',
    serverNotTold:
      'You are signed out on this computer. The server could not be told yet. Latchkey tries again by itself; you do not need to do anything.',
    sessionEnded: 'Your session has ended. Sign in again to go on.',
    accountDisabled: 'You were signed out because your account is disabled. Ask your administrator.',
    signInDue: 'Your organisation asks you to sign in again from time to time. Sign in to go on.',
    accountConfirmed: 'Your account is confirmed. Sign in to go on.',
    passwordReset: 'Your new password is saved. Sign in with it to go on.',
  },
  recovery: {
    toReset: 'Reset password',
    neverConfirmed: 'Never confirmed this number?',
    toConfirm: 'Confirm it with a code',
  },
  errors: {
    InvalidInput: 'Latchkey could not use what was entered. Check it, then try again.',
    SenderRefused:
      'Latchkey refused this because it did not come from its own window. Restart the app, then try again.',
    Offline: 'Latchkey cannot reach the server. Check your internet connection, then try again.',
    AnswerLost:
      'The connection broke before the answer came, so this may or may not have worked. Check your connection, then try again.',
    TimedOut: 'The server took too long, so this may or may not have worked. Wait a moment, then try again.',
    ServerUnavailable: 'The server has a problem at the moment. Wait a few minutes, then try again.',
    AccessBlocked:
      'The server refused this connection, because of too many requests or because of where it comes from. Wait a few minutes, then try again, or ask your administrator.',
    TooManyRequests: 'There were too many attempts in a short time. Wait a while, then try again.',
    AppRefused: 'The server does not accept Latchkey the way it is set up. Only your administrator can change that.',
    Unexpected: 'Something unexpected went wrong. Try again; if it keeps happening, restart Latchkey.',
    PhoneNumberTaken: 'There is already an account with this number. Sign in to it, or use another number.',
    PhoneNumberRefused: 'This number was not accepted. Check that it is complete and has the right country code.',
    PasswordRefused: 'This password was not accepted. Choose a different one that meets every rule.',
    CodeWrong: 'This code is not right. Compare it with the latest text message, or ask for a new code.',
    CodeExpired: 'This code is no longer valid. Ask for a new code.',
    CredentialsWrong: 'The phone number or the password is not right. Check both, then try again.',
    CurrentPasswordWrong: 'This is not your current password. Check it, then try again.',
    SignInLocked: 'Sign-in is paused because of too many wrong passwords. Wait a while, then try again.',
    SignInBlocked: 'This sign-in was blocked because it looked unusual. Try again later, or ask your administrator.',
    SignInRefused:
      'The server refused this sign-in without saying why. Check the phone number and the password; if both are right, ask your administrator.',
    UserDisabled: 'This account is disabled. Ask your administrator.',
    TemporaryPasswordExpired:
      'The temporary password of this account has expired. Ask your administrator for a new one.',
    ClockWrong:
      'The clock of this computer is wrong, and sign-in needs the right time. Set date, time and time zone, then try again.',
    NothingPending: 'Latchkey is no longer waiting for a code. Ask for a new one, or start again.',
    NotSignedIn: 'You are no longer signed in. Sign in again to go on.',
    NotAllowed:
      'Your organisation has not given Latchkey the right to do this. You are still signed in. Ask your administrator.',
    ResetNotPossible: 'This password cannot be reset by text message. Ask your administrator for a new one.',
    PasswordResetRequired:
      'The password of this account must be reset first. Choose a new one with a code by text message.',
    ChallengeNotSupported:
      'This account needs a sign-in step that this version of Latchkey does not have. Ask your administrator for help.',
    CodeMaybeSent: 'No answer came, so you may already have a code or still get one. If none arrives, try again.',
    FileNotWritten: 'The file could not be written there. Choose another place, then try again.',
    SmsNotSent: 'The text message with your code could not be sent. Wait a few minutes, then ask for it again.',
    AccountGone: 'There is no longer an account that waits for this code. Start again to create it.',
    SignUpNotPossible: 'Your organisation’s server does not allow this sign-up. Ask your administrator for help.',
  },
} as const satisfies FromContract & Record<string, Record<string, string>>
