/** Why something was refused, by the English words; {} is a name or a number. */
export const refusals: Record<string, string> = {
  'there is no such conversation': 'cette conversation n’existe pas',
  'there is no such channel': 'ce canal n’existe pas',
  'the customer has no such address': 'le client n’a pas cette adresse',
  'there is no such webhook': 'ce webhook n’existe pas',
  'this name is too long': 'ce nom est trop long',
  'there is no such team': 'cette équipe n’existe pas',
  'there is no such tag': 'cette étiquette n’existe pas',
  'this conversation has no such leg': 'cette conversation ne passe pas par ce canal',
  'there is no such message': 'ce message n’existe pas',
  'it is not among the dead letters any more':
    'il n’est plus parmi les messages restés en souffrance',
  "this address can't be used": 'cette adresse ne peut pas être utilisée',
  'there is no such role': 'ce rôle n’existe pas',
  'there is no such agent': 'cet agent n’existe pas',
  'there is no such department': 'ce service n’existe pas',
  'no connection of the channel is there': 'le canal n’a pas de connexion en ce moment',
  'there is no such agent at work here': 'cet agent ne travaille pas (ou plus) ici',
  "your role doesn't permit this: ask an administrator":
    'votre rôle ne le permet pas\u00a0: demandez à un administrateur',
  "your role doesn't permit this ({}): ask an administrator":
    'votre rôle ne le permet pas ({})\u00a0: demandez à un administrateur',
  'choose a time in the future': 'choisissez un moment à venir',
  'a file is not here: upload it first': 'un fichier manque\u00a0: envoyez-le d’abord',
  '{} has no templates: write a text': '{} n’a pas de modèles\u00a0: écrivez un texte',
  'these are one customer already': 'c’est déjà un seul et même client',
  'there is no such suggestion': 'cette suggestion n’existe pas',
  'this address is not complete': 'cette adresse est incomplète',
  'there is no such view, or it is not shared with you':
    'cette vue n’existe pas ou n’est pas partagée avec vous',
  'there is no such type of object': 'ce type d’objet n’existe pas',
  'there is no such customer': 'ce client n’existe pas',
  'there is no such kind of fact': 'ce type d’information n’existe pas',
  'there is no such file': 'ce fichier n’existe pas',
  'the file is over {} MB': 'le fichier dépasse {} Mo',
  'there is no such snippet': 'ce texte type n’existe pas',
  'there is no such device': 'cet appareil n’existe pas',
  'an HTTP request was answered by something else': 'autre chose a répondu à la requête HTTP',
  'the certificate of {} is not valid: {}': 'le certificat de {} n’est pas valide\u00a0: {}',
  'there is no such attempt': 'cette tentative n’existe pas',
  'this text is too long': 'ce texte est trop long',
  'this is not a colour': 'ce n’est pas une couleur',
  'this is not a web address': 'ce n’est pas une adresse web',
  'this role may do more than you may: ask an administrator':
    'ce rôle a plus de droits que vous\u00a0: demandez à un administrateur',
  'there is no such token: it may have been withdrawn already':
    'ce jeton n’existe pas\u00a0: il a peut-être déjà été retiré',
  'this agent no longer exists': 'cet agent n’existe plus',
  'the current password is wrong': 'le mot de passe actuel est faux',
  'this is a built-in role': 'c’est un rôle intégré',
  'there is a role of this name already': 'un rôle porte déjà ce nom',
  'somebody has this role: give them another one first':
    'quelqu’un a ce rôle\u00a0: donnez-lui d’abord un autre',
  'not all of these are agents at work here': 'certains d’entre eux ne travaillent pas ici',
  'there is a team of this name already': 'une équipe porte déjà ce nom',
  'there is a department of this name already': 'un service porte déjà ce nom',
  'there is no such time zone': 'ce fuseau horaire n’existe pas',
  'it must close after it opens': 'la fermeture doit suivre l’ouverture',
  'these hours overlap': 'ces horaires se chevauchent',
  '{} is an agent already': '{} est déjà agent',
  '{} is an agent already, deactivated: activate them again instead':
    '{} est déjà agent, désactivé\u00a0: réactivez plutôt son compte',
  '{} is an agent already: sign in': '{} est déjà agent\u00a0: connectez-vous',
  'there is no such open invitation': 'cette invitation n’est pas en attente',
  'too many people sign in at once: try again in a moment':
    'trop de connexions à la fois\u00a0: réessayez dans un instant',
  'this is not an e-mail address': 'ce n’est pas une adresse e-mail',
  "this password can't be used": 'ce mot de passe ne peut pas être utilisé',
  'this is the last administrator: make someone else administrator first':
    'c’est le dernier administrateur\u00a0: nommez-en d’abord un autre',
  'there is no such session: it may have ended already':
    'cette session n’existe pas\u00a0: elle est peut-être déjà terminée',
  'enter the set-up code that `onethread serve` printed when it started':
    'saisissez le code d’installation affiché par `onethread serve` à son démarrage',
  'this provider is told the webhook address by hand: see its page':
    'chez ce fournisseur, l’adresse du webhook se saisit à la main\u00a0: voir sa page',
  'a channel needs a name of at most {} characters':
    'un canal a besoin d’un nom d’au plus {} caractères',
  'there is a brand of this name already': 'une marque porte déjà ce nom',
  'there is no such brand': 'cette marque n’existe pas',
  'there is nothing of yours to undo': 'vous n’avez rien à annuler',
  'this was undone already': 'ceci a déjà été annulé',
  'there is a tag of this name already': 'une étiquette porte déjà ce nom',
  'one of these tags was merged meanwhile: load them again':
    'une de ces étiquettes a été fusionnée entre-temps\u00a0: rechargez-les',
  'this tag was merged into another: change that one':
    'cette étiquette a été fusionnée dans une autre\u00a0: modifiez celle-là',
  'a message may have at most {} characters': 'un message a au plus {} caractères',
  'a message may have at most {} buttons': 'un message a au plus {} boutons',
  'there is nothing to send: write something or attach a file':
    'il n’y a rien à envoyer\u00a0: écrivez ou joignez un fichier',
  'a note may mention at most {} colleagues': 'une note mentionne au plus {} collègues',
  'somebody mentioned is not here any more': 'une personne mentionnée n’est plus là',
  'a message may have at most {} files': 'un message a au plus {} fichiers',
  'this draft is too long to keep: shorten it':
    'ce brouillon est trop long pour être gardé\u00a0: raccourcissez-le',
  'no code is free: try again in a few minutes':
    'aucun code n’est libre\u00a0: réessayez dans quelques minutes',
  'there is no such conversation, or it has no such leg':
    'cette conversation n’existe pas ou ne passe pas par ce canal',
  "customers can't be led to this channel: it is paused, or its address is not filled in":
    'on ne peut pas mener de clients à ce canal\u00a0: il est en pause ou son adresse manque',
  'there is no such link, or it was used': 'ce lien n’existe pas ou a servi',
  'no conversation waits for this code: it was used, or it is too old':
    'aucune conversation n’attend ce code\u00a0: il a servi ou il est trop ancien',
  'this time has passed: choose a later one': 'ce moment est passé\u00a0: choisissez-en un autre',
  'choose a time within a year': 'choisissez un moment dans l’année',
  'this leg is not part of the conversation any more':
    'ce canal ne fait plus partie de la conversation',
  'this message went already, or was taken back': 'ce message est déjà parti ou a été repris',
  "this message is a colleague's: only they can change it":
    'ce message est celui d’un collègue\u00a0: lui seul peut le modifier',
  'this message went already': 'ce message est déjà parti',
  'these conversations were merged meanwhile: load them again':
    'ces conversations ont été fusionnées entre-temps\u00a0: rechargez-les',
  'these are of different customers: merge the customers first, or move the conversation to the other customer':
    'elles sont de clients différents\u00a0: fusionnez d’abord les clients, ou déplacez la conversation vers l’autre',
  'these are the same conversation': 'c’est la même conversation',
  "the conversation is this customer's already": 'la conversation est déjà celle de ce client',
  'move messages of one conversation at a time':
    'déplacez les messages d’une seule conversation à la fois',
  'these are all there is: move the whole conversation to the other customer instead':
    'c’est tout ce qu’il y a\u00a0: déplacez plutôt toute la conversation vers l’autre client',
  '{} conversations are pinned already: let one go first':
    '{} conversations sont déjà épinglées\u00a0: libérez-en d’abord une',
  'this conversation was merged too often to follow: search for the customer':
    'cette conversation a été fusionnée trop de fois\u00a0: cherchez le client',
  'there is no conversation {}': 'il n’y a pas de conversation {}',
  'new messages came in at the same moment: try again':
    'de nouveaux messages sont arrivés au même moment\u00a0: réessayez',
  '{} answered meanwhile: read it, then send again if it still fits':
    '{} a répondu entre-temps\u00a0: lisez, puis renvoyez si cela convient encore',
  'there is no such message to send again': 'il n’y a pas de tel message à renvoyer',
  'this message did not fail: there is nothing to send again':
    'ce message n’a pas échoué\u00a0: il n’y a rien à renvoyer',
  "this channel can't change what was sent: send a correction instead":
    'ce canal ne peut pas modifier ce qui est parti\u00a0: envoyez une correction',
  "this channel can't take back what was sent": 'ce canal ne peut pas reprendre ce qui est parti',
  '{} is not active': '{} n’est pas actif',
  'this message was deleted already': 'ce message est déjà supprimé',
  'this message has not been sent: there is nothing to change yet':
    'ce message n’est pas encore parti\u00a0: il n’y a rien à modifier',
  'this message is being changed just now: wait a moment':
    'ce message est en cours de modification\u00a0: attendez un instant',
  'a colleague changed this message meanwhile: look at it, then change it again':
    'un collègue a modifié ce message entre-temps\u00a0: regardez-le, puis modifiez-le à nouveau',
  'this message went in several parts: send a correction instead':
    'ce message est parti en plusieurs parties\u00a0: envoyez une correction',
  "a template can't be changed once it was sent": 'un modèle envoyé ne peut plus être modifié',
  "the customer wrote in private: an answer here can't be public":
    'le client a écrit en privé\u00a0: la réponse ne peut pas être publique',
  "this channel can't answer in private: answer in public, or on another channel":
    'ce canal ne peut pas répondre en privé\u00a0: répondez en public ou sur un autre canal',
  'there is no conversation on this address yet: write to it first':
    'il n’y a pas encore de conversation à cette adresse\u00a0: écrivez-y d’abord',
  'not all of these messages are in this conversation: load it again':
    'ces messages ne sont pas tous dans cette conversation\u00a0: rechargez-la',
  'choose at least one message that was said, not only notes':
    'choisissez au moins un message, pas seulement des notes',
  'leave at least one message where it is': 'laissez au moins un message à sa place',
  '{} is not active: choose another channel': '{} n’est pas actif\u00a0: choisissez un autre canal',
  'on {} the customer must write first: choose another channel':
    'sur {}, le client doit écrire en premier\u00a0: choisissez un autre canal',
  '{} begins with a template: choose one': '{} commence par un modèle\u00a0: choisissez-en un',
  'this customer has no address for that channel: add one, or choose another channel':
    'ce client n’a pas d’adresse pour ce canal\u00a0: ajoutez-en une ou choisissez un autre canal',
  'this customer wrote at the same moment: look in the inbox, then try again':
    'ce client a écrit au même moment\u00a0: regardez la boîte de réception, puis réessayez',
  'a conversation bears at most {} tags': 'une conversation porte au plus {} étiquettes',
  "this conversation isn't merged": 'cette conversation n’est pas fusionnée',
  'this conversation was changed at the same moment: try again':
    'cette conversation a été modifiée au même moment\u00a0: réessayez',
  'what was merged was moved on meanwhile: split off its messages instead':
    'ce qui a été fusionné a été déplacé entre-temps\u00a0: séparez plutôt les messages',
  'none of its messages are there any more': 'aucun de ses messages n’est plus là',
  'there is a view of this name already': 'une vue porte déjà ce nom',
  "your role can't share views with everyone: keep it for yourself":
    'votre rôle ne peut pas partager des vues avec tous\u00a0: gardez-la pour vous',
  'somebody else made this view: save one of your own like it':
    'cette vue est à quelqu’un d’autre\u00a0: enregistrez la vôtre',
  '{} views are as many as anyone can oversee: remove one first':
    'personne n’embrasse plus de {} vues\u00a0: supprimez-en d’abord une',
  'there may be at most {} types of objects': 'il y a au plus {} types d’objets',
  'there is a type with the key {} already': 'un type a déjà la clé {}',
  'this customer was changed meanwhile: look at the change, then save again':
    'ce client a été modifié entre-temps\u00a0: regardez le changement, puis enregistrez à nouveau',
  'this time zone is not known: give one like Europe/Amsterdam':
    'ce fuseau horaire est inconnu\u00a0: donnez-en un comme Europe/Amsterdam',
  "you can't change {}: ask an administrator":
    'vous ne pouvez pas modifier {}\u00a0: demandez à un administrateur',
  'a note may have at most {} characters': 'une note a au plus {} caractères',
  'this is too long': 'c’est trop long',
  'say how the customer agreed: who gives consent must be able to be shown it':
    'dites comment le client a donné son accord\u00a0: il faut pouvoir le lui montrer',
  'there is no such field to sort by': 'aucun champ de ce nom pour trier',
  'there is a customer with this address: open that one':
    'un client a déjà cette adresse\u00a0: ouvrez-le',
  'a file may have at most {} rows': 'un fichier a au plus {} lignes',
  'two columns are the same field': 'deux colonnes sont le même champ',
  'there may be at most {} fields': 'il y a au plus {} champs',
  'there is a field with the key {} already: choose another, or bring it back from the archive':
    'un champ a déjà la clé {}\u00a0: choisissez-en une autre ou ressortez-le des archives',
  'there is no such field': 'ce champ n’existe pas',
  "this address is {}'s: merge the two if they are the same person":
    'cette adresse est celle de {}\u00a0: fusionnez les deux s’il s’agit de la même personne',
  'this address was being added at the same moment: try again':
    'cette adresse était ajoutée au même moment\u00a0: réessayez',
  'the customer has this address already': 'le client a déjà cette adresse',
  "the address is this customer's already": 'l’adresse est déjà celle de ce client',
  'several people use this address: a code sent there proves nothing about one of them':
    'plusieurs personnes utilisent cette adresse\u00a0: un code envoyé là ne prouve rien sur l’une d’elles',
  'this code is good no more: send a new one':
    'ce code n’est plus valable\u00a0: envoyez-en un nouveau',
  "it can't end before it begins": 'cela ne peut pas finir avant de commencer',
  'one works at a company: make that customer a company first':
    'on travaille dans une entreprise\u00a0: faites d’abord de ce client une entreprise',
  'the two are related so already': 'les deux ont déjà ce lien',
  'this merge was undone already': 'cette fusion a déjà été annulée',
  "the database can't take this now, try again shortly ({})":
    'la base de données ne peut pas pour l’instant, réessayez bientôt ({})',
  'say what kind of fact it is': 'dites de quel type d’information il s’agit',
  'this is too long for a fact': 'c’est trop long pour une information',
  'there is one for this kind already: change that one':
    'il y en a déjà un de ce type\u00a0: modifiez-le',
  'the file is empty': 'le fichier est vide',
  'this file is too large to show here: save it to open it':
    'ce fichier est trop grand pour être affiché\u00a0: enregistrez-le pour l’ouvrir',
  'this link has ended; ask for a new one': 'ce lien a expiré\u00a0; demandez-en un nouveau',
  'of this message no original was kept: only what customers sent has one':
    'aucun original n’a été gardé de ce message\u00a0: seul ce que les clients ont envoyé en a un',
  'a title has at most {} characters': 'un titre a au plus {} caractères',
  'write the text of the snippet': 'écrivez le contenu du texte type',
  'there is a snippet /{} already: choose another word':
    'il y a déjà un texte type /{}\u00a0: choisissez un autre mot',
  'you may write your own snippets; ask a supervisor for one for everybody':
    'vous pouvez écrire vos propres textes types\u00a0; pour tous, demandez à un superviseur',
  'a snippet has at most {} files': 'un texte type a au plus {} fichiers',
  'somebody changed this snippet meanwhile: look at it again':
    'quelqu’un a modifié ce texte type entre-temps\u00a0: regardez-le à nouveau',
  "the name {} can't be found: check its spelling and the DNS":
    'le nom {} est introuvable\u00a0: vérifiez son orthographe et le DNS',
  "the provider's answer lacks {}.{}": 'il manque {}.{} dans la réponse du fournisseur',
  'the answer is over {} MB': 'la réponse dépasse {} Mo',
  "the key can't sign a token ({}): check that it was pasted whole":
    'la clé ne peut pas signer de jeton ({})\u00a0: vérifiez qu’elle est collée en entier',
  "some fields can't be accepted": 'certains champs ne peuvent pas être acceptés',
  "this moment can't be used": 'ce moment ne peut pas être utilisé',
  "a token can't give {}: sign in to do so":
    'un jeton ne peut pas donner {}\u00a0: connectez-vous pour cela',
  "this token's scopes don't permit {}": 'les droits de ce jeton ne permettent pas {}',
  'this is not it': 'ce n’est pas cela',
  'there is a {} of this name already': 'il y a déjà un élément {} de ce nom',
  'the last administrator stays': 'le dernier administrateur reste',
  'there is no such {}': 'ceci n’existe pas\u00a0: {}',
  'there is no such message from a customer': 'ce message de client n’existe pas',
  'needed to snooze, and only then': 'nécessaire pour mettre en veille, et seulement alors',
  'the same': 'le même',
  'there is no such message of ours': 'ce message de notre part n’existe pas',
  'that channel reaches {}, not {}': 'ce canal atteint {}, pas {}',
  'this is not the name of an icon': 'ceci n’est pas un nom d’icône',
  "this card can't be shown so": 'cette carte ne peut pas être affichée ainsi',
  'attributes may have at most {} bytes': 'les attributs ont au plus {} octets',
  'this question is asked already': 'cette question est déjà posée',
  'there may be at most {} questions': 'il peut y avoir au plus {} questions',
  'there is no such question': 'cette question n’existe pas',
  'there is no such question for this customer and address':
    'cette question n’existe pas pour ce client et cette adresse',
  '{}: must be a number': '{}\u00a0: doit être un nombre',
  'there is no field {} that you may change': 'il n’y a pas de champ {} que vous puissiez modifier',
  "this field can't be kept so": 'ce champ ne peut pas être enregistré ainsi',
  'there is no such code': 'ce code n’existe pas',
  'there is no such relation': 'cette relation n’existe pas',
  'this suggestion was {} already': 'cette suggestion a déjà été traitée ({})',
  'there is no such merge': 'cette fusion n’existe pas',
  'there is no such promise': 'cette promesse n’existe pas',
  'give a kind of letters and digits, and a name':
    'donnez un type en lettres et chiffres, et un nom',
  'give an example, a pattern or the words before it':
    'donnez un exemple, un motif ou les mots qui le précèdent',
  'these are too many, or too long': 'il y en a trop, ou ils sont trop longs',
  'the picture is {} by {} pixels: make it smaller':
    'l’image fait {} sur {} pixels\u00a0: réduisez-la',
  'this link is not one of ours': 'ce lien n’est pas des nôtres',
  'the file is not in the store': 'le fichier n’est plus là',
  "the file can't be kept: {}": 'le fichier ne peut pas être conservé\u00a0: {}',
  'it came in together with messages of others, which you may not see':
    'il est arrivé avec des messages d’autres personnes, que vous n’avez pas le droit de voir',
  'at most {} snippets at a time': '{} textes types à la fois au plus',
  'the first line must name the columns: {}':
    'la première ligne doit nommer les colonnes\u00a0: {}',
  'this is not a file of snippets: {}': 'ce n’est pas un fichier de textes types\u00a0: {}',
  'a shortcut is one word of letters, digits, - and _, at most {}':
    'un raccourci est un mot de lettres, chiffres, - et _, {} au plus',
  'a snippet has at most {} languages': 'un texte type a au plus {} langues',
  'a snippet has at most {} characters': 'un texte type a au plus {} caractères',
  'there is no such notification': 'cette notification n’existe pas',
  'there is no such chat': 'ce chat n’existe pas',
  "this push service can't be used": 'ce service push ne peut pas être utilisé',
  'push is allowed in a signed-in browser':
    'les notifications push demandent un navigateur connecté',
  'it must begin with https://': 'cela doit commencer par https://',
  "you can't let a webhook tell what you may not read ({})":
    'un webhook ne peut pas signaler ce que vous n’avez pas le droit de lire ({})',
  'this address is too long': 'cette adresse est trop longue',
  'this number is too large': 'ce nombre est trop grand',
  'this token is unknown, expired or withdrawn: make a new one':
    'ce jeton est inconnu, expiré ou retiré\u00a0: créez-en un nouveau',
  'this invitation was used, withdrawn or has expired: ask for a new one':
    'cette invitation a été utilisée, retirée ou a expiré\u00a0: demandez-en une nouvelle',
  'Onethread is set up already: sign in': 'Onethread est déjà configuré\u00a0: connectez-vous',
  'e-mail address or password is wrong': 'adresse e-mail ou mot de passe incorrect',
  "this file can't be shown here: save it to open it":
    'ce fichier ne peut pas être affiché ici\u00a0: enregistrez-le pour l’ouvrir',
  'the customer wrote meanwhile: read it, then send again if it still fits':
    'le client a écrit entre-temps\u00a0: lisez-le, puis renvoyez si cela convient encore',
  '{} answered and the customer wrote meanwhile: read it, then send again if it still fits':
    '{} a répondu et le client a écrit entre-temps\u00a0: lisez-le, puis renvoyez si cela convient encore',
  "this leg can't carry it": 'ce canal ne peut pas le transmettre',
  'Thank you. We have received your message.': 'Merci. Nous avons bien reçu votre message.',
  'too many attempts to sign in: wait a while and try again':
    'trop de tentatives de connexion\u00a0: attendez un moment et réessayez',
  'This channel was removed: answer on another.':
    'Ce canal a été supprimé\u00a0: répondez sur un autre.',
  'This channel is paused: answer on another, or ask to resume it.':
    'Ce canal est en pause\u00a0: répondez sur un autre, ou demandez sa reprise.',
  'The connector of this channel is not installed.':
    'Le connecteur de ce canal n’est pas installé.',
  'This channel only brings in: answer on another.':
    'Ce canal ne fait que recevoir\u00a0: répondez sur un autre.',
  "This address is no longer the customer's: answer on another.":
    'Cette adresse n’est plus celle du client\u00a0: répondez sur une autre.',
  'The {}-hour window is closed: send a template, or answer on another channel.':
    'La fenêtre de {} heures est fermée\u00a0: envoyez un modèle, ou répondez sur un autre canal.',
  'The {}-hour window is closed: answer on another channel.':
    'La fenêtre de {} heures est fermée\u00a0: répondez sur un autre canal.',
}
