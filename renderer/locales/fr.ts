import type { Messages } from './types.ts'

/** French. The user is addressed as "vous", and no text depends on who that is: "Déconnexion effectuée". */
export const fr: Messages = {
  app: {
    name: 'Latchkey',
    title: '{screen} – Latchkey',
    motto: 'Votre numéro est votre clé.',
    summary: 'Créez votre compte avec votre téléphone et gardez vos informations à jour, en un seul endroit.',
    version: 'Version {version}',
    stage: 'environnement {stage}',
    offline: 'Latchkey est hors ligne. La connexion au serveur reprendra automatiquement dès qu’il sera accessible.',
  },
  restoring: {
    title: 'Connexion en cours',
    wait: 'Cela ne prend qu’un instant.',
    stuck: 'Connexion pas encore établie',
    problem: 'Votre session est conservée sur cet ordinateur, et Latchkey continue d’essayer.',
    retry: 'Réessayer',
    lastKnown: 'Dernier état connu sur cet ordinateur',
  },
  signIn: {
    title: 'Connexion',
    intro: 'Utilisez le numéro de téléphone de votre compte.',
    submit: 'Se connecter',
    forgot: 'Mot de passe oublié ?',
    noAccount: 'Pas encore de compte ?',
    retryKeychain: 'Réessayer',
    signUp: 'Créer un compte',
  },
  signUp: {
    title: 'Créer votre compte',
    intro: 'Nous enverrons un code sur votre téléphone pour confirmer le numéro.',
    submit: 'Créer un compte',
    haveAccount: 'Vous avez déjà un compte ?',
    signIn: 'Se connecter',
  },
  confirm: {
    title: 'Confirmer votre numéro',
    sent: 'Nous avons envoyé un code par SMS au {destination}.',
    notSent:
      'Le compte du {phoneNumber} n’est pas encore confirmé. Vous avez peut-être déjà un code ; sinon, demandez-en un.',
    codeNotSent:
      'Aucun code n’a pu être envoyé au {phoneNumber}, mais votre compte existe peut-être déjà. Patientez quelques minutes, puis demandez un code.',
    maybeConfirmed:
      'Si le compte du {phoneNumber} n’est pas encore confirmé, un code reçu par SMS le confirme. Vous en avez peut-être déjà un ; sinon, demandez-en un.',
    resent: 'Un code est en route. Utilisez le dernier que vous recevrez.',
    submit: 'Confirmer',
  },
  forgot: {
    title: 'Réinitialiser le mot de passe',
    intro: 'Nous enverrons un code sur votre téléphone. Il vous permettra de choisir un nouveau mot de passe.',
    submit: 'Envoyer le code',
    back: 'Retour à la connexion',
  },
  reset: {
    title: 'Choisir un nouveau mot de passe',
    sent: 'Si le {destination} est associé à un compte, un code est en route par SMS.',
    notSent: 'Demandez un code, et nous l’enverrons par SMS au {phoneNumber}.',
    resent: 'Nous avons demandé un autre code. Utilisez le dernier que vous recevrez.',
    submit: 'Enregistrer le mot de passe',
  },
  code: {
    send: 'Envoyer un code',
    none: 'Pas encore de code ?',
    resend: 'Envoyer un nouveau code',
    wrongNumber: 'Numéro incorrect ?',
    startOver: 'Recommencer',
    confirmed: 'Déjà confirmé ?',
    digit: 'Chiffre {position} sur {count}',
  },
  wait: {
    newCode: 'Vous pourrez demander un nouveau code dans {time}.',
    again: 'De nouveau possible dans {time}',
    over: 'Vous pouvez maintenant demander un nouveau code.',
    latest: 'Vous pourrez réessayer au plus tard à {time}.',
  },
  verifyPhone: {
    title: 'Vérifier votre numéro',
    start: 'Vérifier le numéro',
    submit: 'Vérifier',
    done: 'Votre numéro est vérifié.',
    cancel: 'Annuler',
  },
  profile: {
    title: 'Votre profil',
    verified: 'Vérifié',
    notVerified: 'Non vérifié',
    none: 'Non renseigné',
    edit: 'Modifier le profil',
    saved: 'Vos modifications sont enregistrées.',
    passwordChanged: 'Votre mot de passe est modifié.',
    stale: 'Ces informations ne sont peut-être plus à jour.',
    retry: 'Réessayer',
    sessionOnly:
      'Votre session prendra fin à la fermeture de Latchkey, car le trousseau d’identifiants de cet ordinateur n’est pas utilisable.',
  },
  editProfile: {
    title: 'Modifier le profil',
    submit: 'Enregistrer',
    cancel: 'Annuler',
    phoneFixed: 'Ce numéro vous sert à vous connecter.',
  },
  changePassword: {
    title: 'Modifier le mot de passe',
    intro: 'Choisissez un mot de passe que vous n’utilisez nulle part ailleurs.',
    submit: 'Modifier le mot de passe',
    cancel: 'Annuler',
  },
  account: {
    navigation: 'Compte',
    profile: 'Profil',
    password: 'Mot de passe',
    signOut: 'Se déconnecter',
  },
  settings: {
    title: 'Paramètres',
    close: 'Fermer',
    theme: 'Apparence',
    language: 'Langue',
    systemLanguage: 'Automatique ({language})',
    updates: 'Mises à jour',
  },
  themes: {
    system: 'Comme le système',
    light: 'Clair',
    dark: 'Sombre',
    contrast: 'Contraste élevé',
  },
  updates: {
    check: 'Rechercher des mises à jour',
    restart: 'Redémarrer et mettre à jour',
    checking: 'Recherche d’une version plus récente.',
    current: 'Latchkey est à jour.',
    checked: 'Latchkey est à jour. Dernière vérification : {time}.',
    downloading: 'La version {version} est en cours de téléchargement.',
    ready: 'La version {version} est prête.',
    installing: 'La version {version} est en cours d’installation. Latchkey redémarrera ensuite de lui-même.',
  },
  updateFailures: {
    unreachable: 'Les mises à jour sont inaccessibles. Latchkey réessaiera de lui-même.',
    refused: 'La mise à jour n’a pas pu être vérifiée, et Latchkey ne l’a pas utilisée. Prévenez votre administrateur.',
    notInstalled:
      'La mise à jour n’a pas pu être installée, et cette version reste en place. Recherchez des mises à jour pour réessayer.',
  },
  menu: {
    file: 'Fichier',
    edit: 'Édition',
    view: 'Affichage',
    window: 'Fenêtre',
    help: 'Aide',
    settings: 'Paramètres…',
    about: 'À propos de Latchkey',
    checkForUpdates: 'Rechercher des mises à jour…',
    diagnostics: 'Diagnostic…',
    openLogs: 'Ouvrir le dossier des journaux',
    hide: 'Masquer Latchkey',
    hideOthers: 'Masquer les autres',
    showAll: 'Tout afficher',
    quit: 'Quitter Latchkey',
    close: 'Fermer la fenêtre',
    undo: 'Annuler',
    redo: 'Rétablir',
    cut: 'Couper',
    copy: 'Copier',
    paste: 'Coller',
    selectAll: 'Tout sélectionner',
    zoomIn: 'Zoom avant',
    zoomOut: 'Zoom arrière',
    resetZoom: 'Taille réelle',
    fullScreen: 'Plein écran',
    minimize: 'Réduire',
  },
  diagnostics: {
    title: 'Enregistrer le diagnostic',
    intro:
      'Voici tout ce que contiendra le fichier. Il ne comporte ni mot de passe, ni code, ni jeton, et les numéros de téléphone sont masqués. Latchkey ne l’envoie nulle part : vous choisissez où l’enregistrer et à qui le remettre.',
    collecting: 'Collecte des fichiers en cours.',
    save: 'Enregistrer dans un fichier',
    saved: 'Le fichier est enregistré.',
    close: 'Fermer',
    crashed:
      'Latchkey s’est arrêté de façon inattendue. Enregistrez le diagnostic pour les personnes qui vous ont fourni Latchkey, ou ignorez ce message.',
    dismiss: 'Ignorer',
  },
  fields: {
    phoneNumber: 'Numéro de téléphone',
    phoneNumberHint: 'Par exemple {example}',
    phoneNumberMissing: 'Saisissez votre numéro de téléphone.',
    phoneNumberInvalid: 'Ce numéro de téléphone est incomplet ou incorrect. Vérifiez ses chiffres et son pays.',
    phoneNumberCountryMissing: 'Choisissez le pays de ce numéro, ou commencez par + et l’indicatif du pays.',
    phoneNumberCountryRefused:
      'Votre organisation n’accepte pas les numéros de ce pays. Utilisez celui d’un autre pays.',
    phoneNumberFixedLine:
      'Ce numéro semble être celui d’une ligne fixe. Le SMS avec votre code risque de ne pas y arriver.',
    country: 'Pays',
    countrySearch: 'Rechercher un pays ou un indicatif',
    countryNone: 'Aucun pays trouvé. Recherchez son nom ou son indicatif, par exemple +33.',
    name: 'Prénom et nom',
    nameMissing: 'Saisissez vos prénom et nom.',
    company: 'Entreprise',
    companyMissing: 'Saisissez votre entreprise.',
    role: 'Fonction',
    roleMissing: 'Saisissez votre fonction.',
    password: 'Mot de passe',
    passwordMissing: 'Saisissez votre mot de passe.',
    passwordSpaces: 'Un mot de passe ne commence ni ne finit par un espace. Supprimez-le.',
    newPassword: 'Nouveau mot de passe',
    newPasswordMissing: 'Choisissez un mot de passe.',
    newPasswordWeak: 'Choisissez un mot de passe qui respecte toutes les règles ci-dessous.',
    currentPassword: 'Mot de passe actuel',
    showPassword: 'Afficher le mot de passe',
    hidePassword: 'Masquer le mot de passe',
    capsLock: 'La touche Verr. maj. est activée.',
    code: 'Code',
    codeHint: 'Six chiffres reçus par SMS',
    codeIncomplete: 'Saisissez les six chiffres reçus par SMS.',
    tooLong: 'C’est trop long. Utilisez un texte plus court.',
    refused: 'Cette saisie n’a pas été acceptée. Vérifiez-la et modifiez-la.',
  },
  passwordRules: {
    length: 'Au moins {count, plural, one {# caractère} many {# caractères} other {# caractères}}',
    uppercase: 'Une lettre majuscule',
    lowercase: 'Une lettre minuscule',
    number: 'Un chiffre',
    symbol: 'Un symbole, comme ! ou ?',
  },
  strength: {
    label: 'Robustesse',
    weak: 'Faible',
    fair: 'Moyenne',
    good: 'Bonne',
    strong: 'Élevée',
    common: 'Cela ressemble à un mot de passe très répandu. Choisissez quelque chose de personnel.',
    words: 'Les mots et les noms courants sont devinés en premier. Combinez-en plusieurs qui ne vont pas ensemble.',
    pattern:
      'Les répétitions, les suites, les dates et les rangées de touches sont devinées en premier. Choisissez quelque chose de moins régulier.',
    personal: 'Votre nom, votre entreprise et votre numéro sont connus d’autres personnes. Ne les utilisez pas.',
    longer: 'Ajoutez un mot ou deux : c’est la longueur qui compte le plus.',
  },
  passwordRuleStates: {
    kept: 'règle respectée',
    open: 'règle pas encore respectée',
  },
  keychain: {
    missing:
      'Cet ordinateur n’a pas de trousseau d’identifiants que Latchkey puisse utiliser. Votre session prendra fin à la fermeture de Latchkey.',
    locked:
      'Le trousseau d’identifiants de cet ordinateur est verrouillé. Déverrouillez-le et réessayez, ou connectez-vous pour l’instant ; votre session prendra fin à la fermeture de Latchkey.',
    refused:
      'Le trousseau d’identifiants de cet ordinateur a refusé l’accès à Latchkey. Autorisez-le et réessayez, ou connectez-vous pour l’instant ; votre session prendra fin à la fermeture de Latchkey.',
    slow: 'Le trousseau d’identifiants de cet ordinateur ne répond pas. Une fenêtre d’autorisation est peut-être cachée derrière d’autres. Cherchez-la et réessayez, ou connectez-vous pour l’instant ; votre session prendra fin à la fermeture de Latchkey.',
    disabled:
      'Votre organisation ne conserve aucune session sur cet ordinateur. La vôtre prendra fin à la fermeture de Latchkey.',
    corrupt: 'Votre session enregistrée était illisible. Reconnectez-vous pour continuer.',
  },
  notices: {
    signedOut: 'Déconnexion effectuée.',
    recordLeft:
      'Déconnexion effectuée, mais votre session enregistrée se trouve encore dans le trousseau d’identifiants de cet ordinateur. Elle n’est plus valable ; redémarrez Latchkey pour la supprimer.',
    signOutIncomplete:
      'La déconnexion n’est pas complète : ni le serveur ni le trousseau d’identifiants n’étaient accessibles. Redémarrez Latchkey plus tard pour la terminer.',
    serverNotTold:
      'Vous n’avez plus de session sur cet ordinateur. Le serveur n’a pas encore pu en être informé. Latchkey réessaiera de lui-même ; vous n’avez rien à faire.',
    sessionEnded: 'Votre session a pris fin. Reconnectez-vous pour continuer.',
    accountDisabled: 'Votre session a été fermée, car votre compte est désactivé. Contactez votre administrateur.',
    signInDue: 'Votre organisation demande une nouvelle connexion de temps en temps. Connectez-vous pour continuer.',
    accountConfirmed: 'Votre compte est confirmé. Connectez-vous pour continuer.',
    passwordReset: 'Votre nouveau mot de passe est enregistré. Utilisez-le pour vous connecter et continuer.',
  },
  recovery: {
    toReset: 'Réinitialiser le mot de passe',
    neverConfirmed: 'Numéro jamais confirmé ?',
    toConfirm: 'Le confirmer avec un code',
  },
  errors: {
    InvalidInput: 'Latchkey n’a pas pu utiliser cette saisie. Vérifiez-la, puis réessayez.',
    SenderRefused:
      'Latchkey a refusé cette demande, car elle ne venait pas de sa propre fenêtre. Redémarrez l’application, puis réessayez.',
    Offline: 'Latchkey ne parvient pas à joindre le serveur. Vérifiez votre connexion Internet, puis réessayez.',
    AnswerLost:
      'La connexion a été coupée avant la réponse ; l’opération a peut-être abouti, ou non. Vérifiez votre connexion, puis réessayez.',
    TimedOut:
      'Le serveur a mis trop de temps à répondre ; l’opération a peut-être abouti, ou non. Patientez un instant, puis réessayez.',
    ServerUnavailable: 'Le serveur rencontre un problème. Patientez quelques minutes, puis réessayez.',
    AccessBlocked:
      'Le serveur a refusé cette connexion, en raison de demandes trop nombreuses ou de sa provenance. Patientez quelques minutes, puis réessayez, ou contactez votre administrateur.',
    TooManyRequests: 'Trop de tentatives en peu de temps. Patientez un moment, puis réessayez.',
    AppRefused: 'Le serveur n’accepte pas Latchkey tel qu’il est configuré. Seul votre administrateur peut y remédier.',
    Unexpected: 'Une erreur inattendue s’est produite. Réessayez ; si elle persiste, redémarrez Latchkey.',
    PhoneNumberTaken: 'Un compte existe déjà avec ce numéro. Connectez-vous à ce compte, ou utilisez un autre numéro.',
    PhoneNumberRefused: 'Ce numéro n’a pas été accepté. Vérifiez qu’il est complet et que l’indicatif du pays est bon.',
    PasswordRefused: 'Ce mot de passe n’a pas été accepté. Choisissez-en un autre qui respecte toutes les règles.',
    CodeWrong: 'Ce code n’est pas le bon. Comparez-le au dernier SMS, ou demandez un nouveau code.',
    CodeExpired: 'Ce code n’est plus valable. Demandez un nouveau code.',
    CredentialsWrong: 'Le numéro de téléphone ou le mot de passe est incorrect. Vérifiez les deux, puis réessayez.',
    CurrentPasswordWrong: 'Ce n’est pas votre mot de passe actuel. Vérifiez-le, puis réessayez.',
    SignInLocked:
      'La connexion est suspendue après trop de mots de passe incorrects. Patientez un moment, puis réessayez.',
    SignInBlocked:
      'Cette connexion a été bloquée, car elle semblait inhabituelle. Réessayez plus tard, ou contactez votre administrateur.',
    SignInRefused:
      'Le serveur a refusé cette connexion sans dire pourquoi. Vérifiez le numéro de téléphone et le mot de passe ; si les deux sont corrects, contactez votre administrateur.',
    UserDisabled: 'Ce compte est désactivé. Contactez votre administrateur.',
    TemporaryPasswordExpired:
      'Le mot de passe temporaire de ce compte a expiré. Demandez-en un nouveau à votre administrateur.',
    ClockWrong:
      'L’horloge de cet ordinateur n’est pas à l’heure, et la connexion en a besoin. Réglez la date, l’heure et le fuseau horaire, puis réessayez.',
    NothingPending: 'Latchkey n’attend plus de code. Demandez-en un nouveau, ou recommencez.',
    NotSignedIn: 'Votre session n’est plus ouverte. Reconnectez-vous pour continuer.',
    NotAllowed:
      'Votre organisation n’a pas donné à Latchkey le droit de faire cela. Votre session reste ouverte. Contactez votre administrateur.',
    ResetNotPossible:
      'Ce mot de passe ne peut pas être réinitialisé par SMS. Demandez-en un nouveau à votre administrateur.',
    PasswordResetRequired:
      'Le mot de passe de ce compte doit d’abord être réinitialisé. Choisissez-en un nouveau avec un code reçu par SMS.',
    ChallengeNotSupported:
      'Ce compte exige une étape de connexion que cette version de Latchkey ne propose pas. Demandez de l’aide à votre administrateur.',
    CodeMaybeSent:
      'Aucune réponse n’est arrivée ; vous avez peut-être déjà un code ou vous en recevrez un. Si rien n’arrive, réessayez.',
    FileNotWritten: 'Impossible d’enregistrer le fichier à cet endroit. Choisissez-en un autre, puis réessayez.',
    SmsNotSent:
      'Le SMS avec votre code n’a pas pu être envoyé. Patientez quelques minutes, puis demandez-le à nouveau.',
    AccountGone: 'Plus aucun compte n’attend ce code. Recommencez pour le créer.',
    SignUpNotPossible:
      'Le serveur de votre organisation n’autorise pas cette inscription. Demandez de l’aide à votre administrateur.',
  },
}
