/** What permissions and scopes allow, and what webhooks tell of, by the English words. */
export const rights: Record<string, string> = {
  'See the inbox, conversations, messages, drafts and search.':
    'Voir la boîte de réception, les conversations, messages et brouillons, et chercher.',
  'Answer a customer, and send again what failed.':
    'Répondre à un client, et renvoyer ce qui a échoué.',
  'Start a conversation with a customer.': 'Commencer une conversation avec un client.',
  'Write internal notes.': 'Écrire des notes internes.',
  'Give a conversation to an agent, a team or to nobody.':
    'Attribuer une conversation à un agent, à une équipe ou à personne.',
  'Change status, subject and tags of a conversation.':
    'Modifier le statut, l’objet et les étiquettes d’une conversation.',
  'Move, split and merge conversations and messages.':
    'Déplacer, séparer et fusionner conversations et messages.',
  'See and save a message as it came in, with all its headers.':
    'Voir et enregistrer un message tel qu’il est arrivé, avec tous ses en-têtes.',
  'Share views of the inbox with everyone, and change shared ones.':
    'Partager des vues de la boîte de réception avec tout le monde, et modifier celles qui le sont.',
  'See customers, their identities and timeline.': 'Voir les clients, leurs identités et leur fil.',
  'Change a customer and their identities.': 'Modifier un client et ses identités.',
  'Merge customers and undo it.': 'Fusionner des clients et l’annuler.',
  'See snippets and use them.': 'Voir les textes types et les utiliser.',
  "Write one's own snippets, and those of one's teams.":
    'Écrire ses propres textes types, et ceux de ses équipes.',
  'Write snippets for everybody and for every team.':
    'Écrire des textes types pour tous et pour chaque équipe.',
  'See and change the fields of customers that not everyone may.':
    'Voir et modifier les champs client que tous ne peuvent pas.',
  'Take a list of customers out as a file.': 'Enregistrer une liste de clients dans un fichier.',
  'Bring customers in from a file.': 'Importer des clients d’un fichier.',
  'Define fields of customers and types of objects.':
    'Définir les champs client et les types d’objets.',
  'Bring in, change and remove objects of customers (contracts, orders).':
    'Ajouter, modifier et supprimer des objets de clients (contrats, commandes).',
  'Open attachments.': 'Ouvrir les pièces jointes.',
  'Upload attachments.': 'Téléverser des pièces jointes.',
  'Follow changes live.': 'Suivre les changements en direct.',
  'See which channels there are and how they do.':
    'Voir quels canaux existent et comment ils se portent.',
  'Connect, change, test and remove channels.':
    'Connecter, modifier, tester et supprimer des canaux.',
  'See why something could not be read, try it again, discard it.':
    'Voir pourquoi un élément n’a pas pu être lu, réessayer, l’écarter.',
  'See what could not be read word for word, with personal data in it.':
    'Voir mot pour mot ce qui n’a pas pu être lu, données personnelles comprises.',
  'Make, change, merge and archive tags.': 'Créer, modifier, fusionner et archiver des étiquettes.',
  'See the names of agents, teams and departments.':
    'Voir les noms des agents, équipes et services.',
  'Invite agents, change their role, deactivate them.':
    'Inviter des agents, changer leur rôle, les désactiver.',
  'Make and change roles, from permissions that one has oneself.':
    'Créer et modifier des rôles, à partir des droits que l’on a soi-même.',
  'Make, change and archive teams and departments.':
    'Créer, modifier et archiver équipes et services.',
  'Make, change and archive brands, with their signature.':
    'Créer, modifier et archiver des marques, avec leur signature.',
  'Make and withdraw API tokens.': 'Créer et retirer des jetons d’API.',
  'Subscribe other systems to events.': 'Abonner d’autres systèmes aux événements.',
  'Read the audit trail.': 'Lire le journal d’audit.',
  'Save the audit trail as a file.': 'Enregistrer le journal d’audit dans un fichier.',
  "See the organisation's name, language and region.":
    'Voir le nom, la langue et la région de l’organisation.',
  "Change the organisation's settings.": 'Modifier les réglages de l’organisation.',
  'Read conversations, messages and attachments, and follow changes live.':
    'Lire conversations, messages et pièces jointes, et suivre les changements en direct.',
  'Answer, start, annotate, assign, resolve and correct conversations; upload attachments.':
    'Répondre aux conversations, en commencer, les annoter, attribuer, résoudre et corriger\u00a0; téléverser des pièces jointes.',
  'Read customers and their identities.': 'Lire les clients et leurs identités.',
  'Change and merge customers.': 'Modifier et fusionner des clients.',
  'See snippets.': 'Voir les textes types.',
  'See and write snippets.': 'Voir et écrire des textes types.',
  'Take lists of customers out and bring them in.': 'Exporter et importer des listes de clients.',
  'See channels and their health.': 'Voir les canaux et leur état.',
  'Connect, change and remove channels; retry or discard what could not be read.':
    'Connecter, modifier et supprimer des canaux\u00a0; réessayer ou écarter ce qui n’a pas pu être lu.',
  "Read and change the organisation's settings, teams, departments, brands and tags.":
    'Lire et modifier les réglages, équipes, services, marques et étiquettes de l’organisation.',
  'Read and save the audit trail.': 'Lire et enregistrer le journal d’audit.',
  'Payloads hold the conversation and the message with its text.':
    'Les envois au webhook contiennent la conversation et le message avec son texte.',
  'Payloads hold the customer with name and identities.':
    'Les envois au webhook contiennent le client, avec son nom et ses identités.',
  'A customer said something.': 'Un client a dit quelque chose.',
  'An answer was given; it is on its way.': 'Une réponse a été donnée\u00a0; elle est en route.',
  'An answer was sent, delivered, read, or failed.':
    'Une réponse a été envoyée, remise, lue, ou a échoué.',
  'A message was changed, by the customer or by us.':
    'Un message a été modifié, par le client ou par nous.',
  'A message was taken back, by the customer or by us.':
    'Un message a été repris, par le client ou par nous.',
  'A customer reacted to a message.': 'Un client a réagi à un message.',
  'An agent wrote an internal note.': 'Un agent a écrit une note interne.',
  'A conversation began.': 'Une conversation a commencé.',
  'Status, owner, team, tags or subject of a conversation changed.':
    'Le statut, le responsable, l’équipe, les étiquettes ou l’objet d’une conversation a changé.',
  'A customer came back to a resolved matter.': 'Un client est revenu sur une affaire résolue.',
  'A conversation or message went to where it belongs.':
    'Une conversation ou un message est allé là où est sa place.',
  'Messages became a conversation of their own.':
    'Des messages sont devenus une conversation à part.',
  'Two conversations became one.': 'Deux conversations n’en font plus qu’une.',
  'A customer got in touch for the first time.': 'Un client a pris contact pour la première fois.',
  "A customer's name, language or identities changed.":
    'Le nom, la langue ou les identités d’un client ont changé.',
  'Two customers turned out to be one.': 'Deux clients n’en étaient qu’un.',
  'A merge of customers was undone.': 'Une fusion de clients a été annulée.',
}
