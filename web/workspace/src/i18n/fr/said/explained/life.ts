/** Orders, visits and devices: what settings mean, and how a provider is told the address. */
export const life: Record<string, string> = {
  'Signs each upload as Standard Webhooks describes. At least 24 characters, or whsec_….':
    'Signe chaque envoi comme le décrit Standard Webhooks. Au moins 24 caractères, ou whsec_….',
  'How sure you are of a customer number: claimed when anyone may say it, asserted when a card was scanned, verified when the customer also proved to be its holder.':
    'À quel point vous êtes sûr d’un numéro de client\u00a0: déclarée si n’importe qui peut le dire, confirmée si une carte a été scannée, vérifiée si le client a aussi montré qu’il en est le titulaire.',
  "Of amounts that don't say it.": 'Des montants qui ne la disent pas.',
  'Let tills and visitor lists send each event here as JSON, or all of a day as a CSV table, signed by the signing secret of this channel as Standard Webhooks describes. Its page lists the fields.':
    'Faites envoyer ici chaque événement des caisses et des listes de visiteurs en JSON, ou tout un jour en tableau CSV, signé par le secret de signature de ce canal comme le décrit Standard Webhooks. La page du connecteur liste les champs.',
  'none only inside your own network.': 'Aucune\u00a0: seulement dans votre propre réseau.',
  'The broker keeps what comes meanwhile under this name.':
    'Le broker garde sous ce nom ce qui arrive entre-temps.',
  "{device} stands for the device's id.": '{device} représente l’ID de l’appareil.',
  "Empty: devices can't be answered.": 'Vide\u00a0: on ne peut pas répondre aux appareils.',
  'Its myshopify.com name.': 'Son nom en myshopify.com.',
  'Of the app; it signs every webhook.': 'De l’application\u00a0; signe chaque webhook.',
  'With read_orders, read_returns and read_customers.':
    'Avec read_orders, read_returns et read_customers.',
  "Empty: the shop's own. Only a test stand-in needs another.":
    'Vide\u00a0: celle de la boutique. Seul un montage de test en demande une autre.',
  'Nothing to paste: this channel subscribes by itself. By hand: make webhook subscriptions of your app for orders (create, cancelled, fulfilled), refunds (create) and returns with this address.':
    'Rien à coller\u00a0: ce canal s’abonne lui-même. À la main\u00a0: créez des abonnements webhook de votre application pour orders (create, cancelled, fulfilled), refunds (create) et returns avec cette adresse.',
  'WooCommerce, Settings, Advanced, REST API; read and write.':
    'WooCommerce, Settings, Advanced, REST API\u00a0; read and write.',
  'A text of your own making; it signs what the shop tells.':
    'Un texte de votre choix\u00a0; signe ce que la boutique signale.',
  'This channel can subscribe by itself. By hand: in WooCommerce open Settings, Advanced, Webhooks and add two, for Order created and Order updated, with this address and the webhook secret.':
    'Ce canal peut s’abonner lui-même. À la main\u00a0: dans WooCommerce, ouvrez Settings, Advanced, Webhooks et ajoutez-en deux, pour Order created et Order updated, avec cette adresse et le secret du webhook.',
  'Features, Access, Token of the app; it signs events.':
    'Features, Access, Token de l’application\u00a0; signe les événements.',
  'For answers by Team Chat.': 'Pour les réponses par Team Chat.',
  'Of the chatbot.': 'Du chatbot.',
  'Put on the timeline who joined and left meetings and webinars.':
    'Noter dans le fil qui a rejoint et quitté réunions et webinaires.',
  'In the Zoom App Marketplace open your app, Features, Access: paste this address as event notification endpoint (Zoom checks it at once) and as bot endpoint URL. Subscribe to chat messages, registrations and participants of meetings and webinars.':
    'Dans le Zoom App Marketplace, ouvrez votre application, Features, Access\u00a0: collez cette adresse comme event notification endpoint (Zoom la vérifie aussitôt) et comme bot endpoint URL. Abonnez-vous aux messages de chat, aux inscriptions et aux participants des réunions et webinaires.',
}
