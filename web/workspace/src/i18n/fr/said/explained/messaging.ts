/** Messaging: what settings mean, and how a provider is told the address. */
export const messaging: Record<string, string> = {
  'Apple Business Connect, the Messages for Business account.':
    'Apple Business Connect, le compte Messages for Business.',
  "The Messaging Service Provider's ID (CSP ID) at Apple.":
    'L’ID du fournisseur de messagerie (CSP ID) chez Apple.',
  "The provider's API secret at Apple, in Base64. It signs what comes and what goes.":
    'Le secret d’API du fournisseur chez Apple, en Base64. Signe ce qui arrive et ce qui part.',
  "The address of a provider that passes Apple's protocol on, a proxy or a test stand-in.":
    'L’adresse d’un fournisseur qui relaie le protocole d’Apple, d’un proxy ou d’un montage de test.',
  "Give this address to Apple as the provider's endpoint for messages (Apple adds /message behind it), or to the provider that passes Apple's messages on.":
    'Donnez cette adresse à Apple comme adresse du fournisseur pour les messages (Apple y ajoute /message), ou au fournisseur qui relaie les messages d’Apple.',
  'A long-lived token with instagram_business_basic and instagram_business_manage_messages.':
    'Un jeton de longue durée avec instagram_business_basic et instagram_business_manage_messages.',
  'For ig.me links by which customers continue here; empty: none are offered.':
    'Pour les liens ig.me par lesquels les clients continuent ici\u00a0; vide\u00a0: aucun n’est proposé.',
  "In the app dashboard open Instagram, API setup with Instagram login, Configure webhooks. Paste this address as the callback URL and the verify token of this channel as the verify token. Then press “Subscribe webhooks” here: the app gets this account's messages.":
    'Dans le tableau de bord de l’application, ouvrez Instagram, API setup with Instagram login, Configure webhooks. Collez cette adresse comme URL de rappel et le jeton de vérification de ce canal comme verify token. Choisissez ensuite ici «\u00a0Abonner les webhooks\u00a0»\u00a0: l’application reçoit les messages de ce compte.',
  'The key of the sender profile, given when the channel was registered.':
    'La clé du profil d’expéditeur, reçue à l’enregistrement du canal.',
  "HT-Client-Id, from the partner's support.": 'HT-Client-Id, du support du partenaire.',
  'HT-Client-Secret, given with it.': 'HT-Client-Secret, reçu avec lui.',
  'Any long text of letters and digits. Put ?token=… with it behind the address that the partner sends to: Kakao signs nothing.':
    'Un long texte de lettres et de chiffres. Ajoutez-le par ?token=… à l’adresse où le partenaire envoie\u00a0: Kakao ne signe rien.',
  'For links by which customers continue here; empty: none are offered.':
    'Pour les liens par lesquels les clients continuent ici\u00a0; vide\u00a0: aucun n’est proposé.',
  "Give this address, with ?token= and this channel's webhook token behind it, to the partner as the address that consultation messages go to. Kakao signs nothing: whoever knows the token is believed.":
    'Donnez cette adresse, suivie de ?token= et du jeton de webhook de ce canal, au partenaire comme adresse des messages de consultation. Kakao ne signe rien\u00a0: qui connaît le jeton est cru.',
  'LINE Developers Console, Basic settings. It signs every webhook.':
    'LINE Developers Console, Basic settings. Signe chaque webhook.',
  'LINE Developers Console, Messaging API: the long-lived one.':
    'LINE Developers Console, Messaging API\u00a0: celui de longue durée.',
  'For line.me links by which customers continue here; empty: none are offered.':
    'Pour les liens line.me par lesquels les clients continuent ici\u00a0; vide\u00a0: aucun n’est proposé.',
  "Press “Subscribe webhooks”: LINE is told this address. Then turn on 'Use webhook' in the LINE Developers Console, Messaging API, and turn off its automatic replies.":
    'Choisissez «\u00a0Abonner les webhooks\u00a0»\u00a0: LINE reçoit cette adresse. Activez ensuite «\u00a0Use webhook\u00a0» dans la LINE Developers Console, Messaging API, et désactivez ses réponses automatiques.',
  'Of a system user, without expiry, with pages_messaging and pages_manage_metadata.':
    'D’un utilisateur système, sans expiration, avec pages_messaging et pages_manage_metadata.',
  'For m.me links by which customers continue here; empty: none are offered.':
    'Pour les liens m.me par lesquels les clients continuent ici\u00a0; vide\u00a0: aucun n’est proposé.',
  "In the app dashboard open Messenger, Messenger API settings. Paste this address as the callback URL and the verify token of this channel as the verify token. Then press “Subscribe webhooks” here: the app gets this Page's messages.":
    'Dans le tableau de bord de l’application, ouvrez Messenger, Messenger API settings. Collez cette adresse comme URL de rappel et le jeton de vérification de ce canal comme verify token. Choisissez ensuite ici «\u00a0Abonner les webhooks\u00a0»\u00a0: l’application reçoit les messages de cette page.',
  'RCS for Business Developer Console, the agent. With or without @rbm.goog.':
    'RCS for Business Developer Console, l’agent. Avec ou sans @rbm.goog.',
  'The whole JSON file that the console made, from { to }.':
    'Le fichier JSON entier créé par la console, de { à }.',
  "Of the agent's webhook in the console: Integrations, Webhook. It signs every webhook.":
    'Du webhook de l’agent dans la console\u00a0: Integrations, Webhook. Signe chaque webhook.',
  'Where the agent was made: europe, us or asia.':
    'Où l’agent a été créé\u00a0: Europe, États-Unis ou Asie.',
  'In the RCS for Business Developer Console open the agent, Integrations, Webhook, Configure. Paste this address, copy the client token into this channel first, save it, and choose Verify.':
    'Dans la RCS for Business Developer Console, ouvrez l’agent, Integrations, Webhook, Configure. Collez cette adresse, copiez d’abord le jeton du client dans ce canal, enregistrez-le et choisissez Verify.',
  'As it is registered at the bridge, with its country code.':
    'Comme il est enregistré auprès de la passerelle, avec l’indicatif du pays.',
  'Where signal-cli-rest-api answers, in json-rpc mode. A private address must be permitted by outgoing_allow.':
    'Où répond signal-cli-rest-api, en mode json-rpc. Une adresse privée doit être autorisée par outgoing_allow.',
  'Where a proxy in front of the bridge asks for one.':
    'Si un proxy devant la passerelle en demande un.',
  'Of that user.': 'De cet utilisateur.',
  '@BotFather gives it when the bot is made: /newbot, /token.':
    '@BotFather le donne à la création du bot\u00a0: /newbot, /token.',
  'Any text of letters, digits, - and _ (up to 256). Telegram sends it along with every message; pressing “Subscribe webhooks” tells Telegram. Not needed where messages are asked for.':
    'Un texte de lettres, chiffres, - et _ (256 au plus). Telegram le joint à chaque message\u00a0; «\u00a0Abonner les webhooks\u00a0» le lui communique. Inutile si les messages sont demandés par interrogation.',
  "webhook: Telegram sends them to this server's public address. poll: this server asks for them, where it has no public address. Press “Subscribe webhooks” after a change.":
    'Webhook\u00a0: Telegram les envoie à l’adresse publique de ce serveur. Interrogation\u00a0: ce serveur les demande, s’il n’a pas d’adresse publique. Choisissez «\u00a0Abonner les webhooks\u00a0» après un changement.',
  'For t.me links by which customers continue here; empty: none are offered.':
    'Pour les liens t.me par lesquels les clients continuent ici\u00a0; vide\u00a0: aucun n’est proposé.',
  'A Bot API server of your own, a proxy or a test stand-in needs another one.':
    'Un serveur Bot API à vous, un proxy ou un montage de test en demande une autre.',
  "Press “Subscribe webhooks”: Telegram is told this address and the secret token. (By hand: call setWebhook with this address as url and this channel's secret token as secret_token.) Without a public address let messages be asked for, in the settings.":
    'Choisissez «\u00a0Abonner les webhooks\u00a0»\u00a0: Telegram reçoit cette adresse et le jeton secret. (À la main\u00a0: appelez setWebhook avec cette adresse comme url et le jeton secret de ce canal comme secret_token.) Sans adresse publique, faites demander les messages, dans les réglages.',
  'Eight characters, the first an asterisk.': 'Huit caractères, dont le premier est un astérisque.',
  'In Threema Gateway, at the ID. It signs callbacks.':
    'Dans Threema Gateway, à l’ID. Signe les rappels.',
  'The key that the ID was made with: 64 hexadecimal digits, with or without private: before them.':
    'La clé avec laquelle l’ID a été créé\u00a0: 64 chiffres hexadécimaux, précédés ou non de private:.',
  'In Threema Gateway open the end-to-end ID, and paste this address as its callback URL. It must be an HTTPS address with a certificate that Threema trusts.':
    'Dans Threema Gateway, ouvrez l’ID de bout en bout et collez cette adresse comme URL de rappel. Ce doit être une adresse HTTPS avec un certificat auquel Threema fait confiance.',
  "The account's open_id, given with its access token.":
    'L’open_id du compte, reçu avec son jeton d’accès.',
  'TikTok API for Business, My apps.': 'TikTok API for Business, My apps.',
  'Beside the app ID. It signs every webhook.':
    'À côté de l’ID de l’application. Signe chaque webhook.',
  'Of the account, with message.list.read, message.list.send and message.list.manage: a day good.':
    'Du compte, avec message.list.read, message.list.send et message.list.manage\u00a0: valable un jour.',
  'Given with the access token. Press “Subscribe webhooks”: the access token is renewed then, and every day.':
    'Reçu avec le jeton d’accès. Choisissez «\u00a0Abonner les webhooks\u00a0»\u00a0: le jeton d’accès est alors renouvelé, puis chaque jour.',
  'Press “Subscribe webhooks”: TikTok is told this address (an app has one for its messages), and the access token is renewed now and every day. In the TikTok app allow direct messages from everyone.':
    'Choisissez «\u00a0Abonner les webhooks\u00a0»\u00a0: TikTok reçoit cette adresse (une application en a une pour ses messages), et le jeton d’accès est renouvelé maintenant et chaque jour. Dans l’application TikTok, autorisez les messages privés de tout le monde.',
  "The sender's number with its country code, as under Messaging, Senders, WhatsApp.":
    'Le numéro de l’expéditeur avec l’indicatif du pays, comme sous Messaging, Senders, WhatsApp.',
  'Templates, buttons and lists. Only a proxy or a test stand-in needs another one.':
    'Modèles, boutons et listes. Seul un proxy ou un montage de test en demande une autre.',
  'In the Twilio Console open Messaging, Senders, WhatsApp senders, choose the sender, and paste this address as the webhook for incoming messages and as the status callback. Paste the same address into this channel as its public webhook address.':
    'Dans la Twilio Console, ouvrez Messaging, Senders, WhatsApp senders, choisissez l’expéditeur et collez cette adresse comme webhook des messages entrants et comme status callback. Collez la même adresse dans ce canal comme adresse publique du webhook.',
  "Viber Admin Panel, the bot's settings. It also signs every webhook.":
    'Viber Admin Panel, les paramètres du bot. Signe aussi chaque webhook.',
  'Shown above every message.': 'Affiché au-dessus de chaque message.',
  'Address of a picture of at most 100 kB, 720 × 720.':
    'Adresse d’une image de 100 ko au plus, 720 × 720.',
  'Press “Subscribe webhooks”: Viber is told this address, and asks it for an answer at once. (By hand: call set_webhook with this address as url.)':
    'Choisissez «\u00a0Abonner les webhooks\u00a0»\u00a0: Viber reçoit cette adresse et lui demande aussitôt une réponse. (À la main\u00a0: appelez set_webhook avec cette adresse comme url.)',
  'Official Accounts Platform, Basic configuration.':
    'Official Accounts Platform, Basic configuration.',
  'Beside the AppID.': 'À côté de l’AppID.',
  'Any text of 3 to 32 letters and digits; type the same under Server configuration.':
    'Un texte de 3 à 32 lettres et chiffres\u00a0; saisissez le même sous Server configuration.',
  'The 43 characters under Server configuration, when messages are encrypted (safe mode; strongly advised: plain messages are not signed). Empty: plain mode.':
    'Les 43 caractères sous Server configuration, si les messages sont chiffrés (safe mode\u00a0; vivement conseillé\u00a0: les messages en clair ne sont pas signés). Vide\u00a0: plain mode.',
  'As customers search for it; shown to agents only.':
    'Comme les clients le cherchent\u00a0; seuls les agents le voient.',
  "On the Official Accounts Platform open Settings and development, Basic configuration, Server configuration. Paste this address as the URL, type this channel's token, choose the safe mode and type the same EncodingAESKey in both places. Put this server's address on the IP allow list.":
    'Sur l’Official Accounts Platform, ouvrez Settings and development, Basic configuration, Server configuration. Collez cette adresse comme URL, saisissez le jeton de ce canal, choisissez le safe mode et saisissez la même EncodingAESKey aux deux endroits. Ajoutez l’adresse de ce serveur à la liste d’IP autorisées.',
  'WhatsApp Manager, API setup. Not the telephone number itself.':
    'WhatsApp Manager, API setup. Pas le numéro de téléphone lui-même.',
  'Beside the phone number ID; templates are read from it.':
    'À côté de l’ID du numéro de téléphone\u00a0; les modèles en sont lus.',
  'A permanent token of a system user with whatsapp_business_messaging and whatsapp_business_management.':
    'Un jeton permanent d’un utilisateur système avec whatsapp_business_messaging et whatsapp_business_management.',
  'With its country code. For links by which customers continue here; empty: none are offered.':
    'Avec l’indicatif du pays. Pour les liens par lesquels les clients continuent ici\u00a0; vide\u00a0: aucun n’est proposé.',
  "In the app dashboard open WhatsApp, Configuration. Paste this address as the callback URL and the verify token of this channel as the verify token, then subscribe to the field 'messages'. With several numbers in one app, give each its own callback by an override.":
    'Dans le tableau de bord de l’application, ouvrez WhatsApp, Configuration. Collez cette adresse comme URL de rappel et le jeton de vérification de ce canal comme verify token, puis abonnez-vous au champ «\u00a0messages\u00a0». Si une application a plusieurs numéros, donnez à chacun son propre rappel par un override.',
  "The account's number, not its name.": 'Le numéro du compte, pas son nom.',
  'X Developer Portal, Keys and tokens. It signs every webhook.':
    'X Developer Portal, Keys and tokens. Signe chaque webhook.',
  "Beside it: the app's own, to set up the webhook.":
    'À côté\u00a0: celui de l’application, pour configurer le webhook.',
  'X Developer Portal, OAuth 2.0.': 'X Developer Portal, OAuth 2.0.',
  'Beside the client ID.': 'À côté de l’ID du client.',
  'OAuth 2.0, of the account, with dm.read, dm.write, users.read, tweet.read, media.write and offline.access: two hours good.':
    'OAuth 2.0, du compte, avec dm.read, dm.write, users.read, tweet.read, media.write et offline.access\u00a0: valable deux heures.',
  'Given with the access token. Press “Subscribe webhooks”: both are renewed then, and every hour.':
    'Reçu avec le jeton d’accès. Choisissez «\u00a0Abonner les webhooks\u00a0»\u00a0: les deux sont alors renouvelés, puis chaque heure.',
  "Press “Subscribe webhooks”: X asks this address for an answer and keeps it as the app's webhook; the access token is renewed now and every hour. Then subscribe the account's activity to the webhook once (X Developer Console, Account Activity).":
    'Choisissez «\u00a0Abonner les webhooks\u00a0»\u00a0: X demande une réponse à cette adresse et la garde comme webhook de l’application\u00a0; le jeton d’accès est renouvelé maintenant et chaque heure. Abonnez ensuite une fois l’activité du compte au webhook (X Developer Console, Account Activity).',
  "Zalo for Developers, the app's settings.":
    'Zalo for Developers, les paramètres de l’application.',
  'Beside the app ID; it renews the access token.':
    'À côté de l’ID de l’application\u00a0; renouvelle le jeton d’accès.',
  "Zalo for Developers, the app's Official Account settings. It signs every webhook.":
    'Zalo for Developers, les paramètres d’Official Account de l’application. Signe chaque webhook.',
  'Of the Official Account (API Explorer): a day good.':
    'De l’Official Account (API Explorer)\u00a0: valable un jour.',
  'Given with the access token. Press “Subscribe webhooks”: both are renewed then, and every day.':
    'Reçu avec le jeton d’accès. Choisissez «\u00a0Abonner les webhooks\u00a0»\u00a0: les deux sont alors renouvelés, puis chaque jour.',
  'For zalo.me links by which customers continue here; empty: none are offered.':
    'Pour les liens zalo.me par lesquels les clients continuent ici\u00a0; vide\u00a0: aucun n’est proposé.',
  "At Zalo for Developers open the app, Webhook. Paste this address and choose the events of users' messages, received and seen messages and reactions. Then press “Subscribe webhooks” here: the access token is renewed now and every day.":
    'Dans Zalo for Developers, ouvrez l’application, Webhook. Collez cette adresse et choisissez les événements des messages des utilisateurs, des messages reçus et lus et des réactions. Choisissez ensuite ici «\u00a0Abonner les webhooks\u00a0»\u00a0: le jeton d’accès est renouvelé maintenant et chaque jour.',
}
