import type { French } from '../words'
import type { integrations as english } from '../en/integrations'

export const integrations: French<typeof english> = {
  'tokens.empty.detail':
    'Un jeton permet à un de vos programmes de faire une partie de ce que vous pouvez : lire, écrire en premier, apporter des contrats.',
  'tokens.scopes.hint': 'Donnez le moins possible : ce qui n’est pas coché lui reste interdit.',
  'tokens.use': 'Envoyez-le avec chaque requête :',
  'tokens.revoke.title': 'Révoquer « {name} » ?',
  'tokens.revoke.detail':
    'Ce qui l’utilise cesse aussitôt de fonctionner. C’est irréversible ; créez un nouveau jeton et saisissez-le là-bas.',
  'tokens.expired': 'Expiré',
  'tokens.soon': 'Expire bientôt',
  'tokens.find': 'Trouver un jeton',
  'webhooks.empty.detail':
    'Un autre système apprend aussitôt ce qui se passe ici : un message est arrivé, une affaire est résolue.',
  'webhooks.events.all': 'Tous',
  'webhooks.events.count.one': '{count} type d’événement',
  'webhooks.events.count.many': '{count} de types d’événements',
  'webhooks.events.count.other': '{count} types d’événements',
  'webhooks.renew': 'Renouveler le secret',
  'webhooks.renew.detail':
    'Signe désormais avec le nouveau secret. Pendant un jour l’ancien signe aussi, si bien que rien n’est refusé le temps de le saisir.',
  'webhooks.failing': 'Pas de bonne réponse depuis {time} ; nouvelle tentative prévue',
  'webhooks.test.ok': 'Réponse {status} en {ms} ms',
  'webhooks.test.bad': 'Le test n’est pas arrivé : {reason}',
  'webhooks.log.all': 'Tout',
  'webhooks.log.failed': 'Échecs seulement',
  'webhooks.log.show': 'Lesquels',
  'webhooks.log.payload': 'Contenu',
  'webhooks.log.answer': 'Réponse : {text}',
  'webhooks.remove.title': 'Supprimer ce webhook ?',
  'webhooks.remove.detail':
    '{url} n’apprend plus rien et son journal disparaît. La désactivation garde les deux.',
  'integrations.actions': 'Plus pour {name}',
  'integrations.more': 'Afficher plus',
}
