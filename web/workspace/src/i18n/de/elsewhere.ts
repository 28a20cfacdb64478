import type { elsewhere as english } from '../en/elsewhere'

export const elsewhere: Record<keyof typeof english, string> = {
  'leg.continuedByLink': 'Weiter über {channel}, mit dem Link von {time}',
  'event.continued_by_code': '{by} hat den Code am Telefon gehört: Es geht weiter',
  'event.continuation_refused':
    'Jemand anderes kam mit dem Link dieser Unterhaltung. Er hat nichts geöffnet',
  'placement.rule.continued': 'Sie kam mit dem Link, der in dieser Unterhaltung gegeben wurde',
  'evidence.continue': 'Kam mit unserem Link von {value}',
  'evidence.continue_refused': 'Kam mit einem Link, der nichts öffnet',
  'evidence.continue_refused.used': 'Kam mit einem bereits benutzten Link',
  'evidence.continue_refused.revoked': 'Kam mit einem zurückgenommenen Link',
  'evidence.continue_refused.expired': 'Kam mit einem abgelaufenen Link',
  'evidence.continue_refused.other_channel': 'Kam mit einem Link für einen anderen Kanal',
  'evidence.continue_refused.other_customer': 'Kam mit dem Link eines anderen Kunden',
  'evidence.continue_refused.other_name': 'Kam mit dem Link eines Kunden, der anders heißt',
  'evidence.continue_doubt': 'Kam mit unserem Link; bitte prüfen, ob es der Kunde ist',
  'evidence.continue_doubt.unproved':
    'Kam mit dem Link eines angemeldeten Kunden, ohne Beweis, es zu sein',
  'evidence.continue_doubt.other_customer': 'Als anderer Kunde bekannt. Ist es dieselbe Person?',
  'evidence.came_with_the_link': 'Der eine kam mit dem Link, der dem anderen gegeben wurde',
}
