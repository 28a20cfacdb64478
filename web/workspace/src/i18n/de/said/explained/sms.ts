/** Text messages: what settings mean, and how a provider is told the address. */
export const sms: Record<string, string> = {
  'Seven digits, in the Bandwidth App.': 'Sieben Ziffern, in der Bandwidth App.',
  'Of the messaging application that has the number.':
    'Der Messaging-Anwendung, zu der die Nummer gehört.',
  'Of a user made for the API.': 'Eines Benutzers, der für die API angelegt wurde.',
  'Of your own making; type the same at the application, Use basic authentication.':
    'Selbst gewählt; geben Sie bei der Anwendung unter Use basic authentication dasselbe ein.',
  'Long and random, and the same there.': 'Lang und zufällig, und dort dasselbe.',
  'That messages are sent from, with its country code; registered for 10DLC where needed.':
    'Von der aus Nachrichten gesendet werden, mit Landesvorwahl; wo nötig für 10DLC registriert.',
  'Numbers in the United States and Canada can. Switched off, files go as links.':
    'Nummern in den Vereinigten Staaten und Kanada können das. Ausgeschaltet gehen Dateien als Links.',
  'In the Bandwidth App open Applications, the messaging application, and paste this address as the inbound and the status callback URL. Tick basic authentication and type the webhook user and password of this channel.':
    'Öffnen Sie in der Bandwidth App Applications, die Messaging-Anwendung, und fügen Sie diese Adresse als Inbound- und als Status-Callback-URL ein. Haken Sie basic authentication an und geben Sie Webhook-Benutzer und Webhook-Passwort dieses Kanals ein.',
  'MessageBird Dashboard, Developers, API access; a live key.':
    'MessageBird Dashboard, Developers, API access; ein Live-Schlüssel.',
  'MessageBird Dashboard, Developers, API settings. It signs every webhook.':
    'MessageBird Dashboard, Developers, API settings. Signiert jeden Webhook.',
  'MessageBird Dashboard, Channels, the SMS channel of the number.':
    'MessageBird Dashboard, Channels, der SMS-Kanal der Nummer.',
  'With its country code. Customers are told it.':
    'Mit Landesvorwahl. Kunden bekommen sie genannt.',
  "This channel's webhook address exactly as MessageBird was told it: it signs the address too. Empty: the address that requests arrive at.":
    'Die Webhook-Adresse dieses Kanals genau so, wie sie MessageBird angegeben wurde: auch die Adresse wird signiert. Leer: die Adresse, unter der Anfragen ankommen.',
  'Let this channel make its webhook itself (“Subscribe webhooks”). By hand: create a webhook of the Conversations API for the channel with this address and the events message.created and message.updated. Paste the address into this channel as its public webhook address.':
    'Lassen Sie diesen Kanal seinen Webhook selbst anlegen („Webhooks anmelden“). Von Hand: legen Sie für den Kanal einen Webhook der Conversations API mit dieser Adresse und den Ereignissen message.created und message.updated an. Fügen Sie die Adresse in diesen Kanal als öffentliche Webhook-Adresse ein.',
  'On the first page of the Plivo console; it begins with MA or SA.':
    'Auf der ersten Seite der Plivo-Konsole; beginnt mit MA oder SA.',
  'Beside the auth ID. It also signs every webhook.':
    'Neben der Auth-ID. Signiert auch jeden Webhook.',
  'That messages are sent from, with its country code; or a short code or name.':
    'Von der aus Nachrichten gesendet werden, mit Landesvorwahl; oder eine Kurzwahl oder ein Name.',
  "This channel's webhook address exactly as it stands in the Plivo console. Plivo signs it, and reports deliveries to it. Empty: the address that requests arrive at, no reports.":
    'Die Webhook-Adresse dieses Kanals genau so, wie sie in der Plivo-Konsole steht. Plivo signiert sie und meldet dorthin Zustellungen. Leer: die Adresse, unter der Anfragen ankommen, ohne Meldungen.',
  'Only numbers in the United States and Canada can. Otherwise files go as links.':
    'Nur Nummern in den Vereinigten Staaten und Kanada können das. Sonst gehen Dateien als Links.',
  'In the Plivo console open Messaging, Applications (XML), the application of the number, and paste this address as the message URL, method POST. Paste the same address into this channel as its public webhook address.':
    'Öffnen Sie in der Plivo-Konsole Messaging, Applications (XML), die Anwendung der Nummer, und fügen Sie diese Adresse als Message URL ein, Methode POST. Fügen Sie dieselbe Adresse in diesen Kanal als öffentliche Webhook-Adresse ein.',
  'Sinch Build dashboard, Settings, Projects.': 'Sinch Build Dashboard, Settings, Projects.',
  'Sinch Build dashboard, Conversation API, Apps.':
    'Sinch Build Dashboard, Conversation API, Apps.',
  'Sinch Build dashboard, Settings, Access keys.': 'Sinch Build Dashboard, Settings, Access keys.',
  'Shown once, when the key is made.': 'Wird einmal angezeigt, wenn der Schlüssel angelegt wird.',
  'Any long text; type the same at the webhook in the dashboard. It signs every webhook.':
    'Ein beliebiger langer Text; geben Sie beim Webhook im Dashboard denselben ein. Signiert jeden Webhook.',
  'Where the app was made: eu, us or br.':
    'Wo die App angelegt wurde: Europa, Vereinigte Staaten oder Brasilien.',
  'Only where MMS is set up as a channel of the app. Otherwise files go as links.':
    'Nur wo MMS als Kanal der App eingerichtet ist. Sonst gehen Dateien als Links.',
  'In the Sinch Build dashboard open Conversation API, Apps, the app, Webhooks, and add this address with the triggers MESSAGE_INBOUND and MESSAGE_DELIVERY and the webhook secret of this channel.':
    'Öffnen Sie im Sinch Build Dashboard Conversation API, Apps, die App, Webhooks, und fügen Sie diese Adresse mit den Auslösern MESSAGE_INBOUND und MESSAGE_DELIVERY und dem Webhook-Geheimnis dieses Kanals hinzu.',
  'Name or address of the SMSC.': 'Name oder Adresse des SMSC.',
  'Often 2775, with TLS 3550.': 'Oft 2775, mit TLS 3550.',
  'Switch off only inside a private network or a tunnel.':
    'Nur innerhalb eines privaten Netzes oder eines Tunnels ausschalten.',
  "The account's name, at most 15 characters.": 'Der Name des Kontos, höchstens 15 Zeichen.',
  'At most 8 characters (SMPP 3.4).': 'Höchstens 8 Zeichen (SMPP 3.4).',
  'Only where the provider names one.': 'Nur wo der Anbieter einen nennt.',
  'That messages are sent from: a number with its country code, a short code, or up to 11 letters.':
    'Von der aus Nachrichten gesendet werden: eine Nummer mit Landesvorwahl, eine Kurzwahl oder bis zu 11 Buchstaben.',
  'Put before the numbers of senders that come without one (0612345678).':
    'Steht vor den Nummern von Absendern, die ohne Vorwahl kommen (0612345678).',
  "What the SMSC takes data coding 0 for: the telephone's own (GSM 03.38) or Latin 1.":
    'Wofür der SMSC data coding 0 hält: den Zeichensatz des Telefons (GSM 03.38) oder Latin 1.',
  'Some SMSCs write the id of a message in receipts as a decimal number though they gave it as a hexadecimal one, or the other way round.':
    'Manche SMSCs schreiben die ID einer Nachricht in Empfangsberichten dezimal, obwohl sie sie hexadezimal vergeben haben, oder umgekehrt.',
  'Seconds of silence after which it is asked for.':
    'Sekunden Stille, nach denen nachgefragt wird.',
  'Mission Control Portal, API Keys. It begins with KEY.':
    'Mission Control Portal, API Keys. Beginnt mit KEY.',
  "Mission Control Portal, Keys & Credentials, Public Key. It proves that webhooks are Telnyx's.":
    'Mission Control Portal, Keys & Credentials, Public Key. Beweist, dass Webhooks von Telnyx sind.',
  'To let the channel set its webhook by itself, and to send from a name.':
    'Damit der Kanal seinen Webhook selbst einrichten und unter einem Namen senden kann.',
  'Only numbers in North America can. Otherwise files go as links.':
    'Nur Nummern in Nordamerika können das. Sonst gehen Dateien als Links.',
  'In the Mission Control Portal open Messaging, Programmable Messaging, choose the messaging profile of the number, and paste this address under Inbound Settings, Send a webhook to this URL (webhook API version 2).':
    'Öffnen Sie im Mission Control Portal Messaging, Programmable Messaging, wählen Sie das Messaging-Profil der Nummer und fügen Sie diese Adresse unter Inbound Settings, Send a webhook to this URL ein (Webhook-API Version 2).',
  'The number that messages are sent from, with its country code; or a short code. Customers are told it.':
    'Die Nummer, von der aus Nachrichten gesendet werden, mit Landesvorwahl; oder eine Kurzwahl. Kunden bekommen sie genannt.',
  'Instead of the number, or with it: the service chooses the sender and keeps opt-outs.':
    'Statt der Nummer oder zusammen mit ihr: der Dienst wählt den Absender und führt Abmeldungen.',
  'Only numbers in the United States, Canada and Australia can. Otherwise files go as links.':
    'Nur Nummern in den Vereinigten Staaten, Kanada und Australien können das. Sonst gehen Dateien als Links.',
  'In the Twilio Console open Phone Numbers, choose the number, and paste this address under Messaging, A message comes in, Webhook, HTTP POST. With a messaging service: its Integration page, Send a webhook. Paste the same address into this channel as its public webhook address.':
    'Öffnen Sie in der Twilio Console Phone Numbers, wählen Sie die Nummer und fügen Sie diese Adresse unter Messaging, A message comes in, Webhook, HTTP POST ein. Bei einem Messaging Service: auf dessen Seite Integration, Send a webhook. Fügen Sie dieselbe Adresse in diesen Kanal als öffentliche Webhook-Adresse ein.',
  'Vonage Dashboard, Applications.': 'Vonage Dashboard, Applications.',
  'The file private.key that was made with the application, from BEGIN to END.':
    'Die Datei private.key, die mit der Anwendung erstellt wurde, von BEGIN bis END.',
  'Vonage Dashboard, API settings, Signed webhooks. It signs every webhook.':
    'Vonage Dashboard, API settings, Signed webhooks. Signiert jeden Webhook.',
  'That messages are sent from: a number with its country code, or up to 11 letters.':
    'Von der aus Nachrichten gesendet werden: eine Nummer mit Landesvorwahl oder bis zu 11 Buchstaben.',
  'Only numbers in the United States can. Otherwise files go as links.':
    'Nur Nummern in den Vereinigten Staaten können das. Sonst gehen Dateien als Links.',
  'Another region (https://api-eu.vonage.com), a proxy or a test stand-in.':
    'Eine andere Region (https://api-eu.vonage.com), ein Proxy oder ein Testaufbau.',
  'In the Vonage Dashboard open Applications, the application, Messages, and paste this address as both the inbound and the status URL. In API settings choose the Messages API for SMS webhooks and switch on signed webhooks.':
    'Öffnen Sie im Vonage Dashboard Applications, die Anwendung, Messages, und fügen Sie diese Adresse sowohl als Inbound- als auch als Status-URL ein. Wählen Sie in API settings die Messages API für SMS-Webhooks und schalten Sie signierte Webhooks ein.',
}
