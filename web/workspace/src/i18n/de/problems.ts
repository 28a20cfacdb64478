import type { problems as english } from '../en/problems'

export const problems: Record<keyof typeof english, string> = {
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
}
