import type { elsewhere as english } from '../en/elsewhere'

export const elsewhere: Record<keyof typeof english, string> = {
  'leg.continuedByLink': 'Suite par {channel}, avec le lien de {time}',
  'event.continued_by_code':
    '{by} a entendu le code du client au téléphone : la conversation continue',
  'event.continuation_refused':
    'Quelqu’un d’autre est venu avec le lien de cette conversation. Il n’a rien ouvert',
  'placement.rule.continued': 'Il est venu avec le lien donné dans cette conversation',
  'evidence.continue': 'Venu avec notre lien, donné à {value}',
  'evidence.continue_refused': 'Venu avec un lien qui n’ouvre rien',
  'evidence.continue_refused.used': 'Venu avec un lien déjà utilisé',
  'evidence.continue_refused.revoked': 'Venu avec un lien retiré',
  'evidence.continue_refused.expired': 'Venu avec un lien expiré',
  'evidence.continue_refused.other_channel': 'Venu avec un lien destiné à un autre canal',
  'evidence.continue_refused.other_customer': 'Venu avec le lien d’un autre client',
  'evidence.continue_refused.other_name': 'Venu avec le lien d’un client d’un autre nom',
  'evidence.continue_doubt': 'Venu avec notre lien ; vérifiez qu’il s’agit du client',
  'evidence.continue_doubt.unproved':
    'Venu avec le lien d’un client connecté, sans preuve que c’est lui',
  'evidence.continue_doubt.other_customer':
    'Connu comme un autre client. Est-ce la même personne ?',
  'evidence.came_with_the_link': 'L’un est venu avec le lien donné à l’autre',
}
