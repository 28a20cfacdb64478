/** Orders, visits and devices: what settings mean, and how a provider is told the address. */
export const life: Record<string, string> = {
  'Signs each upload as Standard Webhooks describes. At least 24 characters, or whsec_….':
    'Signiert jede Übertragung, wie Standard Webhooks es beschreibt. Mindestens 24 Zeichen, oder whsec_….',
  'How sure you are of a customer number: claimed when anyone may say it, asserted when a card was scanned, verified when the customer also proved to be its holder.':
    'Wie sicher Sie sich einer Kundennummer sind: behauptet, wenn jeder sie nennen kann; bestätigt, wenn eine Karte gescannt wurde; nachgewiesen, wenn der Kunde auch belegt hat, der Inhaber zu sein.',
  "Of amounts that don't say it.": 'Bei Beträgen, die sie nicht selbst nennen.',
  'Let tills and visitor lists send each event here as JSON, or all of a day as a CSV table, signed by the signing secret of this channel as Standard Webhooks describes. Its page lists the fields.':
    'Lassen Sie Kassen und Besucherlisten jedes Ereignis als JSON hierher senden, oder alles von einem Tag als CSV-Tabelle, signiert mit dem Signaturgeheimnis dieses Kanals, wie Standard Webhooks es beschreibt. Die Seite des Konnektors nennt die Felder.',
  'none only inside your own network.': 'Keine: nur innerhalb Ihres eigenen Netzes.',
  'The broker keeps what comes meanwhile under this name.':
    'Unter diesem Namen bewahrt der Broker auf, was inzwischen kommt.',
  "{device} stands for the device's id.": '{device} steht für die ID des Geräts.',
  "Empty: devices can't be answered.": 'Leer: Geräten kann nicht geantwortet werden.',
  'Its myshopify.com name.': 'Sein Name auf myshopify.com.',
  'Of the app; it signs every webhook.': 'Der App; signiert jeden Webhook.',
  'With read_orders, read_returns and read_customers.':
    'Mit read_orders, read_returns und read_customers.',
  "Empty: the shop's own. Only a test stand-in needs another.":
    'Leer: die des Shops selbst. Nur ein Testaufbau braucht eine andere.',
  'Nothing to paste: this channel subscribes by itself. By hand: make webhook subscriptions of your app for orders (create, cancelled, fulfilled), refunds (create) and returns with this address.':
    'Hier ist nichts einzufügen: dieser Kanal abonniert sich selbst. Von Hand: legen Sie Webhook-Abos Ihrer App für orders (create, cancelled, fulfilled), refunds (create) und returns mit dieser Adresse an.',
  'WooCommerce, Settings, Advanced, REST API; read and write.':
    'WooCommerce, Settings, Advanced, REST API; read and write.',
  'A text of your own making; it signs what the shop tells.':
    'Ein selbst gewählter Text; signiert, was der Shop meldet.',
  'This channel can subscribe by itself. By hand: in WooCommerce open Settings, Advanced, Webhooks and add two, for Order created and Order updated, with this address and the webhook secret.':
    'Dieser Kanal kann sich selbst abonnieren. Von Hand: öffnen Sie in WooCommerce Settings, Advanced, Webhooks und fügen Sie zwei hinzu, für Order created und Order updated, mit dieser Adresse und dem Webhook-Geheimnis.',
  'Features, Access, Token of the app; it signs events.':
    'Features, Access, Token der App; signiert Ereignisse.',
  'For answers by Team Chat.': 'Für Antworten über Team Chat.',
  'Of the chatbot.': 'Des Chatbots.',
  'Put on the timeline who joined and left meetings and webinars.':
    'Im Verlauf festhalten, wer Meetings und Webinare betreten und verlassen hat.',
  'In the Zoom App Marketplace open your app, Features, Access: paste this address as event notification endpoint (Zoom checks it at once) and as bot endpoint URL. Subscribe to chat messages, registrations and participants of meetings and webinars.':
    'Öffnen Sie im Zoom App Marketplace Ihre App, Features, Access: fügen Sie diese Adresse als Event notification endpoint (Zoom prüft sie sofort) und als Bot endpoint URL ein. Abonnieren Sie Chatnachrichten, Anmeldungen und Teilnehmende von Meetings und Webinaren.',
}
