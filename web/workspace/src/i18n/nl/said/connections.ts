/** What goes wrong on the way to a provider, and the parts of such sentences, by the English words. */
export const connections: Record<string, string> = {
  "the channel's connection took it and did not say whether it arrived":
    'de verbinding van het kanaal nam het aan en zei niet of het aankwam',
  'the server refused the connection (status {})': 'de server weigerde de verbinding (status {})',
  'no connection to {}: {}': 'geen verbinding met {}: {}',
  'Discord answered with status {}': 'Discord antwoordde met status {}',
  '{} does not hand over mail {}': '{} geeft mail {} niet af',
  '{} refused to hand over mail': '{} weigerde mail af te geven',
  '{} did not answer in time while {}': '{} antwoordde niet op tijd bij {}',
  '{}: {} failed: {}': '{}: {} mislukte: {}',
  '{} refused the log-in: {}. Check how the channel signs in.':
    '{} weigerde de inlog: {}. Controleer hoe het kanaal inlogt.',
  '{} refused the log-in: {}. Check user and password.':
    '{} weigerde de inlog: {}. Controleer gebruiker en wachtwoord.',
  "a mail can't be read; connecting again": 'een mail is niet te lezen; er wordt opnieuw verbonden',
  "{}:{} can't be used to send: {}": '{}:{} kan niet worden gebruikt om te versturen: {}',
  'the connection to {} broke off': 'de verbinding met {} brak af',
  '{} does not answer': '{} antwoordt niet',
  '{} fell silent': '{} viel stil',
  '{} ended the connection': '{} verbrak de verbinding',
  '{} sent a line without end': '{} stuurde een regel zonder einde',
  'Mattermost answered with status {}': 'Mattermost antwoordde met status {}',
  "Mattermost's answer can't be read": 'het antwoord van Mattermost is niet te lezen',
  'the SMSC refused the bind: {}': 'de SMSC weigerde de bind: {}',
  'the SMSC answered something else than was asked': 'de SMSC antwoordde iets anders dan gevraagd',
  'the server gives no resource': 'de server geeft geen resource',
  'the server names no features': 'de server noemt geen features',
  '{} ended the stream: {}': '{} beëindigde de stream: {}',
  '{} sent a document type, which XMPP forbids': '{} stuurde een documenttype, wat XMPP verbiedt',
  '{} sent a stanza without end': '{} stuurde een stanza zonder einde',
  'the server offers no TLS; choose another security':
    'de server biedt geen TLS; kies een andere beveiliging',
  'the server refuses TLS': 'de server weigert TLS',
  '{} sent what is no XML: {}': '{} stuurde iets wat geen XML is: {}',
  'no TLS with {}: {}': 'geen TLS met {}: {}',
  '{} broke off': '{} brak af',
  '{} ended the stream': '{} beëindigde de stream',
  "the file's address redirects in circles": 'het adres van het bestand verwijst in een kring door',
  'the address or request is malformed: {}': 'het adres of het verzoek is niet goed gevormd: {}',
  'no token can be signed by {}': 'er kan geen token worden ondertekend met {}',
  "the app's key or installation": 'de sleutel of installatie van de app',
  'the access token': 'het toegangstoken',
  "the service account's key": 'de sleutel van het serviceaccount',
  'the Chat app': 'de Chat-app',
  'the refresh token': 'het verversingstoken',
  'this page to this token': 'deze pagina voor dit token',
  'the client or the refresh token': 'de client of het verversingstoken',
  'the token': 'het token',
  'the inbox: is the scope privatemessages missing?':
    'de inbox: ontbreekt het recht privatemessages?',
  'the access key': 'de toegangssleutel',
  'the project or app ID': 'de project- of app-id',
  'the webhook': 'de webhook',
  'the credentials': 'de inloggegevens',
  'the channel of this token': 'het kanaal van dit token',
  'the phone number ID': 'de id van het telefoonnummer',
  'the WhatsApp Business account ID': 'de id van het WhatsApp Business-account',
  'The account': 'Het account',
  nobody: 'niemand',
  none: 'geen',
  connecting: 'verbinden',
  'signing in': 'inloggen',
  'opening the folder {}': 'openen van de map {}',
  searching: 'zoeken',
  'asking for sizes': 'opvragen van groottes',
  'fetching mail': 'ophalen van mail',
  'marking mail as read': 'als gelezen markeren',
  'waiting for mail': 'wachten op mail',
  'asking for news': 'vragen naar nieuws',
  'the broker does not answer': 'de broker antwoordt niet',
  'the mail server {} broke off ({})': 'de mailserver {} brak af ({})',
  'The provider answered {}.': 'De aanbieder antwoordde {}.',
  'its own organisation': 'de eigen organisatie',
  'any organisation': 'elke organisatie',
  'fill in the app ID and the person ID of the administrator to subscribe':
    'vul de app-id en de persoons-id van de beheerder in om aan te melden',
  'the server refused the credentials (status {})':
    'de server weigerde de inloggegevens (status {})',
  "user and password can't contain line breaks":
    'gebruiker en wachtwoord mogen geen regeleinden bevatten',
  '{} has no SASL: leave the account empty': '{} heeft geen SASL: laat het account leeg',
  '{} refuses the sign-in: {}': '{} weigert de inlog: {}',
  'Mattermost refuses the bot token: enter a new one':
    'Mattermost weigert het bottoken: vul een nieuw in',
  'the SMSC refused the system ID or the password: {}':
    'de SMSC weigerde de systeem-id of het wachtwoord: {}',
  "the server's sign-in answer can't be read": 'het inlogantwoord van de server is niet te lezen',
  'the server offers no sign-in that is known here':
    'de server biedt geen inlog die hier bekend is',
  'the server could not prove that it knows the account':
    'de server kon niet bewijzen dat hij het account kent',
  '{} is at an address that outgoing requests may not reach ({}); an administrator can allow it by the setting outgoing_allow':
    '{} staat op een adres dat uitgaande verzoeken niet mogen bereiken ({}); wie de server beheert, kan het toestaan met de instelling outgoing_allow',
  'firebase: needed to be the JSON key file of a service account':
    'Firebase: dit moet het JSON-sleutelbestand van een serviceaccount zijn',
  'from_address: {} is not an e-mail address': 'adres: {} is geen e-mailadres',
  'reply_to_address: {} is not an e-mail address': 'antwoordadres: {} is geen e-mailadres',
  'listen_recipients: {} is not an e-mail address': 'aangenomen adressen: {} is geen e-mailadres',
  'imap_password: needed to read the mailbox': 'IMAP-wachtwoord: nodig om het postvak te lezen',
  'imap_username: needed to read the mailbox': 'IMAP-gebruiker: nodig om het postvak te lezen',
  'oauth_endpoint: must be an https:// address': 'inlogadres: moet een https://-adres zijn',
  'oauth_refresh_token: needed with oauth_client_id to sign in':
    'verversingstoken: nodig om in te loggen, samen met de client-id',
  'phone_number: needed, or a messaging service': 'nummer: nodig, of een berichtendienst',
  'private_key: needed as 64 hexadecimal digits': 'privésleutel: nodig als 64 hexadecimale cijfers',
  'secret_token: needed, unless messages are asked for':
    'geheim token: nodig, tenzij berichten worden opgehaald',
  'service_account: needed to be the JSON key file of a service account':
    'serviceaccount: dit moet het JSON-sleutelbestand van een serviceaccount zijn',
  'service_account: paste the whole JSON file of the service account':
    'serviceaccount: plak het hele JSON-bestand van het serviceaccount',
  'topic_arns: {} is not the ARN of an SNS topic': 'topics: {} is geen ARN van een SNS-topic',
  'Discord refuses the bot token: enter a new one':
    'Discord weigert het bottoken: vul een nieuw in',
  'Discord refuses the intents of this bot': 'Discord weigert de intents van deze bot',
  "switch on Message Content Intent on the application's page Bot, or hear direct messages only":
    'zet Message Content Intent aan op de pagina Bot van de applicatie, of luister alleen naar privéberichten',
}
