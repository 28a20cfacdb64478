/** What settings mean that several groups of channels have, by the English words. */
export const shared: Record<string, string> = {
  'Only a proxy or a test stand-in needs another one.':
    'Nur ein Proxy oder ein Testaufbau braucht eine andere.',
  'Its address.': 'Die zugehörige Adresse.',
  'Empty: no log-in.': 'Leer: ohne Anmeldung.',
  'Meta Business Suite, Page settings.': 'Meta Business Suite, Einstellungen der Seite.',
  'App dashboard, Settings, Basic. It signs every webhook.':
    'App-Dashboard, Settings, Basic. Signiert jeden Webhook.',
  'Any text; type the same where Meta asks for it with the webhook.':
    'Ein beliebiger Text; geben Sie denselben ein, wo Meta beim Webhook danach fragt.',
  'Fields of another channel of the same app and account: subscribing may replace what was there.':
    'Felder eines anderen Kanals derselben App und desselben Kontos: das Anmelden kann ersetzen, was vorher da war.',
  'App dashboard, Instagram, API setup: the number beside the account, not its name.':
    'App-Dashboard, Instagram, API setup: die Nummer neben dem Konto, nicht der Name.',
  'App dashboard, Instagram, API setup with Instagram login. It signs every webhook.':
    'App-Dashboard, Instagram, API setup with Instagram login. Signiert jeden Webhook.',
  'https://graph.facebook.com for a token by Facebook Login; else only a proxy or a test stand-in needs another one.':
    'https://graph.facebook.com bei einem Token über Facebook Login; sonst braucht nur ein Proxy oder ein Testaufbau eine andere.',
  'As above.': 'Wie oben.',
  'Empty: that of the region. Only a proxy or a test stand-in needs another one.':
    'Leer: die der Region. Nur ein Proxy oder ein Testaufbau braucht eine andere.',
  'On the first page of the Twilio Console; it begins with AC.':
    'Auf der ersten Seite der Twilio Console; beginnt mit AC.',
  'Beside the account SID. It also signs every webhook.':
    'Neben der Konto-SID. Signiert auch jeden Webhook.',
  "This channel's webhook address exactly as it stands in the Twilio Console. Twilio signs it, and reports deliveries to it. Empty: the address that requests arrive at, no reports.":
    'Die Webhook-Adresse dieses Kanals genau so, wie sie in der Twilio Console steht. Twilio signiert sie und meldet dorthin Zustellungen. Leer: die Adresse, unter der Anfragen ankommen, ohne Meldungen.',
  'Another region (https://api.dublin.ie1.twilio.com), a proxy or a test stand-in.':
    'Eine andere Region (https://api.dublin.ie1.twilio.com), ein Proxy oder ein Testaufbau.',
}
