/** What goes wrong on the way to a provider, and the parts of such sentences, by the English words. */
export const connections: Record<string, string> = {
  "the channel's connection took it and did not say whether it arrived":
    'la connexion du canal l’a pris sans dire s’il est arrivé',
  'the server refused the connection (status {})': 'le serveur a refusé la connexion (statut {})',
  'no connection to {}: {}': 'pas de connexion à {}\u00a0: {}',
  'Discord answered with status {}': 'Discord a répondu avec le statut {}',
  '{} does not hand over mail {}': '{} ne livre pas l’e-mail {}',
  '{} refused to hand over mail': '{} a refusé de livrer les e-mails',
  '{} did not answer in time while {}': '{} n’a pas répondu à temps à l’étape\u00a0: {}',
  '{}: {} failed: {}': '{}\u00a0: échec de l’étape {}\u00a0: {}',
  '{} refused the log-in: {}. Check how the channel signs in.':
    '{} a refusé la connexion\u00a0: {}. Vérifiez comment le canal se connecte.',
  '{} refused the log-in: {}. Check user and password.':
    '{} a refusé la connexion\u00a0: {}. Vérifiez l’utilisateur et le mot de passe.',
  "a mail can't be read; connecting again": 'un e-mail est illisible\u00a0; nouvelle connexion',
  "{}:{} can't be used to send: {}": '{}:{} ne peut pas servir à envoyer\u00a0: {}',
  'the connection to {} broke off': 'la connexion à {} s’est interrompue',
  '{} does not answer': '{} ne répond pas',
  '{} fell silent': '{} ne dit plus rien',
  '{} ended the connection': '{} a mis fin à la connexion',
  '{} sent a line without end': '{} a envoyé une ligne sans fin',
  'Mattermost answered with status {}': 'Mattermost a répondu avec le statut {}',
  "Mattermost's answer can't be read": 'la réponse de Mattermost est illisible',
  'the SMSC refused the bind: {}': 'le SMSC a refusé le bind\u00a0: {}',
  'the SMSC answered something else than was asked':
    'le SMSC a répondu autre chose que ce qui était demandé',
  'the server gives no resource': 'le serveur ne donne pas de ressource',
  'the server names no features': 'le serveur n’annonce pas de fonctions',
  '{} ended the stream: {}': '{} a mis fin au flux\u00a0: {}',
  '{} sent a document type, which XMPP forbids':
    '{} a envoyé un type de document, ce qu’interdit XMPP',
  '{} sent a stanza without end': '{} a envoyé une stance sans fin',
  'the server offers no TLS; choose another security':
    'le serveur n’offre pas TLS\u00a0; choisissez une autre sécurité',
  'the server refuses TLS': 'le serveur refuse TLS',
  '{} sent what is no XML: {}': '{} a envoyé ce qui n’est pas du XML\u00a0: {}',
  'no TLS with {}: {}': 'pas de TLS avec {}\u00a0: {}',
  '{} broke off': '{} s’est interrompu',
  '{} ended the stream': '{} a mis fin au flux',
  "the file's address redirects in circles": 'l’adresse du fichier redirige en boucle',
  'the address or request is malformed: {}': 'l’adresse ou la requête est mal formée\u00a0: {}',
  'no token can be signed by {}': 'aucun jeton ne peut être signé par {}',
  "the app's key or installation": 'la clé ou l’installation de l’application',
  'the access token': 'le jeton d’accès',
  "the service account's key": 'la clé du compte de service',
  'the Chat app': 'l’application Chat',
  'the refresh token': 'le jeton d’actualisation',
  'this page to this token': 'cette page à ce jeton',
  'the client or the refresh token': 'le client ou le jeton d’actualisation',
  'the token': 'le jeton',
  'the inbox: is the scope privatemessages missing?':
    'la boîte de réception\u00a0: manque-t-il le droit privatemessages\u00a0?',
  'the access key': 'la clé d’accès',
  'the project or app ID': 'l’ID du projet ou de l’application',
  'the webhook': 'le webhook',
  'the credentials': 'les identifiants',
  'the channel of this token': 'la chaîne de ce jeton',
  'the phone number ID': 'l’ID du numéro de téléphone',
  'the WhatsApp Business account ID': 'l’ID du compte WhatsApp Business',
  'The account': 'Le compte',
  nobody: 'personne',
  none: 'aucun',
  connecting: 'connexion',
  'signing in': 'identification',
  'opening the folder {}': 'ouverture du dossier {}',
  searching: 'recherche',
  'asking for sizes': 'demande des tailles',
  'fetching mail': 'récupération des e-mails',
  'marking mail as read': 'marquage comme lu',
  'waiting for mail': 'attente d’e-mails',
  'asking for news': 'demande de nouveautés',
  'the broker does not answer': 'le broker ne répond pas',
  'the mail server {} broke off ({})': 'le serveur de messagerie {} s’est interrompu ({})',
  'The provider answered {}.': 'Le fournisseur a répondu {}.',
  'its own organisation': 'sa propre organisation',
  'any organisation': 'toute organisation',
  'fill in the app ID and the person ID of the administrator to subscribe':
    'saisissez l’ID de l’application et l’ID de personne de l’administrateur pour abonner',
  'the server refused the credentials (status {})':
    'le serveur a refusé les identifiants (statut {})',
  "user and password can't contain line breaks":
    'utilisateur et mot de passe ne peuvent pas contenir de sauts de ligne',
  '{} has no SASL: leave the account empty': '{} n’a pas SASL\u00a0: laissez le compte vide',
  '{} refuses the sign-in: {}': '{} refuse la connexion\u00a0: {}',
  'Mattermost refuses the bot token: enter a new one':
    'Mattermost refuse le jeton du bot\u00a0: saisissez-en un nouveau',
  'the SMSC refused the system ID or the password: {}':
    'le SMSC a refusé l’ID système ou le mot de passe\u00a0: {}',
  "the server's sign-in answer can't be read": 'la réponse de connexion du serveur est illisible',
  'the server offers no sign-in that is known here':
    'le serveur n’offre aucune connexion connue ici',
  'the server could not prove that it knows the account':
    'le serveur n’a pas pu prouver qu’il connaît le compte',
  '{} is at an address that outgoing requests may not reach ({}); an administrator can allow it by the setting outgoing_allow':
    '{} est à une adresse que les requêtes sortantes n’ont pas le droit d’atteindre ({})\u00a0; un administrateur du système peut l’autoriser par le réglage outgoing_allow',
  'firebase: needed to be the JSON key file of a service account':
    'Firebase\u00a0: ce doit être le fichier de clé JSON d’un compte de service',
  'from_address: {} is not an e-mail address': 'adresse\u00a0: {} n’est pas une adresse e-mail',
  'reply_to_address: {} is not an e-mail address':
    'adresse de réponse\u00a0: {} n’est pas une adresse e-mail',
  'listen_recipients: {} is not an e-mail address':
    'adresses acceptées\u00a0: {} n’est pas une adresse e-mail',
  'imap_password: needed to read the mailbox':
    'mot de passe IMAP\u00a0: nécessaire pour lire la boîte',
  'imap_username: needed to read the mailbox':
    'utilisateur IMAP\u00a0: nécessaire pour lire la boîte',
  'oauth_endpoint: must be an https:// address':
    'adresse de connexion\u00a0: doit être une adresse https://',
  'oauth_refresh_token: needed with oauth_client_id to sign in':
    'jeton d’actualisation\u00a0: nécessaire avec l’ID du client pour se connecter',
  'phone_number: needed, or a messaging service':
    'numéro\u00a0: nécessaire, ou un service de messagerie',
  'private_key: needed as 64 hexadecimal digits':
    'clé privée\u00a0: nécessaire en 64 chiffres hexadécimaux',
  'secret_token: needed, unless messages are asked for':
    'jeton secret\u00a0: nécessaire, sauf si les messages sont demandés',
  'service_account: needed to be the JSON key file of a service account':
    'compte de service\u00a0: ce doit être le fichier de clé JSON d’un compte de service',
  'service_account: paste the whole JSON file of the service account':
    'compte de service\u00a0: collez le fichier JSON entier du compte de service',
  'topic_arns: {} is not the ARN of an SNS topic':
    'sujets\u00a0: {} n’est pas l’ARN d’un sujet SNS',
  'Discord refuses the bot token: enter a new one':
    'Discord refuse le jeton du bot\u00a0: saisissez-en un nouveau',
  'Discord refuses the intents of this bot': 'Discord refuse les intents de ce bot',
  "switch on Message Content Intent on the application's page Bot, or hear direct messages only":
    'activez Message Content Intent à la page Bot de l’application, ou n’écoutez que les messages privés',
}
