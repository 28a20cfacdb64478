import type { actions as english } from '../en/actions'

export const actions: Record<keyof typeof english, string> = {
  'action.back': 'Zurück',
  'action.cancel': 'Abbrechen',
  'action.change': 'Ändern',
  'action.close': 'Schließen',
  'action.continue': 'Weiter',
  'action.copy': 'Kopieren',
  'action.copied': 'Kopiert',
  'action.discard': 'Verwerfen',
  'action.more': 'Weitere Aktionen',
  'action.loadMore': 'Mehr laden',
  'action.remove': 'Entfernen',
  'action.retry': 'Erneut versuchen',
  'action.save': 'Speichern',
  'action.saved': 'Gespeichert',
  'action.test': 'Verbindung testen',
}
