/** What goes wrong on the way to a provider, and the parts of such sentences, by the English words. */
export const connections: Record<string, string> = {
  "the channel's connection took it and did not say whether it arrived":
    'die Verbindung des Kanals nahm es an und sagte nicht, ob es ankam',
  'the server refused the connection (status {})':
    'der Server lehnte die Verbindung ab (Status {})',
  'no connection to {}: {}': 'keine Verbindung zu {}: {}',
  'Discord answered with status {}': 'Discord antwortete mit Status {}',
  '{} does not hand over mail {}': '{} gibt die E-Mail {} nicht heraus',
  '{} refused to hand over mail': '{} wollte keine E-Mails herausgeben',
  '{} did not answer in time while {}': '{} antwortete nicht rechtzeitig bei: {}',
  '{}: {} failed: {}': '{}: {} schlug fehl: {}',
  '{} refused the log-in: {}. Check how the channel signs in.':
    '{} hat die Anmeldung abgelehnt: {}. Prüfen Sie, wie sich der Kanal anmeldet.',
  '{} refused the log-in: {}. Check user and password.':
    '{} hat die Anmeldung abgelehnt: {}. Prüfen Sie Benutzer und Passwort.',
  "a mail can't be read; connecting again": 'eine E-Mail ist nicht lesbar; es wird neu verbunden',
  "{}:{} can't be used to send: {}": '{}:{} kann nicht zum Senden verwendet werden: {}',
  'the connection to {} broke off': 'die Verbindung zu {} brach ab',
  '{} does not answer': '{} antwortet nicht',
  '{} fell silent': '{} verstummte',
  '{} ended the connection': '{} hat die Verbindung beendet',
  '{} sent a line without end': '{} sandte eine Zeile ohne Ende',
  'Mattermost answered with status {}': 'Mattermost antwortete mit Status {}',
  "Mattermost's answer can't be read": 'die Antwort von Mattermost ist nicht lesbar',
  'the SMSC refused the bind: {}': 'der SMSC hat den Bind abgelehnt: {}',
  'the SMSC answered something else than was asked':
    'der SMSC antwortete etwas anderes als gefragt',
  'the server gives no resource': 'der Server gibt keine Ressource',
  'the server names no features': 'der Server nennt keine Features',
  '{} ended the stream: {}': '{} hat den Stream beendet: {}',
  '{} sent a document type, which XMPP forbids': '{} sandte einen Dokumenttyp, was XMPP verbietet',
  '{} sent a stanza without end': '{} sandte eine Stanza ohne Ende',
  'the server offers no TLS; choose another security':
    'der Server bietet kein TLS; wählen Sie eine andere Sicherheit',
  'the server refuses TLS': 'der Server lehnt TLS ab',
  '{} sent what is no XML: {}': '{} sandte etwas, das kein XML ist: {}',
  'no TLS with {}: {}': 'kein TLS mit {}: {}',
  '{} broke off': '{} brach ab',
  '{} ended the stream': '{} hat den Stream beendet',
  "the file's address redirects in circles": 'die Adresse der Datei leitet im Kreis weiter',
  'the address or request is malformed: {}': 'die Adresse oder Anfrage ist fehlerhaft: {}',
  'no token can be signed by {}': 'mit {} kann kein Token signiert werden',
  "the app's key or installation": 'den Schlüssel oder die Installation der App',
  'the access token': 'das Zugriffstoken',
  "the service account's key": 'den Schlüssel des Dienstkontos',
  'the Chat app': 'die Chat-App',
  'the refresh token': 'das Aktualisierungstoken',
  'this page to this token': 'diese Seite für dieses Token',
  'the client or the refresh token': 'den Client oder das Aktualisierungstoken',
  'the token': 'das Token',
  'the inbox: is the scope privatemessages missing?':
    'den Posteingang: fehlt das Recht privatemessages?',
  'the access key': 'den Zugriffsschlüssel',
  'the project or app ID': 'die Projekt- oder App-ID',
  'the webhook': 'den Webhook',
  'the credentials': 'die Zugangsdaten',
  'the channel of this token': 'den Kanal dieses Tokens',
  'the phone number ID': 'die Telefonnummer-ID',
  'the WhatsApp Business account ID': 'die ID des WhatsApp-Business-Kontos',
  'The account': 'Das Konto',
  nobody: 'niemandem',
  none: 'keinem',
  connecting: 'Verbinden',
  'signing in': 'Anmelden',
  'opening the folder {}': 'Öffnen des Ordners {}',
  searching: 'Suchen',
  'asking for sizes': 'Abfragen der Größen',
  'fetching mail': 'Abholen von E-Mails',
  'marking mail as read': 'Markieren als gelesen',
  'waiting for mail': 'Warten auf E-Mails',
  'asking for news': 'Fragen nach Neuem',
  'the broker does not answer': 'der Broker antwortet nicht',
  'the mail server {} broke off ({})': 'der Mailserver {} brach ab ({})',
  'The provider answered {}.': 'Der Anbieter antwortete {}.',
  'its own organisation': 'die eigene Organisation',
  'any organisation': 'jede Organisation',
  'fill in the app ID and the person ID of the administrator to subscribe':
    'geben Sie zum Anmelden die App-ID und die Personen-ID der Administration ein',
  'the server refused the credentials (status {})':
    'der Server hat die Zugangsdaten abgelehnt (Status {})',
  "user and password can't contain line breaks":
    'Benutzer und Passwort dürfen keine Zeilenumbrüche enthalten',
  '{} has no SASL: leave the account empty': '{} hat kein SASL: lassen Sie das Konto leer',
  '{} refuses the sign-in: {}': '{} lehnt die Anmeldung ab: {}',
  'Mattermost refuses the bot token: enter a new one':
    'Mattermost lehnt das Bot-Token ab: geben Sie ein neues ein',
  'the SMSC refused the system ID or the password: {}':
    'der SMSC hat die System-ID oder das Passwort abgelehnt: {}',
  "the server's sign-in answer can't be read": 'die Anmeldeantwort des Servers ist nicht lesbar',
  'the server offers no sign-in that is known here':
    'der Server bietet keine Anmeldung, die hier bekannt ist',
  'the server could not prove that it knows the account':
    'der Server konnte nicht beweisen, dass er das Konto kennt',
  '{} is at an address that outgoing requests may not reach ({}); an administrator can allow it by the setting outgoing_allow':
    '{} liegt an einer Adresse, die ausgehende Anfragen nicht erreichen dürfen ({}); die Systemadministration kann sie mit der Einstellung outgoing_allow erlauben',
  'firebase: needed to be the JSON key file of a service account':
    'Firebase: das muss die JSON-Schlüsseldatei eines Dienstkontos sein',
  'from_address: {} is not an e-mail address': 'Adresse: {} ist keine E-Mail-Adresse',
  'reply_to_address: {} is not an e-mail address': 'Antwortadresse: {} ist keine E-Mail-Adresse',
  'listen_recipients: {} is not an e-mail address':
    'angenommene Adressen: {} ist keine E-Mail-Adresse',
  'imap_password: needed to read the mailbox': 'IMAP-Passwort: nötig, um das Postfach zu lesen',
  'imap_username: needed to read the mailbox': 'IMAP-Benutzer: nötig, um das Postfach zu lesen',
  'oauth_endpoint: must be an https:// address': 'Anmeldeadresse: muss eine https://-Adresse sein',
  'oauth_refresh_token: needed with oauth_client_id to sign in':
    'Aktualisierungstoken: zusammen mit der Client-ID nötig zum Anmelden',
  'phone_number: needed, or a messaging service': 'Nummer: nötig, oder ein Messaging Service',
  'private_key: needed as 64 hexadecimal digits':
    'privater Schlüssel: nötig als 64 hexadezimale Ziffern',
  'secret_token: needed, unless messages are asked for':
    'geheimes Token: nötig, außer wenn Nachrichten abgeholt werden',
  'service_account: needed to be the JSON key file of a service account':
    'Dienstkonto: das muss die JSON-Schlüsseldatei eines Dienstkontos sein',
  'service_account: paste the whole JSON file of the service account':
    'Dienstkonto: fügen Sie die ganze JSON-Datei des Dienstkontos ein',
  'topic_arns: {} is not the ARN of an SNS topic': 'Themen: {} ist keine ARN eines SNS-Themas',
  'Discord refuses the bot token: enter a new one':
    'Discord lehnt das Bot-Token ab: geben Sie ein neues ein',
  'Discord refuses the intents of this bot': 'Discord lehnt die Intents dieses Bots ab',
  "switch on Message Content Intent on the application's page Bot, or hear direct messages only":
    'schalten Sie Message Content Intent auf der Seite Bot der Anwendung ein oder hören Sie nur Direktnachrichten',
}
