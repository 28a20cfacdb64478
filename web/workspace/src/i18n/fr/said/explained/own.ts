/** Own systems: what settings mean, and how a provider is told the address. */
export const own: Record<string, string> = {
  'Signs what comes in and what goes out. At least 24 characters; whsec_… is understood.':
    'Signe ce qui arrive et ce qui part. Au moins 24 caractères\u00a0; whsec_… est compris.',
  "Said of each message that doesn't say it itself.":
    'Valable pour chaque message qui ne le dit pas lui-même.',
  'How far this program is believed when it says who the sender is. claimed: anyone could have typed it; asserted: a network or platform vouches for it; verified: your own log-in proved it. What stands in form fields is always claimed.':
    'Jusqu’où ce programme est cru quand il dit qui est l’expéditeur. Déclarée\u00a0: n’importe qui a pu le saisir\u00a0; confirmée\u00a0: un réseau ou une plateforme s’en porte garant\u00a0; vérifiée\u00a0: votre propre connexion l’a prouvé. Ce qui est dans les champs d’un formulaire est toujours déclaré.',
  "Where replies are sent as JSON. Empty: this channel can't be answered.":
    'Où les réponses sont envoyées en JSON. Vide\u00a0: on ne peut pas répondre sur ce canal.',
  "Let your website, gateway or program send each message here as JSON, signed by the signing secret of this channel as Standard Webhooks describes. The connector's page lists the fields.":
    'Faites envoyer ici chaque message par votre site, passerelle ou programme en JSON, signé par le secret de signature de ce canal comme le décrit Standard Webhooks. La page du connecteur liste les champs.',
}
