/** What is wrong with a template, and why some can't be sent, by the English words. */
export const templates: Record<string, string> = {
  'the header of this template has a field: fill it in':
    'die Überschrift dieser Vorlage hat ein Feld: füllen Sie es aus',
  'the header of this template is one image: choose a file':
    'über dieser Vorlage steht ein Bild: wählen Sie eine Datei',
  'one image is needed': 'ein Bild ist nötig',
  'the header of this template is one video: choose a file':
    'über dieser Vorlage steht ein Video: wählen Sie eine Datei',
  'one video is needed': 'ein Video ist nötig',
  'the header of this template is one document: choose a file':
    'über dieser Vorlage steht ein Dokument: wählen Sie eine Datei',
  'one document is needed': 'ein Dokument ist nötig',
  'this template carries no file: send it apart':
    'mit dieser Vorlage geht keine Datei mit: senden Sie sie einzeln',
  'not in this template': 'nicht in dieser Vorlage',
  'field {} of this template is empty: fill it in':
    'Feld {} dieser Vorlage ist leer: füllen Sie es aus',
  'field {} is missing': 'Feld {} fehlt',
  'each field of this template has one value': 'jedes Feld dieser Vorlage hat einen Wert',
  'not as many as there are values': 'nicht so viele, wie es Werte gibt',
  'each button of a template has one value': 'jede Schaltfläche einer Vorlage hat einen Wert',
  'button {} of this template has no value: fill it in':
    'Schaltfläche {} dieser Vorlage hat keinen Wert: füllen Sie ihn aus',
  'button {} is missing': 'Schaltfläche {} fehlt',
  'the header of this template is a place: say which':
    'über dieser Vorlage steht ein Ort: geben Sie an, welcher',
  'only the header of a template shows a place': 'nur über einer Vorlage kann ein Ort stehen',
  'not in this message': 'nicht in dieser Nachricht',
  'a latitude is between -{} and {} degrees': 'ein Breitengrad liegt zwischen -{} und {} Grad',
  'a longitude is between -{} and {} degrees': 'ein Längengrad liegt zwischen -{} und {} Grad',
  'not on earth': 'nicht auf der Erde',
  'the place in the header of this template has no name: fill it in':
    'der Ort über dieser Vorlage hat keinen Namen: füllen Sie ihn aus',
  'the place in the header of this template has no address: fill it in':
    'der Ort über dieser Vorlage hat keine Adresse: füllen Sie sie aus',
  'the header of this template needs {}: exactly one file':
    'über diese Vorlage gehört {}: genau eine Datei',
  'the header of this template needs {}, not {}': 'über diese Vorlage gehört {}, nicht {}',
  'an image (JPEG or PNG)': 'ein Bild (JPEG oder PNG)',
  'a video (MP4)': 'ein Video (MP4)',
  'a document': 'ein Dokument',
  'the header of this template is empty: fill it in':
    'die Überschrift dieser Vorlage ist leer: füllen Sie sie aus',
  'the field {} of this template is empty: fill it in':
    'Feld {} dieser Vorlage ist leer: füllen Sie es aus',
  'the code of button {} is 1 to 15 letters and digits':
    'der Code von Schaltfläche {} hat 1 bis 15 Buchstaben und Ziffern',
  'the value of button {} has {} characters at most':
    'der Wert von Schaltfläche {} hat höchstens {} Zeichen',
  'the address of button {} has {} characters at most, no spaces':
    'die Adresse von Schaltfläche {} hat höchstens {} Zeichen und keine Leerzeichen',
  'the value of field {} has {} characters at most':
    'der Wert von Feld {} hat höchstens {} Zeichen',
  'Not all fields of the template are filled in, or it was changed at Meta.':
    'Nicht alle Felder der Vorlage sind ausgefüllt, oder sie wurde bei Meta geändert.',
  'The template is not there in this language, or is not approved.':
    'Die Vorlage gibt es in dieser Sprache nicht, oder sie ist nicht genehmigt.',
  'The template becomes too long: fill in less.':
    'Die Vorlage wird zu lang: füllen Sie weniger aus.',
  'What was filled in breaks a rule of Meta for templates.':
    'Was ausgefüllt wurde, verstößt gegen eine Regel von Meta für Vorlagen.',
  'What was filled in does not fit the template.':
    'Was ausgefüllt wurde, passt nicht in die Vorlage.',
  'Meta paused the template for its low quality.':
    'Meta hat die Vorlage wegen geringer Qualität angehalten.',
  'Meta switched the template off for its low quality.':
    'Meta hat die Vorlage wegen geringer Qualität abgeschaltet.',
  'The template is not approved, was changed, or is not filled in as it must be.':
    'Die Vorlage ist nicht genehmigt, wurde geändert oder ist nicht richtig ausgefüllt.',
  'It is a carousel: each card has a picture, a text and buttons of its own.':
    'Das ist ein Karussell: jede Karte hat ein eigenes Bild, einen eigenen Text und eigene Schaltflächen.',
  'It opens your catalogue at Meta; products are not known here.':
    'Das öffnet Ihren Katalog bei Meta; Produkte sind hier nicht bekannt.',
  'It shows several products of your catalogue at Meta; products are not known here.':
    'Das zeigt mehrere Produkte Ihres Katalogs bei Meta; Produkte sind hier nicht bekannt.',
  'It shows a product of your catalogue at Meta; products are not known here.':
    'Das zeigt ein Produkt Ihres Katalogs bei Meta; Produkte sind hier nicht bekannt.',
  "It opens a form of WhatsApp (a flow), which can't be started from here.":
    'Das öffnet ein Formular von WhatsApp (einen Flow), das hier nicht gestartet werden kann.',
  'It asks for a payment: the amount and the items come from your shop.':
    'Das bittet um eine Zahlung: Betrag und Artikel kommen aus Ihrem Shop.',
  'It tells how far an order is: that comes from your shop.':
    'Das meldet den Stand einer Bestellung: der kommt aus Ihrem Shop.',
  'It carries a one-time code, which comes from the system that checks it.':
    'Sie enthält einen Einmalcode, der aus dem System kommt, das ihn prüft.',
  "It is an offer with a time at which it ends, which can't be given here.":
    'Das ist ein Angebot mit einer Endzeit, die hier nicht angegeben werden kann.',
  "It asks whether you may call by WhatsApp, which can't be done from here.":
    'Das fragt, ob Sie über WhatsApp anrufen dürfen, was hier nicht geht.',
  "Its button calls you by WhatsApp, which can't be answered here.":
    'Die Schaltfläche ruft Sie über WhatsApp an, was hier nicht angenommen werden kann.',
  'It is a list to choose from, which WhatsApp takes only within the 24 hours.':
    'Das ist eine Auswahlliste, die WhatsApp nur innerhalb der 24 Stunden annimmt.',
  "The file above its text stands at an address of its own, which can't be filled in from here.":
    'Die Datei über dem Text liegt unter einer eigenen Adresse, die hier nicht ausgefüllt werden kann.',
  'It has a part that is not known here: {}.':
    'Sie hat einen Teil, der hier nicht bekannt ist: {}.',
  '{} does not let this channel see its templates: an administrator can renew its credentials':
    '{} zeigt diesem Kanal seine Vorlagen nicht: die Administration kann die Zugangsdaten erneuern',
  '{} does not list its templates now: {}': '{} zeigt seine Vorlagen jetzt nicht: {}',
}
