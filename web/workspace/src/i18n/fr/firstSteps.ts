import type { firstSteps as english } from '../en/firstSteps'

export const firstSteps = {
  'setup.step.colleagues': 'Collègues',
  'setup.step.try': 'Essai',
  'setup.colleagues.intro':
    'Qui répond avec vous ? Chaque collègue reçoit son propre lien. D’autres peuvent suivre à tout moment.',
  'setup.colleagues.another': 'Inviter une autre personne',
  'setup.try.title': 'Soyez client une minute',
  'setup.try.chat':
    'Ouvrez la page d’essai, dites bonjour, et répondez-vous dans la boîte de réception.',
  'setup.try.message':
    'Envoyez un message à ce canal depuis votre propre adresse, et répondez-y dans la boîte de réception.',
  'setup.try.none':
    'Il n’y a pas encore de canal, donc rien ne peut arriver. Connectez-en un quand vous voudrez ; la boîte de réception montre ce qui reste à faire.',
  'setup.try.waiting': 'En attente du premier message…',
  'setup.try.arrived': 'Le premier message est arrivé',
  'first.title': 'Ce qui reste à faire',
  'first.channel': 'Connecter un canal',
  'first.channel.detail': 'Mail, WhatsApp ou un chat sur votre site.',
  'first.invite': 'Inviter des collègues',
  'first.invite.detail': 'Chacun reçoit un lien, un rôle et une équipe.',
  'first.try': 'Vous écrire à vous-même',
  'first.try.detail': 'Envoyez un message comme le ferait un client.',
  'first.done': 'Fait',
} satisfies Record<keyof typeof english, string>
