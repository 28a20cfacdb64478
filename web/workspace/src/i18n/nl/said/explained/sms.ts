/** Text messages: what settings mean, and how a provider is told the address. */
export const sms: Record<string, string> = {
  'Seven digits, in the Bandwidth App.': 'Zeven cijfers, in de Bandwidth App.',
  'Of the messaging application that has the number.':
    'Van de berichtenapplicatie die het nummer heeft.',
  'Of a user made for the API.': 'Van een gebruiker die voor de API is gemaakt.',
  'Of your own making; type the same at the application, Use basic authentication.':
    'Zelf te bedenken; vul bij de applicatie hetzelfde in, onder Use basic authentication.',
  'Long and random, and the same there.': 'Lang en willekeurig, en daar hetzelfde.',
  'That messages are sent from, with its country code; registered for 10DLC where needed.':
    'Waarvandaan berichten worden verstuurd, met landnummer; waar nodig geregistreerd voor 10DLC.',
  'Numbers in the United States and Canada can. Switched off, files go as links.':
    'Nummers in de Verenigde Staten en Canada kunnen dat. Staat dit uit, dan gaan bestanden als link.',
  'In the Bandwidth App open Applications, the messaging application, and paste this address as the inbound and the status callback URL. Tick basic authentication and type the webhook user and password of this channel.':
    'Open in de Bandwidth App Applications, de berichtenapplicatie, en plak dit adres als inbound en als status callback-URL. Vink basic authentication aan en vul de webhookgebruiker en het webhookwachtwoord van dit kanaal in.',
  'MessageBird Dashboard, Developers, API access; a live key.':
    'MessageBird Dashboard, Developers, API access; een live-sleutel.',
  'MessageBird Dashboard, Developers, API settings. It signs every webhook.':
    'MessageBird Dashboard, Developers, API settings. Ondertekent elke webhook.',
  'MessageBird Dashboard, Channels, the SMS channel of the number.':
    'MessageBird Dashboard, Channels, het sms-kanaal van het nummer.',
  'With its country code. Customers are told it.': 'Met landnummer. Klanten krijgen het te zien.',
  "This channel's webhook address exactly as MessageBird was told it: it signs the address too. Empty: the address that requests arrive at.":
    'Het webhookadres van dit kanaal, precies zoals het bij MessageBird is opgegeven: ook het adres wordt ondertekend. Leeg: het adres waar verzoeken binnenkomen.',
  'Let this channel make its webhook itself (“Subscribe webhooks”). By hand: create a webhook of the Conversations API for the channel with this address and the events message.created and message.updated. Paste the address into this channel as its public webhook address.':
    'Laat dit kanaal zelf zijn webhook maken (“Webhooks aanmelden”). Met de hand: maak een webhook van de Conversations API voor het kanaal met dit adres en de gebeurtenissen message.created en message.updated. Plak het adres in dit kanaal als openbaar webhookadres.',
  'On the first page of the Plivo console; it begins with MA or SA.':
    'Op de eerste pagina van de Plivo-console; begint met MA of SA.',
  'Beside the auth ID. It also signs every webhook.':
    'Naast de auth-id. Ondertekent ook elke webhook.',
  'That messages are sent from, with its country code; or a short code or name.':
    'Waarvandaan berichten worden verstuurd, met landnummer; of een kort nummer of een naam.',
  "This channel's webhook address exactly as it stands in the Plivo console. Plivo signs it, and reports deliveries to it. Empty: the address that requests arrive at, no reports.":
    'Het webhookadres van dit kanaal, precies zoals het in de Plivo-console staat. Plivo ondertekent het en meldt er afleveringen. Leeg: het adres waar verzoeken binnenkomen, zonder meldingen.',
  'Only numbers in the United States and Canada can. Otherwise files go as links.':
    'Alleen nummers in de Verenigde Staten en Canada kunnen dat. Anders gaan bestanden als link.',
  'In the Plivo console open Messaging, Applications (XML), the application of the number, and paste this address as the message URL, method POST. Paste the same address into this channel as its public webhook address.':
    'Open in de Plivo-console Messaging, Applications (XML), de applicatie van het nummer, en plak dit adres als message URL, methode POST. Plak hetzelfde adres in dit kanaal als openbaar webhookadres.',
  'Sinch Build dashboard, Settings, Projects.': 'Sinch Build-dashboard, Settings, Projects.',
  'Sinch Build dashboard, Conversation API, Apps.':
    'Sinch Build-dashboard, Conversation API, Apps.',
  'Sinch Build dashboard, Settings, Access keys.': 'Sinch Build-dashboard, Settings, Access keys.',
  'Shown once, when the key is made.': 'Eén keer getoond, als de sleutel wordt gemaakt.',
  'Any long text; type the same at the webhook in the dashboard. It signs every webhook.':
    'Een lange tekst naar keuze; vul bij de webhook in het dashboard hetzelfde in. Ondertekent elke webhook.',
  'Where the app was made: eu, us or br.':
    'Waar de app is gemaakt: Europa, de Verenigde Staten of Brazilië.',
  'Only where MMS is set up as a channel of the app. Otherwise files go as links.':
    'Alleen als mms als kanaal van de app is ingesteld. Anders gaan bestanden als link.',
  'In the Sinch Build dashboard open Conversation API, Apps, the app, Webhooks, and add this address with the triggers MESSAGE_INBOUND and MESSAGE_DELIVERY and the webhook secret of this channel.':
    'Open in het Sinch Build-dashboard Conversation API, Apps, de app, Webhooks, en voeg dit adres toe met de triggers MESSAGE_INBOUND en MESSAGE_DELIVERY en het webhookgeheim van dit kanaal.',
  'Name or address of the SMSC.': 'Naam of adres van de SMSC.',
  'Often 2775, with TLS 3550.': 'Vaak 2775, met TLS 3550.',
  'Switch off only inside a private network or a tunnel.':
    'Zet dit alleen uit binnen een besloten netwerk of een tunnel.',
  "The account's name, at most 15 characters.": 'De naam van het account, hoogstens 15 tekens.',
  'At most 8 characters (SMPP 3.4).': 'Hoogstens 8 tekens (SMPP 3.4).',
  'Only where the provider names one.': 'Alleen als de aanbieder er een noemt.',
  'That messages are sent from: a number with its country code, a short code, or up to 11 letters.':
    'Waarvandaan berichten worden verstuurd: een nummer met landnummer, een kort nummer, of hoogstens 11 letters.',
  'Put before the numbers of senders that come without one (0612345678).':
    'Komt voor de nummers van afzenders die er geen hebben (0612345678).',
  "What the SMSC takes data coding 0 for: the telephone's own (GSM 03.38) or Latin 1.":
    'Waar de SMSC data coding 0 voor houdt: die van de telefoon zelf (GSM 03.38) of Latin 1.',
  'Some SMSCs write the id of a message in receipts as a decimal number though they gave it as a hexadecimal one, or the other way round.':
    'Sommige SMSC’s schrijven de id van een bericht in ontvangstberichten decimaal terwijl ze hem hexadecimaal gaven, of andersom.',
  'Seconds of silence after which it is asked for.': 'Seconden stilte waarna erom wordt gevraagd.',
  'Mission Control Portal, API Keys. It begins with KEY.':
    'Mission Control Portal, API Keys. Begint met KEY.',
  "Mission Control Portal, Keys & Credentials, Public Key. It proves that webhooks are Telnyx's.":
    'Mission Control Portal, Keys & Credentials, Public Key. Bewijst dat webhooks van Telnyx komen.',
  'To let the channel set its webhook by itself, and to send from a name.':
    'Om het kanaal zelf zijn webhook te laten instellen, en om vanaf een naam te versturen.',
  'Only numbers in North America can. Otherwise files go as links.':
    'Alleen nummers in Noord-Amerika kunnen dat. Anders gaan bestanden als link.',
  'In the Mission Control Portal open Messaging, Programmable Messaging, choose the messaging profile of the number, and paste this address under Inbound Settings, Send a webhook to this URL (webhook API version 2).':
    'Open in de Mission Control Portal Messaging, Programmable Messaging, kies het berichtenprofiel van het nummer, en plak dit adres onder Inbound Settings, Send a webhook to this URL (webhook API version 2).',
  'The number that messages are sent from, with its country code; or a short code. Customers are told it.':
    'Het nummer waarvandaan berichten worden verstuurd, met landnummer; of een kort nummer. Klanten krijgen het te zien.',
  'Instead of the number, or with it: the service chooses the sender and keeps opt-outs.':
    'In plaats van het nummer, of samen ermee: de dienst kiest de afzender en houdt afmeldingen bij.',
  'Only numbers in the United States, Canada and Australia can. Otherwise files go as links.':
    'Alleen nummers in de Verenigde Staten, Canada en Australië kunnen dat. Anders gaan bestanden als link.',
  'In the Twilio Console open Phone Numbers, choose the number, and paste this address under Messaging, A message comes in, Webhook, HTTP POST. With a messaging service: its Integration page, Send a webhook. Paste the same address into this channel as its public webhook address.':
    'Open in de Twilio Console Phone Numbers, kies het nummer, en plak dit adres onder Messaging, A message comes in, Webhook, HTTP POST. Bij een berichtendienst: op de pagina Integration, Send a webhook. Plak hetzelfde adres in dit kanaal als openbaar webhookadres.',
  'Vonage Dashboard, Applications.': 'Vonage Dashboard, Applications.',
  'The file private.key that was made with the application, from BEGIN to END.':
    'Het bestand private.key dat met de applicatie is gemaakt, van BEGIN tot en met END.',
  'Vonage Dashboard, API settings, Signed webhooks. It signs every webhook.':
    'Vonage Dashboard, API settings, Signed webhooks. Ondertekent elke webhook.',
  'That messages are sent from: a number with its country code, or up to 11 letters.':
    'Waarvandaan berichten worden verstuurd: een nummer met landnummer, of hoogstens 11 letters.',
  'Only numbers in the United States can. Otherwise files go as links.':
    'Alleen nummers in de Verenigde Staten kunnen dat. Anders gaan bestanden als link.',
  'Another region (https://api-eu.vonage.com), a proxy or a test stand-in.':
    'Een andere regio (https://api-eu.vonage.com), een proxy of een proefopstelling.',
  'In the Vonage Dashboard open Applications, the application, Messages, and paste this address as both the inbound and the status URL. In API settings choose the Messages API for SMS webhooks and switch on signed webhooks.':
    'Open in het Vonage Dashboard Applications, de applicatie, Messages, en plak dit adres zowel als inbound als als status-URL. Kies in API settings de Messages API voor SMS webhooks en zet signed webhooks aan.',
}
