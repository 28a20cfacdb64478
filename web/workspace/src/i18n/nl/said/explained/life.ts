/** Orders, visits and devices: what settings mean, and how a provider is told the address. */
export const life: Record<string, string> = {
  'Signs each upload as Standard Webhooks describes. At least 24 characters, or whsec_….':
    'Ondertekent elke upload zoals Standard Webhooks beschrijft. Minstens 24 tekens, of whsec_….',
  'How sure you are of a customer number: claimed when anyone may say it, asserted when a card was scanned, verified when the customer also proved to be its holder.':
    'Hoe zeker je bent van een klantnummer: beweerd als iedereen het kan zeggen, bevestigd als een pas is gescand, bewezen als de klant ook heeft aangetoond de houder te zijn.',
  "Of amounts that don't say it.": 'Van bedragen die het niet zelf zeggen.',
  'Let tills and visitor lists send each event here as JSON, or all of a day as a CSV table, signed by the signing secret of this channel as Standard Webhooks describes. Its page lists the fields.':
    'Laat kassa’s en bezoekerslijsten elke gebeurtenis als JSON hierheen sturen, of alles van een dag als CSV-tabel, ondertekend met het ondertekeningsgeheim van dit kanaal zoals Standard Webhooks beschrijft. De pagina ervan noemt de velden.',
  'none only inside your own network.': 'Geen: alleen binnen je eigen netwerk.',
  'The broker keeps what comes meanwhile under this name.':
    'De broker bewaart onder deze naam wat intussen binnenkomt.',
  "{device} stands for the device's id.": '{device} staat voor de id van het apparaat.',
  "Empty: devices can't be answered.": 'Leeg: apparaten krijgen geen antwoord.',
  'Its myshopify.com name.': 'De myshopify.com-naam ervan.',
  'Of the app; it signs every webhook.': 'Van de app; ondertekent elke webhook.',
  'With read_orders, read_returns and read_customers.':
    'Met read_orders, read_returns en read_customers.',
  "Empty: the shop's own. Only a test stand-in needs another.":
    'Leeg: dat van de winkel zelf. Alleen een proefopstelling heeft een ander nodig.',
  'Nothing to paste: this channel subscribes by itself. By hand: make webhook subscriptions of your app for orders (create, cancelled, fulfilled), refunds (create) and returns with this address.':
    'Er is niets te plakken: dit kanaal abonneert zich vanzelf. Met de hand: maak webhookabonnementen van je app voor orders (create, cancelled, fulfilled), refunds (create) en returns met dit adres.',
  'WooCommerce, Settings, Advanced, REST API; read and write.':
    'WooCommerce, Settings, Advanced, REST API; read and write.',
  'A text of your own making; it signs what the shop tells.':
    'Een zelfbedachte tekst; ondertekent wat de winkel meldt.',
  'This channel can subscribe by itself. By hand: in WooCommerce open Settings, Advanced, Webhooks and add two, for Order created and Order updated, with this address and the webhook secret.':
    'Dit kanaal kan zich vanzelf abonneren. Met de hand: open in WooCommerce Settings, Advanced, Webhooks en voeg er twee toe, voor Order created en Order updated, met dit adres en het webhookgeheim.',
  'Features, Access, Token of the app; it signs events.':
    'Features, Access, Token van de app; ondertekent gebeurtenissen.',
  'For answers by Team Chat.': 'Voor antwoorden via Team Chat.',
  'Of the chatbot.': 'Van de chatbot.',
  'Put on the timeline who joined and left meetings and webinars.':
    'Zet op de tijdlijn wie bij vergaderingen en webinars kwam en ging.',
  'In the Zoom App Marketplace open your app, Features, Access: paste this address as event notification endpoint (Zoom checks it at once) and as bot endpoint URL. Subscribe to chat messages, registrations and participants of meetings and webinars.':
    'Open in de Zoom App Marketplace je app, Features, Access: plak dit adres als event notification endpoint (Zoom controleert het meteen) en als bot endpoint URL. Abonneer je op chatberichten, aanmeldingen en deelnemers van vergaderingen en webinars.',
}
