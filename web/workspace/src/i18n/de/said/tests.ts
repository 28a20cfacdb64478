/** What came of testing a connection and of telling a provider the webhook address, by the English words; {} is a name, a number or what the provider said. */
export const tests: Record<string, string> = {
  'The settings are complete.': 'Die Einstellungen sind vollständig.',
  "the other side can't be reached ({})": 'die Gegenseite ist nicht erreichbar ({})',
  'the other side broke off before it answered ({})':
    'die Gegenseite brach ab, bevor sie antwortete ({})',
  'its connector is not installed any more': 'der Konnektor ist nicht mehr installiert',
  '{} is connected. {} must be one of its addresses to send as.':
    '{} ist verbunden. {} muss eine der Absenderadressen sein.',
  '{} is connected.': '{} ist verbunden.',
  '{} is connected ({}).': '{} ist verbunden ({}).',
  'Signed in as {}, who is a person, not a bot.':
    'Angemeldet als {}: das ist ein Mensch, kein Bot.',
  'Signed in as the bot {}.': 'Angemeldet als der Bot {}.',
  'Signed in to {} as {}.': 'Bei {} angemeldet als {}.',
  'Signed in as {}.': 'Angemeldet als {}.',
  'Signed in to {}.': 'Bei {} angemeldet.',
  'Signed in at {} as {}.': 'Bei {} angemeldet als {}.',
  'The server did not answer.': 'Der Server hat nicht geantwortet.',
  "{} can't be reached: {}": '{} ist nicht erreichbar: {}',
  '{} refused the log-in: {}': '{} hat die Anmeldung abgelehnt: {}',
  '{} refused the webhook: {}': '{} hat den Webhook abgelehnt: {}',
  '{} refused the access token: {} Press “Subscribe webhooks” to renew it.':
    '{} hat das Zugriffstoken abgelehnt: {} Wählen Sie „Webhooks anmelden“, um es zu erneuern.',
  '{} refused the access token: {}': '{} hat das Zugriffstoken abgelehnt: {}',
  '{} refused the API key: {}': '{} hat den API-Schlüssel abgelehnt: {}',
  '{} refused the account SID or the auth token: {}':
    '{} hat die Konto-SID oder das Auth-Token abgelehnt: {}',
  '{} refused the bot token: {}': '{} hat das Bot-Token abgelehnt: {}',
  '{} refuses the bot token: {}': '{} lehnt das Bot-Token ab: {}',
  '{} refuses the token: {}': '{} lehnt das Token ab: {}',
  '{} refused the token: {}': '{} hat das Token abgelehnt: {}',
  '{} refused {} or the access token: {}': '{} hat {} oder das Zugriffstoken abgelehnt: {}',
  '{} refused the handle or the app password: {}':
    '{} hat den Kontonamen oder das App-Passwort abgelehnt: {}',
  '{} refused tenant, client id or secret: {}':
    '{} hat Mandant, Client-ID oder Geheimnis abgelehnt: {}',
  '{} refused the service account: {}': '{} hat das Dienstkonto abgelehnt: {}',
  '{} refused: {}': '{} hat abgelehnt: {}',
  '{} refused it: {}': '{} hat es abgelehnt: {}',
  '{} refused {}: {}': '{} hat {} abgelehnt: {}',
  '{} gave no answer: check the network and the API address.':
    '{} hat nicht geantwortet: prüfen Sie das Netz und die API-Adresse.',
  '{} gave no answer: check the API address.':
    '{} hat nicht geantwortet: prüfen Sie die API-Adresse.',
  '{} gave no answer: check the addresses.': '{} hat nicht geantwortet: prüfen Sie die Adressen.',
  '{} gave no answer: check the network.': '{} hat nicht geantwortet: prüfen Sie das Netz.',
  '{} gave no answer: check its address.': '{} hat nicht geantwortet: prüfen Sie die Adresse.',
  '{} gave no answer: check the name.': '{} hat nicht geantwortet: prüfen Sie den Namen.',
  '{} gave no answer.': '{} hat nicht geantwortet.',
  '{} did not answer.': '{} hat nicht geantwortet.',
  "{} answers, but no app is subscribed to its field '{}', so nothing will come in: press “Subscribe webhooks”.":
    '{} antwortet, aber keine App hat das Feld „{}“ abonniert, also kommt nichts herein: wählen Sie „Webhooks anmelden“.',
  "{} answers, but no app is subscribed to this account, so no message will come in: subscribe the app to the field 'messages'.":
    '{} antwortet, aber keine App hat dieses Konto abonniert, also kommt keine Nachricht herein: abonnieren Sie mit der App das Feld „messages“.',
  '{} answers, but it has no webhook, so nothing will come in: press “Subscribe webhooks”.':
    '{} antwortet, hat aber keinen Webhook, also kommt nichts herein: wählen Sie „Webhooks anmelden“.',
  '{} answers, but Telegram has no webhook of it, so nothing will come in: press “Subscribe webhooks”.':
    '{} antwortet, aber Telegram hat keinen Webhook davon, also kommt nichts herein: wählen Sie „Webhooks anmelden“.',
  '{} answers, but its webhook last failed: {}':
    '{} antwortet, aber der Webhook schlug zuletzt fehl: {}',
  '{} answers. Without the public webhook address no deliveries are reported.':
    '{} antwortet. Ohne die öffentliche Webhook-Adresse werden keine Zustellungen gemeldet.',
  '{} answers.': '{} antwortet.',
  '{} can send.': '{} kann senden.',
  'Mail can be sent.': 'Mails können gesendet werden.',
  'Ready.': 'Bereit.',
  'Ready for {}.': 'Bereit für {}.',
  "Ready. Only this server's own pages may show it: add your website's address.":
    'Bereit. Nur die eigenen Seiten dieses Servers dürfen ihn zeigen: fügen Sie die Adresse Ihrer Website hinzu.',
  "Ready to receive. Without an address for replies it can't be answered.":
    'Bereit zu empfangen. Ohne eine Adresse für Antworten kann nicht geantwortet werden.',
  'The signing secret is too short: take at least 24 characters.':
    'Das Signaturgeheimnis ist zu kurz: nehmen Sie mindestens 24 Zeichen.',
  'The signing secret is empty.': 'Das Signaturgeheimnis ist leer.',
  'The webhook token is empty.': 'Das Webhook-Token ist leer.',
  'The webhook secret is too short: 16 characters.':
    'Das Webhook-Geheimnis ist zu kurz: 16 Zeichen.',
  'The secret for logged-in customers needs at least 32 characters.':
    'Das Geheimnis für angemeldete Kunden braucht mindestens 32 Zeichen.',
  'set an IMAP server, direct delivery or SMTP':
    'stellen Sie einen IMAP-Server, direkte Zustellung oder SMTP ein',
  'The token is of {}: correct the account.': 'Das Token gehört {}: berichtigen Sie das Konto.',
  'The access token is of the account {}: correct the account.':
    'Das Zugriffstoken gehört dem Konto {}: berichtigen Sie das Konto.',
  'Fill in a refresh token or an access token.':
    'Geben Sie ein Aktualisierungs- oder ein Zugriffstoken ein.',
  '{} sends messages and reports here.': '{} sendet Nachrichten und Meldungen hierher.',
  '{} sends mail and receipts here.': '{} sendet Mails und Empfangsberichte hierher.',
  "{} sends the bot's messages here.": '{} sendet die Nachrichten des Bots hierher.',
  '{} sends its webhooks to this channel.': '{} sendet seine Webhooks an diesen Kanal.',
  '{} tells of orders, refunds and returns.':
    '{} meldet Bestellungen, Erstattungen und Rücksendungen.',
  "The app gets this account's webhooks. Its callback URL is set once, in the app dashboard.":
    'Die App erhält die Webhooks dieses Kontos. Ihre Callback-URL wird einmal im App-Dashboard gesetzt.',
  'There is no {} at this address (HTTP {}).': 'Unter dieser Adresse ist kein {} (HTTP {}).',
  'There is no {} at this address.': 'Unter dieser Adresse ist kein {}.',
  "{} can't be used: {}": '{} kann nicht verwendet werden: {}',
  'The shop is connected.': 'Der Shop ist verbunden.',
  'The chatbot is signed in.': 'Der Chatbot ist angemeldet.',
  "The chatbot can't sign in: {}": 'Der Chatbot kann sich nicht anmelden: {}',
  "the mail server {} can't be reached ({})": 'der Mailserver {} ist nicht erreichbar ({})',
  '{} accepts the bind.': '{} nimmt den Bind an.',
  'No bind: {}': 'Kein Bind: {}',
  "{} refused the account's id or the access token: {}":
    '{} hat die ID des Kontos oder das Zugriffstoken abgelehnt: {}',
  'The account is {}.': 'Das Konto ist {}.',
  'Apple refused the key: check its ID, the issuer ID and the .p8: {}':
    'Apple hat den Schlüssel abgelehnt: prüfen Sie seine ID, die Aussteller-ID und die .p8: {}',
  'The key may not read reviews: give it the role Customer Support: {}':
    'Der Schlüssel darf keine Rezensionen lesen: geben Sie ihm die Rolle Customer Support: {}',
  'Apple does not show this app: {}': 'Apple zeigt diese App nicht: {}',
  'The provider secret is not Base64: paste it whole.':
    'Das Anbietergeheimnis ist kein Base64: fügen Sie es ganz ein.',
  'Apple refused the provider ID, its secret or the business ID: {}':
    'Apple hat die Anbieter-ID, ihr Geheimnis oder die Unternehmens-ID abgelehnt: {}',
  'Bandwidth knows the API user.': 'Bandwidth kennt den API-Benutzer.',
  'Bandwidth refused the account ID or the API user: {}':
    'Bandwidth hat die Konto-ID oder den API-Benutzer abgelehnt: {}',
  'There is no Bluesky server at this address.': 'Unter dieser Adresse ist kein Bluesky-Server.',
  'The app password does not allow direct messages: make one that does, or switch them off. Bluesky: {}':
    'Das App-Passwort erlaubt keine Direktnachrichten: legen Sie eines an, das sie erlaubt, oder schalten Sie sie aus. Bluesky: {}',
  'Brevo sends its receipts here. For mail, name the receiving domain and try again.':
    'Brevo sendet seine Empfangsberichte hierher. Nennen Sie für E-Mails die empfangende Domain und versuchen Sie es noch einmal.',
  "Signed in as {}, but it can't read messages on servers: switch on Message Content Intent on the application's page Bot.":
    'Angemeldet als {}, kann aber auf Servern keine Nachrichten lesen: schalten Sie auf der Seite Bot der Anwendung Message Content Intent ein.',
  '{} on {} is connected.': '{} auf {} ist verbunden.',
  'The forum gave no answer: check its address.':
    'Das Forum hat nicht geantwortet: prüfen Sie die Adresse.',
  'The forum did not accept the API key for this user: check both, and that the key is for this user or for all.':
    'Das Forum hat den API-Schlüssel für diesen Benutzer nicht angenommen: prüfen Sie beide, und ob der Schlüssel für diesen Benutzer oder für alle gilt.',
  'The key is of the user {}: correct the user.':
    'Der Schlüssel gehört dem Benutzer {}: berichtigen Sie den Benutzer.',
  "Fill in an access token, or the app's client ID, installation and key.":
    'Geben Sie ein Zugriffstoken ein oder Client-ID, Installation und Schlüssel der App.',
  'Gmail publishes to {} for a week.': 'Gmail meldt neue E-Mails eine Woche lang an {}.',
  'Google gave no access: sign in to the mailbox again. {}':
    'Google gab keinen Zugang: melden Sie sich neu am Postfach an. {}',
  'Gmail refused: {} May gmail-api-push@system.gserviceaccount.com publish to the topic?':
    'Gmail hat abgelehnt: {} Darf gmail-api-push@system.gserviceaccount.com in dem Thema veröffentlichen?',
  'Without a Pub/Sub topic the mailbox is asked every minute.':
    'Ohne Pub/Sub-Thema wird das Postfach jede Minute abgefragt.',
  'Signed in as {}; the Chat API answers.': 'Angemeldet als {}; die Chat-API antwortet.',
  'Google refuses {}: {}': 'Google lehnt {} ab: {}',
  'Reviews of {} can be read.': 'Rezensionen von {} können gelesen werden.',
  "The location's reviews can be read.": 'Die Rezensionen des Standorts können gelesen werden.',
  'The partner takes these credentials.': 'Der Partner nimmt diese Zugangsdaten an.',
  'The partner gave no answer: check the network and the API address.':
    'Der Partner hat nicht geantwortet: prüfen Sie das Netz und die API-Adresse.',
  'The partner refused the client or the sender key: {}':
    'Der Partner hat den Client oder den Absenderschlüssel abgelehnt: {}',
  "{} answers, but its webhook is not set or not in use: press “Subscribe webhooks”, and turn on 'Use webhook' in the LINE Developers Console.":
    '{} antwortet, aber der Webhook ist nicht gesetzt oder nicht in Gebrauch: wählen Sie „Webhooks anmelden“ und schalten Sie „Use webhook“ in der LINE Developers Console ein.',
  "LINE knows this webhook. Turn on 'Use webhook' in the LINE Developers Console.":
    'LINE kennt diesen Webhook. Schalten Sie „Use webhook“ in der LINE Developers Console ein.',
  'LinkedIn sends what is said on the page here.':
    'LinkedIn sendet hierher, was auf der Seite gesagt wird.',
  'LinkedIn did not subscribe the webhook: {}': 'LinkedIn hat den Webhook nicht angemeldet: {}',
  'Mailgun sends mail and receipts of this address here.':
    'Mailgun sendet E-Mails und Empfangsberichte dieser Adresse hierher.',
  'Mailgun refused the key or does not know {} in this region: {}':
    'Mailgun hat den Schlüssel abgelehnt oder kennt {} in dieser Region nicht: {}',
  '{} is {} at Mailgun: finish its DNS records there.':
    '{} ist bei Mailgun {}: schließen Sie dort die DNS-Einträge ab.',
  'The server gave no answer: check its address.':
    'Der Server hat nicht geantwortet: prüfen Sie die Adresse.',
  "The server refused the access token, or it lacks the scope 'read'.":
    'Der Server hat das Zugriffstoken abgelehnt, oder ihm fehlt das Recht „read“.',
  'There is no Mastodon at this address (HTTP status {}).':
    'Unter dieser Adresse ist kein Mastodon (HTTP-Status {}).',
  'The homeserver did not answer.': 'Der Homeserver hat nicht geantwortet.',
  'The homeserver refuses the token: {}': 'Der Homeserver lehnt das Token ab: {}',
  'MessageBird answers, and has a webhook.': 'MessageBird antwortet und hat einen Webhook.',
  'MessageBird refused the access key: {}': 'MessageBird hat den Zugriffsschlüssel abgelehnt: {}',
  'MessageBird answers, but no webhook is set for this channel: connect it.':
    'MessageBird antwortet, aber für diesen Kanal ist kein Webhook gesetzt: melden Sie ihn an.',
  'MessageBird made no webhook: {}': 'MessageBird hat keinen Webhook angelegt: {}',
  'Microsoft tells of new mail at once.': 'Microsoft meldet neue E-Mails sofort.',
  "{} can't be read: {}": '{} kann nicht gelesen werden: {}',
  'Microsoft refused: {} It must reach the webhook address from outside, by HTTPS.':
    'Microsoft hat abgelehnt: {} Es muss die Webhook-Adresse von außen per HTTPS erreichen.',
  'The application may not read {}: grant Mail.ReadWrite and Mail.Send with admin consent, and let an application access policy include the mailbox.':
    'Die Anwendung darf {} nicht lesen: erteilen Sie Mail.ReadWrite und Mail.Send mit Administratorzustimmung und nehmen Sie das Postfach in eine Application Access Policy auf.',
  'Plivo refused the auth ID or the auth token: {}':
    'Plivo hat die Auth-ID oder das Auth-Token abgelehnt: {}',
  '{} can send, but passes no mail on: set the inbound webhook of its stream.':
    '{} kann senden, gibt aber keine E-Mails weiter: setzen Sie den Inbound-Webhook des Streams.',
  'The agent {} answers.': 'Der Agent {} antwortet.',
  'The service account may not use the agent {}: check the agent ID and its region.':
    'Das Dienstkonto darf den Agent {} nicht verwenden: prüfen Sie die Agent-ID und ihre Region.',
  'Google has a fault at this moment: try again.':
    'Google hat gerade eine Störung: versuchen Sie es noch einmal.',
  'Reddit refused {} ({})': 'Reddit hat {} abgelehnt ({})',
  'Resend refused the API key (it needs full access): {}':
    'Resend hat den API-Schlüssel abgelehnt (er braucht Vollzugriff): {}',
  'Resend does not know the domain {}.': 'Resend kennt die Domain {} nicht.',
  '{} is {} at Resend: finish its DNS records there.':
    '{} ist bei Resend {}: schließen Sie dort die DNS-Einträge ab.',
  'SendGrid sends its events here. Paste the verification key below into this channel, and attach a security policy with signature to the parse setting for its own key.':
    'SendGrid sendet seine Ereignisse hierher. Fügen Sie den Prüfschlüssel unten in diesen Kanal ein und hängen Sie an die Parse-Einstellung eine Security Policy mit Signatur für ihren eigenen Schlüssel.',
  'This API key may not send mail: give it the permission Mail Send.':
    'Dieser API-Schlüssel darf keine E-Mails senden: geben Sie ihm das Recht Mail Send.',
  'Mail can be sent. Without a verification key of the Event Webhook there are no receipts.':
    'E-Mails können gesendet werden. Ohne Prüfschlüssel des Event Webhooks gibt es keine Empfangsberichte.',
  'SES refused the SMTP user and password. They are made under SMTP settings in this region; the access key of AWS is another one.':
    'SES hat SMTP-Benutzer und Passwort abgelehnt. Sie werden unter SMTP settings in dieser Region erstellt; der Zugriffsschlüssel von AWS ist ein anderer.',
  '{} answers, but tells no orders to this app: subscribe.':
    '{} antwortet, meldet dieser App aber keine Bestellungen: melden Sie die Webhooks an.',
  'The bridge gave no answer: check its address, and outgoing_allow.':
    'Die Bridge hat nicht geantwortet: prüfen Sie ihre Adresse und outgoing_allow.',
  'The bridge runs in the mode {}: start it with MODE=json-rpc, which receives at once.':
    'Die Bridge läuft im Modus {}: starten Sie sie mit MODE=json-rpc, dann empfängt sie sofort.',
  'The bridge does not know {}: register or link it there.':
    'Die Bridge kennt {} nicht: registrieren oder verknüpfen Sie sie dort.',
  'The bridge refused: {}': 'Die Bridge hat abgelehnt: {}',
  'The app {} answers.': 'Die App {} antwortet.',
  'The app has no SMS channel: set it up in the dashboard.':
    'Die App hat keinen SMS-Kanal: richten Sie ihn im Dashboard ein.',
  'Sinch made no webhook: {}': 'Sinch hat keinen Webhook angelegt: {}',
  'Signed in to {} as {}, but these scopes are missing: {}. Add them under OAuth & Permissions and install the app again.':
    'Bei {} angemeldet als {}, aber diese Rechte fehlen: {}. Fügen Sie sie unter OAuth & Permissions hinzu und installieren Sie die App neu.',
  'Microsoft refuses the app: {}': 'Microsoft lehnt die App ab: {}',
  "Microsoft's sign-in did not answer.": 'Die Anmeldung von Microsoft hat nicht geantwortet.',
  'The app ID and the client secret are accepted, for {}.':
    'App-ID und Client-Secret werden angenommen, für {}.',
  '{} sends its messages to {}: press “Subscribe webhooks”, so that they can be asked for.':
    '{} sendet seine Nachrichten an {}: wählen Sie „Webhooks anmelden“, damit sie abgeholt werden können.',
  '{} is connected; this server asks for its messages.':
    '{} ist verbunden; dieser Server holt die Nachrichten ab.',
  "Telegram keeps the bot's messages until this server asks for them.":
    'Telegram bewahrt die Nachrichten des Bots auf, bis dieser Server sie abholt.',
  'Telnyx answers, and has a messaging profile.': 'Telnyx antwortet und hat ein Messaging-Profil.',
  'The account has no messaging profile: make one, and give it the number and the webhook address.':
    'Das Konto hat kein Messaging-Profil: legen Sie eines an und geben Sie ihm die Nummer und die Webhook-Adresse.',
  'Fill in the messaging profile ID, or paste the address at the profile yourself.':
    'Geben Sie die ID des Messaging-Profils ein oder fügen Sie die Adresse selbst beim Profil ein.',
  'Telnyx did not take the address: {}': 'Telnyx hat die Adresse nicht angenommen: {}',
  'Threema refused the Gateway ID or the API secret: {}':
    'Threema hat die Gateway-ID oder das API-Geheimnis abgelehnt: {}',
  'The account has no credits left: no answer can be sent.':
    'Das Konto hat kein Guthaben mehr: es kann keine Antwort gesendet werden.',
  "TikTok renewed the access token and sends the app's messages here.":
    'TikTok hat das Zugriffstoken erneuert und sendet die Nachrichten der App hierher.',
  'TikTok refused the business ID or the access token: {} Press “Subscribe webhooks” to renew the token.':
    'TikTok hat die Unternehmens-ID oder das Zugriffstoken abgelehnt: {} Wählen Sie „Webhooks anmelden“, um das Token zu erneuern.',
  'The reviews of the business unit can be read.':
    'Die Rezensionen des Unternehmens können gelesen werden.',
  'Trustpilot refused the API key or secret: {}':
    'Trustpilot hat den API-Schlüssel oder das Geheimnis abgelehnt: {}',
  'Trustpilot does not show the reviews of this business unit (does the plan include the API?): {}':
    'Trustpilot zeigt die Rezensionen dieses Unternehmens nicht (gehört die API zum Tarif?): {}',
  'Paste the address in the Twilio Console, at the number: A message comes in.':
    'Fügen Sie die Adresse in der Twilio Console bei der Nummer ein: A message comes in.',
  'The messaging service sends its webhooks here.':
    'Der Messaging Service sendet seine Webhooks hierher.',
  'Viber refused the authentication token: {}':
    'Viber hat das Authentifizierungstoken abgelehnt: {}',
  'Vonage refused the application ID or the private key: {}':
    'Vonage hat die Anwendungs-ID oder den privaten Schlüssel abgelehnt: {}',
  'Vonage knows the application and its key. Webhooks show whether the signature secret is right.':
    'Vonage kennt die Anwendung und ihren Schlüssel. Ob das Signaturgeheimnis stimmt, zeigen die Webhooks.',
  "The token is a person's, not a bot's: own messages would come back.":
    'Das Token gehört einem Menschen, keinem Bot: eigene Nachrichten kämen zurück.',
  'Webex refuses the webhook: {}': 'Webex lehnt den Webhook ab: {}',
  'WeChat refused the AppID or the AppSecret: {}':
    'WeChat hat die AppID oder das AppSecret abgelehnt: {}',
  'The shop tells of orders and refunds here.':
    'Der Shop meldet Bestellungen und Erstattungen hier.',
  "{} refused: {} Is it the shop's address?": '{} hat abgelehnt: {} Ist das die Adresse des Shops?',
  "{} gave no answer of WooCommerce's.": '{} gab keine Antwort von WooCommerce.',
  'The shop answers, but tells no orders: subscribe, or add a webhook.':
    'Der Shop antwortet, meldet aber keine Bestellungen: melden Sie die Webhooks an oder fügen Sie einen Webhook hinzu.',
  'The shop refused: {}': 'Der Shop hat abgelehnt: {}',
  "X renewed the access token and knows the webhook. Subscribe the account's activity to it once, in the X Developer Console.":
    'X hat das Zugriffstoken erneuert und kennt den Webhook. Abonnieren Sie dafür einmal die Aktivität des Kontos, in der X Developer Console.',
  "The access token is @{}'s, whose user ID is {}: correct the user ID of this channel.":
    'Das Zugriffstoken gehört @{}, mit der Benutzer-ID {}: berichtigen Sie die Benutzer-ID dieses Kanals.',
  'The token is not of this channel, but of: {}.':
    'Das Token gehört nicht zu diesem Kanal, sondern zu: {}.',
  "Zalo renewed the access token. Enter the webhook's address at Zalo for Developers.":
    'Zalo hat das Zugriffstoken erneuert. Geben Sie die Adresse des Webhooks bei Zalo for Developers ein.',
  'Events are taken in. Without a chatbot (client id, secret, account id, bot JID) nothing can be answered by Zoom.':
    'Ereignisse kommen herein. Ohne Chatbot (Client-ID, Client-Secret, Konto-ID, Bot-JID) kann über Zoom nichts beantwortet werden.',
  'Zulip refuses the bot: {}': 'Zulip lehnt den Bot ab: {}',
  'X did not renew the access token: {}': 'X hat das Zugriffstoken nicht erneuert: {}',
  'X did not renew the access token.': 'X hat das Zugriffstoken nicht erneuert.',
  'X renewed the access token and refused the webhook: {}':
    'X hat das Zugriffstoken erneuert und den Webhook abgelehnt: {}',
  'X renewed the access token and refused the webhook.':
    'X hat das Zugriffstoken erneuert und den Webhook abgelehnt.',
  "Zalo did not renew the access token: {}. Get new tokens in Zalo's API Explorer.":
    'Zalo hat das Zugriffstoken nicht erneuert: {}. Holen Sie neue Token im API Explorer von Zalo.',
  "Zalo did not renew the access token. Get new tokens in Zalo's API Explorer.":
    'Zalo hat das Zugriffstoken nicht erneuert. Holen Sie neue Token im API Explorer von Zalo.',
  "It doesn't accept invitations.": 'Einladungen werden nicht angenommen.',
  'Without the public webhook address nothing is reported.':
    'Ohne die öffentliche Webhook-Adresse wird nichts gemeldet.',
  'Plivo sends messages here.': 'Plivo sendet Nachrichten hierher.',
  'Paste the address here too, as the public webhook address.':
    'Fügen Sie die Adresse auch hier ein, als öffentliche Webhook-Adresse.',
  'Plivo made no application: {}': 'Plivo hat keine Anwendung angelegt: {}',
  'Plivo has no such number: {}': 'Plivo hat diese Nummer nicht: {}',
  '{} can be read ({} mails)': '{} kann gelesen werden ({} E-Mails)',
  '{} takes mail': '{} nimmt E-Mails an',
  'mail can be delivered to {}:{}': 'E-Mails können an {}:{} zugestellt werden',
  '{} refused the log-in; check user and password':
    '{} hat die Anmeldung abgelehnt; prüfen Sie Benutzer und Passwort',
}
