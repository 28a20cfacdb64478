import type { French } from '../words'
import type { areas as english } from '../en/areas'

export const areas: French<typeof english> = {
  'areas.home.intro': 'Tout ce qui se règle, expliqué sur place.',
  'areas.search': 'Chercher un réglage',
  'areas.search.none': 'Rien ne porte ce nom. Essayez un autre mot.',
  'areas.search.found.one': '{count} réglage trouvé',
  'areas.search.found.many': '{count} réglages trouvés',
  'areas.search.found.other': '{count} réglages trouvés',
  'areas.back': 'Tous les réglages',

  'areas.group.you': 'Vous',
  'areas.group.organisation': 'Organisation',
  'areas.group.channels': 'Canaux',
  'areas.group.safety': 'Sécurité',
  'areas.group.developers': 'Développement',

  'areas.profile': 'Votre profil',
  'areas.profile.intro': 'Votre nom, langue, mot de passe, et où vous êtes connecté.',
  'areas.profile.words': 'compte, moi, mot de passe, connexion, sessions, langue, déconnexion',
  'areas.organisation': 'Organisation',
  'areas.organisation.intro': 'Son nom, sa langue, son pays et ses horaires.',
  'areas.organisation.words':
    'entreprise, société, heures d’ouverture, jours fériés, fermé, fuseau horaire, pays, téléphone',
  'areas.people': 'Personnes',
  'areas.people.intro': 'Qui travaille ici, et ce que chacun peut faire.',
  'areas.people.words': 'agents, utilisateurs, collègues, inviter, invitation, désactiver',
  'areas.channels': 'Canaux',
  'areas.channels.intro': 'Chaque compte par lequel les clients vous joignent.',
  'areas.channels.words': 'e-mail, boîte, WhatsApp, chat, widget, connecter, IMAP, SMTP',
  'areas.deadLetters': 'Non traités',
  'areas.deadLetters.intro': 'Ce qui est arrivé sans pouvoir être lu. Rien n’en est perdu.',
  'areas.deadLetters.words': 'lettres mortes, erreurs, échec, contenu, réessayer',
  'areas.audit': 'Journal d’audit',
  'areas.audit.intro': 'Chaque changement, et chaque lecture des données d’un client.',
  'areas.audit.words': 'historique, confidentialité, RGPD, qui a fait quoi, export, CSV',
  'areas.tokens': 'Jetons d’API',
  'areas.tokens.intro': 'Pour les programmes qui utilisent l’API en votre nom.',
  'areas.tokens.words': 'clé, API, intégration, scopes, accès, programme',
  'areas.webhooks': 'Webhooks',
  'areas.webhooks.intro': 'Prévenir d’autres systèmes de ce qui se passe ici.',
  'areas.webhooks.words': 'événements, intégration, CRM, rappel, secret, signature',
}
