/** What came of testing a connection and of telling a provider the webhook address, by the English words; {} is a name, a number or what the provider said. */
export const tests: Record<string, string> = {
  'The settings are complete.': 'Les réglages sont complets.',
  "the other side can't be reached ({})": 'l’autre côté est injoignable ({})',
  'the other side broke off before it answered ({})': 'l’autre côté a coupé avant de répondre ({})',
  'its connector is not installed any more': 'son connecteur n’est plus installé',
  '{} is connected. {} must be one of its addresses to send as.':
    '{} est connecté. {} doit être l’une de ses adresses d’envoi.',
  '{} is connected.': '{} est connecté.',
  '{} is connected ({}).': '{} est connecté ({}).',
  'Signed in as {}, who is a person, not a bot.':
    'Connecté en tant que {}\u00a0: c’est une personne, pas un bot.',
  'Signed in as the bot {}.': 'Connecté en tant que bot {}.',
  'Signed in to {} as {}.': 'Connecté à {} en tant que {}.',
  'Signed in as {}.': 'Connecté en tant que {}.',
  'Signed in to {}.': 'Connecté à {}.',
  'Signed in at {} as {}.': 'Connecté à {} en tant que {}.',
  'The server did not answer.': 'Le serveur n’a pas répondu.',
  "{} can't be reached: {}": '{} est injoignable\u00a0: {}',
  '{} refused the log-in: {}': '{} a refusé la connexion\u00a0: {}',
  '{} refused the webhook: {}': '{} a refusé le webhook\u00a0: {}',
  '{} refused the access token: {} Press “Subscribe webhooks” to renew it.':
    '{} a refusé le jeton d’accès\u00a0: {} Choisissez «\u00a0Abonner les webhooks\u00a0» pour le renouveler.',
  '{} refused the access token: {}': '{} a refusé le jeton d’accès\u00a0: {}',
  '{} refused the API key: {}': '{} a refusé la clé API\u00a0: {}',
  '{} refused the account SID or the auth token: {}':
    '{} a refusé le SID du compte ou le jeton d’authentification\u00a0: {}',
  '{} refused the bot token: {}': '{} a refusé le jeton du bot\u00a0: {}',
  '{} refuses the bot token: {}': '{} refuse le jeton du bot\u00a0: {}',
  '{} refuses the token: {}': '{} refuse le jeton\u00a0: {}',
  '{} refused the token: {}': '{} a refusé le jeton\u00a0: {}',
  '{} refused {} or the access token: {}': '{} a refusé {} ou le jeton d’accès\u00a0: {}',
  '{} refused the handle or the app password: {}':
    '{} a refusé l’identifiant ou le mot de passe d’application\u00a0: {}',
  '{} refused tenant, client id or secret: {}':
    '{} a refusé le locataire, l’ID du client ou le secret\u00a0: {}',
  '{} refused the service account: {}': '{} a refusé le compte de service\u00a0: {}',
  '{} refused: {}': '{} a refusé\u00a0: {}',
  '{} refused it: {}': '{} l’a refusé\u00a0: {}',
  '{} refused {}: {}': '{} a refusé {}\u00a0: {}',
  '{} gave no answer: check the network and the API address.':
    '{} n’a pas répondu\u00a0: vérifiez le réseau et l’adresse de l’API.',
  '{} gave no answer: check the API address.':
    '{} n’a pas répondu\u00a0: vérifiez l’adresse de l’API.',
  '{} gave no answer: check the addresses.': '{} n’a pas répondu\u00a0: vérifiez les adresses.',
  '{} gave no answer: check the network.': '{} n’a pas répondu\u00a0: vérifiez le réseau.',
  '{} gave no answer: check its address.': '{} n’a pas répondu\u00a0: vérifiez son adresse.',
  '{} gave no answer: check the name.': '{} n’a pas répondu\u00a0: vérifiez le nom.',
  '{} gave no answer.': '{} n’a pas répondu.',
  '{} did not answer.': '{} n’a pas répondu.',
  "{} answers, but no app is subscribed to its field '{}', so nothing will come in: press “Subscribe webhooks”.":
    '{} répond, mais aucune application n’est abonnée au champ «\u00a0{}\u00a0», donc rien n’arrivera\u00a0: choisissez «\u00a0Abonner les webhooks\u00a0».',
  "{} answers, but no app is subscribed to this account, so no message will come in: subscribe the app to the field 'messages'.":
    '{} répond, mais aucune application n’est abonnée à ce compte, donc aucun message n’arrivera\u00a0: abonnez l’application au champ «\u00a0messages\u00a0».',
  '{} answers, but it has no webhook, so nothing will come in: press “Subscribe webhooks”.':
    '{} répond, mais n’a pas de webhook, donc rien n’arrivera\u00a0: choisissez «\u00a0Abonner les webhooks\u00a0».',
  '{} answers, but Telegram has no webhook of it, so nothing will come in: press “Subscribe webhooks”.':
    '{} répond, mais Telegram n’en a pas de webhook, donc rien n’arrivera\u00a0: choisissez «\u00a0Abonner les webhooks\u00a0».',
  '{} answers, but its webhook last failed: {}':
    '{} répond, mais son webhook a échoué la dernière fois\u00a0: {}',
  '{} answers. Without the public webhook address no deliveries are reported.':
    '{} répond. Sans l’adresse publique du webhook, les remises ne sont pas signalées.',
  '{} answers.': '{} répond.',
  '{} can send.': '{} peut envoyer.',
  'Mail can be sent.': 'L’envoi d’e-mails fonctionne.',
  'Ready.': 'Prêt.',
  'Ready for {}.': 'Prêt pour {}.',
  "Ready. Only this server's own pages may show it: add your website's address.":
    'Prêt. Seules les pages de ce serveur peuvent l’afficher\u00a0: ajoutez l’adresse de votre site.',
  "Ready to receive. Without an address for replies it can't be answered.":
    'Prêt à recevoir. Sans adresse de réponse, on ne peut pas répondre.',
  'The signing secret is too short: take at least 24 characters.':
    'Le secret de signature est trop court\u00a0: prenez au moins 24 caractères.',
  'The signing secret is empty.': 'Le secret de signature est vide.',
  'The webhook token is empty.': 'Le jeton du webhook est vide.',
  'The webhook secret is too short: 16 characters.':
    'Le secret du webhook est trop court\u00a0: 16 caractères.',
  'The secret for logged-in customers needs at least 32 characters.':
    'Le secret pour les clients connectés a besoin d’au moins 32 caractères.',
  'set an IMAP server, direct delivery or SMTP':
    'réglez un serveur IMAP, la remise directe ou SMTP',
  'The token is of {}: correct the account.': 'Le jeton est celui de {}\u00a0: corrigez le compte.',
  'The access token is of the account {}: correct the account.':
    'Le jeton d’accès est celui du compte {}\u00a0: corrigez le compte.',
  'Fill in a refresh token or an access token.':
    'Saisissez un jeton d’actualisation ou un jeton d’accès.',
  '{} sends messages and reports here.': '{} envoie ici les messages et les rapports.',
  '{} sends mail and receipts here.': '{} envoie ici les e-mails et les accusés.',
  "{} sends the bot's messages here.": '{} envoie ici les messages du bot.',
  '{} sends its webhooks to this channel.': '{} envoie ses webhooks à ce canal.',
  '{} tells of orders, refunds and returns.':
    '{} signale les commandes, les remboursements et les retours.',
  "The app gets this account's webhooks. Its callback URL is set once, in the app dashboard.":
    'L’application reçoit les webhooks de ce compte. Son URL de rappel se règle une fois, dans le tableau de bord de l’application.',
  'There is no {} at this address (HTTP {}).': 'Il n’y a pas de {} à cette adresse (HTTP {}).',
  'There is no {} at this address.': 'Il n’y a pas de {} à cette adresse.',
  "{} can't be used: {}": '{} ne peut pas être utilisé\u00a0: {}',
  'The shop is connected.': 'La boutique est connectée.',
  'The chatbot is signed in.': 'Le chatbot est connecté.',
  "The chatbot can't sign in: {}": 'Le chatbot ne peut pas se connecter\u00a0: {}',
  "the mail server {} can't be reached ({})": 'le serveur de messagerie {} est injoignable ({})',
  '{} accepts the bind.': '{} accepte le bind.',
  'No bind: {}': 'Pas de bind\u00a0: {}',
  "{} refused the account's id or the access token: {}":
    '{} a refusé l’ID du compte ou le jeton d’accès\u00a0: {}',
  'The account is {}.': 'Le compte est {}.',
  'Apple refused the key: check its ID, the issuer ID and the .p8: {}':
    'Apple a refusé la clé\u00a0: vérifiez son ID, l’ID de l’émetteur et le .p8\u00a0: {}',
  'The key may not read reviews: give it the role Customer Support: {}':
    'La clé n’a pas le droit de lire les avis\u00a0: donnez-lui le rôle Customer Support\u00a0: {}',
  'Apple does not show this app: {}': 'Apple ne montre pas cette application\u00a0: {}',
  'The provider secret is not Base64: paste it whole.':
    'Le secret du fournisseur n’est pas en Base64\u00a0: collez-le en entier.',
  'Apple refused the provider ID, its secret or the business ID: {}':
    'Apple a refusé l’ID du fournisseur, son secret ou l’ID de l’entreprise\u00a0: {}',
  'Bandwidth knows the API user.': 'Bandwidth connaît l’utilisateur de l’API.',
  'Bandwidth refused the account ID or the API user: {}':
    'Bandwidth a refusé l’ID du compte ou l’utilisateur de l’API\u00a0: {}',
  'There is no Bluesky server at this address.': 'Il n’y a pas de serveur Bluesky à cette adresse.',
  'The app password does not allow direct messages: make one that does, or switch them off. Bluesky: {}':
    'Le mot de passe d’application ne permet pas les messages privés\u00a0: créez-en un qui les permet, ou désactivez-les. Bluesky\u00a0: {}',
  'Brevo sends its receipts here. For mail, name the receiving domain and try again.':
    'Brevo envoie ses accusés ici. Pour les e-mails, indiquez le domaine de réception et réessayez.',
  "Signed in as {}, but it can't read messages on servers: switch on Message Content Intent on the application's page Bot.":
    'Connecté comme {}, mais sans pouvoir lire les messages des serveurs\u00a0: activez Message Content Intent à la page Bot de l’application.',
  '{} on {} is connected.': '{} sur {} est connecté.',
  'The forum gave no answer: check its address.':
    'Le forum n’a pas répondu\u00a0: vérifiez son adresse.',
  'The forum did not accept the API key for this user: check both, and that the key is for this user or for all.':
    'Le forum n’a pas accepté la clé API pour cet utilisateur\u00a0: vérifiez les deux, et que la clé est pour cet utilisateur ou pour tous.',
  'The key is of the user {}: correct the user.':
    'La clé est de l’utilisateur {}\u00a0: corrigez l’utilisateur.',
  "Fill in an access token, or the app's client ID, installation and key.":
    'Saisissez un jeton d’accès, ou l’ID du client, l’installation et la clé de l’application.',
  'Gmail publishes to {} for a week.': 'Gmail publie dans {} pendant une semaine.',
  'Google gave no access: sign in to the mailbox again. {}':
    'Google n’a pas donné accès\u00a0: reconnectez-vous à la boîte. {}',
  'Gmail refused: {} May gmail-api-push@system.gserviceaccount.com publish to the topic?':
    'Gmail a refusé\u00a0: {} gmail-api-push@system.gserviceaccount.com peut-il publier dans le sujet\u00a0?',
  'Without a Pub/Sub topic the mailbox is asked every minute.':
    'Sans sujet Pub/Sub, la boîte est consultée chaque minute.',
  'Signed in as {}; the Chat API answers.': 'Connecté comme {}\u00a0; l’API Chat répond.',
  'Google refuses {}: {}': 'Google refuse {}\u00a0: {}',
  'Reviews of {} can be read.': 'Les avis de {} peuvent être lus.',
  "The location's reviews can be read.": 'Les avis de l’établissement peuvent être lus.',
  'The partner takes these credentials.': 'Le partenaire accepte ces identifiants.',
  'The partner gave no answer: check the network and the API address.':
    'Le partenaire n’a pas répondu\u00a0: vérifiez le réseau et l’adresse de l’API.',
  'The partner refused the client or the sender key: {}':
    'Le partenaire a refusé le client ou la clé d’expéditeur\u00a0: {}',
  "{} answers, but its webhook is not set or not in use: press “Subscribe webhooks”, and turn on 'Use webhook' in the LINE Developers Console.":
    '{} répond, mais son webhook n’est pas défini ou pas utilisé\u00a0: choisissez «\u00a0Abonner les webhooks\u00a0» et activez «\u00a0Use webhook\u00a0» dans la LINE Developers Console.',
  "LINE knows this webhook. Turn on 'Use webhook' in the LINE Developers Console.":
    'LINE connaît ce webhook. Activez «\u00a0Use webhook\u00a0» dans la LINE Developers Console.',
  'LinkedIn sends what is said on the page here.': 'LinkedIn envoie ici ce qui se dit sur la page.',
  'LinkedIn did not subscribe the webhook: {}': 'LinkedIn n’a pas abonné le webhook\u00a0: {}',
  'Mailgun sends mail and receipts of this address here.':
    'Mailgun envoie ici les e-mails et les accusés de cette adresse.',
  'Mailgun refused the key or does not know {} in this region: {}':
    'Mailgun a refusé la clé ou ne connaît pas {} dans cette région\u00a0: {}',
  '{} is {} at Mailgun: finish its DNS records there.':
    '{} est {} chez Mailgun\u00a0: complétez-y ses enregistrements DNS.',
  'The server gave no answer: check its address.':
    'Le serveur n’a pas répondu\u00a0: vérifiez son adresse.',
  "The server refused the access token, or it lacks the scope 'read'.":
    'Le serveur a refusé le jeton d’accès, ou il lui manque le droit «\u00a0read\u00a0».',
  'There is no Mastodon at this address (HTTP status {}).':
    'Il n’y a pas de Mastodon à cette adresse (statut HTTP {}).',
  'The homeserver did not answer.': 'Le serveur d’accueil n’a pas répondu.',
  'The homeserver refuses the token: {}': 'Le serveur d’accueil refuse le jeton\u00a0: {}',
  'MessageBird answers, and has a webhook.': 'MessageBird répond, et a un webhook.',
  'MessageBird refused the access key: {}': 'MessageBird a refusé la clé d’accès\u00a0: {}',
  'MessageBird answers, but no webhook is set for this channel: connect it.':
    'MessageBird répond, mais aucun webhook n’est défini pour ce canal\u00a0: abonnez-le.',
  'MessageBird made no webhook: {}': 'MessageBird n’a pas créé de webhook\u00a0: {}',
  'Microsoft tells of new mail at once.': 'Microsoft signale aussitôt les nouveaux e-mails.',
  "{} can't be read: {}": '{} ne peut pas être lu\u00a0: {}',
  'Microsoft refused: {} It must reach the webhook address from outside, by HTTPS.':
    'Microsoft a refusé\u00a0: {} Il doit pouvoir atteindre l’adresse du webhook de l’extérieur, en HTTPS.',
  'The application may not read {}: grant Mail.ReadWrite and Mail.Send with admin consent, and let an application access policy include the mailbox.':
    'L’application n’a pas le droit de lire {}\u00a0: accordez Mail.ReadWrite et Mail.Send avec le consentement de l’administrateur, et incluez la boîte dans une application access policy.',
  'Plivo refused the auth ID or the auth token: {}':
    'Plivo a refusé l’auth ID ou le jeton d’authentification\u00a0: {}',
  '{} can send, but passes no mail on: set the inbound webhook of its stream.':
    '{} peut envoyer, mais ne transmet pas d’e-mails\u00a0: définissez le webhook inbound de son stream.',
  'The agent {} answers.': 'L’agent {} répond.',
  'The service account may not use the agent {}: check the agent ID and its region.':
    'Le compte de service n’a pas le droit d’utiliser l’agent {}\u00a0: vérifiez l’ID de l’agent et sa région.',
  'Google has a fault at this moment: try again.':
    'Google a une panne en ce moment\u00a0: réessayez.',
  'Reddit refused {} ({})': 'Reddit a refusé {} ({})',
  'Resend refused the API key (it needs full access): {}':
    'Resend a refusé la clé API (elle doit avoir un accès complet)\u00a0: {}',
  'Resend does not know the domain {}.': 'Resend ne connaît pas le domaine {}.',
  '{} is {} at Resend: finish its DNS records there.':
    '{} est {} chez Resend\u00a0: complétez-y ses enregistrements DNS.',
  'SendGrid sends its events here. Paste the verification key below into this channel, and attach a security policy with signature to the parse setting for its own key.':
    'SendGrid envoie ses événements ici. Collez la clé de vérification ci-dessous dans ce canal, et attachez au réglage de parse une security policy avec signature pour sa propre clé.',
  'This API key may not send mail: give it the permission Mail Send.':
    'Cette clé API n’a pas le droit d’envoyer d’e-mails\u00a0: donnez-lui le droit Mail Send.',
  'Mail can be sent. Without a verification key of the Event Webhook there are no receipts.':
    'Des e-mails peuvent être envoyés. Sans clé de vérification de l’Event Webhook, il n’y a pas d’accusés.',
  'SES refused the SMTP user and password. They are made under SMTP settings in this region; the access key of AWS is another one.':
    'SES a refusé l’utilisateur et le mot de passe SMTP. Ils se créent sous SMTP settings dans cette région\u00a0; la clé d’accès d’AWS en est une autre.',
  '{} answers, but tells no orders to this app: subscribe.':
    '{} répond, mais ne signale pas de commandes à cette application\u00a0: abonnez les webhooks.',
  'The bridge gave no answer: check its address, and outgoing_allow.':
    'La passerelle n’a pas répondu\u00a0: vérifiez son adresse, et outgoing_allow.',
  'The bridge runs in the mode {}: start it with MODE=json-rpc, which receives at once.':
    'La passerelle tourne en mode {}\u00a0: lancez-la avec MODE=json-rpc, qui reçoit aussitôt.',
  'The bridge does not know {}: register or link it there.':
    'La passerelle ne connaît pas {}\u00a0: enregistrez-le ou liez-le là-bas.',
  'The bridge refused: {}': 'La passerelle a refusé\u00a0: {}',
  'The app {} answers.': 'L’application {} répond.',
  'The app has no SMS channel: set it up in the dashboard.':
    'L’application n’a pas de canal SMS\u00a0: configurez-le dans le tableau de bord.',
  'Sinch made no webhook: {}': 'Sinch n’a pas créé de webhook\u00a0: {}',
  'Signed in to {} as {}, but these scopes are missing: {}. Add them under OAuth & Permissions and install the app again.':
    'Connecté à {} comme {}, mais ces droits manquent\u00a0: {}. Ajoutez-les sous OAuth & Permissions et réinstallez l’application.',
  'Microsoft refuses the app: {}': 'Microsoft refuse l’application\u00a0: {}',
  "Microsoft's sign-in did not answer.": 'La connexion de Microsoft n’a pas répondu.',
  'The app ID and the client secret are accepted, for {}.':
    'L’ID de l’application et le secret du client sont acceptés, pour {}.',
  '{} sends its messages to {}: press “Subscribe webhooks”, so that they can be asked for.':
    '{} envoie ses messages à {}\u00a0: choisissez «\u00a0Abonner les webhooks\u00a0», pour qu’on puisse les demander.',
  '{} is connected; this server asks for its messages.':
    '{} est connecté\u00a0; ce serveur demande ses messages.',
  "Telegram keeps the bot's messages until this server asks for them.":
    'Telegram garde les messages du bot jusqu’à ce que ce serveur les demande.',
  'Telnyx answers, and has a messaging profile.': 'Telnyx répond, et a un profil de messagerie.',
  'The account has no messaging profile: make one, and give it the number and the webhook address.':
    'Le compte n’a pas de profil de messagerie\u00a0: créez-en un, et donnez-lui le numéro et l’adresse du webhook.',
  'Fill in the messaging profile ID, or paste the address at the profile yourself.':
    'Saisissez l’ID du profil de messagerie, ou collez vous-même l’adresse au profil.',
  'Telnyx did not take the address: {}': 'Telnyx n’a pas pris l’adresse\u00a0: {}',
  'Threema refused the Gateway ID or the API secret: {}':
    'Threema a refusé l’ID de la passerelle ou le secret de l’API\u00a0: {}',
  'The account has no credits left: no answer can be sent.':
    'Le compte n’a plus de crédits\u00a0: aucune réponse ne peut être envoyée.',
  "TikTok renewed the access token and sends the app's messages here.":
    'TikTok a renouvelé le jeton d’accès et envoie ici les messages de l’application.',
  'TikTok refused the business ID or the access token: {} Press “Subscribe webhooks” to renew the token.':
    'TikTok a refusé l’ID de l’entreprise ou le jeton d’accès\u00a0: {} Choisissez «\u00a0Abonner les webhooks\u00a0» pour renouveler le jeton.',
  'The reviews of the business unit can be read.': 'Les avis de l’établissement peuvent être lus.',
  'Trustpilot refused the API key or secret: {}':
    'Trustpilot a refusé la clé API ou le secret\u00a0: {}',
  'Trustpilot does not show the reviews of this business unit (does the plan include the API?): {}':
    'Trustpilot ne montre pas les avis de cet établissement (l’abonnement comprend-il l’API\u00a0?)\u00a0: {}',
  'Paste the address in the Twilio Console, at the number: A message comes in.':
    'Collez l’adresse dans la Twilio Console, au numéro\u00a0: A message comes in.',
  'The messaging service sends its webhooks here.':
    'Le service de messagerie envoie ses webhooks ici.',
  'Viber refused the authentication token: {}':
    'Viber a refusé le jeton d’authentification\u00a0: {}',
  'Vonage refused the application ID or the private key: {}':
    'Vonage a refusé l’ID de l’application ou la clé privée\u00a0: {}',
  'Vonage knows the application and its key. Webhooks show whether the signature secret is right.':
    'Vonage connaît l’application et sa clé. Les webhooks montreront si le secret de signature est juste.',
  "The token is a person's, not a bot's: own messages would come back.":
    'Le jeton est celui d’une personne, pas d’un bot\u00a0: vos propres messages reviendraient.',
  'Webex refuses the webhook: {}': 'Webex refuse le webhook\u00a0: {}',
  'WeChat refused the AppID or the AppSecret: {}':
    'WeChat a refusé l’AppID ou l’AppSecret\u00a0: {}',
  'The shop tells of orders and refunds here.':
    'La boutique signale ici commandes et remboursements.',
  "{} refused: {} Is it the shop's address?":
    '{} a refusé\u00a0: {} Est-ce l’adresse de la boutique\u00a0?',
  "{} gave no answer of WooCommerce's.": '{} n’a pas donné de réponse de WooCommerce.',
  'The shop answers, but tells no orders: subscribe, or add a webhook.':
    'La boutique répond, mais ne signale pas de commandes\u00a0: abonnez les webhooks, ou ajoutez-en un.',
  'The shop refused: {}': 'La boutique a refusé\u00a0: {}',
  "X renewed the access token and knows the webhook. Subscribe the account's activity to it once, in the X Developer Console.":
    'X a renouvelé le jeton d’accès et connaît le webhook. Abonnez-y une fois l’activité du compte, dans la X Developer Console.',
  "The access token is @{}'s, whose user ID is {}: correct the user ID of this channel.":
    'Le jeton d’accès est celui de @{}, dont l’ID d’utilisateur est {}\u00a0: corrigez l’ID d’utilisateur de ce canal.',
  'The token is not of this channel, but of: {}.':
    'Le jeton n’est pas de cette chaîne, mais de\u00a0: {}.',
  "Zalo renewed the access token. Enter the webhook's address at Zalo for Developers.":
    'Zalo a renouvelé le jeton d’accès. Saisissez l’adresse du webhook dans Zalo for Developers.',
  'Events are taken in. Without a chatbot (client id, secret, account id, bot JID) nothing can be answered by Zoom.':
    'Les événements arrivent. Sans chatbot (ID du client, secret, ID du compte, JID du bot), rien ne peut être répondu par Zoom.',
  'Zulip refuses the bot: {}': 'Zulip refuse le bot\u00a0: {}',
  'X did not renew the access token: {}': 'X n’a pas renouvelé le jeton d’accès\u00a0: {}',
  'X did not renew the access token.': 'X n’a pas renouvelé le jeton d’accès.',
  'X renewed the access token and refused the webhook: {}':
    'X a renouvelé le jeton d’accès et refusé le webhook\u00a0: {}',
  'X renewed the access token and refused the webhook.':
    'X a renouvelé le jeton d’accès et refusé le webhook.',
  "Zalo did not renew the access token: {}. Get new tokens in Zalo's API Explorer.":
    'Zalo n’a pas renouvelé le jeton d’accès\u00a0: {}. Obtenez de nouveaux jetons dans l’API Explorer de Zalo.',
  "Zalo did not renew the access token. Get new tokens in Zalo's API Explorer.":
    'Zalo n’a pas renouvelé le jeton d’accès. Obtenez de nouveaux jetons dans l’API Explorer de Zalo.',
  "It doesn't accept invitations.": 'Il n’accepte pas les invitations.',
  'Without the public webhook address nothing is reported.':
    'Sans l’adresse publique du webhook, rien n’est signalé.',
  'Plivo sends messages here.': 'Plivo envoie ses messages ici.',
  'Paste the address here too, as the public webhook address.':
    'Collez l’adresse ici aussi, comme adresse publique du webhook.',
  'Plivo made no application: {}': 'Plivo n’a pas créé d’application\u00a0: {}',
  'Plivo has no such number: {}': 'Plivo n’a pas ce numéro\u00a0: {}',
  '{} can be read ({} mails)': '{} peut être lu ({} e-mails)',
  '{} takes mail': '{} prend les e-mails',
  'mail can be delivered to {}:{}': 'les e-mails peuvent être remis à {}:{}',
  '{} refused the log-in; check user and password':
    '{} a refusé la connexion\u00a0; vérifiez l’utilisateur et le mot de passe',
}
