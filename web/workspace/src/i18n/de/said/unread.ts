/** Why what came in could not be read, by the English words. */
export const unread: Record<string, string> = {
  'the payload is not valid JSON: {}': 'was hereinkam, ist kein gültiges JSON: {}',
  'the webhook is not valid JSON: {}': 'was hereinkam, ist kein gültiges JSON: {}',
  'the payload is no JSON object': 'was hereinkam, ist kein JSON-Objekt',
  'the payload is no form': 'was hereinkam, ist kein Formular',
  'the payload is no list of events': 'was hereinkam, ist keine Liste von Ereignissen',
  'the payload is no message or report of {}':
    'was hereinkam, ist keine Nachricht oder Meldung von {}',
  'the payload is no event of {}': 'was hereinkam, ist kein Ereignis von {}',
  'the payload is neither mail nor event': 'was hereinkam, ist weder E-Mail noch Ereignis',
  'the payload holds no mail': 'was hereinkam, enthält keine E-Mail',
  'this is not a webhook of {}': 'das ist kein Webhook von {}',
  'this is not an event of {}': 'das ist kein Ereignis von {}',
  'this is not a message of {}': 'das ist keine Nachricht von {}',
  'this is not a callback of {}': 'das ist kein Callback von {}',
  'the event names no sender': 'das Ereignis nennt keinen Absender',
  'a message without an id or a sender': 'eine Nachricht ohne ID oder Absender',
  'an empty message': 'eine leere Nachricht',
  'this mail names no sender that could be answered':
    'diese E-Mail nennt keinen Absender, dem geantwortet werden könnte',
  'this mail is empty': 'diese E-Mail ist leer',
  "the mail can't be read": 'die E-Mail ist nicht lesbar',
  'this mail has more than {} parts': 'diese E-Mail hat mehr als {} Teile',
  "the structure of this mail can't be read: {}": 'der Aufbau dieser E-Mail ist nicht lesbar: {}',
  'a NUL character, which no text holds': 'ein NUL-Zeichen, das in keinem Text steht',
  "the message can't be decrypted: check the EncodingAESKey":
    'die Nachricht kann nicht entschlüsselt werden: prüfen Sie den EncodingAESKey',
  "the message can't be opened with this channel's key":
    'die Nachricht kann nicht mit dem Schlüssel dieses Kanals geöffnet werden',
  "the form can't be read: {}": 'das Formular ist nicht lesbar: {}',
  "the form can't be read": 'das Formular ist nicht lesbar',
  'the form is empty': 'das Formular ist leer',
  "the table can't be read: {}": 'die Tabelle ist nicht lesbar: {}',
  'not a message of this channel: {}': 'keine Nachricht dieses Kanals: {}',
}
