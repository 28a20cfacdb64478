/** Text messages: what settings mean, and how a provider is told the address. */
export const sms: Record<string, string> = {
  'Seven digits, in the Bandwidth App.': 'Sept chiffres, dans la Bandwidth App.',
  'Of the messaging application that has the number.':
    'De l’application de messagerie qui a le numéro.',
  'Of a user made for the API.': 'D’un utilisateur créé pour l’API.',
  'Of your own making; type the same at the application, Use basic authentication.':
    'De votre choix\u00a0; saisissez le même à l’application, sous Use basic authentication.',
  'Long and random, and the same there.': 'Long et aléatoire, et le même là-bas.',
  'That messages are sent from, with its country code; registered for 10DLC where needed.':
    'D’où partent les messages, avec l’indicatif du pays\u00a0; enregistré pour 10DLC si nécessaire.',
  'Numbers in the United States and Canada can. Switched off, files go as links.':
    'Les numéros des États-Unis et du Canada le peuvent. Si c’est désactivé, les fichiers partent en liens.',
  'In the Bandwidth App open Applications, the messaging application, and paste this address as the inbound and the status callback URL. Tick basic authentication and type the webhook user and password of this channel.':
    'Dans la Bandwidth App, ouvrez Applications, l’application de messagerie, et collez cette adresse comme URL inbound et comme URL de status callback. Cochez basic authentication et saisissez l’utilisateur et le mot de passe du webhook de ce canal.',
  'MessageBird Dashboard, Developers, API access; a live key.':
    'MessageBird Dashboard, Developers, API access\u00a0; une clé live.',
  'MessageBird Dashboard, Developers, API settings. It signs every webhook.':
    'MessageBird Dashboard, Developers, API settings. Signe chaque webhook.',
  'MessageBird Dashboard, Channels, the SMS channel of the number.':
    'MessageBird Dashboard, Channels, le canal SMS du numéro.',
  'With its country code. Customers are told it.':
    'Avec l’indicatif du pays. Les clients le voient.',
  "This channel's webhook address exactly as MessageBird was told it: it signs the address too. Empty: the address that requests arrive at.":
    'L’adresse du webhook de ce canal, exactement comme elle a été donnée à MessageBird\u00a0: l’adresse est signée elle aussi. Vide\u00a0: l’adresse à laquelle les requêtes arrivent.',
  'Let this channel make its webhook itself (“Subscribe webhooks”). By hand: create a webhook of the Conversations API for the channel with this address and the events message.created and message.updated. Paste the address into this channel as its public webhook address.':
    'Laissez ce canal créer lui-même son webhook («\u00a0Abonner les webhooks\u00a0»). À la main\u00a0: créez pour le canal un webhook de la Conversations API avec cette adresse et les événements message.created et message.updated. Collez l’adresse dans ce canal comme adresse publique du webhook.',
  'On the first page of the Plivo console; it begins with MA or SA.':
    'Sur la première page de la console Plivo\u00a0; commence par MA ou SA.',
  'Beside the auth ID. It also signs every webhook.':
    'À côté de l’auth ID. Signe aussi chaque webhook.',
  'That messages are sent from, with its country code; or a short code or name.':
    'D’où partent les messages, avec l’indicatif du pays\u00a0; ou un numéro court ou un nom.',
  "This channel's webhook address exactly as it stands in the Plivo console. Plivo signs it, and reports deliveries to it. Empty: the address that requests arrive at, no reports.":
    'L’adresse du webhook de ce canal, exactement comme dans la console Plivo. Plivo la signe et y signale les remises. Vide\u00a0: l’adresse à laquelle les requêtes arrivent, sans rapports.',
  'Only numbers in the United States and Canada can. Otherwise files go as links.':
    'Seuls les numéros des États-Unis et du Canada le peuvent. Sinon, les fichiers partent en liens.',
  'In the Plivo console open Messaging, Applications (XML), the application of the number, and paste this address as the message URL, method POST. Paste the same address into this channel as its public webhook address.':
    'Dans la console Plivo, ouvrez Messaging, Applications (XML), l’application du numéro, et collez cette adresse comme message URL, méthode POST. Collez la même adresse dans ce canal comme adresse publique du webhook.',
  'Sinch Build dashboard, Settings, Projects.': 'Sinch Build dashboard, Settings, Projects.',
  'Sinch Build dashboard, Conversation API, Apps.':
    'Sinch Build dashboard, Conversation API, Apps.',
  'Sinch Build dashboard, Settings, Access keys.': 'Sinch Build dashboard, Settings, Access keys.',
  'Shown once, when the key is made.': 'Affiché une fois, à la création de la clé.',
  'Any long text; type the same at the webhook in the dashboard. It signs every webhook.':
    'Un long texte au choix\u00a0; saisissez le même au webhook dans le tableau de bord. Signe chaque webhook.',
  'Where the app was made: eu, us or br.':
    'Où l’application a été créée\u00a0: Europe, États-Unis ou Brésil.',
  'Only where MMS is set up as a channel of the app. Otherwise files go as links.':
    'Seulement si le MMS est configuré comme canal de l’application. Sinon, les fichiers partent en liens.',
  'In the Sinch Build dashboard open Conversation API, Apps, the app, Webhooks, and add this address with the triggers MESSAGE_INBOUND and MESSAGE_DELIVERY and the webhook secret of this channel.':
    'Dans le Sinch Build dashboard, ouvrez Conversation API, Apps, l’application, Webhooks, et ajoutez cette adresse avec les déclencheurs MESSAGE_INBOUND et MESSAGE_DELIVERY et le secret du webhook de ce canal.',
  'Name or address of the SMSC.': 'Nom ou adresse du SMSC.',
  'Often 2775, with TLS 3550.': 'Souvent 2775, avec TLS 3550.',
  'Switch off only inside a private network or a tunnel.':
    'À ne désactiver que dans un réseau privé ou un tunnel.',
  "The account's name, at most 15 characters.": 'Le nom du compte, 15 caractères au plus.',
  'At most 8 characters (SMPP 3.4).': '8 caractères au plus (SMPP 3.4).',
  'Only where the provider names one.': 'Seulement si le fournisseur en indique un.',
  'That messages are sent from: a number with its country code, a short code, or up to 11 letters.':
    'D’où partent les messages\u00a0: un numéro avec l’indicatif du pays, un numéro court, ou 11 lettres au plus.',
  'Put before the numbers of senders that come without one (0612345678).':
    'Placé devant les numéros d’expéditeurs qui arrivent sans indicatif (0612345678).',
  "What the SMSC takes data coding 0 for: the telephone's own (GSM 03.38) or Latin 1.":
    'Ce que le SMSC entend par data coding 0\u00a0: le jeu du téléphone (GSM 03.38) ou Latin 1.',
  'Some SMSCs write the id of a message in receipts as a decimal number though they gave it as a hexadecimal one, or the other way round.':
    'Certains SMSC écrivent l’ID d’un message en décimal dans les accusés alors qu’ils l’ont donné en hexadécimal, ou l’inverse.',
  'Seconds of silence after which it is asked for.':
    'Secondes de silence après lesquelles il est demandé.',
  'Mission Control Portal, API Keys. It begins with KEY.':
    'Mission Control Portal, API Keys. Commence par KEY.',
  "Mission Control Portal, Keys & Credentials, Public Key. It proves that webhooks are Telnyx's.":
    'Mission Control Portal, Keys & Credentials, Public Key. Prouve que les webhooks viennent de Telnyx.',
  'To let the channel set its webhook by itself, and to send from a name.':
    'Pour que le canal configure lui-même son webhook, et pour envoyer sous un nom.',
  'Only numbers in North America can. Otherwise files go as links.':
    'Seuls les numéros d’Amérique du Nord le peuvent. Sinon, les fichiers partent en liens.',
  'In the Mission Control Portal open Messaging, Programmable Messaging, choose the messaging profile of the number, and paste this address under Inbound Settings, Send a webhook to this URL (webhook API version 2).':
    'Dans le Mission Control Portal, ouvrez Messaging, Programmable Messaging, choisissez le profil de messagerie du numéro et collez cette adresse sous Inbound Settings, Send a webhook to this URL (API de webhook version 2).',
  'The number that messages are sent from, with its country code; or a short code. Customers are told it.':
    'Le numéro d’où partent les messages, avec l’indicatif du pays\u00a0; ou un numéro court. Les clients le voient.',
  'Instead of the number, or with it: the service chooses the sender and keeps opt-outs.':
    'À la place du numéro, ou avec lui\u00a0: le service choisit l’expéditeur et tient les désabonnements.',
  'Only numbers in the United States, Canada and Australia can. Otherwise files go as links.':
    'Seuls les numéros des États-Unis, du Canada et d’Australie le peuvent. Sinon, les fichiers partent en liens.',
  'In the Twilio Console open Phone Numbers, choose the number, and paste this address under Messaging, A message comes in, Webhook, HTTP POST. With a messaging service: its Integration page, Send a webhook. Paste the same address into this channel as its public webhook address.':
    'Dans la Twilio Console, ouvrez Phone Numbers, choisissez le numéro et collez cette adresse sous Messaging, A message comes in, Webhook, HTTP POST. Avec un messaging service\u00a0: sur sa page Integration, Send a webhook. Collez la même adresse dans ce canal comme adresse publique du webhook.',
  'Vonage Dashboard, Applications.': 'Vonage Dashboard, Applications.',
  'The file private.key that was made with the application, from BEGIN to END.':
    'Le fichier private.key créé avec l’application, de BEGIN à END.',
  'Vonage Dashboard, API settings, Signed webhooks. It signs every webhook.':
    'Vonage Dashboard, API settings, Signed webhooks. Signe chaque webhook.',
  'That messages are sent from: a number with its country code, or up to 11 letters.':
    'D’où partent les messages\u00a0: un numéro avec l’indicatif du pays, ou 11 lettres au plus.',
  'Only numbers in the United States can. Otherwise files go as links.':
    'Seuls les numéros des États-Unis le peuvent. Sinon, les fichiers partent en liens.',
  'Another region (https://api-eu.vonage.com), a proxy or a test stand-in.':
    'Une autre région (https://api-eu.vonage.com), un proxy ou un montage de test.',
  'In the Vonage Dashboard open Applications, the application, Messages, and paste this address as both the inbound and the status URL. In API settings choose the Messages API for SMS webhooks and switch on signed webhooks.':
    'Dans le Vonage Dashboard, ouvrez Applications, l’application, Messages, et collez cette adresse comme URL inbound et comme URL status. Dans API settings, choisissez la Messages API pour les webhooks SMS et activez les webhooks signés.',
}
