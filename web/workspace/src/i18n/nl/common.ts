import type { common as english } from '../en/common'

export const common: Record<keyof typeof english, string> = {
  'app.name': 'Onethread',
  'app.skip': 'Naar het gesprek',
  'app.language': 'Taal',
  'app.menu': 'Menu',

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

  'state.loading': 'Laden…',
  'state.failed': 'Dit kon niet worden geladen',
  'state.failed.detail': 'Controleer de verbinding en probeer het opnieuw.',
  'state.notFound': 'Dit bestaat niet, of je mag het niet zien',

  'problem.offline': 'De server is niet bereikbaar. Er is niets veranderd.',
  'problem.refused': 'Dat lukte niet',
  'problem.unexpected': 'Er ging iets mis. Probeer het opnieuw.',
  'problem.retryAfter': 'Probeer het over {seconds} seconden opnieuw.',

  'connection.lost': 'Geen verbinding. Wat je ziet kan verouderd zijn; we blijven het proberen.',
  'connection.retry': 'Nu proberen',

  'password.hint': 'Minstens 12 tekens. Een paar woorden vormen een goed wachtwoord.',

  'form.advanced': 'Meer instellingen',

  'time.now': 'nu',
  'time.today': 'Vandaag',
  'time.yesterday': 'Gisteren',
}
