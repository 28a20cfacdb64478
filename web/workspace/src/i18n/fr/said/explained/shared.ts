/** What settings mean that several groups of channels have, by the English words. */
export const shared: Record<string, string> = {
  'Only a proxy or a test stand-in needs another one.':
    'Seul un proxy ou un montage de test en demande une autre.',
  'Its address.': 'Son adresse.',
  'Empty: no log-in.': 'Vide\u00a0: sans connexion à un compte.',
  'Meta Business Suite, Page settings.': 'Meta Business Suite, paramètres de la page.',
  'App dashboard, Settings, Basic. It signs every webhook.':
    'Tableau de bord de l’application, Settings, Basic. Signe chaque webhook.',
  'Any text; type the same where Meta asks for it with the webhook.':
    'Un texte au choix\u00a0; saisissez le même là où Meta le demande avec le webhook.',
  'Fields of another channel of the same app and account: subscribing may replace what was there.':
    'Les champs d’un autre canal de la même application et du même compte\u00a0: l’abonnement peut remplacer ce qui était là.',
  'App dashboard, Instagram, API setup: the number beside the account, not its name.':
    'Tableau de bord de l’application, Instagram, API setup\u00a0: le numéro à côté du compte, pas son nom.',
  'App dashboard, Instagram, API setup with Instagram login. It signs every webhook.':
    'Tableau de bord de l’application, Instagram, API setup with Instagram login. Signe chaque webhook.',
  'https://graph.facebook.com for a token by Facebook Login; else only a proxy or a test stand-in needs another one.':
    'https://graph.facebook.com pour un jeton obtenu par Facebook Login\u00a0; sinon, seul un proxy ou un montage de test en demande une autre.',
  'As above.': 'Comme ci-dessus.',
  'Empty: that of the region. Only a proxy or a test stand-in needs another one.':
    'Vide\u00a0: celle de la région. Seul un proxy ou un montage de test en demande une autre.',
  'On the first page of the Twilio Console; it begins with AC.':
    'Sur la première page de la Twilio Console\u00a0; commence par AC.',
  'Beside the account SID. It also signs every webhook.':
    'À côté du SID du compte. Signe aussi chaque webhook.',
  "This channel's webhook address exactly as it stands in the Twilio Console. Twilio signs it, and reports deliveries to it. Empty: the address that requests arrive at, no reports.":
    'L’adresse du webhook de ce canal, exactement comme dans la Twilio Console. Twilio la signe et y signale les remises. Vide\u00a0: l’adresse à laquelle les requêtes arrivent, sans rapports.',
  'Another region (https://api.dublin.ie1.twilio.com), a proxy or a test stand-in.':
    'Une autre région (https://api.dublin.ie1.twilio.com), un proxy ou un montage de test.',
}
