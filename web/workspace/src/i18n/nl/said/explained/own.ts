/** Own systems: what settings mean, and how a provider is told the address. */
export const own: Record<string, string> = {
  'Signs what comes in and what goes out. At least 24 characters; whsec_… is understood.':
    'Ondertekent wat binnenkomt en wat weggaat. Minstens 24 tekens; whsec_… wordt begrepen.',
  "Said of each message that doesn't say it itself.":
    'Geldt voor elk bericht dat het zelf niet zegt.',
  'How far this program is believed when it says who the sender is. claimed: anyone could have typed it; asserted: a network or platform vouches for it; verified: your own log-in proved it. What stands in form fields is always claimed.':
    'Hoever dit programma wordt geloofd als het zegt wie de afzender is. Beweerd: iedereen kan het hebben ingetypt; bevestigd: een netwerk of platform staat ervoor in; bewezen: je eigen inlog heeft het bewezen. Wat in formuliervelden staat, is altijd beweerd.',
  "Where replies are sent as JSON. Empty: this channel can't be answered.":
    'Waar antwoorden als JSON heen gaan. Leeg: op dit kanaal kan niet worden geantwoord.',
  "Let your website, gateway or program send each message here as JSON, signed by the signing secret of this channel as Standard Webhooks describes. The connector's page lists the fields.":
    'Laat je website, gateway of programma elk bericht als JSON hierheen sturen, ondertekend met het ondertekeningsgeheim van dit kanaal zoals Standard Webhooks beschrijft. De pagina van de connector noemt de velden.',
}
