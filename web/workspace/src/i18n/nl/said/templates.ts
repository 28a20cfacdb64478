/** What is wrong with a template, and why some can't be sent, by the English words. */
export const templates: Record<string, string> = {
  'the header of this template has a field: fill it in':
    'de kop van dit sjabloon heeft een veld: vul het in',
  'the header of this template is one image: choose a file':
    'boven dit sjabloon staat een afbeelding: kies een bestand',
  'one image is needed': 'er is een afbeelding nodig',
  'the header of this template is one video: choose a file':
    'boven dit sjabloon staat een video: kies een bestand',
  'one video is needed': 'er is een video nodig',
  'the header of this template is one document: choose a file':
    'boven dit sjabloon staat een document: kies een bestand',
  'one document is needed': 'er is een document nodig',
  'this template carries no file: send it apart':
    'bij dit sjabloon kan geen bestand mee: stuur het apart',
  'not in this template': 'niet bij dit sjabloon',
  'field {} of this template is empty: fill it in': 'veld {} van dit sjabloon is leeg: vul het in',
  'field {} is missing': 'veld {} ontbreekt',
  'each field of this template has one value': 'elk veld van dit sjabloon heeft één waarde',
  'not as many as there are values': 'niet evenveel als er waarden zijn',
  'each button of a template has one value': 'elke knop van een sjabloon heeft één waarde',
  'button {} of this template has no value: fill it in':
    'knop {} van dit sjabloon heeft geen waarde: vul die in',
  'button {} is missing': 'knop {} ontbreekt',
  'the header of this template is a place: say which':
    'boven dit sjabloon staat een plaats: vul in welke',
  'only the header of a template shows a place': 'alleen boven een sjabloon kan een plaats staan',
  'not in this message': 'niet in dit bericht',
  'a latitude is between -{} and {} degrees': 'een breedtegraad ligt tussen -{} en {} graden',
  'a longitude is between -{} and {} degrees': 'een lengtegraad ligt tussen -{} en {} graden',
  'not on earth': 'niet op aarde',
  'the place in the header of this template has no name: fill it in':
    'de plaats boven dit sjabloon heeft geen naam: vul die in',
  'the place in the header of this template has no address: fill it in':
    'de plaats boven dit sjabloon heeft geen adres: vul dat in',
  'the header of this template needs {}: exactly one file':
    'boven dit sjabloon hoort {}: precies één bestand',
  'the header of this template needs {}, not {}': 'boven dit sjabloon hoort {}, geen {}',
  'an image (JPEG or PNG)': 'een afbeelding (JPEG of PNG)',
  'a video (MP4)': 'een video (MP4)',
  'a document': 'een document',
  'the header of this template is empty: fill it in': 'de kop van dit sjabloon is leeg: vul die in',
  'the field {} of this template is empty: fill it in':
    'veld {} van dit sjabloon is leeg: vul het in',
  'the code of button {} is 1 to 15 letters and digits':
    'de code van knop {} heeft 1 tot 15 letters en cijfers',
  'the value of button {} has {} characters at most':
    'de waarde van knop {} heeft hoogstens {} tekens',
  'the address of button {} has {} characters at most, no spaces':
    'het adres van knop {} heeft hoogstens {} tekens en geen spaties',
  'the value of field {} has {} characters at most':
    'de waarde van veld {} heeft hoogstens {} tekens',
  'Not all fields of the template are filled in, or it was changed at Meta.':
    'Niet alle velden van het sjabloon zijn ingevuld, of het is bij Meta gewijzigd.',
  'The template is not there in this language, or is not approved.':
    'Het sjabloon is er niet in deze taal, of is niet goedgekeurd.',
  'The template becomes too long: fill in less.': 'Het sjabloon wordt te lang: vul minder in.',
  'What was filled in breaks a rule of Meta for templates.':
    'Wat is ingevuld, mag volgens Meta niet in een sjabloon.',
  'What was filled in does not fit the template.': 'Wat is ingevuld, past niet in het sjabloon.',
  'Meta paused the template for its low quality.':
    'Meta heeft het sjabloon stilgezet vanwege lage kwaliteit.',
  'Meta switched the template off for its low quality.':
    'Meta heeft het sjabloon uitgezet vanwege lage kwaliteit.',
  'The template is not approved, was changed, or is not filled in as it must be.':
    'Het sjabloon is niet goedgekeurd, is gewijzigd, of is niet goed ingevuld.',
  'It is a carousel: each card has a picture, a text and buttons of its own.':
    'Dit is een carrousel: elke kaart heeft een eigen afbeelding, tekst en knoppen.',
  'It opens your catalogue at Meta; products are not known here.':
    'Dit opent je catalogus bij Meta; producten zijn hier niet bekend.',
  'It shows several products of your catalogue at Meta; products are not known here.':
    'Dit toont producten uit je catalogus bij Meta; producten zijn hier niet bekend.',
  'It shows a product of your catalogue at Meta; products are not known here.':
    'Dit toont een product uit je catalogus bij Meta; producten zijn hier niet bekend.',
  "It opens a form of WhatsApp (a flow), which can't be started from here.":
    'Dit opent een formulier van WhatsApp (een flow); dat kan hier niet worden gestart.',
  'It asks for a payment: the amount and the items come from your shop.':
    'Dit vraagt om een betaling: het bedrag en de artikelen komen uit je winkel.',
  'It tells how far an order is: that comes from your shop.':
    'Dit vertelt hoe het met een bestelling staat: dat komt uit je winkel.',
  'It carries a one-time code, which comes from the system that checks it.':
    'Hierin staat een eenmalige code, en die komt uit het systeem dat hem controleert.',
  "It is an offer with a time at which it ends, which can't be given here.":
    'Dit is een aanbod met een eindtijd, en die kun je hier niet opgeven.',
  "It asks whether you may call by WhatsApp, which can't be done from here.":
    'Dit vraagt of je via WhatsApp mag bellen, en dat kan hier niet.',
  "Its button calls you by WhatsApp, which can't be answered here.":
    'Met de knop word je via WhatsApp gebeld, en dat kun je hier niet opnemen.',
  'It is a list to choose from, which WhatsApp takes only within the 24 hours.':
    'Dit is een keuzelijst, en die neemt WhatsApp alleen binnen de 24 uur aan.',
  "The file above its text stands at an address of its own, which can't be filled in from here.":
    'Het bestand boven de tekst staat op een eigen adres, en dat kun je hier niet invullen.',
  'It has a part that is not known here: {}.':
    'Er zit een onderdeel in dat hier niet bekend is: {}.',
  '{} does not let this channel see its templates: an administrator can renew its credentials':
    '{} laat dit kanaal zijn sjablonen niet zien: een beheerder kan de inloggegevens vernieuwen',
  '{} does not list its templates now: {}': '{} geeft zijn sjablonen nu niet: {}',
}
