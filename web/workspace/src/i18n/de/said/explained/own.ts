/** Own systems: what settings mean, and how a provider is told the address. */
export const own: Record<string, string> = {
  'Signs what comes in and what goes out. At least 24 characters; whsec_… is understood.':
    'Signiert, was hereinkommt und was hinausgeht. Mindestens 24 Zeichen; whsec_… wird verstanden.',
  "Said of each message that doesn't say it itself.":
    'Gilt für jede Nachricht, die es nicht selbst sagt.',
  'How far this program is believed when it says who the sender is. claimed: anyone could have typed it; asserted: a network or platform vouches for it; verified: your own log-in proved it. What stands in form fields is always claimed.':
    'Wie weit diesem Programm geglaubt wird, wenn es sagt, wer der Absender ist. Behauptet: jeder könnte es eingetippt haben; bestätigt: ein Netz oder eine Plattform steht dafür ein; nachgewiesen: Ihre eigene Anmeldung hat es bewiesen. Was in Formularfeldern steht, ist immer behauptet.',
  "Where replies are sent as JSON. Empty: this channel can't be answered.":
    'Wohin Antworten als JSON gesendet werden. Leer: auf diesem Kanal kann nicht geantwortet werden.',
  "Let your website, gateway or program send each message here as JSON, signed by the signing secret of this channel as Standard Webhooks describes. The connector's page lists the fields.":
    'Lassen Sie Ihre Website, Ihr Gateway oder Programm jede Nachricht als JSON hierher senden, signiert mit dem Signaturgeheimnis dieses Kanals, wie Standard Webhooks es beschreibt. Die Seite des Konnektors nennt die Felder.',
}
