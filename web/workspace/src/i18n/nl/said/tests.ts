/** What came of testing a connection and of telling a provider the webhook address, by the English words; {} is a name, a number or what the provider said. */
export const tests: Record<string, string> = {
  'The settings are complete.': 'De instellingen zijn volledig.',
  "the other side can't be reached ({})": 'de andere kant is niet bereikbaar ({})',
  'the other side broke off before it answered ({})':
    'de andere kant verbrak de verbinding voor er een antwoord was ({})',
  'its connector is not installed any more': 'de connector is niet meer geïnstalleerd',
  '{} is connected. {} must be one of its addresses to send as.':
    '{} is verbonden. {} moet een van de afzenderadressen ervan zijn.',
  '{} is connected.': '{} is verbonden.',
  '{} is connected ({}).': '{} is verbonden ({}).',
  'Signed in as {}, who is a person, not a bot.': 'Ingelogd als {}: dat is een persoon, geen bot.',
  'Signed in as the bot {}.': 'Ingelogd als de bot {}.',
  'Signed in to {} as {}.': 'Ingelogd bij {} als {}.',
  'Signed in as {}.': 'Ingelogd als {}.',
  'Signed in to {}.': 'Ingelogd bij {}.',
  'Signed in at {} as {}.': 'Ingelogd op {} als {}.',
  'The server did not answer.': 'De server antwoordde niet.',
  "{} can't be reached: {}": '{} is niet bereikbaar: {}',
  '{} refused the log-in: {}': '{} weigerde het inloggen: {}',
  '{} refused the webhook: {}': '{} weigerde de webhook: {}',
  '{} refused the access token: {} Press “Subscribe webhooks” to renew it.':
    '{} weigerde het toegangstoken: {} Kies “Webhooks aanmelden” om het te vernieuwen.',
  '{} refused the access token: {}': '{} weigerde het toegangstoken: {}',
  '{} refused the API key: {}': '{} weigerde de API-sleutel: {}',
  '{} refused the account SID or the auth token: {}':
    '{} weigerde de account-SID of het auth-token: {}',
  '{} refused the bot token: {}': '{} weigerde het bottoken: {}',
  '{} refuses the bot token: {}': '{} weigert het bottoken: {}',
  '{} refuses the token: {}': '{} weigert het token: {}',
  '{} refused the token: {}': '{} weigerde het token: {}',
  '{} refused {} or the access token: {}': '{} weigerde {} of het toegangstoken: {}',
  '{} refused the handle or the app password: {}':
    '{} weigerde de accountnaam of het app-wachtwoord: {}',
  '{} refused tenant, client id or secret: {}': '{} weigerde tenant, client-id of geheim: {}',
  '{} refused the service account: {}': '{} weigerde het serviceaccount: {}',
  '{} refused: {}': '{} weigerde: {}',
  '{} refused it: {}': '{} weigerde het: {}',
  '{} refused {}: {}': '{} weigerde {}: {}',
  '{} gave no answer: check the network and the API address.':
    '{} gaf geen antwoord: controleer het netwerk en het API-adres.',
  '{} gave no answer: check the API address.': '{} gaf geen antwoord: controleer het API-adres.',
  '{} gave no answer: check the addresses.': '{} gaf geen antwoord: controleer de adressen.',
  '{} gave no answer: check the network.': '{} gaf geen antwoord: controleer het netwerk.',
  '{} gave no answer: check its address.': '{} gaf geen antwoord: controleer het adres.',
  '{} gave no answer: check the name.': '{} gaf geen antwoord: controleer de naam.',
  '{} gave no answer.': '{} gaf geen antwoord.',
  '{} did not answer.': '{} antwoordde niet.',
  "{} answers, but no app is subscribed to its field '{}', so nothing will come in: press “Subscribe webhooks”.":
    '{} antwoordt, maar geen app is op het veld ‘{}’ geabonneerd, dus komt er niets binnen: kies “Webhooks aanmelden”.',
  "{} answers, but no app is subscribed to this account, so no message will come in: subscribe the app to the field 'messages'.":
    '{} antwoordt, maar geen app is op dit account geabonneerd, dus komt er geen bericht binnen: abonneer de app op het veld ‘messages’.',
  '{} answers, but it has no webhook, so nothing will come in: press “Subscribe webhooks”.':
    '{} antwoordt, maar heeft geen webhook, dus komt er niets binnen: kies “Webhooks aanmelden”.',
  '{} answers, but Telegram has no webhook of it, so nothing will come in: press “Subscribe webhooks”.':
    '{} antwoordt, maar Telegram heeft er geen webhook van, dus komt er niets binnen: kies “Webhooks aanmelden”.',
  '{} answers, but its webhook last failed: {}':
    '{} antwoordt, maar de webhook ging de laatste keer mis: {}',
  '{} answers. Without the public webhook address no deliveries are reported.':
    '{} antwoordt. Zonder het openbare webhookadres worden geen afleveringen gemeld.',
  '{} answers.': '{} antwoordt.',
  '{} can send.': '{} kan versturen.',
  'Mail can be sent.': 'Er kan mail worden verstuurd.',
  'Ready.': 'Klaar.',
  'Ready for {}.': 'Klaar voor {}.',
  "Ready. Only this server's own pages may show it: add your website's address.":
    'Klaar. Alleen de eigen pagina’s van deze server mogen hem tonen: voeg het adres van je website toe.',
  "Ready to receive. Without an address for replies it can't be answered.":
    'Klaar om te ontvangen. Zonder adres voor antwoorden kan er niet worden geantwoord.',
  'The signing secret is too short: take at least 24 characters.':
    'Het ondertekeningsgeheim is te kort: neem minstens 24 tekens.',
  'The signing secret is empty.': 'Het ondertekeningsgeheim is leeg.',
  'The webhook token is empty.': 'Het webhooktoken is leeg.',
  'The webhook secret is too short: 16 characters.': 'Het webhookgeheim is te kort: 16 tekens.',
  'The secret for logged-in customers needs at least 32 characters.':
    'Het geheim voor ingelogde klanten heeft minstens 32 tekens nodig.',
  'set an IMAP server, direct delivery or SMTP':
    'stel een IMAP-server, rechtstreekse bezorging of SMTP in',
  'The token is of {}: correct the account.': 'Het token is van {}: verbeter het account.',
  'The access token is of the account {}: correct the account.':
    'Het toegangstoken is van het account {}: verbeter het account.',
  'Fill in a refresh token or an access token.':
    'Vul een verversingstoken of een toegangstoken in.',
  '{} sends messages and reports here.': '{} stuurt berichten en meldingen hierheen.',
  '{} sends mail and receipts here.': '{} stuurt mail en ontvangstberichten hierheen.',
  "{} sends the bot's messages here.": '{} stuurt de berichten van de bot hierheen.',
  '{} sends its webhooks to this channel.': '{} stuurt zijn webhooks naar dit kanaal.',
  '{} tells of orders, refunds and returns.': '{} meldt bestellingen, terugbetalingen en retouren.',
  "The app gets this account's webhooks. Its callback URL is set once, in the app dashboard.":
    'De app krijgt de webhooks van dit account. De callback-URL stel je één keer in, in het app-dashboard.',
  'There is no {} at this address (HTTP {}).': 'Op dit adres is geen {} (HTTP {}).',
  'There is no {} at this address.': 'Op dit adres is geen {}.',
  "{} can't be used: {}": '{} kan niet worden gebruikt: {}',
  'The shop is connected.': 'De winkel is verbonden.',
  'The chatbot is signed in.': 'De chatbot is ingelogd.',
  "The chatbot can't sign in: {}": 'De chatbot kan niet inloggen: {}',
  "the mail server {} can't be reached ({})": 'de mailserver {} is niet bereikbaar ({})',
  '{} accepts the bind.': '{} aanvaardt de bind.',
  'No bind: {}': 'Geen bind: {}',
  "{} refused the account's id or the access token: {}":
    '{} weigerde de id van het account of het toegangstoken: {}',
  'The account is {}.': 'Het account is {}.',
  'Apple refused the key: check its ID, the issuer ID and the .p8: {}':
    'Apple weigerde de sleutel: controleer de id ervan, de uitgevers-id en de .p8: {}',
  'The key may not read reviews: give it the role Customer Support: {}':
    'De sleutel mag geen recensies lezen: geef hem de rol Customer Support: {}',
  'Apple does not show this app: {}': 'Apple laat deze app niet zien: {}',
  'The provider secret is not Base64: paste it whole.':
    'Het geheim van de aanbieder is geen Base64: plak het helemaal.',
  'Apple refused the provider ID, its secret or the business ID: {}':
    'Apple weigerde de aanbieder-id, het geheim ervan of de bedrijfs-id: {}',
  'Bandwidth knows the API user.': 'Bandwidth kent de API-gebruiker.',
  'Bandwidth refused the account ID or the API user: {}':
    'Bandwidth weigerde de account-id of de API-gebruiker: {}',
  'There is no Bluesky server at this address.': 'Op dit adres is geen Bluesky-server.',
  'The app password does not allow direct messages: make one that does, or switch them off. Bluesky: {}':
    'Het app-wachtwoord staat geen privéberichten toe: maak er een die dat wel doet, of zet ze uit. Bluesky: {}',
  'Brevo sends its receipts here. For mail, name the receiving domain and try again.':
    'Brevo stuurt zijn ontvangstberichten hierheen. Noem voor mail het ontvangende domein en probeer het opnieuw.',
  "Signed in as {}, but it can't read messages on servers: switch on Message Content Intent on the application's page Bot.":
    'Ingelogd als {}, maar kan op servers geen berichten lezen: zet Message Content Intent aan op de pagina Bot van de applicatie.',
  '{} on {} is connected.': '{} op {} is verbonden.',
  'The forum gave no answer: check its address.':
    'Het forum gaf geen antwoord: controleer het adres.',
  'The forum did not accept the API key for this user: check both, and that the key is for this user or for all.':
    'Het forum nam de API-sleutel voor deze gebruiker niet aan: controleer beide, en of de sleutel voor deze gebruiker of voor allen is.',
  'The key is of the user {}: correct the user.':
    'De sleutel is van de gebruiker {}: verbeter de gebruiker.',
  "Fill in an access token, or the app's client ID, installation and key.":
    'Vul een toegangstoken in, of de client-id, installatie en sleutel van de app.',
  'Gmail publishes to {} for a week.': 'Gmail meldt nieuwe mail op {}, een week lang.',
  'Google gave no access: sign in to the mailbox again. {}':
    'Google gaf geen toegang: log opnieuw in op het postvak. {}',
  'Gmail refused: {} May gmail-api-push@system.gserviceaccount.com publish to the topic?':
    'Gmail weigerde: {} Mag gmail-api-push@system.gserviceaccount.com op het topic publiceren?',
  'Without a Pub/Sub topic the mailbox is asked every minute.':
    'Zonder Pub/Sub-topic wordt het postvak elke minuut bekeken.',
  'Signed in as {}; the Chat API answers.': 'Ingelogd als {}; de Chat-API antwoordt.',
  'Google refuses {}: {}': 'Google weigert {}: {}',
  'Reviews of {} can be read.': 'Recensies van {} kunnen worden gelezen.',
  "The location's reviews can be read.": 'De recensies van de locatie kunnen worden gelezen.',
  'The partner takes these credentials.': 'De partner neemt deze gegevens aan.',
  'The partner gave no answer: check the network and the API address.':
    'De partner gaf geen antwoord: controleer het netwerk en het API-adres.',
  'The partner refused the client or the sender key: {}':
    'De partner weigerde de client of de afzendersleutel: {}',
  "{} answers, but its webhook is not set or not in use: press “Subscribe webhooks”, and turn on 'Use webhook' in the LINE Developers Console.":
    '{} antwoordt, maar de webhook is niet ingesteld of niet in gebruik: kies “Webhooks aanmelden”, en zet ‘Use webhook’ aan in de LINE Developers Console.',
  "LINE knows this webhook. Turn on 'Use webhook' in the LINE Developers Console.":
    'LINE kent deze webhook. Zet ‘Use webhook’ aan in de LINE Developers Console.',
  'LinkedIn sends what is said on the page here.':
    'LinkedIn stuurt hierheen wat op de pagina wordt gezegd.',
  'LinkedIn did not subscribe the webhook: {}': 'LinkedIn meldde de webhook niet aan: {}',
  'Mailgun sends mail and receipts of this address here.':
    'Mailgun stuurt mail en ontvangstberichten van dit adres hierheen.',
  'Mailgun refused the key or does not know {} in this region: {}':
    'Mailgun weigerde de sleutel of kent {} niet in deze regio: {}',
  '{} is {} at Mailgun: finish its DNS records there.':
    '{} is {} bij Mailgun: rond daar de DNS-records af.',
  'The server gave no answer: check its address.':
    'De server gaf geen antwoord: controleer het adres.',
  "The server refused the access token, or it lacks the scope 'read'.":
    'De server weigerde het toegangstoken, of het mist het recht ‘read’.',
  'There is no Mastodon at this address (HTTP status {}).':
    'Op dit adres is geen Mastodon (HTTP-status {}).',
  'The homeserver did not answer.': 'De homeserver gaf geen antwoord.',
  'The homeserver refuses the token: {}': 'De homeserver weigert het token: {}',
  'MessageBird answers, and has a webhook.': 'MessageBird antwoordt, en heeft een webhook.',
  'MessageBird refused the access key: {}': 'MessageBird weigerde de toegangssleutel: {}',
  'MessageBird answers, but no webhook is set for this channel: connect it.':
    'MessageBird antwoordt, maar heeft voor dit kanaal geen webhook: meld die aan.',
  'MessageBird made no webhook: {}': 'MessageBird maakte geen webhook: {}',
  'Microsoft tells of new mail at once.': 'Microsoft meldt nieuwe mail meteen.',
  "{} can't be read: {}": '{} is niet te lezen: {}',
  'Microsoft refused: {} It must reach the webhook address from outside, by HTTPS.':
    'Microsoft weigerde: {} Het moet het webhookadres van buiten kunnen bereiken, met HTTPS.',
  'The application may not read {}: grant Mail.ReadWrite and Mail.Send with admin consent, and let an application access policy include the mailbox.':
    'De applicatie mag {} niet lezen: geef Mail.ReadWrite en Mail.Send met beheerderstoestemming, en laat een application access policy het postvak omvatten.',
  'Plivo refused the auth ID or the auth token: {}':
    'Plivo weigerde de auth-id of het auth-token: {}',
  '{} can send, but passes no mail on: set the inbound webhook of its stream.':
    '{} kan versturen, maar geeft geen mail door: stel de inbound-webhook van de stream in.',
  'The agent {} answers.': 'De agent {} antwoordt.',
  'The service account may not use the agent {}: check the agent ID and its region.':
    'Het serviceaccount mag de agent {} niet gebruiken: controleer de agent-id en de regio.',
  'Google has a fault at this moment: try again.':
    'Google heeft nu een storing: probeer het opnieuw.',
  'Reddit refused {} ({})': 'Reddit weigerde {} ({})',
  'Resend refused the API key (it needs full access): {}':
    'Resend weigerde de API-sleutel (die heeft volledige toegang nodig): {}',
  'Resend does not know the domain {}.': 'Resend kent het domein {} niet.',
  '{} is {} at Resend: finish its DNS records there.':
    '{} is {} bij Resend: rond daar de DNS-records af.',
  'SendGrid sends its events here. Paste the verification key below into this channel, and attach a security policy with signature to the parse setting for its own key.':
    'SendGrid stuurt zijn gebeurtenissen hierheen. Plak de controlesleutel hieronder in dit kanaal, en koppel aan de parse-instelling een security policy met handtekening voor een eigen sleutel.',
  'This API key may not send mail: give it the permission Mail Send.':
    'Deze API-sleutel mag geen mail versturen: geef hem het recht Mail Send.',
  'Mail can be sent. Without a verification key of the Event Webhook there are no receipts.':
    'Er kan mail worden verstuurd. Zonder controlesleutel van de Event Webhook zijn er geen ontvangstberichten.',
  'SES refused the SMTP user and password. They are made under SMTP settings in this region; the access key of AWS is another one.':
    'SES weigerde de SMTP-gebruiker en het wachtwoord. Ze worden gemaakt onder SMTP settings in deze regio; de toegangssleutel van AWS is een andere.',
  '{} answers, but tells no orders to this app: subscribe.':
    '{} antwoordt, maar meldt deze app geen bestellingen: meld de webhooks aan.',
  'The bridge gave no answer: check its address, and outgoing_allow.':
    'De brug gaf geen antwoord: controleer het adres, en outgoing_allow.',
  'The bridge runs in the mode {}: start it with MODE=json-rpc, which receives at once.':
    'De brug draait in de modus {}: start hem met MODE=json-rpc, dan komt alles meteen binnen.',
  'The bridge does not know {}: register or link it there.':
    'De brug kent {} niet: registreer of koppel het daar.',
  'The bridge refused: {}': 'De brug weigerde: {}',
  'The app {} answers.': 'De app {} antwoordt.',
  'The app has no SMS channel: set it up in the dashboard.':
    'De app heeft geen sms-kanaal: stel het in het dashboard in.',
  'Sinch made no webhook: {}': 'Sinch maakte geen webhook: {}',
  'Signed in to {} as {}, but these scopes are missing: {}. Add them under OAuth & Permissions and install the app again.':
    'Ingelogd bij {} als {}, maar deze rechten ontbreken: {}. Voeg ze toe onder OAuth & Permissions en installeer de app opnieuw.',
  'Microsoft refuses the app: {}': 'Microsoft weigert de app: {}',
  "Microsoft's sign-in did not answer.": 'De inlog van Microsoft gaf geen antwoord.',
  'The app ID and the client secret are accepted, for {}.':
    'De app-id en het client secret zijn aangenomen, voor {}.',
  '{} sends its messages to {}: press “Subscribe webhooks”, so that they can be asked for.':
    '{} stuurt zijn berichten naar {}: kies “Webhooks aanmelden”, zodat ze kunnen worden opgehaald.',
  '{} is connected; this server asks for its messages.':
    '{} is verbonden; deze server haalt de berichten op.',
  "Telegram keeps the bot's messages until this server asks for them.":
    'Telegram bewaart de berichten van de bot tot deze server ze ophaalt.',
  'Telnyx answers, and has a messaging profile.':
    'Telnyx antwoordt, en heeft een berichtenprofiel.',
  'The account has no messaging profile: make one, and give it the number and the webhook address.':
    'Het account heeft geen berichtenprofiel: maak er een, en geef het het nummer en het webhookadres.',
  'Fill in the messaging profile ID, or paste the address at the profile yourself.':
    'Vul de id van het berichtenprofiel in, of plak het adres zelf bij het profiel.',
  'Telnyx did not take the address: {}': 'Telnyx nam het adres niet aan: {}',
  'Threema refused the Gateway ID or the API secret: {}':
    'Threema weigerde de gateway-id of het API-geheim: {}',
  'The account has no credits left: no answer can be sent.':
    'Het account heeft geen tegoed meer: er kan geen antwoord worden verstuurd.',
  "TikTok renewed the access token and sends the app's messages here.":
    'TikTok vernieuwde het toegangstoken en stuurt de berichten van de app hierheen.',
  'TikTok refused the business ID or the access token: {} Press “Subscribe webhooks” to renew the token.':
    'TikTok weigerde de bedrijfs-id of het toegangstoken: {} Kies “Webhooks aanmelden” om het token te vernieuwen.',
  'The reviews of the business unit can be read.':
    'De recensies van de vestiging kunnen worden gelezen.',
  'Trustpilot refused the API key or secret: {}':
    'Trustpilot weigerde de API-sleutel of het geheim: {}',
  'Trustpilot does not show the reviews of this business unit (does the plan include the API?): {}':
    'Trustpilot laat de recensies van deze vestiging niet zien (zit de API in het abonnement?): {}',
  'Paste the address in the Twilio Console, at the number: A message comes in.':
    'Plak het adres in de Twilio Console, bij het nummer: A message comes in.',
  'The messaging service sends its webhooks here.':
    'De berichtendienst stuurt zijn webhooks hierheen.',
  'Viber refused the authentication token: {}': 'Viber weigerde het authenticatietoken: {}',
  'Vonage refused the application ID or the private key: {}':
    'Vonage weigerde de applicatie-id of de privésleutel: {}',
  'Vonage knows the application and its key. Webhooks show whether the signature secret is right.':
    'Vonage kent de applicatie en haar sleutel. Of het geheim voor de handtekening klopt, blijkt bij webhooks.',
  "The token is a person's, not a bot's: own messages would come back.":
    'Het token is van een mens, niet van een bot: eigen berichten zouden terugkomen.',
  'Webex refuses the webhook: {}': 'Webex weigert de webhook: {}',
  'WeChat refused the AppID or the AppSecret: {}': 'WeChat weigerde de AppID of het AppSecret: {}',
  'The shop tells of orders and refunds here.':
    'De winkel meldt bestellingen en terugbetalingen hier.',
  "{} refused: {} Is it the shop's address?": '{} weigerde: {} Is dit het adres van de winkel?',
  "{} gave no answer of WooCommerce's.": '{} gaf geen antwoord van WooCommerce.',
  'The shop answers, but tells no orders: subscribe, or add a webhook.':
    'De winkel antwoordt, maar meldt geen bestellingen: meld de webhooks aan, of voeg een webhook toe.',
  'The shop refused: {}': 'De winkel weigerde: {}',
  "X renewed the access token and knows the webhook. Subscribe the account's activity to it once, in the X Developer Console.":
    'X vernieuwde het toegangstoken en kent de webhook. Abonneer er één keer de activiteit van het account op, in de X Developer Console.',
  "The access token is @{}'s, whose user ID is {}: correct the user ID of this channel.":
    'Het toegangstoken is van @{}, met gebruikers-id {}: verbeter de gebruikers-id van dit kanaal.',
  'The token is not of this channel, but of: {}.':
    'Het token is niet van dit kanaal, maar van: {}.',
  "Zalo renewed the access token. Enter the webhook's address at Zalo for Developers.":
    'Zalo vernieuwde het toegangstoken. Vul het adres van de webhook in bij Zalo for Developers.',
  'Events are taken in. Without a chatbot (client id, secret, account id, bot JID) nothing can be answered by Zoom.':
    'Gebeurtenissen komen binnen. Zonder chatbot (client-id, client secret, account-id, bot-JID) kan via Zoom niets worden beantwoord.',
  'Zulip refuses the bot: {}': 'Zulip weigert de bot: {}',
  'X did not renew the access token: {}': 'X vernieuwde het toegangstoken niet: {}',
  'X did not renew the access token.': 'X vernieuwde het toegangstoken niet.',
  'X renewed the access token and refused the webhook: {}':
    'X vernieuwde het toegangstoken en weigerde de webhook: {}',
  'X renewed the access token and refused the webhook.':
    'X vernieuwde het toegangstoken en weigerde de webhook.',
  "Zalo did not renew the access token: {}. Get new tokens in Zalo's API Explorer.":
    'Zalo vernieuwde het toegangstoken niet: {}. Haal nieuwe tokens op in de API Explorer van Zalo.',
  "Zalo did not renew the access token. Get new tokens in Zalo's API Explorer.":
    'Zalo vernieuwde het toegangstoken niet. Haal nieuwe tokens op in de API Explorer van Zalo.',
  "It doesn't accept invitations.": 'Uitnodigingen worden niet aangenomen.',
  'Without the public webhook address nothing is reported.':
    'Zonder het openbare webhookadres wordt niets gemeld.',
  'Plivo sends messages here.': 'Plivo stuurt berichten hierheen.',
  'Paste the address here too, as the public webhook address.':
    'Plak het adres ook hier, als openbaar webhookadres.',
  'Plivo made no application: {}': 'Plivo maakte geen applicatie: {}',
  'Plivo has no such number: {}': 'Plivo heeft dit nummer niet: {}',
  '{} can be read ({} mails)': '{} kan worden gelezen ({} mails)',
  '{} takes mail': '{} neemt mail aan',
  'mail can be delivered to {}:{}': 'mail kan worden bezorgd op {}:{}',
  '{} refused the log-in; check user and password':
    '{} weigerde de inlog; controleer gebruiker en wachtwoord',
}
