/** What an address is called by its kind. */
import { t, tOr } from '@/i18n'

/** In words; of a platform that has none here its own name ("google_business": "Google business"). */
export function schemeName(scheme: string): string {
  const words = tOr(`scheme.${scheme}`, 'scheme.other')
  if (words !== t('scheme.other') || !scheme) return words
  const name = scheme.replaceAll('_', ' ')
  return name.charAt(0).toLocaleUpperCase() + name.slice(1)
}
