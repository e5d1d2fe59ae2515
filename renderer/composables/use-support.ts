import { computed, type ComputedRef } from 'vue'
import { useI18n } from 'vue-i18n'
import type { BrandInfo, Outside } from '../../preload/contract/brand.ts'
import type { Words } from '../../preload/contract/words.ts'
import { textIn } from '../fields/attribute-texts.ts'
import { useAppStore } from '../stores/app.ts'
import { useMessages, type Translate } from './use-messages.ts'

/** One thing outside of the app that its user can open. `text`: the address as a person reads it. */
export interface Way {
  what: Outside
  label: string
  text: string
  href: string
}

/** Who helps, in the user's language. */
export interface SupportContact {
  name: string
  /** How they are reached: at least one way. */
  ways: Way[]
  hours: string | null
  /** The privacy notice and the terms, where the brand has them. */
  pages: Way[]
}

/** Who helps; null when main did not tell. */
export function useSupport(): ComputedRef<SupportContact | null> {
  const { t } = useMessages()
  const { locale } = useI18n({ useScope: 'global' })
  const app = useAppStore()
  return computed(() => (app.info === null ? null : contactOf(app.info.brand, locale.value, t)))
}

function contactOf({ support, privacy, terms }: BrandInfo, language: string, t: Translate): SupportContact {
  const { name, phone, email, url, hours } = support
  const page = (what: Outside, label: string, pages: Words | null): Way[] =>
    pages === null ? [] : [pageWay(what, label, textIn(pages, language))]
  return {
    name: textIn(name, language),
    ways: [
      ...(phone === null ? [] : [phoneWay(phone, t('support.phone'))]),
      ...(email === null ? [] : [emailWay(email, t('support.email'))]),
      ...(url === null ? [] : [pageWay('supportUrl', t('support.website'), url)]),
    ],
    hours: hours === null ? null : textIn(hours, language),
    pages: [...page('privacy', t('support.privacy'), privacy), ...page('terms', t('support.terms'), terms)],
  }
}

// The addresses are there to be read and copied. What is opened is decided by main, which knows them itself.

function phoneWay(text: string, label: string): Way {
  return { what: 'supportPhone', label, text, href: `tel:${text.replaceAll(/[^+\d]/g, '')}` }
}

function emailWay(text: string, label: string): Way {
  return { what: 'supportEmail', label, text, href: `mailto:${text}` }
}

function pageWay(what: Outside, label: string, href: string): Way {
  return { what, label, text: href.replace(/^https:\/\//, '').replace(/\/$/, ''), href }
}
