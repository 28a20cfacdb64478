/** Why what came in could not be read, by the English words. */
export const unread: Record<string, string> = {
  'the payload is not valid JSON: {}': 'ce qui est arrivé n’est pas du JSON valide\u00a0: {}',
  'the webhook is not valid JSON: {}': 'ce qui est arrivé n’est pas du JSON valide\u00a0: {}',
  'the payload is no JSON object': 'ce qui est arrivé n’est pas un objet JSON',
  'the payload is no form': 'ce qui est arrivé n’est pas un formulaire',
  'the payload is no list of events': 'ce qui est arrivé n’est pas une liste d’événements',
  'the payload is no message or report of {}':
    'ce qui est arrivé n’est ni un message ni un rapport de {}',
  'the payload is no event of {}': 'ce qui est arrivé n’est pas un événement de {}',
  'the payload is neither mail nor event': 'ce qui est arrivé n’est ni un e-mail ni un événement',
  'the payload holds no mail': 'ce qui est arrivé ne contient pas d’e-mail',
  'this is not a webhook of {}': 'ceci n’est pas un webhook de {}',
  'this is not an event of {}': 'ceci n’est pas un événement de {}',
  'this is not a message of {}': 'ceci n’est pas un message de {}',
  'this is not a callback of {}': 'ceci n’est pas un rappel de {}',
  'the event names no sender': 'l’événement ne nomme pas d’expéditeur',
  'a message without an id or a sender': 'un message sans ID ou sans expéditeur',
  'an empty message': 'un message vide',
  'this mail names no sender that could be answered':
    'cet e-mail ne nomme pas d’expéditeur à qui répondre',
  'this mail is empty': 'cet e-mail est vide',
  "the mail can't be read": 'l’e-mail est illisible',
  'this mail has more than {} parts': 'cet e-mail a plus de {} parties',
  "the structure of this mail can't be read: {}":
    'la structure de cet e-mail est illisible\u00a0: {}',
  'a NUL character, which no text holds': 'un caractère NUL, qu’aucun texte ne contient',
  "the message can't be decrypted: check the EncodingAESKey":
    'le message ne peut pas être déchiffré\u00a0: vérifiez l’EncodingAESKey',
  "the message can't be opened with this channel's key":
    'le message ne peut pas être ouvert avec la clé de ce canal',
  "the form can't be read: {}": 'le formulaire est illisible\u00a0: {}',
  "the form can't be read": 'le formulaire est illisible',
  'the form is empty': 'le formulaire est vide',
  "the table can't be read: {}": 'le tableau est illisible\u00a0: {}',
  'not a message of this channel: {}': 'pas un message de ce canal\u00a0: {}',
}
