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
  'problem.told': 'Gemeld: {words}',
  'problem.refused': 'Dat lukte niet',
  'problem.unexpected': 'Er ging iets mis. Probeer het opnieuw.',
  'problem.kind.not-found': 'Dit is hier niet (meer)',
  'problem.kind.conflict': 'Dat kan nu niet',
  'problem.kind.invalid-input': 'Dat kan zo niet',
  'problem.kind.not-allowed': 'Je rol staat dit niet toe',
  'problem.kind.not-authenticated': 'Je bent niet meer ingelogd',
  'problem.kind.too-large': 'Dat is te groot',
  'problem.kind.too-many-requests': 'Dit is te vaak gevraagd',
  'problem.kind.overloaded': 'Het is nu te druk',
  'problem.kind.database-unavailable': 'De database is niet bereikbaar',
  'problem.kind.transport': 'De andere kant gaf geen antwoord',
  'problem.kind.forbidden-address': 'Dit adres mag niet worden bereikt',
  'problem.kind.internal': 'Er ging iets mis',
  'problem.retryAfter': 'Probeer het over {seconds} seconden opnieuw.',

  'connection.lost': 'Geen verbinding. Wat je ziet kan verouderd zijn; we blijven het proberen.',
  'connection.retry': 'Nu proberen',

  'password.hint': 'Minstens 12 tekens. Een paar woorden vormen een goed wachtwoord.',

  'form.advanced': 'Meer instellingen',

  'time.now': 'nu',
  'time.today': 'Vandaag',
  'time.yesterday': 'Gisteren',
}
