/** Mail: what settings mean, and how a provider is told the address. */
export const mail: Record<string, string> = {
  'The address that answers come from.': 'L’adresse d’où viennent les réponses.',
  "The name that customers see. {agent} becomes the name of the agent. Empty: the brand's.":
    'Le nom que voient les clients. {agent} devient le nom de l’agent. Vide\u00a0: celui de la marque.',
  'Where answers should go, if not to the address above.':
    'Où les réponses doivent aller, si ce n’est pas à l’adresse ci-dessus.',
  'Put the reply token in the reply address (service+token@…). The mail server must deliver such addresses to this mailbox.':
    'Placer la marque de réponse dans l’adresse de réponse (service+marque@…). Le serveur de messagerie doit remettre ces adresses à cette boîte.',
  "Text below each mail. {agent} becomes the name of the agent, {brand}, {website} and {channel} those of the channel. Empty: the brand's.":
    'Texte sous chaque e-mail. {agent} devient le nom de l’agent\u00a0; {brand}, {website} et {channel}, ceux du canal. Vide\u00a0: celui de la marque.',
  'For a first mail without a subject of its own.': 'Pour un premier e-mail qui n’a pas d’objet.',
  'Names (authserv-id) of your own mail servers, whose Authentication-Results header is believed. They must remove forged ones that carry their name (RFC 8601, 5).':
    'Noms (authserv-id) de vos propres serveurs de messagerie, dont l’en-tête Authentication-Results est cru. Ils doivent retirer les en-têtes falsifiés qui portent leur nom (RFC 8601, 5).',
  'SMTP & API, API keys (v3).': 'SMTP & API, API keys (v3).',
  'A text of your own making, 20 or more letters and digits. Brevo signs nothing; it sends this along as bearer token.':
    'Un texte de votre choix, d’au moins 20 lettres et chiffres. Brevo ne signe rien\u00a0; il l’envoie comme jeton bearer.',
  'The domain whose mail Brevo takes in, for automatic set-up.':
    'Le domaine dont Brevo reçoit les e-mails, pour la configuration automatique.',
  'Brevo\'s webhooks are made by its API: name the receiving domain and let this channel set them up. By hand: make an inbound and a transactional webhook with this address and the webhook token as bearer ("auth").':
    'Les webhooks de Brevo se créent par son API\u00a0: indiquez le domaine de réception et laissez ce canal les configurer. À la main\u00a0: créez un webhook inbound et un webhook transactional avec cette adresse et le jeton du webhook comme bearer («\u00a0auth\u00a0»).',
  'Password, or OAuth 2 (XOAUTH2).': 'Mot de passe, ou OAuth 2 (XOAUTH2).',
  'Empty: no mailbox is read.': 'Vide\u00a0: aucune boîte n’est lue.',
  'The folder that is read.': 'Le dossier qui est lu.',
  'What to take in of the mail that is there already.':
    'Ce qui est repris des e-mails déjà présents.',
  'Mark mails as read in the mailbox once they are in.':
    'Marquer les e-mails comme lus dans la boîte dès qu’ils sont arrivés ici.',
  'Sends the answers.': 'Envoie les réponses.',
  'Where access tokens come from.': 'D’où viennent les jetons d’accès.',
  'Only when the provider asks for it.': 'Seulement si le fournisseur le demande.',
  'Let your mail server deliver here by LMTP or SMTP.':
    'Laissez votre serveur de messagerie remettre ici par LMTP ou SMTP.',
  'Mail for these is taken (with or without a plus part); other recipients are refused. Empty: the address above.':
    'Les e-mails pour ces adresses sont acceptés (avec ou sans la partie après le plus)\u00a0; les autres destinataires sont refusés. Vide\u00a0: l’adresse ci-dessus.',
  "Whose Authentication-Results header is believed. Google's own is mx.google.com.":
    'Dont l’en-tête Authentication-Results est cru. Celui de Google est mx.google.com.',
  'Of your OAuth client in the Google Cloud console.':
    'De votre client OAuth dans la console Google Cloud.',
  'Given once for the mailbox with the scopes gmail.readonly and gmail.send.':
    'Accordé une fois pour la boîte, avec les droits gmail.readonly et gmail.send.',
  'Gmail publishes to it when mail comes. Empty: the mailbox is asked every minute.':
    'Gmail y signale les nouveaux e-mails. Vide\u00a0: la boîte est consultée chaque minute.',
  'Its address, as chosen under authentication of the push subscription.':
    'Son adresse, comme choisie à l’authentification de l’abonnement push.',
  "As typed there; Google's default is the webhook address.":
    'Comme saisie là-bas\u00a0; par défaut, Google prend l’adresse du webhook.',
  'For mail at once, make a Pub/Sub topic on which gmail-api-push@system.gserviceaccount.com may publish, and a push subscription to this address with authentication by a service account; name topic, account and audience in this channel. Without them the mailbox is asked every minute.':
    'Pour recevoir les e-mails aussitôt\u00a0: créez un sujet Pub/Sub où gmail-api-push@system.gserviceaccount.com peut publier, et un abonnement push vers cette adresse avec authentification par un compte de service\u00a0; indiquez sujet, compte et audience dans ce canal. Sans eux, la boîte est consultée chaque minute.',
  'As it is called in Mailgun.': 'Comme il s’appelle dans Mailgun.',
  'A sending key of the domain, or a key of the account.':
    'Une clé d’envoi du domaine, ou une clé du compte.',
  'API security, HTTP webhook signing key.': 'API security, HTTP webhook signing key.',
  "Put Mailgun's invisible picture into each mail.":
    'Mettre l’image invisible de Mailgun dans chaque e-mail.',
  'https://api.eu.mailgun.net for a domain in the European region.':
    'https://api.eu.mailgun.net pour un domaine de la région européenne.',
  "In Mailgun open Receiving and make a route for the channel's address that forwards to this address with ?as=mime behind it (then mail comes whole). Paste the address without that under Sending, Webhooks for delivered, permanent and temporary failure, opened and complained.":
    'Dans Mailgun, ouvrez Receiving et créez pour l’adresse du canal une route qui transfère vers cette adresse suivie de ?as=mime (l’e-mail arrive alors entier). Collez l’adresse sans ce suffixe sous Sending, Webhooks, pour delivered, permanent et temporary failure, opened et complained.',
  'Its address or id. Empty: the address above.':
    'Son adresse ou son ID. Vide\u00a0: l’adresse ci-dessus.',
  'Directory (tenant) id, or domain.': 'ID du répertoire (locataire) ou domaine.',
  'Its value, not its id.': 'Sa valeur, pas son ID.',
  'A text of your own making, 20 to 120 letters and digits; Microsoft sends it along.':
    'Un texte de votre choix, de 20 à 120 lettres et chiffres\u00a0; Microsoft le joint à ses envois.',
  'inbox, or the id of another folder.': 'inbox, ou l’ID d’un autre dossier.',
  'A national cloud, a proxy or a test stand-in needs another one.':
    'Un cloud national, un proxy ou un montage de test en demande une autre.',
  'Nothing to paste: this channel subscribes by itself, if Microsoft can reach this address by HTTPS. Without that the mailbox is asked every minute.':
    'Rien à coller\u00a0: ce canal s’abonne lui-même, si Microsoft peut atteindre cette adresse en HTTPS. Sinon, la boîte est consultée chaque minute.',
  'Servers, your server, API Tokens.': 'Servers, votre serveur, API Tokens.',
  'Put before the webhook address: https://user:password@…':
    'Placé devant l’adresse du webhook\u00a0: https://utilisateur:motdepasse@…',
  "Letters and digits of your own making, 20 or more. Only with it a request counts as Postmark's.":
    'Au moins 20 lettres et chiffres de votre choix. Sans eux, une requête n’est pas tenue pour venant de Postmark.',
  'By which answers go out.': 'Par lequel partent les réponses.',
  "Put Postmark's invisible picture into each mail.":
    'Mettre l’image invisible de Postmark dans chaque e-mail.',
  'In Postmark open your server\'s inbound stream, Settings: paste this address with the webhook user and password before it (https://user:password@…) and tick "Include raw email content". Then add a webhook with the same address, user and password to the outbound stream for delivery, bounce, spam complaint and open.':
    'Dans Postmark, ouvrez l’inbound stream de votre serveur, Settings\u00a0: collez cette adresse précédée de l’utilisateur et du mot de passe du webhook (https://utilisateur:motdepasse@…) et cochez «\u00a0Include raw email content\u00a0». Ajoutez ensuite à l’outbound stream un webhook avec les mêmes adresse, utilisateur et mot de passe pour delivery, bounce, spam complaint et open.',
  'With full access: received mail is fetched with it.':
    'Avec accès complet\u00a0: les e-mails reçus sont récupérés avec elle.',
  "On the webhook's page; begins with whsec_.":
    'Sur la page du webhook\u00a0; commence par whsec_.',
  'In Resend open Webhooks, add one with this address for all email events (received, sent, delivered, bounced, complained, opened, failed), and paste its signing secret into this channel.':
    'Dans Resend, ouvrez Webhooks, ajoutez-en un avec cette adresse pour tous les événements d’e-mail (received, sent, delivered, bounced, complained, opened, failed) et collez son secret de signature dans ce canal.',
  'Settings, API Keys. With Mail Send; for automatic set-up also Inbound Parse and Mail Settings.':
    'Settings, API Keys. Avec Mail Send\u00a0; pour la configuration automatique, aussi Inbound Parse et Mail Settings.',
  'The public key of the security policy attached to the parse setting. Unsigned mail is refused.':
    'La clé publique de la security policy attachée au réglage de parse. Les e-mails non signés sont refusés.',
  'Settings, Mail Settings, Event Webhook, signature verification. Empty: no receipts.':
    'Settings, Mail Settings, Event Webhook, signature verification. Vide\u00a0: pas d’accusés de réception.',
  'The host name whose mail SendGrid takes in (its MX is mx.sendgrid.net).':
    'Le nom d’hôte dont SendGrid reçoit les e-mails (son MX est mx.sendgrid.net).',
  "Put SendGrid's invisible picture into each mail.":
    'Mettre l’image invisible de SendGrid dans chaque e-mail.',
  'https://api.eu.sendgrid.com for subusers in Europe; else only a test stand-in needs another.':
    'https://api.eu.sendgrid.com pour les sous-utilisateurs en Europe\u00a0; sinon, seul un montage de test en demande une autre.',
  'In SendGrid open Settings, Inbound Parse: add your receiving domain with this address, tick "POST the raw, full MIME message", and attach a security policy with signature verification. Paste the same address under Settings, Mail Settings, Event Webhook and switch signature verification on there too.':
    'Dans SendGrid, ouvrez Settings, Inbound Parse\u00a0: ajoutez votre domaine de réception avec cette adresse, cochez «\u00a0POST the raw, full MIME message\u00a0» et attachez une security policy avec vérification de la signature. Collez la même adresse sous Settings, Mail Settings, Event Webhook et activez-y aussi la vérification de la signature.',
  'The ARNs of the topics for received mail and for sending events. Others are refused.':
    'Les ARN des sujets pour les e-mails reçus et pour les événements d’envoi. Les autres sont refusés.',
  'SES console, SMTP settings, Create SMTP credentials.':
    'Console SES, SMTP settings, Create SMTP credentials.',
  'Shown once with the user; not the secret access key.':
    'Affiché une fois avec l’utilisateur\u00a0; pas la clé d’accès secrète.',
  'Publishes delivery, bounce, complaint and open events to a topic.':
    'Publie remises, retours, plaintes et ouvertures dans un sujet.',
  'Empty: that of the region.': 'Vide\u00a0: celle de la région.',
  "Where certificates and confirmations are. Empty: Amazon's; only a test stand-in needs another.":
    'Où se trouvent certificats et confirmations. Vide\u00a0: chez Amazon\u00a0; seul un montage de test en demande une autre.',
  "In SNS make a topic, name its ARN in this channel, and subscribe this address to it by HTTPS: the subscription confirms itself. In SES let a receipt rule for the channel's address publish to the topic (SNS action, encoding Base64), and a configuration set publish its events to it.":
    'Dans SNS, créez un sujet, indiquez son ARN dans ce canal et abonnez-y cette adresse en HTTPS\u00a0: l’abonnement se confirme lui-même. Dans SES, faites publier dans ce sujet une règle de réception pour l’adresse du canal (action SNS, encodage Base64) et les événements d’un configuration set.',
}
