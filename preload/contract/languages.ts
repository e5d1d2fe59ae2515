/**
 * The languages of the screens, as BCP 47 tags, in the order in which the user chooses from them. Each has its texts in
 * the file of this name in `renderer/locales`. No schema stands here, so the screens can take the list without zod.
 */
export const languages = [
  'en',
  'de',
  'fr',
  'es',
  'pt',
  'it',
  'nl',
  'pl',
  'tr',
  'ja',
  'ko',
  'zh-Hans',
  'ar',
  'he',
] as const
