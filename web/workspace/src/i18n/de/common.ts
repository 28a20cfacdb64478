import type { common as english } from '../en/common'

export const common: Record<keyof typeof english, string> = {
  'app.name': 'Onethread',
  'app.skip': 'Zum Gespräch springen',
  'app.language': 'Sprache',
  'app.menu': 'Menü',

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

  'state.loading': 'Wird geladen…',
  'state.failed': 'Das konnte nicht geladen werden',
  'state.failed.detail': 'Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  'state.notFound': 'Das gibt es nicht, oder Sie dürfen es nicht sehen',

  'problem.offline': 'Der Server ist nicht erreichbar. Es wurde nichts geändert.',
  'problem.told': 'Gemeldet: {words}',
  'problem.refused': 'Das hat nicht geklappt',
  'problem.unexpected': 'Etwas ist schiefgegangen. Versuchen Sie es erneut.',
  'problem.kind.not-found': 'Das ist hier nicht (mehr)',
  'problem.kind.conflict': 'Das geht jetzt nicht',
  'problem.kind.invalid-input': 'Das geht so nicht',
  'problem.kind.not-allowed': 'Ihre Rolle erlaubt das nicht',
  'problem.kind.not-authenticated': 'Sie sind nicht mehr angemeldet',
  'problem.kind.too-large': 'Das ist zu groß',
  'problem.kind.too-many-requests': 'Das wurde zu oft angefragt',
  'problem.kind.overloaded': 'Es ist gerade zu viel los',
  'problem.kind.database-unavailable': 'Die Datenbank ist nicht erreichbar',
  'problem.kind.transport': 'Die Gegenseite hat nicht geantwortet',
  'problem.kind.forbidden-address': 'Diese Adresse darf nicht erreicht werden',
  'problem.kind.internal': 'Etwas ist schiefgegangen',
  'problem.retryAfter': 'Versuchen Sie es in {seconds} Sekunden erneut.',

  'connection.lost':
    'Keine Verbindung. Die Anzeige ist möglicherweise veraltet; wir versuchen es weiter.',
  'connection.retry': 'Jetzt versuchen',

  'password.hint': 'Mindestens 12 Zeichen. Ein paar Wörter ergeben ein gutes Passwort.',

  'form.advanced': 'Weitere Einstellungen',

  'time.now': 'jetzt',
  'time.today': 'Heute',
  'time.yesterday': 'Gestern',
}
