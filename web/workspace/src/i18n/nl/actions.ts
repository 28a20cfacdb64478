import type { actions as english } from '../en/actions'

export const actions: Record<keyof typeof english, string> = {
  'action.back': 'Terug',
  'action.cancel': 'Annuleren',
  'action.change': 'Wijzigen',
  'action.close': 'Sluiten',
  'action.continue': 'Verder',
  'action.copy': 'Kopiëren',
  'action.copied': 'Gekopieerd',
  'action.discard': 'Weggooien',
  'action.more': 'Meer acties',
  'action.loadMore': 'Meer laden',
  'action.remove': 'Verwijderen',
  'action.retry': 'Opnieuw proberen',
  'action.save': 'Opslaan',
  'action.saved': 'Opgeslagen',
  'action.test': 'Verbinding testen',
}
