import type { elsewhere as english } from '../en/elsewhere'

export const elsewhere: Record<keyof typeof english, string> = {
  'leg.continuedByLink': 'Verder via {channel}, met de link van {time}',
  'event.continued_by_code': '{by} hoorde de code van de klant aan de telefoon: dit gaat verder',
  'event.continuation_refused':
    'Iemand anders kwam met de link van dit gesprek. Die gaf nergens toegang toe',
  'placement.rule.continued': 'Het kwam met de link die in dit gesprek is gegeven',
  'evidence.continue': 'Kwam met onze link van {value}',
  'evidence.continue_refused': 'Kwam met een link die nergens toegang toe geeft',
  'evidence.continue_refused.used': 'Kwam met een link die al gebruikt was',
  'evidence.continue_refused.revoked': 'Kwam met een link die is ingetrokken',
  'evidence.continue_refused.expired': 'Kwam met een link die verlopen is',
  'evidence.continue_refused.other_channel': 'Kwam met een link voor een ander kanaal',
  'evidence.continue_refused.other_customer': 'Kwam met de link van een andere klant',
  'evidence.continue_refused.other_name': 'Kwam met de link van een klant die anders heet',
  'evidence.continue_doubt': 'Kwam met onze link, maar kijk of dit de klant is',
  'evidence.continue_doubt.unproved':
    'Kwam met de link van een ingelogde klant, zonder bewijs die klant te zijn',
  'evidence.continue_doubt.other_customer': 'Bekend als een andere klant. Is het dezelfde persoon?',
  'evidence.came_with_the_link': 'De een kwam met de link die aan de ander was gegeven',
}
