/** What settings mean that several groups of channels have, by the English words. */
export const shared: Record<string, string> = {
  'Only a proxy or a test stand-in needs another one.':
    'Alleen een proxy of een proefopstelling heeft een ander nodig.',
  'Its address.': 'Het adres ervan.',
  'Empty: no log-in.': 'Leeg: er wordt niet ingelogd.',
  'Meta Business Suite, Page settings.': 'Meta Business Suite, instellingen van de pagina.',
  'App dashboard, Settings, Basic. It signs every webhook.':
    'App-dashboard, Settings, Basic. Ondertekent elke webhook.',
  'Any text; type the same where Meta asks for it with the webhook.':
    'Een tekst naar keuze; vul dezelfde in waar Meta er bij de webhook om vraagt.',
  'Fields of another channel of the same app and account: subscribing may replace what was there.':
    'Velden van een ander kanaal van dezelfde app en hetzelfde account: aanmelden kan vervangen wat er al was.',
  'App dashboard, Instagram, API setup: the number beside the account, not its name.':
    'App-dashboard, Instagram, API setup: het nummer naast het account, niet de naam.',
  'App dashboard, Instagram, API setup with Instagram login. It signs every webhook.':
    'App-dashboard, Instagram, API setup met Instagram-login. Ondertekent elke webhook.',
  'https://graph.facebook.com for a token by Facebook Login; else only a proxy or a test stand-in needs another one.':
    'https://graph.facebook.com voor een token via Facebook Login; anders heeft alleen een proxy of een proefopstelling een ander nodig.',
  'As above.': 'Zoals hierboven.',
  'Empty: that of the region. Only a proxy or a test stand-in needs another one.':
    'Leeg: dat van de regio. Alleen een proxy of een proefopstelling heeft een ander nodig.',
  'On the first page of the Twilio Console; it begins with AC.':
    'Op de eerste pagina van de Twilio Console; begint met AC.',
  'Beside the account SID. It also signs every webhook.':
    'Naast de account-SID. Ondertekent ook elke webhook.',
  "This channel's webhook address exactly as it stands in the Twilio Console. Twilio signs it, and reports deliveries to it. Empty: the address that requests arrive at, no reports.":
    'Het webhookadres van dit kanaal, precies zoals het in de Twilio Console staat. Twilio ondertekent het en meldt er afleveringen. Leeg: het adres waar verzoeken binnenkomen, zonder meldingen.',
  'Another region (https://api.dublin.ie1.twilio.com), a proxy or a test stand-in.':
    'Een andere regio (https://api.dublin.ie1.twilio.com), een proxy of een proefopstelling.',
}
