/** Why a message did not arrive, by the English words; what a provider said itself follows as it is. */
export const failures: Record<string, string> = {
  'the mail server was not reached': 'le serveur de messagerie n’a pas été joint',
  'the mail server refused the log-in of this channel; an administrator must sign in again. The server said: {}':
    'le serveur de messagerie a refusé la connexion de ce canal\u00a0; un administrateur doit se reconnecter. Le serveur a dit\u00a0: {}',
  'Meta has a passing fault.': 'Meta a une panne passagère.',
  'Meta is unavailable for a moment.': 'Meta est indisponible pour un moment.',
  'The app made too many calls.': 'L’application a fait trop de requêtes.',
  'The account made too many calls.': 'Le compte a fait trop de requêtes.',
  'The Page made too many calls.': 'La page a fait trop de requêtes.',
  'Too many messages in a short time.': 'Trop de messages en peu de temps.',
  'The Instagram account made too many calls.': 'Le compte Instagram a fait trop de requêtes.',
  'The Page made too many calls for its messages.':
    'La page a fait trop de requêtes pour ses messages.',
  'The file is larger than Meta takes.': 'Le fichier est plus grand que ce que Meta accepte.',
  'No such user: the id belongs to another Page or app.':
    'Cet utilisateur n’existe pas\u00a0: l’ID appartient à une autre page ou application.',
  'Meta could not take the file: check its type and size.':
    'Meta n’a pas pu prendre le fichier\u00a0: vérifiez son type et sa taille.',
  'Meta could not fetch the file by its link.':
    'Meta n’a pas pu récupérer le fichier par son lien.',
  "The customer can't be found on Instagram.": 'Le client est introuvable sur Instagram.',
  "Instagram can't carry this kind of message.":
    'Instagram ne peut pas transmettre ce type de message.',
  'It was deleted, or the access token may not see it.':
    'Il a été supprimé, ou le jeton d’accès n’a pas le droit de le voir.',
  'The customer wrote too long ago for a reply.':
    'Le client a écrit il y a trop longtemps pour une réponse.',
  "This person can't receive messages at the moment.":
    'Cette personne ne peut pas recevoir de messages en ce moment.',
  "The customer doesn't take messages of this account.":
    'Le client n’accepte pas les messages de ce compte.',
  'The app lacks the permission pages_messaging.':
    'Il manque à l’application le droit pages_messaging.',
  "The access token can't write for this Page.":
    'Le jeton d’accès ne peut pas écrire pour cette page.',
  "The customer doesn't take messages now, or blocked them.":
    'Le client n’accepte pas de messages en ce moment, ou les a bloqués.',
  'Meta restricted this account for breaking its rules.':
    'Meta a restreint ce compte pour non-respect de ses règles.',
  'This comment was answered in private already.': 'Ce commentaire a déjà reçu une réponse privée.',
  'The access token has expired: enter a new one.':
    'Le jeton d’accès a expiré\u00a0: saisissez-en un nouveau.',
  'The access token is not accepted: enter a new one.':
    'Le jeton d’accès n’est pas accepté\u00a0: saisissez-en un nouveau.',
  'The access token lacks a permission.': 'Il manque un droit au jeton d’accès.',
  '{} answered without a message id: it may or may not have arrived.':
    '{} a répondu sans ID de message\u00a0: il est peut-être arrivé, peut-être pas.',
  "The channel's credentials are wrong or expired; an administrator can renew them.":
    'Les identifiants du canal sont faux ou expirés\u00a0; un administrateur peut les renouveler.',
  "This address does not exist or can't be reached.":
    'Cette adresse n’existe pas ou ne peut pas être jointe.',
  'The recipient blocked these messages.': 'Le destinataire a bloqué ces messages.',
  'The recipient opted out.': 'Le destinataire s’est désabonné.',
  'The provider has a fault; it is tried again.':
    'Le fournisseur a une panne\u00a0; un nouvel essai aura lieu.',
  'The message or a file in it is too large for this channel.':
    'Le message ou un de ses fichiers est trop grand pour ce canal.',
  "This channel can't carry this kind of message.":
    'Ce canal ne peut pas transmettre ce type de message.',
  'The time in which this channel takes free replies is over.':
    'Le délai dans lequel ce canal accepte des réponses libres est passé.',
  'Twilio could not deliver it.': 'Twilio n’a pas pu le remettre.',
  'Apple refused the response: {}': 'Apple a refusé la réponse\u00a0: {}',
  'The app password does not allow this (direct messages?). Bluesky: {}':
    'Le mot de passe d’application ne le permet pas (messages privés\u00a0?). Bluesky\u00a0: {}',
  'The customer takes no direct messages.': 'Le client n’accepte pas de messages privés.',
  'The customer takes direct messages only of those they follow.':
    'Le client n’accepte de messages privés que de ceux qu’il suit.',
  'The customer blocked this account, or is blocked by it.':
    'Le client a bloqué ce compte, ou en est bloqué.',
  "The customer's account is gone.": 'Le compte du client n’existe plus.',
  'Bluesky suspended an account.': 'Bluesky a suspendu un compte.',
  "Bluesky suspended the channel's account.": 'Bluesky a suspendu le compte du canal.',
  'The handle or the app password is not accepted.':
    'L’identifiant ou le mot de passe d’application n’est pas accepté.',
  "Use an app password, not the account's own.":
    'Utilisez un mot de passe d’application, pas celui du compte.',
  'The session has expired; a new one is opened.':
    'La session a expiré\u00a0; une nouvelle est ouverte.',
  'A picture on Bluesky has at most 1 MB.': 'Une image sur Bluesky fait au plus 1 Mo.',
  'Bluesky wants fewer requests.': 'Bluesky veut moins de requêtes.',
  "The forum holds the post until a moderator approves it: give the channel's user more trust.":
    'Le forum retient le message jusqu’à ce qu’un modérateur l’approuve\u00a0: donnez plus de confiance à l’utilisateur du canal.',
  'The forum refused the post: {}': 'Le forum a refusé le message\u00a0: {}',
  'The program refused the message.': 'Le programme a refusé le message.',
  "The program that sends the replies can't be reached at present.":
    'Le programme qui envoie les réponses ne peut pas être joint en ce moment.',
  'The signature is not accepted: compare the secrets.':
    'La signature n’est pas acceptée\u00a0: comparez les secrets.',
  'The recipient is not known there.': 'Le destinataire n’y est pas connu.',
  'GitHub refused the comment: {}': 'GitHub a refusé le commentaire\u00a0: {}',
  "The account's messages of this month are used up. LINE: {}":
    'Les messages du compte pour ce mois sont épuisés. LINE\u00a0: {}',
  'LinkedIn refused the comment: {}': 'LinkedIn a refusé le commentaire\u00a0: {}',
  'LinkedIn no longer knows this API version: set a newer one. LinkedIn: {}':
    'LinkedIn ne connaît plus cette version de l’API\u00a0: réglez-en une plus récente. LinkedIn\u00a0: {}',
  'Mastodon refused the status: {}': 'Mastodon a refusé la publication\u00a0: {}',
  'The connection broke off before the SMSC answered: it may or may not have arrived.':
    'La connexion s’est interrompue avant la réponse du SMSC\u00a0: il est peut-être arrivé, peut-être pas.',
  'The review has an answer already: change that one. Trustpilot: {}':
    'L’avis a déjà une réponse\u00a0: modifiez celle-ci. Trustpilot\u00a0: {}',
  'Trustpilot refused the answer: {}': 'Trustpilot a refusé la réponse\u00a0: {}',
  'Viber sends nothing for this account now: {}':
    'Viber n’envoie rien pour ce compte en ce moment\u00a0: {}',
  'not stored yet': 'pas encore enregistré',
  "This server's address is not on the account's IP allow list.":
    'L’adresse de ce serveur n’est pas sur la liste d’IP autorisées du compte.',
  'The account is not allowed to send customer service messages.':
    'Le compte n’a pas le droit d’envoyer des messages de service client.',
  "WeChat takes five answers to a customer's message; they must write first.":
    'WeChat accepte cinq réponses à un message du client\u00a0; c’est à lui d’écrire d’abord.',
  'WhatsApp answered without a message id.': 'WhatsApp a répondu sans ID de message.',
  'The access token lacks a permission for messaging.':
    'Il manque au jeton d’accès un droit de messagerie.',
  'The telephone number is not registered on the Cloud API.':
    'Le numéro de téléphone n’est pas enregistré dans la Cloud API.',
  'WhatsApp has a passing fault.': 'WhatsApp a une panne passagère.',
  'WhatsApp is unavailable for a moment.': 'WhatsApp est indisponible pour un moment.',
  'The business account is in maintenance.': 'Le compte professionnel est en maintenance.',
  'The business account reached its rate limit.': 'Le compte professionnel a atteint sa limite.',
  'More messages a second than this number may send.':
    'Plus de messages par seconde que ce numéro ne peut en envoyer.',
  'Too many messages to this customer in a short time.':
    'Trop de messages à ce client en peu de temps.',
  'Customers reported messages of this number as spam.':
    'Des clients ont signalé des messages de ce numéro comme indésirables.',
  'The account reached its messaging limit.': 'Le compte a atteint sa limite de messages.',
  "The customer can't receive this on WhatsApp: use another channel.":
    'Le client ne peut pas recevoir ceci sur WhatsApp\u00a0: utilisez un autre canal.',
  "A number can't send to itself.": 'Un numéro ne peut pas s’envoyer de message à lui-même.',
  'A test number only reaches the numbers on its list.':
    'Un numéro de test ne joint que les numéros de sa liste.',
  "This kind of message needs the customer's telephone number.":
    'Ce type de message demande le numéro de téléphone du client.',
  'The customer wrote more than 24 hours ago: use a template or another channel.':
    'Le client a écrit il y a plus de 24 heures\u00a0: utilisez un modèle ou un autre canal.',
  'The customer stopped marketing messages of this number.':
    'Le client a arrêté les messages marketing de ce numéro.',
  'Meta restricted this business account: see WhatsApp Manager.':
    'Meta a restreint ce compte professionnel\u00a0: voyez WhatsApp Manager.',
  'Meta locked this business account: see WhatsApp Manager.':
    'Meta a verrouillé ce compte professionnel\u00a0: voyez WhatsApp Manager.',
  'This account may not write to customers in that country.':
    'Ce compte n’a pas le droit d’écrire aux clients de ce pays.',
  'Meta withholds marketing messages from this customer.':
    'Meta retient les messages marketing pour ce client.',
  'Meta withheld this marketing message: try after a day.':
    'Meta a retenu ce message marketing\u00a0: réessayez dans un jour.',
  'Something is wrong with the payment method in WhatsApp Manager.':
    'Il y a un problème avec le moyen de paiement dans WhatsApp Manager.',
  "WhatsApp can't carry this kind of message.":
    'WhatsApp ne peut pas transmettre ce type de message.',
  'WhatsApp could not take the file: check its type and size.':
    'WhatsApp n’a pas pu prendre le fichier\u00a0: vérifiez son type et sa taille.',
  'Zoom was not reached.': 'Zoom n’a pas été joint.',
  'the sign-in server gave no access token: {}. {}.':
    'le serveur de connexion n’a pas donné de jeton d’accès\u00a0: {}. {}.',
  'Mail to {}: {}. The server said: {}': 'E-mail à {}\u00a0: {}. Le serveur a dit\u00a0: {}',
  'Mail to {}: {}.': 'E-mail à {}\u00a0: {}.',
  '{}. The server said: {}': '{}. Le serveur a dit\u00a0: {}',
  'the address was refused; check it with the customer':
    'l’adresse a été refusée\u00a0; vérifiez-la avec le client',
  'this address does not exist; check it with the customer':
    'cette adresse n’existe pas\u00a0; vérifiez-la avec le client',
  'the part after the @ does not exist; check the address with the customer':
    'la partie après le @ n’existe pas\u00a0; vérifiez l’adresse avec le client',
  'the address is not written correctly; check it with the customer':
    'l’adresse n’est pas bien écrite\u00a0; vérifiez-la avec le client',
  'the mailbox has moved; ask the customer for the new address':
    'la boîte a changé d’adresse\u00a0; demandez la nouvelle au client',
  'the mailbox is closed; reach the customer another way':
    'la boîte est fermée\u00a0; joignez le client autrement',
  "the customer's mailbox is full; try again later or another way":
    'la boîte du client est pleine\u00a0; réessayez plus tard ou autrement',
  'the mail is too large for this mailbox; send it without the attachments':
    'l’e-mail est trop grand pour cette boîte\u00a0; envoyez-le sans les pièces jointes',
  'the mail is too large for the receiving server; send it without the attachments':
    'l’e-mail est trop grand pour le serveur destinataire\u00a0; envoyez-le sans les pièces jointes',
  'the receiving server does not know this address; check it with the customer':
    'le serveur destinataire ne connaît pas cette adresse\u00a0; vérifiez-la avec le client',
  'no mail server was found for this address; check it with the customer':
    'aucun serveur de messagerie n’a été trouvé pour cette adresse\u00a0; vérifiez-la avec le client',
  'the mail went round in a circle at the receiving side':
    'l’e-mail a tourné en boucle du côté du destinataire',
  'the receiving server could not be reached in time; try again or another way':
    'le serveur destinataire n’a pas pu être joint à temps\u00a0; réessayez ou passez par un autre moyen',
  'the receiving server did not answer in time; try again or another way':
    'le serveur destinataire n’a pas répondu à temps\u00a0; réessayez ou passez par un autre moyen',
  'the mailbox did not take the mail; try again later or another way':
    'la boîte n’a pas pris l’e-mail\u00a0; réessayez plus tard ou autrement',
  'the receiving server could not handle the mail':
    'le serveur destinataire n’a pas pu traiter l’e-mail',
  'the receiving server could not be reached; try again or another way':
    'le serveur destinataire n’a pas pu être joint\u00a0; réessayez ou passez par un autre moyen',
  'the receiving server did not understand the delivery':
    'le serveur destinataire n’a pas compris la remise',
  'the receiving server refused the form of the mail':
    'le serveur destinataire a refusé la forme de l’e-mail',
  'the receiving server refused the mail by its policy; ask your mail administrator':
    'le serveur destinataire a refusé l’e-mail selon sa politique\u00a0; demandez à votre administrateur de messagerie',
  'the receiving server does not take the mail at present; it is tried again':
    'le serveur destinataire ne prend pas l’e-mail en ce moment\u00a0; un nouvel essai aura lieu',
  'the receiving server refused the mail': 'le serveur destinataire a refusé l’e-mail',
  'the customer reported this mail as spam; reach them another way':
    'le client a signalé cet e-mail comme indésirable\u00a0; joignez-le autrement',
  "The customer doesn't want to be contacted here: answer on another channel.":
    'Le client ne veut pas être contacté ici\u00a0: répondez sur un autre canal.',
  "{} takes free text only within {} hours of the customer's last message":
    '{} n’accepte de texte libre que dans les {} heures qui suivent le dernier message du client',
  "This channel takes one answer to a customer's message: wait until they write, or answer on another channel.":
    'Ce canal accepte une réponse à un message du client\u00a0: attendez qu’il écrive, ou répondez sur un autre canal.',
  "This channel takes {} answers to a customer's message: wait until they write, or answer on another channel.":
    'Ce canal accepte {} réponses à un message du client\u00a0: attendez qu’il écrive, ou répondez sur un autre canal.',
  'the channel was removed': 'le canal a été supprimé',
  'the program stopped while sending: it may or may not have arrived':
    'le programme s’est arrêté pendant l’envoi\u00a0: il est peut-être arrivé, peut-être pas',
  'the provider answered {}': 'le fournisseur a répondu {}',
  'the other side refused': 'l’autre côté a refusé',
  'WhatsApp reports {}: {}': 'WhatsApp signale {}\u00a0: {}',
  'WhatsApp gave no answer.': 'WhatsApp n’a pas répondu.',
  'WhatsApp refused the message.': 'WhatsApp a refusé le message.',
  'Meta refused it.': 'Meta l’a refusé.',
  'Viber could not deliver it.': 'Viber n’a pas pu le remettre.',
  'The telephone was not reached in time, and the message was taken back.':
    'Le téléphone n’a pas été joint à temps, et le message a été repris.',
  'The other server refused the message ({}).': 'L’autre serveur a refusé le message ({}).',
  'no answer': 'pas de réponse',
  "an answer that can't be read": 'une réponse illisible',
  'an answer without an id': 'une réponse sans ID',
  'an answer without a name': 'une réponse sans nom',
  'the status that it answers is gone': 'la publication à laquelle ceci répond n’est plus là',
  'this user may not post here': 'cet utilisateur n’a pas le droit de publier ici',
  'the mail is written but was not sent': 'l’e-mail est écrit mais n’a pas été envoyé',
  'the broker was not reached': 'le broker n’a pas été joint',
  'the bridge answered without a time': 'la passerelle a répondu sans heure',
  'no such domain': 'ce domaine n’existe pas',
  'Try again later': 'Réessayez plus tard',
  "Sign in again in the channel's settings": 'Reconnectez-vous dans les réglages du canal',
  'there is nothing in this message that {} can carry':
    'rien dans ce message ne peut être transmis par {}',
  'there is nothing in this message that an SMS can carry':
    'rien dans ce message ne peut être transmis par SMS',
  'there is nothing in this message that a comment can carry':
    'rien dans ce message ne tient dans un commentaire',
  'there is nothing in this message that a forum can carry':
    'rien dans ce message ne peut être publié sur un forum',
  'there is nothing in this message that a note could carry':
    'rien dans ce message ne tient dans une note',
  'there is nothing in this message that a private answer can carry':
    'rien dans ce message ne tient dans une réponse privée',
  'this channel has no address for replies: answer on another channel':
    'ce canal n’a pas d’adresse pour les réponses\u00a0: répondez sur un autre canal',
  'this channel carries text and files only': 'ce canal ne transmet que du texte et des fichiers',
  'this channel has no SMTP server: set one in its settings to send mail':
    'ce canal n’a pas de serveur SMTP\u00a0: réglez-en un pour envoyer des e-mails',
  '{} is not an address that mail can be sent to':
    '{} n’est pas une adresse où l’on peut envoyer un e-mail',
  '{} is no number that an SMS can go to': '{} n’est pas un numéro où un SMS peut aller',
  "{} is a name that an SMS was sent under: it can't be answered":
    '{} est un nom sous lequel un SMS est venu\u00a0: on ne peut pas y répondre',
  'there is no comment to answer': 'il n’y a pas de commentaire auquel répondre',
  'there is no review to answer': 'il n’y a pas d’avis auquel répondre',
  'there is no topic to answer in': 'il n’y a pas de sujet où répondre',
  'there is no post or comment to answer':
    'il n’y a pas de publication ni de commentaire auquel répondre',
  'an answer to a review on {} needs words': 'une réponse à un avis sur {} demande des mots',
  'a review on {} takes one answer of at most {} characters: shorten it':
    'un avis sur {} accepte une réponse de {} caractères au plus\u00a0: raccourcissez-la',
  'a response in the App Store has 1 to {} characters':
    'une réponse dans l’App Store a de 1 à {} caractères',
  'an answer on Google Play has 1 to {} characters':
    'une réponse sur Google Play a de 1 à {} caractères',
  'an answer on Google Play can be changed, but not taken back':
    'une réponse sur Google Play peut être modifiée, mais pas reprise',
  'a reply on Google has at most {} bytes: shorten it':
    'une réponse sur Google a au plus {} octets\u00a0: raccourcissez-la',
  'a reaction needs the message it is about': 'une réaction a besoin du message dont elle parle',
  'a reaction needs the comment it is about':
    'une réaction a besoin du commentaire dont elle parle',
  'a like needs the post it is about': 'un like a besoin du message dont il parle',
  'a favourite needs the status it is about': 'un favori a besoin de la publication dont il parle',
  'a direct message on Bluesky carries no files':
    'un message privé sur Bluesky ne transmet pas de fichiers',
  "what was said on Bluesky can't be changed: delete it and write again":
    'ce qui est dit sur Bluesky ne peut pas être modifié\u00a0: supprimez-le et récrivez',
  "a direct message on Bluesky can't be taken back":
    'un message privé sur Bluesky ne peut pas être repris',
  '{} takes a reaction back by its sign only; do it there':
    '{} ne reprend une réaction que par son signe\u00a0; faites-le là-bas',
  '{} takes a reaction back by its name only; do it there':
    '{} ne reprend une réaction que par son nom\u00a0; faites-le là-bas',
  '{} takes a reaction back by its name only; take it back in {}':
    '{} ne reprend une réaction que par son nom\u00a0; reprenez-la dans {}',
  '{} has no name for {} that is known here': '{} n’a pas pour {} de nom connu ici',
  'a reaction needs its message, and can be taken back in Matrix only':
    'une réaction a besoin de son message, et ne peut être reprise que dans Matrix',
  "the customer's name on the forum is not known": 'le nom du client sur le forum n’est pas connu',
  'a comment needs text and a discussion to stand in':
    'un commentaire a besoin de texte et d’une discussion où figurer',
  'the file {} has no link, and Google Chat takes no files of apps':
    'le fichier {} n’a pas de lien, et Google Chat n’accepte pas de fichiers d’applications',
  'the file {} has no link, which {} needs': 'le fichier {} n’a pas de lien, dont {} a besoin',
  "{} can't carry the file {}, and it has no link":
    '{} ne peut pas transmettre le fichier {}, et il n’a pas de lien',
  'the file {} has neither content nor a link': 'le fichier {} n’a ni contenu ni lien',
  'the file {} has no address that it can be had from':
    'le fichier {} n’a pas d’adresse où le prendre',
  'the file {} has no content': 'le fichier {} n’a pas de contenu',
  'the file has no address': 'le fichier n’a pas d’adresse',
  "a visit can't be answered: answer by mail or telephone":
    'on ne peut pas répondre à une visite\u00a0: répondez par e-mail ou téléphone',
  "a form can't be answered: answer by mail or telephone":
    'on ne peut pas répondre à un formulaire\u00a0: répondez par e-mail ou téléphone',
  'Shopify carries no answers: answer by mail or telephone':
    'Shopify ne transmet pas de réponses\u00a0: répondez par e-mail ou téléphone',
  'this leg is about no order: answer by mail or telephone':
    'ceci ne concerne pas de commande\u00a0: répondez par e-mail ou téléphone',
  "who was in a meeting can't be written to by Zoom: answer by mail":
    'on ne peut pas écrire par Zoom aux participants d’une réunion\u00a0: répondez par e-mail',
  'this channel has no chatbot: fill in client id, secret, account id and bot JID':
    'ce canal n’a pas de chatbot\u00a0: saisissez l’ID du client, le secret, l’ID du compte et le JID du bot',
  'a comment on Instagram carries text only':
    'un commentaire sur Instagram ne transmet que du texte',
  "a comment on Instagram can't be changed, only deleted":
    'un commentaire sur Instagram ne peut pas être modifié, seulement supprimé',
  "a direct message on X can't be changed, only deleted":
    'un message privé sur X ne peut pas être modifié, seulement supprimé',
  "a private message on Reddit can't be changed or taken back":
    'un message privé sur Reddit ne peut être ni modifié ni repris',
  'an answer on Reddit needs words': 'une réponse sur Reddit demande des mots',
  'an answer on YouTube needs words and a comment to answer':
    'une réponse sur YouTube demande des mots et un commentaire auquel répondre',
  "Rocket.Chat is answered in its room; a conversation can't be begun here":
    'sur Rocket.Chat, on répond dans le salon\u00a0; on ne peut pas commencer de conversation ici',
  "devices of this channel can't be answered: it has no topic for answers":
    'on ne peut pas répondre aux appareils de ce canal\u00a0: il n’a pas de sujet pour les réponses',
  'this device has an id that no topic can hold':
    'cet appareil a un ID qu’aucun sujet ne peut contenir',
  'the customer must write first: then the key to encrypt with is known':
    'le client doit écrire d’abord\u00a0: la clé de chiffrement est alors connue',
  "this message can't be found on Telegram": 'ce message est introuvable sur Telegram',
  "the message that is reacted to is not one of Signal's":
    'le message auquel on réagit n’est pas de Signal',
  "this message is not one of Signal's": 'ce message n’est pas de Signal',
  'this is no comment on LinkedIn': 'ceci n’est pas un commentaire sur LinkedIn',
  'this is no address of a post': 'ceci n’est pas l’adresse d’une publication',
  'this is no address of XMPP': 'ceci n’est pas une adresse XMPP',
  'this is no nickname or room of IRC': 'ceci n’est ni un pseudo ni un salon IRC',
}
