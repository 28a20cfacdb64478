/** Why something was refused, by the English words; {} is a name or a number. */
export const refusals: Record<string, string> = {
  'there is no such conversation': 'dieses Gespräch gibt es nicht',
  'there is no such channel': 'diesen Kanal gibt es nicht',
  'the customer has no such address': 'der Kunde hat diese Adresse nicht',
  'there is no such webhook': 'diesen Webhook gibt es nicht',
  'this name is too long': 'dieser Name ist zu lang',
  'there is no such team': 'dieses Team gibt es nicht',
  'there is no such tag': 'dieses Schlagwort gibt es nicht',
  'this conversation has no such leg': 'dieses Gespräch läuft nicht über diesen Kanal',
  'there is no such message': 'diese Nachricht gibt es nicht',
  'it is not among the dead letters any more': 'das liegt nicht mehr bei den liegen gebliebenen',
  "this address can't be used": 'diese Adresse kann nicht verwendet werden',
  'there is no such role': 'diese Rolle gibt es nicht',
  'there is no such agent': 'diesen Mitarbeiter gibt es nicht',
  'there is no such department': 'diese Abteilung gibt es nicht',
  'no connection of the channel is there': 'der Kanal hat gerade keine Verbindung',
  'there is no such agent at work here': 'dieser Mitarbeiter arbeitet hier nicht (mehr)',
  "your role doesn't permit this: ask an administrator":
    'Ihre Rolle erlaubt das nicht: fragen Sie die Administration',
  "your role doesn't permit this ({}): ask an administrator":
    'Ihre Rolle erlaubt das nicht ({}): fragen Sie die Administration',
  'choose a time in the future': 'wählen Sie eine Zeit in der Zukunft',
  'a file is not here: upload it first': 'eine Datei fehlt: laden Sie sie zuerst hoch',
  '{} has no templates: write a text': '{} hat keine Vorlagen: schreiben Sie einen Text',
  'these are one customer already': 'das ist schon ein und derselbe Kunde',
  'there is no such suggestion': 'diesen Vorschlag gibt es nicht',
  'this address is not complete': 'diese Adresse ist nicht vollständig',
  'there is no such view, or it is not shared with you':
    'diese Ansicht gibt es nicht, oder sie ist nicht für Sie freigegeben',
  'there is no such type of object': 'diese Objektart gibt es nicht',
  'there is no such customer': 'diesen Kunden gibt es nicht',
  'there is no such kind of fact': 'diese Art von Angabe gibt es nicht',
  'there is no such file': 'diese Datei gibt es nicht',
  'the file is over {} MB': 'die Datei ist größer als {} MB',
  'there is no such snippet': 'diesen Textbaustein gibt es nicht',
  'there is no such device': 'dieses Gerät gibt es nicht',
  'an HTTP request was answered by something else':
    'auf die HTTP-Anfrage hat etwas anderes geantwortet',
  'the certificate of {} is not valid: {}': 'das Zertifikat von {} ist nicht gültig: {}',
  'there is no such attempt': 'diesen Versuch gibt es nicht',
  'this text is too long': 'dieser Text ist zu lang',
  'this is not a colour': 'das ist keine Farbe',
  'this is not a web address': 'das ist keine Webadresse',
  'this role may do more than you may: ask an administrator':
    'diese Rolle darf mehr als Sie: fragen Sie die Administration',
  'there is no such token: it may have been withdrawn already':
    'dieses Token gibt es nicht: vielleicht wurde es schon zurückgezogen',
  'this agent no longer exists': 'diesen Mitarbeiter gibt es nicht mehr',
  'the current password is wrong': 'das aktuelle Passwort ist falsch',
  'this is a built-in role': 'das ist eine feste Rolle',
  'there is a role of this name already': 'es gibt schon eine Rolle mit diesem Namen',
  'somebody has this role: give them another one first':
    'jemand hat diese Rolle: geben Sie zuerst eine andere',
  'not all of these are agents at work here': 'nicht alle davon arbeiten hier',
  'there is a team of this name already': 'es gibt schon ein Team mit diesem Namen',
  'there is a department of this name already': 'es gibt schon eine Abteilung mit diesem Namen',
  'there is no such time zone': 'diese Zeitzone gibt es nicht',
  'it must close after it opens': 'die Schließzeit muss nach der Öffnungszeit liegen',
  'these hours overlap': 'diese Zeiten überschneiden sich',
  '{} is an agent already': '{} ist schon Mitarbeiter',
  '{} is an agent already, deactivated: activate them again instead':
    '{} ist schon Mitarbeiter, aber deaktiviert: aktivieren Sie das Konto wieder',
  '{} is an agent already: sign in': '{} ist schon Mitarbeiter: melden Sie sich an',
  'there is no such open invitation': 'diese offene Einladung gibt es nicht',
  'too many people sign in at once: try again in a moment':
    'zu viele melden sich gleichzeitig an: versuchen Sie es gleich noch einmal',
  'this is not an e-mail address': 'das ist keine E-Mail-Adresse',
  "this password can't be used": 'dieses Passwort kann nicht verwendet werden',
  'this is the last administrator: make someone else administrator first':
    'das ist der letzte Administrator: machen Sie zuerst jemand anderen dazu',
  'there is no such session: it may have ended already':
    'diese Sitzung gibt es nicht: vielleicht ist sie schon beendet',
  'enter the set-up code that `onethread serve` printed when it started':
    'geben Sie den Einrichtungscode ein, den `onethread serve` beim Start gezeigt hat',
  'this provider is told the webhook address by hand: see its page':
    'bei diesem Anbieter tragen Sie die Webhook-Adresse von Hand ein: siehe Anleitung',
  'a channel needs a name of at most {} characters':
    'ein Kanal braucht einen Namen von höchstens {} Zeichen',
  'there is a brand of this name already': 'es gibt schon eine Marke mit diesem Namen',
  'there is no such brand': 'diese Marke gibt es nicht',
  'there is nothing of yours to undo': 'es gibt nichts von Ihnen rückgängig zu machen',
  'this was undone already': 'das wurde schon rückgängig gemacht',
  'there is a tag of this name already': 'es gibt schon ein Schlagwort mit diesem Namen',
  'one of these tags was merged meanwhile: load them again':
    'eines dieser Schlagwörter wurde inzwischen zusammengeführt: laden Sie neu',
  'this tag was merged into another: change that one':
    'dieses Schlagwort ging in einem anderen auf: ändern Sie jenes',
  'a message may have at most {} characters': 'eine Nachricht darf höchstens {} Zeichen haben',
  'a message may have at most {} buttons': 'eine Nachricht darf höchstens {} Schaltflächen haben',
  'there is nothing to send: write something or attach a file':
    'es gibt nichts zu senden: schreiben Sie etwas oder hängen Sie eine Datei an',
  'a note may mention at most {} colleagues': 'eine Notiz darf höchstens {} Kollegen erwähnen',
  'somebody mentioned is not here any more': 'eine erwähnte Person ist nicht mehr hier',
  'a message may have at most {} files': 'eine Nachricht darf höchstens {} Dateien haben',
  'this draft is too long to keep: shorten it':
    'dieser Entwurf ist zu lang zum Aufbewahren: kürzen Sie ihn',
  'no code is free: try again in a few minutes':
    'kein Code ist frei: versuchen Sie es in ein paar Minuten',
  'there is no such conversation, or it has no such leg':
    'dieses Gespräch gibt es nicht, oder es läuft nicht über diesen Kanal',
  "customers can't be led to this channel: it is paused, or its address is not filled in":
    'Kunden können nicht zu diesem Kanal geführt werden: er pausiert, oder seine Adresse fehlt',
  'there is no such link, or it was used': 'diesen Link gibt es nicht, oder er wurde benutzt',
  'no conversation waits for this code: it was used, or it is too old':
    'auf diesen Code wartet kein Gespräch: er wurde benutzt oder ist zu alt',
  'this time has passed: choose a later one': 'diese Zeit ist vorbei: wählen Sie eine spätere',
  'choose a time within a year': 'wählen Sie eine Zeit innerhalb eines Jahres',
  'this leg is not part of the conversation any more':
    'dieser Kanal gehört nicht mehr zum Gespräch',
  'this message went already, or was taken back':
    'diese Nachricht ist schon gesendet oder zurückgenommen',
  "this message is a colleague's: only they can change it":
    'diese Nachricht gehört jemand anderem: nur die Person selbst kann sie ändern',
  'this message went already': 'diese Nachricht ist schon gesendet',
  'these conversations were merged meanwhile: load them again':
    'diese Gespräche wurden inzwischen zusammengeführt: laden Sie neu',
  'these are of different customers: merge the customers first, or move the conversation to the other customer':
    'sie gehören verschiedenen Kunden: führen Sie zuerst die Kunden zusammen oder verschieben Sie das Gespräch',
  'these are the same conversation': 'das ist dasselbe Gespräch',
  "the conversation is this customer's already": 'das Gespräch gehört schon diesem Kunden',
  'move messages of one conversation at a time':
    'verschieben Sie Nachrichten immer nur aus einem Gespräch',
  'these are all there is: move the whole conversation to the other customer instead':
    'das ist alles: verschieben Sie das ganze Gespräch zum anderen Kunden',
  '{} conversations are pinned already: let one go first':
    'es sind schon {} Gespräche angeheftet: lösen Sie zuerst eines',
  'this conversation was merged too often to follow: search for the customer':
    'dieses Gespräch wurde zu oft zusammengeführt: suchen Sie den Kunden',
  'there is no conversation {}': 'es gibt kein Gespräch {}',
  'new messages came in at the same moment: try again':
    'gleichzeitig kamen neue Nachrichten: versuchen Sie es noch einmal',
  '{} answered meanwhile: read it, then send again if it still fits':
    '{} hat inzwischen geantwortet: lesen Sie es und senden Sie noch einmal, wenn es noch passt',
  'there is no such message to send again': 'diese Nachricht gibt es nicht zum erneuten Senden',
  'this message did not fail: there is nothing to send again':
    'diese Nachricht ist nicht fehlgeschlagen: es gibt nichts erneut zu senden',
  "this channel can't change what was sent: send a correction instead":
    'dieser Kanal kann Gesendetes nicht ändern: senden Sie eine Berichtigung',
  "this channel can't take back what was sent": 'dieser Kanal kann Gesendetes nicht zurücknehmen',
  '{} is not active': '{} ist nicht aktiv',
  'this message was deleted already': 'diese Nachricht wurde schon gelöscht',
  'this message has not been sent: there is nothing to change yet':
    'diese Nachricht ist noch nicht gesendet: es gibt noch nichts zu ändern',
  'this message is being changed just now: wait a moment':
    'diese Nachricht wird gerade geändert: warten Sie einen Moment',
  'a colleague changed this message meanwhile: look at it, then change it again':
    'jemand hat diese Nachricht inzwischen geändert: sehen Sie nach und ändern Sie sie dann noch einmal',
  'this message went in several parts: send a correction instead':
    'diese Nachricht ging in mehreren Teilen: senden Sie eine Berichtigung',
  "a template can't be changed once it was sent":
    'eine gesendete Vorlage kann nicht mehr geändert werden',
  "the customer wrote in private: an answer here can't be public":
    'der Kunde schrieb privat: eine Antwort hier kann nicht öffentlich sein',
  "this channel can't answer in private: answer in public, or on another channel":
    'dieser Kanal kann nicht privat antworten: antworten Sie öffentlich oder auf einem anderen Kanal',
  'there is no conversation on this address yet: write to it first':
    'mit dieser Adresse gibt es noch kein Gespräch: schreiben Sie zuerst dorthin',
  'not all of these messages are in this conversation: load it again':
    'nicht alle diese Nachrichten sind in diesem Gespräch: laden Sie neu',
  'choose at least one message that was said, not only notes':
    'wählen Sie mindestens eine Nachricht, nicht nur Notizen',
  'leave at least one message where it is': 'lassen Sie mindestens eine Nachricht stehen',
  '{} is not active: choose another channel': '{} ist nicht aktiv: wählen Sie einen anderen Kanal',
  'on {} the customer must write first: choose another channel':
    'auf {} muss der Kunde zuerst schreiben: wählen Sie einen anderen Kanal',
  '{} begins with a template: choose one': '{} beginnt mit einer Vorlage: wählen Sie eine',
  'this customer has no address for that channel: add one, or choose another channel':
    'dieser Kunde hat keine Adresse für den Kanal: fügen Sie eine hinzu oder wählen Sie einen anderen Kanal',
  'this customer wrote at the same moment: look in the inbox, then try again':
    'dieser Kunde schrieb im selben Moment: sehen Sie in den Posteingang und versuchen Sie es dann noch einmal',
  'a conversation bears at most {} tags': 'ein Gespräch trägt höchstens {} Schlagwörter',
  "this conversation isn't merged": 'dieses Gespräch ist nicht zusammengeführt',
  'this conversation was changed at the same moment: try again':
    'dieses Gespräch wurde im selben Moment geändert: versuchen Sie es noch einmal',
  'what was merged was moved on meanwhile: split off its messages instead':
    'das Zusammengeführte wurde inzwischen verschoben: trennen Sie die Nachrichten ab',
  'none of its messages are there any more': 'von den Nachrichten ist keine mehr da',
  'there is a view of this name already': 'es gibt schon eine Ansicht mit diesem Namen',
  "your role can't share views with everyone: keep it for yourself":
    'Ihre Rolle darf Ansichten nicht für alle freigeben: behalten Sie sie für sich',
  'somebody else made this view: save one of your own like it':
    'jemand anderes hat diese Ansicht angelegt: speichern Sie eine eigene',
  '{} views are as many as anyone can oversee: remove one first':
    'mehr als {} Ansichten überblickt niemand: entfernen Sie zuerst eine',
  'there may be at most {} types of objects': 'es kann höchstens {} Objektarten geben',
  'there is a type with the key {} already': 'es gibt schon eine Art mit dem Schlüssel {}',
  'this customer was changed meanwhile: look at the change, then save again':
    'dieser Kunde wurde inzwischen geändert: sehen Sie nach und speichern Sie dann noch einmal',
  'this time zone is not known: give one like Europe/Amsterdam':
    'diese Zeitzone ist nicht bekannt: geben Sie eine wie Europe/Amsterdam an',
  "you can't change {}: ask an administrator":
    'Sie können {} nicht ändern: fragen Sie die Administration',
  'a note may have at most {} characters': 'eine Notiz darf höchstens {} Zeichen haben',
  'this is too long': 'das ist zu lang',
  'say how the customer agreed: who gives consent must be able to be shown it':
    'sagen Sie, wie der Kunde eingewilligt hat: die Einwilligung muss belegt werden können',
  'there is no such field to sort by': 'nach diesem Feld kann nicht sortiert werden',
  'there is a customer with this address: open that one':
    'es gibt einen Kunden mit dieser Adresse: öffnen Sie ihn',
  'a file may have at most {} rows': 'eine Datei darf höchstens {} Zeilen haben',
  'two columns are the same field': 'zwei Spalten sind dasselbe Feld',
  'there may be at most {} fields': 'es kann höchstens {} Felder geben',
  'there is a field with the key {} already: choose another, or bring it back from the archive':
    'es gibt schon ein Feld mit dem Schlüssel {}: wählen Sie einen anderen oder holen Sie es aus dem Archiv',
  'there is no such field': 'dieses Feld gibt es nicht',
  "this address is {}'s: merge the two if they are the same person":
    'diese Adresse gehört {}: führen Sie beide zusammen, wenn es dieselbe Person ist',
  'this address was being added at the same moment: try again':
    'diese Adresse wurde im selben Moment hinzugefügt: versuchen Sie es noch einmal',
  'the customer has this address already': 'der Kunde hat diese Adresse schon',
  "the address is this customer's already": 'die Adresse gehört schon diesem Kunden',
  'several people use this address: a code sent there proves nothing about one of them':
    'diese Adresse nutzen mehrere: ein Code dorthin beweist nichts über eine einzelne Person',
  'this code is good no more: send a new one':
    'dieser Code gilt nicht mehr: senden Sie einen neuen',
  "it can't end before it begins": 'es kann nicht enden, bevor es beginnt',
  'one works at a company: make that customer a company first':
    'man arbeitet bei einer Firma: machen Sie den Kunden zuerst zur Firma',
  'the two are related so already': 'die beiden sind schon so verbunden',
  'this merge was undone already': 'diese Zusammenführung wurde schon rückgängig gemacht',
  "the database can't take this now, try again shortly ({})":
    'die Datenbank kann das gerade nicht, versuchen Sie es gleich noch einmal ({})',
  'say what kind of fact it is': 'sagen Sie, was für eine Angabe es ist',
  'this is too long for a fact': 'das ist zu lang für eine Angabe',
  'there is one for this kind already: change that one':
    'für diese Art gibt es schon einen: ändern Sie ihn',
  'the file is empty': 'die Datei ist leer',
  'this file is too large to show here: save it to open it':
    'diese Datei ist zu groß zum Anzeigen: speichern Sie sie zum Öffnen',
  'this link has ended; ask for a new one':
    'dieser Link ist abgelaufen; fordern Sie einen neuen an',
  'of this message no original was kept: only what customers sent has one':
    'von dieser Nachricht gibt es kein Original: nur was Kunden sandten, hat eines',
  'a title has at most {} characters': 'ein Titel hat höchstens {} Zeichen',
  'write the text of the snippet': 'schreiben Sie den Text des Textbausteins',
  'there is a snippet /{} already: choose another word':
    'es gibt schon einen Textbaustein /{}: wählen Sie ein anderes Wort',
  'you may write your own snippets; ask a supervisor for one for everybody':
    'eigene Textbausteine dürfen Sie schreiben; für alle fragen Sie die Teamleitung',
  'a snippet has at most {} files': 'ein Textbaustein hat höchstens {} Dateien',
  'somebody changed this snippet meanwhile: look at it again':
    'jemand hat diesen Textbaustein inzwischen geändert: sehen Sie ihn noch einmal an',
  "the name {} can't be found: check its spelling and the DNS":
    'der Name {} ist nicht zu finden: prüfen Sie Schreibweise und DNS',
  "the provider's answer lacks {}.{}": 'in der Antwort des Anbieters fehlt {}.{}',
  'the answer is over {} MB': 'die Antwort ist größer als {} MB',
  "the key can't sign a token ({}): check that it was pasted whole":
    'der Schlüssel kann kein Token signieren ({}): prüfen Sie, ob er ganz eingefügt wurde',
  "some fields can't be accepted": 'einige Felder können so nicht angenommen werden',
  "this moment can't be used": 'dieser Zeitpunkt kann nicht verwendet werden',
  "a token can't give {}: sign in to do so":
    'ein Token kann {} nicht geben: melden Sie sich dafür an',
  "this token's scopes don't permit {}": 'die Rechte dieses Tokens erlauben {} nicht',
  'this is not it': 'das stimmt nicht',
  'there is a {} of this name already': 'es gibt schon {} mit diesem Namen',
  'the last administrator stays': 'die letzte Administration bleibt',
  'there is no such {}': 'das gibt es nicht: {}',
  'there is no such message from a customer': 'diese Nachricht eines Kunden gibt es nicht',
  'needed to snooze, and only then': 'nötig zum Zurückstellen, und nur dann',
  'the same': 'dasselbe',
  'there is no such message of ours': 'diese Nachricht von uns gibt es nicht',
  'that channel reaches {}, not {}': 'dieser Kanal erreicht {}, nicht {}',
  'this is not the name of an icon': 'das ist kein Name eines Symbols',
  "this card can't be shown so": 'diese Karte kann so nicht gezeigt werden',
  'attributes may have at most {} bytes': 'die Angaben dürfen höchstens {} Bytes haben',
  'this question is asked already': 'diese Frage wird schon gestellt',
  'there may be at most {} questions': 'es kann höchstens {} Fragen geben',
  'there is no such question': 'diese Frage gibt es nicht',
  'there is no such question for this customer and address':
    'für diesen Kunden und diese Adresse gibt es diese Frage nicht',
  '{}: must be a number': '{}: muss eine Zahl sein',
  'there is no field {} that you may change': 'es gibt kein Feld {}, das Sie ändern dürfen',
  "this field can't be kept so": 'dieses Feld kann so nicht gespeichert werden',
  'there is no such code': 'diesen Code gibt es nicht',
  'there is no such relation': 'diese Beziehung gibt es nicht',
  'this suggestion was {} already': 'über diesen Vorschlag wurde schon entschieden ({})',
  'there is no such merge': 'diese Zusammenführung gibt es nicht',
  'there is no such promise': 'diese Zusage gibt es nicht',
  'give a kind of letters and digits, and a name':
    'geben Sie eine Art aus Buchstaben und Ziffern und einen Namen an',
  'give an example, a pattern or the words before it':
    'geben Sie ein Beispiel, ein Muster oder die Wörter davor an',
  'these are too many, or too long': 'das sind zu viele, oder sie sind zu lang',
  'the picture is {} by {} pixels: make it smaller':
    'das Bild hat {} mal {} Pixel: verkleinern Sie es',
  'this link is not one of ours': 'dieser Link ist nicht von uns',
  'the file is not in the store': 'die Datei ist nicht mehr da',
  "the file can't be kept: {}": 'die Datei kann nicht gespeichert werden: {}',
  'it came in together with messages of others, which you may not see':
    'es kam zusammen mit Nachrichten anderer herein, die Sie nicht sehen dürfen',
  'at most {} snippets at a time': 'höchstens {} Textbausteine auf einmal',
  'the first line must name the columns: {}': 'die erste Zeile muss die Spalten nennen: {}',
  'this is not a file of snippets: {}': 'das ist keine Datei mit Textbausteinen: {}',
  'a shortcut is one word of letters, digits, - and _, at most {}':
    'ein Kürzel ist ein Wort aus Buchstaben, Ziffern, - und _, höchstens {}',
  'a snippet has at most {} languages': 'ein Textbaustein hat höchstens {} Sprachen',
  'a snippet has at most {} characters': 'ein Textbaustein hat höchstens {} Zeichen',
  'there is no such notification': 'diese Benachrichtigung gibt es nicht',
  'there is no such chat': 'diesen Chat gibt es nicht',
  "this push service can't be used": 'dieser Push-Dienst kann nicht verwendet werden',
  'push is allowed in a signed-in browser':
    'Push-Nachrichten gehen nur in einem angemeldeten Browser',
  'it must begin with https://': 'es muss mit https:// beginnen',
  "you can't let a webhook tell what you may not read ({})":
    'ein Webhook darf nicht melden, was Sie nicht lesen dürfen ({})',
  'this address is too long': 'diese Adresse ist zu lang',
  'this number is too large': 'diese Zahl ist zu groß',
  'this token is unknown, expired or withdrawn: make a new one':
    'dieses Token ist unbekannt, abgelaufen oder widerrufen: legen Sie ein neues an',
  'this invitation was used, withdrawn or has expired: ask for a new one':
    'diese Einladung wurde benutzt, zurückgezogen oder ist abgelaufen: bitten Sie um eine neue',
  'Onethread is set up already: sign in': 'Onethread ist schon eingerichtet: melden Sie sich an',
  'e-mail address or password is wrong': 'E-Mail-Adresse oder Passwort ist falsch',
  "this file can't be shown here: save it to open it":
    'diese Datei kann hier nicht gezeigt werden: speichern Sie sie zum Öffnen',
  'the customer wrote meanwhile: read it, then send again if it still fits':
    'der Kunde hat inzwischen geschrieben: lesen Sie es und senden Sie noch einmal, wenn es noch passt',
  '{} answered and the customer wrote meanwhile: read it, then send again if it still fits':
    '{} hat geantwortet und der Kunde hat inzwischen geschrieben: lesen Sie es und senden Sie noch einmal, wenn es noch passt',
  "this leg can't carry it": 'dieser Kanal kann es nicht übermitteln',
  'Thank you. We have received your message.': 'Vielen Dank. Wir haben Ihre Nachricht erhalten.',
  'too many attempts to sign in: wait a while and try again':
    'zu viele Anmeldeversuche: warten Sie etwas und versuchen Sie es noch einmal',
  'This channel was removed: answer on another.':
    'Dieser Kanal wurde entfernt: antworten Sie auf einem anderen.',
  'This channel is paused: answer on another, or ask to resume it.':
    'Dieser Kanal ist angehalten: antworten Sie auf einem anderen oder bitten Sie, ihn fortzusetzen.',
  'The connector of this channel is not installed.':
    'Der Konnektor dieses Kanals ist nicht installiert.',
  'This channel only brings in: answer on another.':
    'Dieser Kanal empfängt nur: antworten Sie auf einem anderen.',
  "This address is no longer the customer's: answer on another.":
    'Diese Adresse gehört dem Kunden nicht mehr: antworten Sie auf einer anderen.',
  'The {}-hour window is closed: send a template, or answer on another channel.':
    'Das Fenster von {} Stunden ist geschlossen: senden Sie eine Vorlage oder antworten Sie auf einem anderen Kanal.',
  'The {}-hour window is closed: answer on another channel.':
    'Das Fenster von {} Stunden ist geschlossen: antworten Sie auf einem anderen Kanal.',
}
