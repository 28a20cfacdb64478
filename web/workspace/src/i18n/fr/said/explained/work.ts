/** Work chat and open networks: what settings mean, and how a provider is told the address. */
export const work: Record<string, string> = {
  'discord.com/developers, your application, Bot.':
    'discord.com/developers, votre application, Bot.',
  'direct: direct messages alone. mentions: also what mentions or answers the bot on a server. all: every message in channels that it can read.':
    'Privés seulement\u00a0: les messages privés seuls. Mentions aussi\u00a0: aussi ce qui mentionne le bot sur un serveur ou lui répond. Tout\u00a0: chaque message des salons qu’il peut lire.',
  'Where stickers are fetched.': 'Où les autocollants sont récupérés.',
  "As chosen in the Chat API's configuration: the project number, or the HTTP endpoint URL.":
    'Comme choisie dans la configuration de la Chat API\u00a0: le numéro du projet ou la HTTP endpoint URL.',
  "The client_email in the service account's key file.":
    'Le client_email dans le fichier de clé du compte de service.',
  'The private_key in that file, from BEGIN to END PRIVATE KEY.':
    'La private_key de ce fichier, de BEGIN à END PRIVATE KEY.',
  'Where access tokens are asked.': 'Où les jetons d’accès sont demandés.',
  "Google's public keys.": 'Les clés publiques de Google.',
  'In the Google Cloud console open the Google Chat API, Configuration. Choose HTTP endpoint URL as the connection and paste this address; set the authentication audience as in this channel.':
    'Dans la console Google Cloud, ouvrez la Google Chat API, Configuration. Choisissez HTTP endpoint URL comme connexion et collez cette adresse\u00a0; réglez l’authentication audience comme dans ce canal.',
  'An underscore is added while somebody else has it.':
    'Un trait bas est ajouté tant que quelqu’un d’autre le porte.',
  'none: only within a network of your own.': 'Aucune\u00a0: seulement dans un réseau à vous.',
  'Of NickServ, to sign in by SASL. Empty: no account.':
    'Auprès de NickServ, pour se connecter par SASL. Vide\u00a0: pas de compte.',
  "Of the account; without an account the server's own password.":
    'Du compte\u00a0; sans compte, le mot de passe du serveur lui-même.',
  'To join, with a comma between them.': 'À rejoindre, séparés par des virgules.',
  'direct: private messages alone. mentions: also what names the nickname in a room. all: everything in the rooms.':
    'Privés seulement\u00a0: les messages privés seuls. Mentions aussi\u00a0: aussi ce qui nomme le pseudo dans un salon. Tout\u00a0: tout ce qui est dit dans les salons.',
  "The address of its client API, as the server's /.well-known/matrix/client names it.":
    'L’adresse de son API client, comme l’indique /.well-known/matrix/client du serveur.',
  'Of an account of its own; a new sign-in gives one.':
    'D’un compte à part\u00a0; une nouvelle connexion en donne un.',
  'Join the rooms that people invite the account to.':
    'Rejoindre les salons où le compte est invité.',
  'System Console, Integrations, Bot Accounts.': 'System Console, Integrations, Bot Accounts.',
  'Shown with its personal access token.': 'Affiché avec son jeton d’accès personnel.',
  'Of the bot: My Account, Personal Access Tokens.':
    'Du bot\u00a0: My Account, Personal Access Tokens.',
  'Of the outgoing webhook; Rocket.Chat shows it there.':
    'Du webhook sortant\u00a0; Rocket.Chat l’y affiche.',
  'In Rocket.Chat under Workspace, Integrations make an outgoing webhook for the event Message Sent with this address, switch on Run On Edits, and copy its token to this channel.':
    'Dans Rocket.Chat, sous Workspace, Integrations, créez un webhook sortant pour l’événement Message Sent avec cette adresse, activez Run On Edits et copiez son jeton dans ce canal.',
  'api.slack.com/apps, your app, OAuth & Permissions: begins with xoxb-.':
    'api.slack.com/apps, votre application, OAuth & Permissions\u00a0: commence par xoxb-.',
  'Basic Information, App Credentials. It signs every request.':
    'Basic Information, App Credentials. Signe chaque requête.',
  "Messages carry the agent's name instead of the app's. Needs the scope chat:write.customize.":
    'Les messages portent le nom de l’agent au lieu de celui de l’application. Demande le droit chat:write.customize.',
  'Messages carry only user ids; who it is is asked once an hour. Needs the scope users:read, and users:read.email for their addresses.':
    'Les messages ne portent que des ID d’utilisateurs\u00a0; qui c’est est demandé une fois par heure. Demande le droit users:read, et users:read.email pour leurs adresses.',
  'At api.slack.com/apps open your app. Paste this address under Event Subscriptions as the request URL and subscribe to the bot events message.im, message.channels, reaction_added and reaction_removed. Paste it under Interactivity & Shortcuts too, for buttons.':
    'Ouvrez votre application sur api.slack.com/apps. Collez cette adresse sous Event Subscriptions comme request URL et abonnez-vous aux événements de bot message.im, message.channels, reaction_added et reaction_removed. Collez-la aussi sous Interactivity & Shortcuts, pour les boutons.',
  'Azure portal, your Azure Bot, Configuration.': 'Portail Azure, votre Azure Bot, Configuration.',
  'Of the app registration: Certificates & secrets, its value.':
    'De l’inscription d’application\u00a0: Certificates & secrets, sa valeur.',
  'Of a single-tenant bot: only people of that organisation are heard. Empty: multi-tenant.':
    'D’un bot à un seul locataire\u00a0: seules les personnes de cette organisation sont entendues. Vide\u00a0: plusieurs locataires.',
  'Where a conversation is begun; an answer goes to where its question came from.':
    'Où une conversation est commencée\u00a0; une réponse va là d’où venait la question.',
  'Other clouds and stand-ins have another.':
    'D’autres clouds et montages de test en ont une autre.',
  "The Bot Framework's public keys.": 'Les clés publiques du Bot Framework.',
  'A proxy or test stand-in that takes all answers. Empty: where the question came from.':
    'Un proxy ou un montage de test qui prend toutes les réponses. Vide\u00a0: là d’où venait la question.',
  'In the Azure portal open your Azure Bot, Configuration, and paste this address as the messaging endpoint. Under Channels add Microsoft Teams, and upload an app package that names the bot.':
    'Dans le portail Azure, ouvrez votre Azure Bot, Configuration, et collez cette adresse comme messaging endpoint. Sous Channels, ajoutez Microsoft Teams et téléversez un paquet d’application qui nomme le bot.',
  'developer.webex.com, My Webex Apps, your bot.': 'developer.webex.com, My Webex Apps, votre bot.',
  'Any text of at least 16 characters; it signs every webhook.':
    'Un texte d’au moins 16 caractères\u00a0; signe chaque webhook.',
  'Press “Subscribe webhooks” to have Webex send its webhooks here. By hand: make webhooks at developer.webex.com for messages (created, updated, deleted) and attachmentActions (created), with this address as the target and the webhook secret of this channel.':
    'Choisissez «\u00a0Abonner les webhooks\u00a0» pour que Webex envoie ses webhooks ici. À la main\u00a0: sur developer.webex.com, créez des webhooks pour messages (created, updated, deleted) et attachmentActions (created), avec cette adresse comme cible et le secret du webhook de ce canal.',
  'Of the account.': 'Du compte.',
  "Where to connect, if that is not the address's own domain.":
    'À quoi se connecter, si ce n’est pas le domaine de l’adresse elle-même.',
  'none: only within a network of your own, and for tests.':
    'Aucune\u00a0: seulement dans un réseau à vous, et pour des tests.',
  'Settings, Your bots.': 'Settings, Your bots.',
  "Beside the bot's address.": 'À côté de l’adresse du bot.',
  'direct: direct messages alone. mentions: also what mentions the bot in a channel. all: every message in channels that it is subscribed to.':
    'Privés seulement\u00a0: les messages privés seuls. Mentions aussi\u00a0: aussi ce qui mentionne le bot dans un canal. Tout\u00a0: chaque message des canaux auxquels il est abonné.',
}
