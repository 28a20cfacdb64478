/** Why two customers may be one, or are held for one, as a person reads it. */
import type { Evidence } from '@shared/api/model'
import { evidenceWords } from '@/components/conversation/evidence'
import { isKey, t } from '@/i18n'

/** A reason in words; '' for what says nothing by itself (both have other telephones). */
export function reason(evidence: { [key: string]: unknown }): string {
  if (evidence.kind !== 'compared') return evidenceWords(evidence as Evidence)
  const key = `reason.${String(evidence.compared)}.${String(evidence.level)}`
  if (evidence.compared === 'name' && evidence.level === 'near') {
    const given = Number(evidence.given)
    const family = Number(evidence.family)
    if (family === 0 && given === 1) return t('reason.name.near.given')
    if (given === 0 && family === 1) return t('reason.name.near.family')
  }
  return isKey(key) ? t(key) : ''
}

/** All reasons, those that speak for it first. */
export function reasons(evidence: { [key: string]: unknown }[]): string[] {
  const against = (item: { [key: string]: unknown }) =>
    /none|differs|family$/.test(String(item.level)) ? 1 : 0
  return [...evidence]
    .sort((a, b) => against(a) - against(b))
    .map(reason)
    .filter(Boolean)
}
