import type { French } from '../words'
import type { revising as english } from '../en/revising'

export const revising: French<typeof english> = {
  'public.who': 'Qui peut lire cette réponse',
  'public.public': 'Public',
  'public.private': 'Privé',
  'public.anyone': 'Tout le monde peut lire cette réponse.',
  'public.anyone.read': 'Tout le monde peut lire ceci',
  'public.onlyThem': 'Seul le client lit cette réponse.',
  'preview.public': 'Public : tout le monde peut le lire.',

  'leg.why.answersUsed': 'Ce canal n’accepte plus de réponse tant que le client n’a pas réécrit.',

  'revise.change': 'Modifier le message',
  'revise.change.menu': 'Modifier…',
  'revise.change.detail':
    'Le client voit le nouveau texte sur {channel}. L’ancien texte reste conservé ici.',
  'revise.delete': 'Supprimer chez le client',
  'revise.leaving': 'Va être supprimé',
  'revise.keep': 'Garder',
  'revise.changing': 'Modification en cours…',
  'revise.deleting': 'Suppression en cours…',
  'revise.notChanged': 'Le message n’a pas été modifié',
  'revise.notDeleted': 'Le message n’a pas été supprimé',
  'revise.tooLong': '{count} caractères de trop pour un seul message ici',
  'revise.before': 'Ce qu’il disait avant',
  'revise.nothingKept': 'Rien à afficher.',
  'revise.until': 'jusqu’à {time}',
  'revise.untilBy': 'jusqu’à {time}, modifié par {name}',
  'message.deleted.own': 'Supprimé chez le client',

  'subscribe.ask': 'Abonner les webhooks',
  'subscribe.never': 'Le fournisseur n’a pas encore été prié d’envoyer les messages ici',
  'subscribe.works': 'Le fournisseur envoie les messages ici',
  'subscribe.refused': 'Le fournisseur a refusé, {time}',
  'subscribe.ended': 'Le fournisseur n’envoie plus les messages ici',
  'subscribe.ended.detail':
    'Choisissez de nouveau « Abonner les webhooks » ; ce qui est arrivé entre-temps peut manquer.',
  'subscribe.until': 'Jusqu’à {time} ; renouvelé automatiquement avant.',
}
