/** Website and app: what settings mean, and how a provider is told the address. */
export const site: Record<string, string> = {
  'Ask your question': 'Stellen Sie Ihre Frage',
  'We use your details to help you.': 'Wir verwenden Ihre Angaben, um Ihnen zu helfen.',
  "20 or more letters and digits of your own making, put behind the form's address as ?key=… It keeps out robots that only guess addresses; whoever reads the page can read it.":
    'Mindestens 20 selbst gewählte Buchstaben und Ziffern, hinter der Adresse des Formulars als ?key=… Das hält Roboter fern, die Adressen nur raten; wer die Seite liest, kann den Schlüssel lesen.',
  "Name of a field that people don't see; a form with something in it is thrown away. Empty: none.":
    'Name eines Feldes, das Menschen nicht sehen; ein Formular, in dem etwas darin steht, wird verworfen. Leer: keines.',
  'Shown after a form was sent from a page.':
    'Wird gezeigt, nachdem ein Formular von einer Seite gesendet wurde.',
  'Where the visitor goes then. Empty: only the words above.':
    'Wohin der Besucher dann kommt. Leer: nur der Text oben.',
  'For forms without one.': 'Für Formulare ohne Betreff.',
  'Let the form post here with the form key behind the address: <form method="post" enctype="multipart/form-data" action="this address?key=…">. Or paste the address with the key as webhook into your form builder.':
    'Lassen Sie das Formular mit dem Formularschlüssel hinter der Adresse hierher senden: <form method="post" enctype="multipart/form-data" action="diese Adresse?key=…">. Oder fügen Sie die Adresse mit dem Schlüssel als Webhook in Ihren Formularbaukasten ein.',
  'At the top of the chat.': 'Oben im Chat.',
  'The first thing a visitor reads. Empty: none.':
    'Das Erste, was ein Besucher liest. Leer: nichts.',
  "Addresses of the sites that may show this chat, without a path. This server's own pages always may.":
    'Adressen der Websites, die diesen Chat zeigen dürfen, ohne Pfad. Die eigenen Seiten dieses Servers dürfen es immer.',
  'The widget keeps its texts readable on it.': 'Das Widget hält seine Texte darauf lesbar.',
  'Where the button stands.': 'Wo die Schaltfläche steht.',
  "auto: as the visitor's device is.": 'Automatisch: wie das Gerät des Besuchers.',
  '0: square, 28: very round.': '0: eckig, 28: sehr rund.',
  'Beside the picture. Empty: the picture only.': 'Neben dem Bild. Leer: nur das Bild.',
  'Address of a square picture on your website. Empty: the first letter of the title.':
    'Adresse eines quadratischen Bildes auf Ihrer Website. Leer: der erste Buchstabe des Titels.',
  "auto: the visitor's own.": 'Automatisch: die des Besuchers.',
  'offline: only when nobody is there, so that the answer can go by e-mail.':
    'Wenn niemand da ist: nur dann, damit die Antwort per E-Mail gehen kann.',
  'Asked when a conversation is resolved; agents see it in the timeline.':
    'Wird gefragt, wenn ein Gespräch erledigt ist; Mitarbeitende sehen es im Verlauf.',
  'Visitors may record one.': 'Besucher dürfen eine aufnehmen.',
  'inform: shown before the first message. ask: the visitor must agree first. What was agreed to is kept with the message.':
    'Informieren: vor der ersten Nachricht gezeigt. Fragen: der Besucher muss zuerst zustimmen. Wozu zugestimmt wurde, wird bei der Nachricht aufbewahrt.',
  'Your site signs a token (JWT, HS256) with it, and the customer is recognised with certainty. At least 32 characters.':
    'Ihre Website signiert damit ein Token (JWT, HS256), und der Kunde wird mit Sicherheit erkannt. Mindestens 32 Zeichen.',
  'The whole JSON key file. With it, a phone with your app is told of an answer while nobody looks at the chat.':
    'Die ganze JSON-Schlüsseldatei. Damit erfährt ein Telefon mit Ihrer App von einer Antwort, während niemand in den Chat sieht.',
  'message: that there is one. text: what it says, also on a locked screen.':
    'Nachricht: dass es eine gibt. Text: was darin steht, auch auf einem gesperrten Bildschirm.',
  "Pages with a service worker of their own may hand over a visitor's push subscription.":
    'Seiten mit eigenem Service Worker dürfen das Push-Abo eines Besuchers übergeben.',
  'More from one visitor must wait.': 'Mehr von einem Besucher muss warten.',
  'More from one network must wait.': 'Mehr aus einem Netz muss warten.',
}
