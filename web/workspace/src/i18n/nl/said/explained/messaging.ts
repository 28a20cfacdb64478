/** Messaging: what settings mean, and how a provider is told the address. */
export const messaging: Record<string, string> = {
  'Apple Business Connect, the Messages for Business account.':
    'Apple Business Connect, het account van Messages for Business.',
  "The Messaging Service Provider's ID (CSP ID) at Apple.":
    'De id van de berichtenaanbieder (CSP ID) bij Apple.',
  "The provider's API secret at Apple, in Base64. It signs what comes and what goes.":
    'Het API-geheim van de aanbieder bij Apple, in Base64. Ondertekent wat komt en wat gaat.',
  "The address of a provider that passes Apple's protocol on, a proxy or a test stand-in.":
    'Het adres van een aanbieder die het protocol van Apple doorgeeft, een proxy of een proefopstelling.',
  "Give this address to Apple as the provider's endpoint for messages (Apple adds /message behind it), or to the provider that passes Apple's messages on.":
    'Geef dit adres aan Apple als adres van de aanbieder voor berichten (Apple zet er /message achter), of aan de aanbieder die berichten van Apple doorgeeft.',
  'A long-lived token with instagram_business_basic and instagram_business_manage_messages.':
    'Een langlevend token met instagram_business_basic en instagram_business_manage_messages.',
  'For ig.me links by which customers continue here; empty: none are offered.':
    'Voor ig.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  "In the app dashboard open Instagram, API setup with Instagram login, Configure webhooks. Paste this address as the callback URL and the verify token of this channel as the verify token. Then press “Subscribe webhooks” here: the app gets this account's messages.":
    'Open in het app-dashboard Instagram, API setup with Instagram login, Configure webhooks. Plak dit adres als callback-URL en het verificatietoken van dit kanaal als verify token. Kies daarna hier “Webhooks aanmelden”: de app krijgt de berichten van dit account.',
  'The key of the sender profile, given when the channel was registered.':
    'De sleutel van het afzenderprofiel, gekregen bij de registratie van het kanaal.',
  "HT-Client-Id, from the partner's support.": 'HT-Client-Id, van de ondersteuning van de partner.',
  'HT-Client-Secret, given with it.': 'HT-Client-Secret, daarbij gekregen.',
  'Any long text of letters and digits. Put ?token=… with it behind the address that the partner sends to: Kakao signs nothing.':
    'Een lange tekst van letters en cijfers. Zet ?token=… ermee achter het adres waar de partner naartoe stuurt: Kakao ondertekent niets.',
  'For links by which customers continue here; empty: none are offered.':
    'Voor links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  "Give this address, with ?token= and this channel's webhook token behind it, to the partner as the address that consultation messages go to. Kakao signs nothing: whoever knows the token is believed.":
    'Geef dit adres, met ?token= en het webhooktoken van dit kanaal erachter, aan de partner als adres waar gespreksberichten heen gaan. Kakao ondertekent niets: wie het token kent, wordt geloofd.',
  'LINE Developers Console, Basic settings. It signs every webhook.':
    'LINE Developers Console, Basic settings. Ondertekent elke webhook.',
  'LINE Developers Console, Messaging API: the long-lived one.':
    'LINE Developers Console, Messaging API: het langlevende.',
  'For line.me links by which customers continue here; empty: none are offered.':
    'Voor line.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  "Press “Subscribe webhooks”: LINE is told this address. Then turn on 'Use webhook' in the LINE Developers Console, Messaging API, and turn off its automatic replies.":
    'Kies “Webhooks aanmelden”: LINE krijgt dit adres. Zet daarna ‘Use webhook’ aan in de LINE Developers Console, Messaging API, en de automatische antwoorden uit.',
  'Of a system user, without expiry, with pages_messaging and pages_manage_metadata.':
    'Van een systeemgebruiker, zonder einddatum, met pages_messaging en pages_manage_metadata.',
  'For m.me links by which customers continue here; empty: none are offered.':
    'Voor m.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  "In the app dashboard open Messenger, Messenger API settings. Paste this address as the callback URL and the verify token of this channel as the verify token. Then press “Subscribe webhooks” here: the app gets this Page's messages.":
    'Open in het app-dashboard Messenger, Messenger API settings. Plak dit adres als callback-URL en het verificatietoken van dit kanaal als verify token. Kies daarna hier “Webhooks aanmelden”: de app krijgt de berichten van deze pagina.',
  'RCS for Business Developer Console, the agent. With or without @rbm.goog.':
    'RCS for Business Developer Console, de agent. Met of zonder @rbm.goog.',
  'The whole JSON file that the console made, from { to }.':
    'Het hele JSON-bestand dat de console heeft gemaakt, van { tot en met }.',
  "Of the agent's webhook in the console: Integrations, Webhook. It signs every webhook.":
    'Van de webhook van de agent in de console: Integrations, Webhook. Ondertekent elke webhook.',
  'Where the agent was made: europe, us or asia.':
    'Waar de agent is gemaakt: Europa, de Verenigde Staten of Azië.',
  'In the RCS for Business Developer Console open the agent, Integrations, Webhook, Configure. Paste this address, copy the client token into this channel first, save it, and choose Verify.':
    'Open in de RCS for Business Developer Console de agent, Integrations, Webhook, Configure. Plak dit adres, neem eerst het clienttoken over in dit kanaal, sla het op, en kies Verify.',
  'As it is registered at the bridge, with its country code.':
    'Zoals het bij de brug is geregistreerd, met landnummer.',
  'Where signal-cli-rest-api answers, in json-rpc mode. A private address must be permitted by outgoing_allow.':
    'Waar signal-cli-rest-api antwoordt, in json-rpc-modus. Een privéadres moet zijn toegestaan met outgoing_allow.',
  'Where a proxy in front of the bridge asks for one.': 'Als een proxy voor de brug erom vraagt.',
  'Of that user.': 'Van die gebruiker.',
  '@BotFather gives it when the bot is made: /newbot, /token.':
    '@BotFather geeft het als de bot wordt gemaakt: /newbot, /token.',
  'Any text of letters, digits, - and _ (up to 256). Telegram sends it along with every message; pressing “Subscribe webhooks” tells Telegram. Not needed where messages are asked for.':
    'Een tekst van letters, cijfers, - en _ (hoogstens 256). Telegram stuurt hem met elk bericht mee; “Webhooks aanmelden” laat Telegram hem weten. Niet nodig als de berichten worden opgehaald.',
  "webhook: Telegram sends them to this server's public address. poll: this server asks for them, where it has no public address. Press “Subscribe webhooks” after a change.":
    'webhook: Telegram stuurt ze naar het openbare adres van deze server. ophalen: deze server vraagt ernaar, als hij geen openbaar adres heeft. Kies na een wijziging “Webhooks aanmelden”.',
  'For t.me links by which customers continue here; empty: none are offered.':
    'Voor t.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  'A Bot API server of your own, a proxy or a test stand-in needs another one.':
    'Een eigen Bot API-server, een proxy of een proefopstelling heeft een ander nodig.',
  "Press “Subscribe webhooks”: Telegram is told this address and the secret token. (By hand: call setWebhook with this address as url and this channel's secret token as secret_token.) Without a public address let messages be asked for, in the settings.":
    'Kies “Webhooks aanmelden”: Telegram krijgt dit adres en het geheime token. (Met de hand: roep setWebhook aan met dit adres als url en het geheime token van dit kanaal als secret_token.) Zonder openbaar adres kun je de berichten laten ophalen, bij de instellingen.',
  'Eight characters, the first an asterisk.': 'Acht tekens, het eerste een sterretje.',
  'In Threema Gateway, at the ID. It signs callbacks.':
    'In Threema Gateway, bij de id. Ondertekent callbacks.',
  'The key that the ID was made with: 64 hexadecimal digits, with or without private: before them.':
    'De sleutel waarmee de id is gemaakt: 64 hexadecimale cijfers, met of zonder private: ervoor.',
  'In Threema Gateway open the end-to-end ID, and paste this address as its callback URL. It must be an HTTPS address with a certificate that Threema trusts.':
    'Open in Threema Gateway de end-to-end-id, en plak dit adres als callback-URL. Het moet een HTTPS-adres zijn met een certificaat dat Threema vertrouwt.',
  "The account's open_id, given with its access token.":
    'De open_id van het account, gekregen met het toegangstoken.',
  'TikTok API for Business, My apps.': 'TikTok API for Business, My apps.',
  'Beside the app ID. It signs every webhook.': 'Naast de app-id. Ondertekent elke webhook.',
  'Of the account, with message.list.read, message.list.send and message.list.manage: a day good.':
    'Van het account, met message.list.read, message.list.send en message.list.manage: een dag geldig.',
  'Given with the access token. Press “Subscribe webhooks”: the access token is renewed then, and every day.':
    'Gekregen met het toegangstoken. Kies “Webhooks aanmelden”: dan en elke dag wordt het toegangstoken vernieuwd.',
  'Press “Subscribe webhooks”: TikTok is told this address (an app has one for its messages), and the access token is renewed now and every day. In the TikTok app allow direct messages from everyone.':
    'Kies “Webhooks aanmelden”: TikTok krijgt dit adres (een app heeft er één voor zijn berichten), en het toegangstoken wordt nu en elke dag vernieuwd. Sta in de TikTok-app privéberichten van iedereen toe.',
  "The sender's number with its country code, as under Messaging, Senders, WhatsApp.":
    'Het nummer van de afzender met landnummer, zoals onder Messaging, Senders, WhatsApp.',
  'Templates, buttons and lists. Only a proxy or a test stand-in needs another one.':
    'Sjablonen, knoppen en lijsten. Alleen een proxy of een proefopstelling heeft een ander nodig.',
  'In the Twilio Console open Messaging, Senders, WhatsApp senders, choose the sender, and paste this address as the webhook for incoming messages and as the status callback. Paste the same address into this channel as its public webhook address.':
    'Open in de Twilio Console Messaging, Senders, WhatsApp senders, kies de afzender, en plak dit adres als webhook voor inkomende berichten en als status callback. Plak hetzelfde adres in dit kanaal als openbaar webhookadres.',
  "Viber Admin Panel, the bot's settings. It also signs every webhook.":
    'Viber Admin Panel, de instellingen van de bot. Ondertekent ook elke webhook.',
  'Shown above every message.': 'Staat boven elk bericht.',
  'Address of a picture of at most 100 kB, 720 × 720.':
    'Adres van een afbeelding van hoogstens 100 kB, 720 × 720.',
  'Press “Subscribe webhooks”: Viber is told this address, and asks it for an answer at once. (By hand: call set_webhook with this address as url.)':
    'Kies “Webhooks aanmelden”: Viber krijgt dit adres, en vraagt het meteen om antwoord. (Met de hand: roep set_webhook aan met dit adres als url.)',
  'Official Accounts Platform, Basic configuration.':
    'Official Accounts Platform, Basic configuration.',
  'Beside the AppID.': 'Naast de AppID.',
  'Any text of 3 to 32 letters and digits; type the same under Server configuration.':
    'Een tekst van 3 tot 32 letters en cijfers; vul onder Server configuration dezelfde in.',
  'The 43 characters under Server configuration, when messages are encrypted (safe mode; strongly advised: plain messages are not signed). Empty: plain mode.':
    'De 43 tekens onder Server configuration, als berichten versleuteld zijn (safe mode; sterk aangeraden: gewone berichten zijn niet ondertekend). Leeg: plain mode.',
  'As customers search for it; shown to agents only.':
    'Zoals klanten ernaar zoeken; alleen medewerkers zien het.',
  "On the Official Accounts Platform open Settings and development, Basic configuration, Server configuration. Paste this address as the URL, type this channel's token, choose the safe mode and type the same EncodingAESKey in both places. Put this server's address on the IP allow list.":
    'Open op het Official Accounts Platform Settings and development, Basic configuration, Server configuration. Plak dit adres als URL, vul het token van dit kanaal in, kies de safe mode en vul op beide plaatsen dezelfde EncodingAESKey in. Zet het adres van deze server op de IP-lijst.',
  'WhatsApp Manager, API setup. Not the telephone number itself.':
    'WhatsApp Manager, API setup. Niet het telefoonnummer zelf.',
  'Beside the phone number ID; templates are read from it.':
    'Naast de id van het telefoonnummer; sjablonen komen hiervandaan.',
  'A permanent token of a system user with whatsapp_business_messaging and whatsapp_business_management.':
    'Een permanent token van een systeemgebruiker met whatsapp_business_messaging en whatsapp_business_management.',
  'With its country code. For links by which customers continue here; empty: none are offered.':
    'Met landnummer. Voor links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  "In the app dashboard open WhatsApp, Configuration. Paste this address as the callback URL and the verify token of this channel as the verify token, then subscribe to the field 'messages'. With several numbers in one app, give each its own callback by an override.":
    'Open in het app-dashboard WhatsApp, Configuration. Plak dit adres als callback-URL en het verificatietoken van dit kanaal als verify token, en abonneer je op het veld ‘messages’. Heeft één app meer nummers, geef elk dan een eigen callback met een override.',
  "The account's number, not its name.": 'Het nummer van het account, niet de naam.',
  'X Developer Portal, Keys and tokens. It signs every webhook.':
    'X Developer Portal, Keys and tokens. Ondertekent elke webhook.',
  "Beside it: the app's own, to set up the webhook.":
    'Ernaast: dat van de app zelf, om de webhook in te stellen.',
  'X Developer Portal, OAuth 2.0.': 'X Developer Portal, OAuth 2.0.',
  'Beside the client ID.': 'Naast de client-id.',
  'OAuth 2.0, of the account, with dm.read, dm.write, users.read, tweet.read, media.write and offline.access: two hours good.':
    'OAuth 2.0, van het account, met dm.read, dm.write, users.read, tweet.read, media.write en offline.access: twee uur geldig.',
  'Given with the access token. Press “Subscribe webhooks”: both are renewed then, and every hour.':
    'Gekregen met het toegangstoken. Kies “Webhooks aanmelden”: dan en elk uur worden beide vernieuwd.',
  "Press “Subscribe webhooks”: X asks this address for an answer and keeps it as the app's webhook; the access token is renewed now and every hour. Then subscribe the account's activity to the webhook once (X Developer Console, Account Activity).":
    'Kies “Webhooks aanmelden”: X vraagt dit adres om antwoord en bewaart het als webhook van de app; het toegangstoken wordt nu en elk uur vernieuwd. Abonneer dan één keer de activiteit van het account op de webhook (X Developer Console, Account Activity).',
  "Zalo for Developers, the app's settings.": 'Zalo for Developers, de instellingen van de app.',
  'Beside the app ID; it renews the access token.': 'Naast de app-id; vernieuwt het toegangstoken.',
  "Zalo for Developers, the app's Official Account settings. It signs every webhook.":
    'Zalo for Developers, de Official Account-instellingen van de app. Ondertekent elke webhook.',
  'Of the Official Account (API Explorer): a day good.':
    'Van het Official Account (API Explorer): een dag geldig.',
  'Given with the access token. Press “Subscribe webhooks”: both are renewed then, and every day.':
    'Gekregen met het toegangstoken. Kies “Webhooks aanmelden”: dan en elke dag worden beide vernieuwd.',
  'For zalo.me links by which customers continue here; empty: none are offered.':
    'Voor zalo.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  "At Zalo for Developers open the app, Webhook. Paste this address and choose the events of users' messages, received and seen messages and reactions. Then press “Subscribe webhooks” here: the access token is renewed now and every day.":
    'Open op Zalo for Developers de app, Webhook. Plak dit adres en kies de gebeurtenissen van berichten van gebruikers, ontvangen en gelezen berichten en reacties. Kies daarna hier “Webhooks aanmelden”: het toegangstoken wordt nu en elke dag vernieuwd.',
}
