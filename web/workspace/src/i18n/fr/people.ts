import type { French } from '../words'
import type { people as english } from '../en/people'

export const people: French<typeof english> = {
  'password.hint': 'Au moins 12 caractères. Quelques mots font un bon mot de passe.',

  'signIn.title': 'Se connecter',
  'signIn.email': 'Adresse e-mail',
  'signIn.password': 'Mot de passe',
  'signIn.submit': 'Se connecter',
  'signIn.ended': 'Vous avez été déconnecté. Connectez-vous pour continuer.',

  'setup.title': 'Bienvenue dans Onethread',
  'setup.intro':
    'Quelques minutes, et la première conversation peut arriver. Arrêtez quand vous voulez : vous reprendrez au même endroit.',
  'setup.step.organisation': 'Organisation',
  'setup.step.administrator': 'Vous',
  'setup.step.channel': 'Premier canal',
  'setup.organisation.name': 'Nom de l’organisation',
  'setup.organisation.language': 'Langue',
  'setup.organisation.region': 'Pays',
  'setup.organisation.region.hint': 'Pour les numéros de téléphone écrits sans indicatif de pays.',
  'setup.administrator.name': 'Votre nom',
  'setup.code': 'Code d’installation',
  'setup.code.hint': 'Le serveur l’a affiché à son démarrage.',
  'setup.create': 'Créer l’organisation',
  'setup.channel.intro':
    'Comment vos clients vous joignent-ils ? Ajoutez un canal maintenant ; d’autres pourront suivre.',
  'setup.channel.skip': 'Plus tard',
  'setup.done.detail':
    'Le canal est connecté. Ce qui arrive désormais apparaît dans la boîte de réception.',
  'setup.toInbox': 'Vers la boîte de réception',

  'invitation.title': 'Vous êtes invité',
  'invitation.detail': 'Rejoignez {organisation} en tant que : {role}.',
  'invitation.invalid': 'Cette invitation n’est plus valable. Demandez-en une nouvelle.',
  'invitation.submit': 'Rejoindre',

  'role.agent': 'Agent',
  'role.supervisor': 'Superviseur',
  'role.administrator': 'Administrateur',
  'role.agent.detail': 'Répond aux conversations.',
  'role.supervisor.detail': 'Répond, et s’occupe de ce qui n’a pas pu être traité.',
  'role.administrator.detail': 'Tout, y compris les réglages.',

  'profile.name': 'Nom',
  'profile.language': 'Langue de l’espace de travail',
  'profile.password': 'Changer de mot de passe',
  'profile.password.current': 'Mot de passe actuel',
  'profile.password.new': 'Nouveau mot de passe',
  'profile.password.done': 'Votre mot de passe a été changé',
  'profile.sessions': 'Où vous êtes connecté',
  'profile.sessions.this': 'Cet appareil',
  'profile.sessions.other': 'Un programme ou un autre navigateur',
  'profile.sessions.used': 'Dernière utilisation : {time}',
  'profile.sessions.end': 'Déconnecter',

  'people.invite': 'Inviter',
  'people.invite.title': 'Inviter un collègue',
  'people.invite.email': 'Adresse e-mail',
  'people.invite.role': 'Rôle',
  'people.invite.make': 'Créer l’invitation',
  'people.invite.link':
    'Envoyez ce lien à votre collègue. Il fonctionne une seule fois, pendant quelques jours.',
  'people.invitations': 'Invitations en cours',
  'people.expires': 'Expire : {time}',
  'people.withdraw': 'Retirer',
  'people.inactive': 'Inactif',
  'people.deactivate': 'Désactiver',
  'people.activate': 'Activer',
  'people.seen': 'Dernière visite : {time}',
  'people.you': 'vous',
}
