/** Why a message did not arrive, by the English words; what a provider said itself follows as it is. */
export const failures: Record<string, string> = {
  'the mail server was not reached': 'der Mailserver war nicht erreichbar',
  'the mail server refused the log-in of this channel; an administrator must sign in again. The server said: {}':
    'der Mailserver hat die Anmeldung dieses Kanals abgelehnt; die Administration muss sich neu anmelden. Der Server sagte: {}',
  'Meta has a passing fault.': 'Meta hat eine vorübergehende Störung.',
  'Meta is unavailable for a moment.': 'Meta ist gerade nicht verfügbar.',
  'The app made too many calls.': 'Die App hat zu viele Anfragen gestellt.',
  'The account made too many calls.': 'Das Konto hat zu viele Anfragen gestellt.',
  'The Page made too many calls.': 'Die Seite hat zu viele Anfragen gestellt.',
  'Too many messages in a short time.': 'Zu viele Nachrichten in kurzer Zeit.',
  'The Instagram account made too many calls.':
    'Das Instagram-Konto hat zu viele Anfragen gestellt.',
  'The Page made too many calls for its messages.':
    'Die Seite hat für ihre Nachrichten zu viele Anfragen gestellt.',
  'The file is larger than Meta takes.': 'Die Datei ist größer, als Meta annimmt.',
  'No such user: the id belongs to another Page or app.':
    'Diesen Benutzer gibt es nicht: die ID gehört zu einer anderen Seite oder App.',
  'Meta could not take the file: check its type and size.':
    'Meta konnte die Datei nicht annehmen: prüfen Sie Art und Größe.',
  'Meta could not fetch the file by its link.': 'Meta konnte die Datei nicht über den Link holen.',
  "The customer can't be found on Instagram.": 'Der Kunde ist auf Instagram nicht zu finden.',
  "Instagram can't carry this kind of message.":
    'Instagram kann diese Art von Nachricht nicht übermitteln.',
  'It was deleted, or the access token may not see it.':
    'Es wurde gelöscht, oder das Zugriffstoken darf es nicht sehen.',
  'The customer wrote too long ago for a reply.':
    'Der Kunde hat vor zu langer Zeit geschrieben, um zu antworten.',
  "This person can't receive messages at the moment.":
    'Diese Person kann im Moment keine Nachrichten empfangen.',
  "The customer doesn't take messages of this account.":
    'Der Kunde nimmt keine Nachrichten dieses Kontos an.',
  'The app lacks the permission pages_messaging.': 'Der App fehlt das Recht pages_messaging.',
  "The access token can't write for this Page.":
    'Das Zugriffstoken kann nicht für diese Seite schreiben.',
  "The customer doesn't take messages now, or blocked them.":
    'Der Kunde nimmt gerade keine Nachrichten an oder hat sie blockiert.',
  'Meta restricted this account for breaking its rules.':
    'Meta hat dieses Konto wegen Regelverstößen eingeschränkt.',
  'This comment was answered in private already.':
    'Dieser Kommentar wurde schon privat beantwortet.',
  'The access token has expired: enter a new one.':
    'Das Zugriffstoken ist abgelaufen: geben Sie ein neues ein.',
  'The access token is not accepted: enter a new one.':
    'Das Zugriffstoken wird nicht angenommen: geben Sie ein neues ein.',
  'The access token lacks a permission.': 'Dem Zugriffstoken fehlt ein Recht.',
  '{} answered without a message id: it may or may not have arrived.':
    '{} antwortete ohne Nachrichten-ID: sie kann angekommen sein oder nicht.',
  "The channel's credentials are wrong or expired; an administrator can renew them.":
    'Die Zugangsdaten des Kanals sind falsch oder abgelaufen; die Administration kann sie erneuern.',
  "This address does not exist or can't be reached.":
    'Diese Adresse gibt es nicht oder sie ist nicht erreichbar.',
  'The recipient blocked these messages.': 'Der Empfänger hat diese Nachrichten blockiert.',
  'The recipient opted out.': 'Der Empfänger hat sich abgemeldet.',
  'The provider has a fault; it is tried again.':
    'Der Anbieter hat eine Störung; es wird noch einmal versucht.',
  'The message or a file in it is too large for this channel.':
    'Die Nachricht oder eine Datei darin ist zu groß für diesen Kanal.',
  "This channel can't carry this kind of message.":
    'Dieser Kanal kann diese Art von Nachricht nicht übermitteln.',
  'The time in which this channel takes free replies is over.':
    'Die Zeit, in der dieser Kanal freie Antworten annimmt, ist vorbei.',
  'Twilio could not deliver it.': 'Twilio konnte es nicht zustellen.',
  'Apple refused the response: {}': 'Apple hat die Antwort abgelehnt: {}',
  'The app password does not allow this (direct messages?). Bluesky: {}':
    'Das App-Passwort erlaubt das nicht (Direktnachrichten?). Bluesky: {}',
  'The customer takes no direct messages.': 'Der Kunde nimmt keine Direktnachrichten an.',
  'The customer takes direct messages only of those they follow.':
    'Der Kunde nimmt Direktnachrichten nur von denen an, denen er folgt.',
  'The customer blocked this account, or is blocked by it.':
    'Der Kunde hat dieses Konto blockiert oder ist von ihm blockiert.',
  "The customer's account is gone.": 'Das Konto des Kunden gibt es nicht mehr.',
  'Bluesky suspended an account.': 'Bluesky hat ein Konto gesperrt.',
  "Bluesky suspended the channel's account.": 'Bluesky hat das Konto des Kanals gesperrt.',
  'The handle or the app password is not accepted.':
    'Der Kontoname oder das App-Passwort wird nicht angenommen.',
  "Use an app password, not the account's own.":
    'Verwenden Sie ein App-Passwort, nicht das des Kontos selbst.',
  'The session has expired; a new one is opened.':
    'Die Sitzung ist abgelaufen; eine neue wird geöffnet.',
  'A picture on Bluesky has at most 1 MB.': 'Ein Bild auf Bluesky hat höchstens 1 MB.',
  'Bluesky wants fewer requests.': 'Bluesky möchte weniger Anfragen.',
  "The forum holds the post until a moderator approves it: give the channel's user more trust.":
    'Das Forum hält den Beitrag zurück, bis die Moderation ihn freigibt: geben Sie dem Benutzer des Kanals mehr Vertrauen.',
  'The forum refused the post: {}': 'Das Forum hat den Beitrag abgelehnt: {}',
  'The program refused the message.': 'Das Programm hat die Nachricht abgelehnt.',
  "The program that sends the replies can't be reached at present.":
    'Das Programm, das die Antworten sendet, ist gerade nicht erreichbar.',
  'The signature is not accepted: compare the secrets.':
    'Die Signatur wird nicht angenommen: vergleichen Sie die Geheimnisse.',
  'The recipient is not known there.': 'Der Empfänger ist dort nicht bekannt.',
  'GitHub refused the comment: {}': 'GitHub hat den Kommentar abgelehnt: {}',
  "The account's messages of this month are used up. LINE: {}":
    'Die Nachrichten des Kontos für diesen Monat sind aufgebraucht. LINE: {}',
  'LinkedIn refused the comment: {}': 'LinkedIn hat den Kommentar abgelehnt: {}',
  'LinkedIn no longer knows this API version: set a newer one. LinkedIn: {}':
    'LinkedIn kennt diese API-Version nicht mehr: stellen Sie eine neuere ein. LinkedIn: {}',
  'Mastodon refused the status: {}': 'Mastodon hat den Beitrag abgelehnt: {}',
  'The connection broke off before the SMSC answered: it may or may not have arrived.':
    'Die Verbindung brach ab, bevor der SMSC antwortete: sie kann angekommen sein oder nicht.',
  'The review has an answer already: change that one. Trustpilot: {}':
    'Die Rezension hat schon eine Antwort: ändern Sie diese. Trustpilot: {}',
  'Trustpilot refused the answer: {}': 'Trustpilot hat die Antwort abgelehnt: {}',
  'Viber sends nothing for this account now: {}': 'Viber sendet für dieses Konto gerade nichts: {}',
  'not stored yet': 'noch nicht gespeichert',
  "This server's address is not on the account's IP allow list.":
    'Die Adresse dieses Servers steht nicht auf der IP-Liste des Kontos.',
  'The account is not allowed to send customer service messages.':
    'Das Konto darf keine Kundendienstnachrichten senden.',
  "WeChat takes five answers to a customer's message; they must write first.":
    'WeChat nimmt fünf Antworten auf eine Nachricht des Kunden an; er muss zuerst schreiben.',
  'WhatsApp answered without a message id.': 'WhatsApp antwortete ohne Nachrichten-ID.',
  'The access token lacks a permission for messaging.':
    'Dem Zugriffstoken fehlt ein Recht für Nachrichten.',
  'The telephone number is not registered on the Cloud API.':
    'Die Telefonnummer ist nicht bei der Cloud API registriert.',
  'WhatsApp has a passing fault.': 'WhatsApp hat eine vorübergehende Störung.',
  'WhatsApp is unavailable for a moment.': 'WhatsApp ist gerade nicht verfügbar.',
  'The business account is in maintenance.': 'Das Unternehmenskonto wird gerade gewartet.',
  'The business account reached its rate limit.': 'Das Unternehmenskonto hat sein Limit erreicht.',
  'More messages a second than this number may send.':
    'Mehr Nachrichten pro Sekunde, als diese Nummer senden darf.',
  'Too many messages to this customer in a short time.':
    'Zu viele Nachrichten an diesen Kunden in kurzer Zeit.',
  'Customers reported messages of this number as spam.':
    'Kunden haben Nachrichten dieser Nummer als Spam gemeldet.',
  'The account reached its messaging limit.': 'Das Konto hat sein Nachrichtenlimit erreicht.',
  "The customer can't receive this on WhatsApp: use another channel.":
    'Der Kunde kann das auf WhatsApp nicht empfangen: nutzen Sie einen anderen Kanal.',
  "A number can't send to itself.": 'Eine Nummer kann nicht an sich selbst senden.',
  'A test number only reaches the numbers on its list.':
    'Eine Testnummer erreicht nur die Nummern auf ihrer Liste.',
  "This kind of message needs the customer's telephone number.":
    'Diese Art von Nachricht braucht die Telefonnummer des Kunden.',
  'The customer wrote more than 24 hours ago: use a template or another channel.':
    'Der Kunde hat vor mehr als 24 Stunden geschrieben: nutzen Sie eine Vorlage oder einen anderen Kanal.',
  'The customer stopped marketing messages of this number.':
    'Der Kunde hat Werbenachrichten dieser Nummer abbestellt.',
  'Meta restricted this business account: see WhatsApp Manager.':
    'Meta hat dieses Unternehmenskonto eingeschränkt: siehe WhatsApp Manager.',
  'Meta locked this business account: see WhatsApp Manager.':
    'Meta hat dieses Unternehmenskonto gesperrt: siehe WhatsApp Manager.',
  'This account may not write to customers in that country.':
    'Dieses Konto darf Kunden in diesem Land nicht schreiben.',
  'Meta withholds marketing messages from this customer.':
    'Meta hält Werbenachrichten an diesen Kunden zurück.',
  'Meta withheld this marketing message: try after a day.':
    'Meta hat diese Werbenachricht zurückgehalten: versuchen Sie es nach einem Tag.',
  'Something is wrong with the payment method in WhatsApp Manager.':
    'Mit der Zahlungsart im WhatsApp Manager stimmt etwas nicht.',
  "WhatsApp can't carry this kind of message.":
    'WhatsApp kann diese Art von Nachricht nicht übermitteln.',
  'WhatsApp could not take the file: check its type and size.':
    'WhatsApp konnte die Datei nicht annehmen: prüfen Sie Art und Größe.',
  'Zoom was not reached.': 'Zoom war nicht erreichbar.',
  'the sign-in server gave no access token: {}. {}.':
    'der Anmeldeserver gab kein Zugriffstoken: {}. {}.',
  'Mail to {}: {}. The server said: {}': 'E-Mail an {}: {}. Der Server sagte: {}',
  'Mail to {}: {}.': 'E-Mail an {}: {}.',
  '{}. The server said: {}': '{}. Der Server sagte: {}',
  'the address was refused; check it with the customer':
    'die Adresse wurde abgelehnt; prüfen Sie sie mit dem Kunden',
  'this address does not exist; check it with the customer':
    'diese Adresse gibt es nicht; prüfen Sie sie mit dem Kunden',
  'the part after the @ does not exist; check the address with the customer':
    'den Teil nach dem @ gibt es nicht; prüfen Sie die Adresse mit dem Kunden',
  'the address is not written correctly; check it with the customer':
    'die Adresse ist nicht richtig geschrieben; prüfen Sie sie mit dem Kunden',
  'the mailbox has moved; ask the customer for the new address':
    'das Postfach ist umgezogen; fragen Sie den Kunden nach der neuen Adresse',
  'the mailbox is closed; reach the customer another way':
    'das Postfach ist geschlossen; erreichen Sie den Kunden anders',
  "the customer's mailbox is full; try again later or another way":
    'das Postfach des Kunden ist voll; versuchen Sie es später oder anders',
  'the mail is too large for this mailbox; send it without the attachments':
    'die E-Mail ist zu groß für dieses Postfach; senden Sie sie ohne die Anhänge',
  'the mail is too large for the receiving server; send it without the attachments':
    'die E-Mail ist zu groß für den empfangenden Server; senden Sie sie ohne die Anhänge',
  'the receiving server does not know this address; check it with the customer':
    'der empfangende Server kennt diese Adresse nicht; prüfen Sie sie mit dem Kunden',
  'no mail server was found for this address; check it with the customer':
    'für diese Adresse wurde kein Mailserver gefunden; prüfen Sie sie mit dem Kunden',
  'the mail went round in a circle at the receiving side':
    'die E-Mail lief auf der Empfängerseite im Kreis',
  'the receiving server could not be reached in time; try again or another way':
    'der empfangende Server war nicht rechtzeitig erreichbar; versuchen Sie es noch einmal oder anders',
  'the receiving server did not answer in time; try again or another way':
    'der empfangende Server antwortete nicht rechtzeitig; versuchen Sie es noch einmal oder anders',
  'the mailbox did not take the mail; try again later or another way':
    'das Postfach nahm die E-Mail nicht an; versuchen Sie es später oder anders',
  'the receiving server could not handle the mail':
    'der empfangende Server konnte die E-Mail nicht verarbeiten',
  'the receiving server could not be reached; try again or another way':
    'der empfangende Server war nicht erreichbar; versuchen Sie es noch einmal oder anders',
  'the receiving server did not understand the delivery':
    'der empfangende Server verstand die Zustellung nicht',
  'the receiving server refused the form of the mail':
    'der empfangende Server lehnte die Form der E-Mail ab',
  'the receiving server refused the mail by its policy; ask your mail administrator':
    'der empfangende Server lehnte die E-Mail nach seinen Richtlinien ab; fragen Sie Ihre Mailadministration',
  'the receiving server does not take the mail at present; it is tried again':
    'der empfangende Server nimmt die E-Mail gerade nicht an; es wird noch einmal versucht',
  'the receiving server refused the mail': 'der empfangende Server hat die E-Mail abgelehnt',
  'the customer reported this mail as spam; reach them another way':
    'der Kunde hat diese E-Mail als Spam gemeldet; erreichen Sie ihn anders',
  "The customer doesn't want to be contacted here: answer on another channel.":
    'Der Kunde möchte hier nicht kontaktiert werden: antworten Sie auf einem anderen Kanal.',
  "{} takes free text only within {} hours of the customer's last message":
    '{} nimmt freien Text nur innerhalb von {} Stunden nach der letzten Nachricht des Kunden an',
  "This channel takes one answer to a customer's message: wait until they write, or answer on another channel.":
    'Dieser Kanal nimmt eine Antwort auf eine Nachricht des Kunden an: warten Sie, bis er schreibt, oder antworten Sie auf einem anderen Kanal.',
  "This channel takes {} answers to a customer's message: wait until they write, or answer on another channel.":
    'Dieser Kanal nimmt {} Antworten auf eine Nachricht des Kunden an: warten Sie, bis er schreibt, oder antworten Sie auf einem anderen Kanal.',
  'the channel was removed': 'der Kanal wurde entfernt',
  'the program stopped while sending: it may or may not have arrived':
    'das Programm hielt beim Senden an: es kann angekommen sein oder nicht',
  'the provider answered {}': 'der Anbieter antwortete {}',
  'the other side refused': 'die Gegenseite lehnte ab',
  'WhatsApp reports {}: {}': 'WhatsApp meldet {}: {}',
  'WhatsApp gave no answer.': 'WhatsApp hat nicht geantwortet.',
  'WhatsApp refused the message.': 'WhatsApp hat die Nachricht abgelehnt.',
  'Meta refused it.': 'Meta hat es abgelehnt.',
  'Viber could not deliver it.': 'Viber konnte es nicht zustellen.',
  'The telephone was not reached in time, and the message was taken back.':
    'Das Telefon war nicht rechtzeitig erreichbar, und die Nachricht wurde zurückgenommen.',
  'The other server refused the message ({}).':
    'Der andere Server hat die Nachricht abgelehnt ({}).',
  'no answer': 'keine Antwort',
  "an answer that can't be read": 'eine Antwort, die nicht lesbar ist',
  'an answer without an id': 'eine Antwort ohne ID',
  'an answer without a name': 'eine Antwort ohne Namen',
  'the status that it answers is gone': 'der Beitrag, auf den dies antwortet, ist weg',
  'this user may not post here': 'dieser Benutzer darf hier nicht schreiben',
  'the mail is written but was not sent': 'die E-Mail ist geschrieben, aber nicht gesendet',
  'the broker was not reached': 'der Broker war nicht erreichbar',
  'the bridge answered without a time': 'die Bridge antwortete ohne Zeit',
  'no such domain': 'diese Domain gibt es nicht',
  'Try again later': 'Versuchen Sie es später noch einmal',
  "Sign in again in the channel's settings":
    'Melden Sie sich in den Einstellungen des Kanals neu an',
  'there is nothing in this message that {} can carry':
    'in dieser Nachricht ist nichts, was {} übermitteln kann',
  'there is nothing in this message that an SMS can carry':
    'in dieser Nachricht ist nichts, was eine SMS übermitteln kann',
  'there is nothing in this message that a comment can carry':
    'in dieser Nachricht ist nichts, was in einen Kommentar passt',
  'there is nothing in this message that a forum can carry':
    'in dieser Nachricht ist nichts, was ein Forum übermitteln kann',
  'there is nothing in this message that a note could carry':
    'in dieser Nachricht ist nichts, was in eine Notiz passt',
  'there is nothing in this message that a private answer can carry':
    'in dieser Nachricht ist nichts, was in eine private Antwort passt',
  'this channel has no address for replies: answer on another channel':
    'dieser Kanal hat keine Adresse für Antworten: antworten Sie auf einem anderen Kanal',
  'this channel carries text and files only': 'dieser Kanal übermittelt nur Text und Dateien',
  'this channel has no SMTP server: set one in its settings to send mail':
    'dieser Kanal hat keinen SMTP-Server: stellen Sie einen ein, um E-Mails zu senden',
  '{} is not an address that mail can be sent to':
    '{} ist keine Adresse, an die E-Mails gesendet werden können',
  '{} is no number that an SMS can go to': '{} ist keine Nummer, an die eine SMS gehen kann',
  "{} is a name that an SMS was sent under: it can't be answered":
    '{} ist ein Name, unter dem eine SMS kam: darauf kann nicht geantwortet werden',
  'there is no comment to answer': 'es gibt keinen Kommentar zum Beantworten',
  'there is no review to answer': 'es gibt keine Rezension zum Beantworten',
  'there is no topic to answer in': 'es gibt kein Thema, in dem geantwortet werden kann',
  'there is no post or comment to answer': 'es gibt keinen Beitrag oder Kommentar zum Beantworten',
  'an answer to a review on {} needs words': 'eine Antwort auf eine Rezension bei {} braucht Worte',
  'a review on {} takes one answer of at most {} characters: shorten it':
    'eine Rezension bei {} nimmt eine Antwort von höchstens {} Zeichen an: kürzen Sie sie',
  'a response in the App Store has 1 to {} characters':
    'eine Antwort im App Store hat 1 bis {} Zeichen',
  'an answer on Google Play has 1 to {} characters':
    'eine Antwort bei Google Play hat 1 bis {} Zeichen',
  'an answer on Google Play can be changed, but not taken back':
    'eine Antwort bei Google Play kann geändert, aber nicht zurückgenommen werden',
  'a reply on Google has at most {} bytes: shorten it':
    'eine Antwort bei Google hat höchstens {} Bytes: kürzen Sie sie',
  'a reaction needs the message it is about':
    'eine Reaktion braucht die Nachricht, auf die sie sich bezieht',
  'a reaction needs the comment it is about':
    'eine Reaktion braucht den Kommentar, auf den sie sich bezieht',
  'a like needs the post it is about': 'ein Like braucht den Beitrag, auf den es sich bezieht',
  'a favourite needs the status it is about':
    'ein Favorit braucht den Beitrag, auf den er sich bezieht',
  'a direct message on Bluesky carries no files':
    'eine Direktnachricht auf Bluesky übermittelt keine Dateien',
  "what was said on Bluesky can't be changed: delete it and write again":
    'auf Bluesky Gesagtes kann nicht geändert werden: löschen Sie es und schreiben Sie neu',
  "a direct message on Bluesky can't be taken back":
    'eine Direktnachricht auf Bluesky kann nicht zurückgenommen werden',
  '{} takes a reaction back by its sign only; do it there':
    '{} nimmt eine Reaktion nur mit ihrem Zeichen zurück; tun Sie es dort',
  '{} takes a reaction back by its name only; do it there':
    '{} nimmt eine Reaktion nur mit ihrem Namen zurück; tun Sie es dort',
  '{} takes a reaction back by its name only; take it back in {}':
    '{} nimmt eine Reaktion nur mit ihrem Namen zurück; nehmen Sie sie in {} zurück',
  '{} has no name for {} that is known here': '{} hat für {} keinen Namen, der hier bekannt ist',
  'a reaction needs its message, and can be taken back in Matrix only':
    'eine Reaktion braucht ihre Nachricht und kann nur in Matrix zurückgenommen werden',
  "the customer's name on the forum is not known": 'der Name des Kunden im Forum ist nicht bekannt',
  'a comment needs text and a discussion to stand in':
    'ein Kommentar braucht Text und eine Diskussion, in der er steht',
  'the file {} has no link, and Google Chat takes no files of apps':
    'die Datei {} hat keinen Link, und Google Chat nimmt keine Dateien von Apps an',
  'the file {} has no link, which {} needs': 'die Datei {} hat keinen Link, den {} braucht',
  "{} can't carry the file {}, and it has no link":
    '{} kann die Datei {} nicht übermitteln, und sie hat keinen Link',
  'the file {} has neither content nor a link': 'die Datei {} hat weder Inhalt noch Link',
  'the file {} has no address that it can be had from':
    'die Datei {} hat keine Adresse, von der sie geholt werden kann',
  'the file {} has no content': 'die Datei {} hat keinen Inhalt',
  'the file has no address': 'die Datei hat keine Adresse',
  "a visit can't be answered: answer by mail or telephone":
    'auf einen Besuch kann nicht geantwortet werden: antworten Sie per E-Mail oder Telefon',
  "a form can't be answered: answer by mail or telephone":
    'auf ein Formular kann nicht geantwortet werden: antworten Sie per E-Mail oder Telefon',
  'Shopify carries no answers: answer by mail or telephone':
    'Shopify übermittelt keine Antworten: antworten Sie per E-Mail oder Telefon',
  'this leg is about no order: answer by mail or telephone':
    'hier geht es um keine Bestellung: antworten Sie per E-Mail oder Telefon',
  "who was in a meeting can't be written to by Zoom: answer by mail":
    'Teilnehmenden eines Meetings kann über Zoom nicht geschrieben werden: antworten Sie per E-Mail',
  'this channel has no chatbot: fill in client id, secret, account id and bot JID':
    'dieser Kanal hat keinen Chatbot: geben Sie Client-ID, Secret, Konto-ID und Bot-JID ein',
  'a comment on Instagram carries text only': 'ein Kommentar auf Instagram übermittelt nur Text',
  "a comment on Instagram can't be changed, only deleted":
    'ein Kommentar auf Instagram kann nicht geändert, nur gelöscht werden',
  "a direct message on X can't be changed, only deleted":
    'eine Direktnachricht auf X kann nicht geändert, nur gelöscht werden',
  "a private message on Reddit can't be changed or taken back":
    'eine private Nachricht auf Reddit kann nicht geändert oder zurückgenommen werden',
  'an answer on Reddit needs words': 'eine Antwort auf Reddit braucht Worte',
  'an answer on YouTube needs words and a comment to answer':
    'eine Antwort auf YouTube braucht Worte und einen Kommentar, auf den sie antwortet',
  "Rocket.Chat is answered in its room; a conversation can't be begun here":
    'auf Rocket.Chat wird im Raum geantwortet; hier kann kein Gespräch begonnen werden',
  "devices of this channel can't be answered: it has no topic for answers":
    'Geräten dieses Kanals kann nicht geantwortet werden: er hat kein Thema für Antworten',
  'this device has an id that no topic can hold':
    'dieses Gerät hat eine ID, die in kein Thema passt',
  'the customer must write first: then the key to encrypt with is known':
    'der Kunde muss zuerst schreiben: dann ist der Schlüssel zum Verschlüsseln bekannt',
  "this message can't be found on Telegram": 'diese Nachricht ist auf Telegram nicht zu finden',
  "the message that is reacted to is not one of Signal's":
    'die Nachricht, auf die reagiert wird, ist nicht von Signal',
  "this message is not one of Signal's": 'diese Nachricht ist nicht von Signal',
  'this is no comment on LinkedIn': 'das ist kein Kommentar auf LinkedIn',
  'this is no address of a post': 'das ist keine Adresse eines Beitrags',
  'this is no address of XMPP': 'das ist keine XMPP-Adresse',
  'this is no nickname or room of IRC': 'das ist kein Spitzname oder Raum auf IRC',
}
