/** Comments, posts and reviews: what settings mean, and how a provider is told the address. */
export const inPublic: Record<string, string> = {
  'App Store Connect, App Information, Apple ID.': 'App Store Connect, App Information, Apple ID.',
  'Users and Access, Integrations, App Store Connect API.':
    'Users and Access, Integrations, App Store Connect API.',
  'Above the list of team keys; empty for an individual key.':
    'Au-dessus de la liste des clés d’équipe\u00a0; vide pour une clé personnelle.',
  'The .p8 file of the key, which needs the role Customer Support.':
    'Le fichier .p8 de la clé, qui doit avoir le rôle Customer Support.',
  "The account's name.": 'Le nom du compte.',
  "Settings, Privacy and security, App passwords; with access to direct messages when those are wanted. Never the account's own password.":
    'Settings, Privacy and security, App passwords\u00a0; avec accès aux messages privés si vous les voulez. Jamais le mot de passe du compte lui-même.',
  'Bring them in; the app password must allow it.':
    'Les faire entrer\u00a0; le mot de passe d’application doit le permettre.',
  'Of an account that is not hosted by Bluesky: its own.':
    'D’un compte qui n’est pas hébergé par Bluesky\u00a0: le sien.',
  "Tells on which server an author's pictures are.":
    'Indique sur quel serveur se trouvent les images d’un auteur.',
  'The user of the forum who answers; what it posts is not brought in.':
    'L’utilisateur du forum qui répond\u00a0; ce qu’il publie n’est pas repris.',
  'Admin, API, New API key, for this single user; granular: topics write, posts edit and delete, uploads create; or global.':
    'Admin, API, New API key, pour ce seul utilisateur\u00a0; granular\u00a0: topics write, posts edit et delete, uploads create\u00a0; ou global.',
  'At least 12 characters; type the same with the webhook.':
    'Au moins 12 caractères\u00a0; saisissez le même au webhook.',
  "What administrators and moderators post is no customer's question.":
    'Ce que publient administrateurs et modérateurs n’est pas une question de client.',
  'In the forum open Admin, API, Webhooks, New webhook. Paste this address as the payload URL, choose application/json, type the webhook secret of this channel, and select the post events (created, edited, destroyed, recovered) and the like event.':
    'Dans le forum, ouvrez Admin, API, Webhooks, New webhook. Collez cette adresse comme payload URL, choisissez application/json, saisissez le secret du webhook de ce canal et choisissez les événements des messages (created, edited, destroyed, recovered) et des likes.',
  'Of a system user, without expiry, with pages_read_user_content, pages_manage_engagement, pages_manage_metadata and pages_messaging.':
    'D’un utilisateur système, sans expiration, avec pages_read_user_content, pages_manage_engagement, pages_manage_metadata et pages_messaging.',
  "In the app dashboard open Webhooks and choose Page. Paste this address as the callback URL and the verify token of this channel as the verify token, and subscribe to the fields 'feed' and 'mention'. Then press “Subscribe webhooks” here. An app has one callback for Pages: when its Messenger messages come here too, give each channel an app of its own.":
    'Dans le tableau de bord de l’application, ouvrez Webhooks et choisissez Page. Collez cette adresse comme URL de rappel et le jeton de vérification de ce canal comme verify token, et abonnez-vous aux champs «\u00a0feed\u00a0» et «\u00a0mention\u00a0». Choisissez ensuite ici «\u00a0Abonner les webhooks\u00a0». Une application a un seul rappel pour les pages\u00a0: si ses messages Messenger arrivent ici aussi, donnez à chaque canal sa propre application.',
  "Who answers: the token's user, or the app as NAME[bot]. What it writes is not brought in.":
    'Qui répond\u00a0: l’utilisateur du jeton, ou l’application sous la forme NOM[bot]. Ce qu’il écrit n’est pas repris.',
  'Type the same where GitHub asks for it.': 'Saisissez le même là où GitHub le demande.',
  'A fine-grained personal access token of that user with Discussions: read and write. Leave it empty for a GitHub App.':
    'Un jeton d’accès personnel fine-grained de cet utilisateur avec Discussions: read and write. À laisser vide pour une GitHub App.',
  'Or its app ID.': 'Ou son ID d’application.',
  "The number in the installation's address.": 'Le numéro dans l’adresse de l’installation.',
  'The PEM file.': 'Le fichier PEM.',
  "What owners, members and collaborators write is no customer's question.":
    'Ce qu’écrivent propriétaires, membres et collaborateurs n’est pas une question de client.',
  'GitHub Enterprise Server: https://HOST/api.':
    'GitHub Enterprise Server\u00a0: https://HOST/api.',
  'In the repository or organisation open Settings, Webhooks, Add webhook (of a GitHub App: its settings). Paste this address, choose application/json, type the webhook secret of this channel, and select the events Discussions and Discussion comments.':
    'Dans le dépôt ou l’organisation, ouvrez Settings, Webhooks, Add webhook (pour une GitHub App\u00a0: ses paramètres). Collez cette adresse, choisissez application/json, saisissez le secret du webhook de ce canal et choisissez les événements Discussions et Discussion comments.',
  'Of the app.': 'De l’application.',
  "The whole JSON key file of a service account that may 'Reply to reviews' in the Play Console.":
    'Le fichier de clé JSON entier d’un compte de service qui a le droit «\u00a0Reply to reviews\u00a0» dans la Play Console.',
  'Reviews in other languages come with a translation.':
    'Les avis dans d’autres langues arrivent avec une traduction.',
  'The number in accounts/…': 'Le numéro dans accounts/…',
  'The number in locations/…': 'Le numéro dans locations/…',
  'Of a project that Google gave access to the Business Profile APIs.':
    'D’un projet auquel Google a donné accès aux API Business Profile.',
  'Of a manager of the location, with the scope business.manage.':
    'D’un responsable de l’établissement, avec le droit business.manage.',
  'As typed at the Pub/Sub push subscription. Empty: no pushes, reviews are asked for.':
    'Comme saisie à l’abonnement push de Pub/Sub. Vide\u00a0: pas de push, les avis sont demandés.',
  'The one that the push subscription signs with.': 'Celui avec lequel l’abonnement push signe.',
  "Reviews are asked for every five minutes. To have them at once: make a Pub/Sub topic that mybusiness-api-pubsub@system.gserviceaccount.com may publish to, set it as the account's notification topic for NEW_REVIEW and UPDATED_REVIEW, and add a push subscription to this address with authentication, whose audience and service account you type in this channel.":
    'Les avis sont demandés toutes les cinq minutes. Pour les recevoir aussitôt\u00a0: créez un sujet Pub/Sub où mybusiness-api-pubsub@system.gserviceaccount.com peut publier, faites-en le sujet de notification du compte pour NEW_REVIEW et UPDATED_REVIEW, et ajoutez un abonnement push vers cette adresse avec authentification, dont vous saisissez l’audience et le compte de service dans ce canal.',
  'A long-lived token with instagram_business_basic, instagram_business_manage_comments and instagram_business_manage_messages.':
    'Un jeton de longue durée avec instagram_business_basic, instagram_business_manage_comments et instagram_business_manage_messages.',
  "In the app dashboard open Instagram, API setup with Instagram login, Configure webhooks. Paste this address as the callback URL and the verify token of this channel as the verify token, and subscribe to the field 'comments'. Then press “Subscribe webhooks” here. An app has one callback for Instagram: when its direct messages come here too, give each channel an app of its own.":
    'Dans le tableau de bord de l’application, ouvrez Instagram, API setup with Instagram login, Configure webhooks. Collez cette adresse comme URL de rappel et le jeton de vérification de ce canal comme verify token, et abonnez-vous au champ «\u00a0comments\u00a0». Choisissez ensuite ici «\u00a0Abonner les webhooks\u00a0». Une application a un seul rappel pour Instagram\u00a0: si ses messages privés arrivent ici aussi, donnez à chaque canal sa propre application.',
  "The number in the page's admin address.":
    'Le numéro dans l’adresse d’administration de la page.',
  'Developer portal, the app, Auth.': 'Developer portal, l’application, Auth.',
  'Beside it. It signs every webhook.': 'À côté. Signe chaque webhook.',
  'Of an administrator of the page; good for a year. Apps without refresh tokens use an access token.':
    'D’un administrateur de la page\u00a0; valable un an. Les applications sans jeton d’actualisation utilisent un jeton d’accès.',
  'When there is no refresh token: good for 60 days.':
    'S’il n’y a pas de jeton d’actualisation\u00a0: valable 60 jours.',
  'The number of the app; to subscribe the webhook.':
    'Le numéro de l’application\u00a0; pour abonner le webhook.',
  'Of the administrator whose token it is; to subscribe.':
    'De l’administrateur à qui appartient le jeton\u00a0; pour abonner.',
  'Year and month; LinkedIn keeps each for a year.':
    'Année et mois\u00a0; LinkedIn garde chaque version un an.',
  "In LinkedIn's developer portal open the app, Webhooks (there for approved apps), and register this address: it is validated at once, and again every two hours. Then subscribe it, here or by the API, to the page's social action notifications.":
    'Dans le developer portal de LinkedIn, ouvrez l’application, Webhooks (présent pour les applications approuvées), et enregistrez cette adresse\u00a0: elle est vérifiée aussitôt, puis toutes les deux heures. Abonnez-la ensuite, ici ou par l’API, aux social action notifications de la page.',
  'The server that the account is on.': 'Le serveur où se trouve le compte.',
  'Its whole name.': 'Son nom complet.',
  'Preferences, Development, New application, with the scopes read, write:statuses, write:media, write:favourites and write:conversations.':
    'Preferences, Development, New application, avec les droits read, write:statuses, write:media, write:favourites et write:conversations.',
  'public: shown in public timelines; unlisted: seen by those who open the conversation.':
    'Public\u00a0: visible dans les fils publics\u00a0; non répertorié\u00a0: visible pour qui ouvre la conversation.',
  'Who answers.': 'Qui répond.',
  'Of a web app at reddit.com/prefs/apps.': 'D’une application web sur reddit.com/prefs/apps.',
  'Of the account, with duration permanent and the scopes identity, read, privatemessages, submit and edit.':
    'Du compte, avec duration permanent et les droits identity, read, privatemessages, submit et edit.',
  'Of the organisation: every post and comment there comes in. Empty: only what is said to the account.':
    'De l’organisation\u00a0: chaque publication et commentaire y entre. Vide\u00a0: seulement ce qui s’adresse au compte.',
  'Integrations, Developers, APIs.': 'Integrations, Developers, APIs.',
  'Who signs the answers.': 'Qui signe les réponses.',
  'Of an application made there.': 'D’une application créée là.',
  'Any long text, put behind the webhook address as ?token=…: Trustpilot does not sign webhooks.':
    'Un long texte au choix, placé derrière l’adresse du webhook par ?token=…\u00a0: Trustpilot ne signe pas les webhooks.',
  'Reviews are asked for every five minutes. To have them at once, and to learn of deleted ones: in Trustpilot Business open Integrations, Developers, Webhooks, and paste this address with ?token= and the webhook token of this channel behind it, for the service review events.':
    'Les avis sont demandés toutes les cinq minutes. Pour les recevoir aussitôt, et apprendre les suppressions\u00a0: dans Trustpilot Business, ouvrez Integrations, Developers, Webhooks, et collez cette adresse suivie de ?token= et du jeton de webhook de ce canal, pour les événements des service reviews.',
  'Advanced settings of the channel.': 'Réglages avancés de la chaîne.',
  'Of a project with the YouTube Data API.': 'D’un projet avec la YouTube Data API.',
  "Of the channel's owner, with the scope youtube.force-ssl.":
    'Du propriétaire de la chaîne, avec le droit youtube.force-ssl.',
  'Bring in comments that YouTube holds for review; an answer publishes them first.':
    'Reprendre aussi les commentaires que YouTube retient pour examen\u00a0; une réponse les publie d’abord.',
}
