/** Website and app: what settings mean, and how a provider is told the address. */
export const site: Record<string, string> = {
  'Ask your question': 'Stel uw vraag',
  'We use your details to help you.': 'We gebruiken uw gegevens om u te helpen.',
  "20 or more letters and digits of your own making, put behind the form's address as ?key=… It keeps out robots that only guess addresses; whoever reads the page can read it.":
    '20 of meer zelfbedachte letters en cijfers, achter het adres van het formulier als ?key=… Houdt robots buiten die alleen adressen raden; wie de pagina leest, kan hem lezen.',
  "Name of a field that people don't see; a form with something in it is thrown away. Empty: none.":
    'Naam van een veld dat mensen niet zien; een formulier waarin er iets in staat, wordt weggegooid. Leeg: geen.',
  'Shown after a form was sent from a page.':
    'Getoond nadat op een pagina een formulier is verstuurd.',
  'Where the visitor goes then. Empty: only the words above.':
    'Waar de bezoeker dan heen gaat. Leeg: alleen de tekst hierboven.',
  'For forms without one.': 'Voor formulieren zonder onderwerp.',
  'Let the form post here with the form key behind the address: <form method="post" enctype="multipart/form-data" action="this address?key=…">. Or paste the address with the key as webhook into your form builder.':
    'Laat het formulier hierheen gaan met de formuliersleutel achter het adres: <form method="post" enctype="multipart/form-data" action="dit adres?key=…">. Of plak het adres met de sleutel als webhook in je formulierbouwer.',
  'At the top of the chat.': 'Bovenaan de chat.',
  'The first thing a visitor reads. Empty: none.': 'Het eerste wat een bezoeker leest. Leeg: geen.',
  "Addresses of the sites that may show this chat, without a path. This server's own pages always may.":
    'Adressen van de sites die deze chat mogen tonen, zonder pad. De eigen pagina’s van deze server mogen het altijd.',
  'The widget keeps its texts readable on it.': 'De widget houdt zijn teksten daarop leesbaar.',
  'Where the button stands.': 'Waar de knop staat.',
  "auto: as the visitor's device is.": 'Automatisch: zoals het apparaat van de bezoeker.',
  '0: square, 28: very round.': '0: recht, 28: heel rond.',
  'Beside the picture. Empty: the picture only.':
    'Naast het pictogram. Leeg: alleen het pictogram.',
  'Address of a square picture on your website. Empty: the first letter of the title.':
    'Adres van een vierkante afbeelding op je website. Leeg: de eerste letter van de titel.',
  "auto: the visitor's own.": 'Automatisch: die van de bezoeker.',
  'offline: only when nobody is there, so that the answer can go by e-mail.':
    'Als er niemand is: alleen dan, zodat het antwoord per e-mail kan.',
  'Asked when a conversation is resolved; agents see it in the timeline.':
    'Gevraagd als een gesprek is afgehandeld; medewerkers zien het in de tijdlijn.',
  'Visitors may record one.': 'Bezoekers mogen er een opnemen.',
  'inform: shown before the first message. ask: the visitor must agree first. What was agreed to is kept with the message.':
    'Informeren: getoond voor het eerste bericht. Vragen: de bezoeker moet eerst akkoord gaan. Waarmee die akkoord ging, wordt bij het bericht bewaard.',
  'Your site signs a token (JWT, HS256) with it, and the customer is recognised with certainty. At least 32 characters.':
    'Je site ondertekent er een token (JWT, HS256) mee, en de klant wordt met zekerheid herkend. Minstens 32 tekens.',
  'The whole JSON key file. With it, a phone with your app is told of an answer while nobody looks at the chat.':
    'Het hele JSON-sleutelbestand. Daarmee krijgt een telefoon met je app een melding van een antwoord als niemand naar de chat kijkt.',
  'message: that there is one. text: what it says, also on a locked screen.':
    'bericht: dat er een is. tekst: wat erin staat, ook op een vergrendeld scherm.',
  "Pages with a service worker of their own may hand over a visitor's push subscription.":
    'Pagina’s met een eigen service worker mogen het pushabonnement van een bezoeker doorgeven.',
  'More from one visitor must wait.': 'Meer van één bezoeker moet wachten.',
  'More from one network must wait.': 'Meer van één netwerk moet wachten.',
}
