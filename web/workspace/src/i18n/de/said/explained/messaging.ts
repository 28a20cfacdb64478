/** Messaging: what settings mean, and how a provider is told the address. */
export const messaging: Record<string, string> = {
  'Apple Business Connect, the Messages for Business account.':
    'Apple Business Connect, das Konto von Messages for Business.',
  "The Messaging Service Provider's ID (CSP ID) at Apple.":
    'Die ID des Messaging Service Providers (CSP ID) bei Apple.',
  "The provider's API secret at Apple, in Base64. It signs what comes and what goes.":
    'Das API-Geheimnis des Anbieters bei Apple, in Base64. Signiert, was kommt und was geht.',
  "The address of a provider that passes Apple's protocol on, a proxy or a test stand-in.":
    'Die Adresse eines Anbieters, der Apples Protokoll weitergibt, eines Proxys oder eines Testaufbaus.',
  "Give this address to Apple as the provider's endpoint for messages (Apple adds /message behind it), or to the provider that passes Apple's messages on.":
    'Geben Sie diese Adresse Apple als Endpunkt des Anbieters für Nachrichten an (Apple hängt /message an) oder dem Anbieter, der Apples Nachrichten weiterleitet.',
  'A long-lived token with instagram_business_basic and instagram_business_manage_messages.':
    'Ein langlebiges Token mit instagram_business_basic und instagram_business_manage_messages.',
  'For ig.me links by which customers continue here; empty: none are offered.':
    'Für ig.me-Links, über die Kunden hier weitermachen; leer: es werden keine angeboten.',
  "In the app dashboard open Instagram, API setup with Instagram login, Configure webhooks. Paste this address as the callback URL and the verify token of this channel as the verify token. Then press “Subscribe webhooks” here: the app gets this account's messages.":
    'Öffnen Sie im App-Dashboard Instagram, API setup with Instagram login, Configure webhooks. Fügen Sie diese Adresse als Callback-URL und das Verifizierungstoken dieses Kanals als Verify Token ein. Wählen Sie dann hier „Webhooks anmelden“: die App erhält die Nachrichten dieses Kontos.',
  'The key of the sender profile, given when the channel was registered.':
    'Der Schlüssel des Absenderprofils, bei der Registrierung des Kanals erhalten.',
  "HT-Client-Id, from the partner's support.": 'HT-Client-Id, vom Support des Partners.',
  'HT-Client-Secret, given with it.': 'HT-Client-Secret, zusammen damit erhalten.',
  'Any long text of letters and digits. Put ?token=… with it behind the address that the partner sends to: Kakao signs nothing.':
    'Ein beliebiger langer Text aus Buchstaben und Ziffern. Hängen Sie ?token=… damit an die Adresse, an die der Partner sendet: Kakao signiert nichts.',
  'For links by which customers continue here; empty: none are offered.':
    'Für Links, über die Kunden hier weitermachen; leer: es werden keine angeboten.',
  "Give this address, with ?token= and this channel's webhook token behind it, to the partner as the address that consultation messages go to. Kakao signs nothing: whoever knows the token is believed.":
    'Geben Sie dem Partner diese Adresse mit ?token= und dem Webhook-Token dieses Kanals dahinter als Adresse, an die Beratungsnachrichten gehen. Kakao signiert nichts: wer das Token kennt, dem wird geglaubt.',
  'LINE Developers Console, Basic settings. It signs every webhook.':
    'LINE Developers Console, Basic settings. Signiert jeden Webhook.',
  'LINE Developers Console, Messaging API: the long-lived one.':
    'LINE Developers Console, Messaging API: das langlebige.',
  'For line.me links by which customers continue here; empty: none are offered.':
    'Für line.me-Links, über die Kunden hier weitermachen; leer: es werden keine angeboten.',
  "Press “Subscribe webhooks”: LINE is told this address. Then turn on 'Use webhook' in the LINE Developers Console, Messaging API, and turn off its automatic replies.":
    'Wählen Sie „Webhooks anmelden“: LINE erfährt diese Adresse. Schalten Sie dann „Use webhook“ in der LINE Developers Console, Messaging API, ein und die automatischen Antworten aus.',
  'Of a system user, without expiry, with pages_messaging and pages_manage_metadata.':
    'Eines Systembenutzers, ohne Ablauf, mit pages_messaging und pages_manage_metadata.',
  'For m.me links by which customers continue here; empty: none are offered.':
    'Für m.me-Links, über die Kunden hier weitermachen; leer: es werden keine angeboten.',
  "In the app dashboard open Messenger, Messenger API settings. Paste this address as the callback URL and the verify token of this channel as the verify token. Then press “Subscribe webhooks” here: the app gets this Page's messages.":
    'Öffnen Sie im App-Dashboard Messenger, Messenger API settings. Fügen Sie diese Adresse als Callback-URL und das Verifizierungstoken dieses Kanals als Verify Token ein. Wählen Sie dann hier „Webhooks anmelden“: die App erhält die Nachrichten dieser Seite.',
  'RCS for Business Developer Console, the agent. With or without @rbm.goog.':
    'RCS for Business Developer Console, der Agent. Mit oder ohne @rbm.goog.',
  'The whole JSON file that the console made, from { to }.':
    'Die ganze JSON-Datei, die die Konsole erstellt hat, von { bis }.',
  "Of the agent's webhook in the console: Integrations, Webhook. It signs every webhook.":
    'Des Webhooks des Agents in der Konsole: Integrations, Webhook. Signiert jeden Webhook.',
  'Where the agent was made: europe, us or asia.':
    'Wo der Agent angelegt wurde: Europa, Vereinigte Staaten oder Asien.',
  'In the RCS for Business Developer Console open the agent, Integrations, Webhook, Configure. Paste this address, copy the client token into this channel first, save it, and choose Verify.':
    'Öffnen Sie in der RCS for Business Developer Console den Agent, Integrations, Webhook, Configure. Fügen Sie diese Adresse ein, übernehmen Sie zuerst das Client-Token in diesen Kanal, speichern Sie ihn und wählen Sie Verify.',
  'As it is registered at the bridge, with its country code.':
    'Wie sie bei der Bridge registriert ist, mit Landesvorwahl.',
  'Where signal-cli-rest-api answers, in json-rpc mode. A private address must be permitted by outgoing_allow.':
    'Wo signal-cli-rest-api antwortet, im json-rpc-Modus. Eine private Adresse muss durch outgoing_allow erlaubt sein.',
  'Where a proxy in front of the bridge asks for one.':
    'Wenn ein Proxy vor der Bridge danach fragt.',
  'Of that user.': 'Dieses Benutzers.',
  '@BotFather gives it when the bot is made: /newbot, /token.':
    '@BotFather gibt es beim Anlegen des Bots: /newbot, /token.',
  'Any text of letters, digits, - and _ (up to 256). Telegram sends it along with every message; pressing “Subscribe webhooks” tells Telegram. Not needed where messages are asked for.':
    'Ein beliebiger Text aus Buchstaben, Ziffern, - und _ (höchstens 256). Telegram sendet ihn mit jeder Nachricht mit; „Webhooks anmelden“ teilt ihn Telegram mit. Nicht nötig, wenn Nachrichten abgeholt werden.',
  "webhook: Telegram sends them to this server's public address. poll: this server asks for them, where it has no public address. Press “Subscribe webhooks” after a change.":
    'Webhook: Telegram sendet sie an die öffentliche Adresse dieses Servers. Abholen: dieser Server fragt danach, wenn er keine öffentliche Adresse hat. Wählen Sie nach einer Änderung „Webhooks anmelden“.',
  'For t.me links by which customers continue here; empty: none are offered.':
    'Für t.me-Links, über die Kunden hier weitermachen; leer: es werden keine angeboten.',
  'A Bot API server of your own, a proxy or a test stand-in needs another one.':
    'Ein eigener Bot-API-Server, ein Proxy oder ein Testaufbau braucht eine andere.',
  "Press “Subscribe webhooks”: Telegram is told this address and the secret token. (By hand: call setWebhook with this address as url and this channel's secret token as secret_token.) Without a public address let messages be asked for, in the settings.":
    'Wählen Sie „Webhooks anmelden“: Telegram erfährt diese Adresse und das geheime Token. (Von Hand: rufen Sie setWebhook mit dieser Adresse als url und dem geheimen Token dieses Kanals als secret_token auf.) Ohne öffentliche Adresse lassen Sie die Nachrichten abholen, in den Einstellungen.',
  'Eight characters, the first an asterisk.': 'Acht Zeichen, das erste ein Sternchen.',
  'In Threema Gateway, at the ID. It signs callbacks.':
    'Im Threema Gateway, bei der ID. Signiert Callbacks.',
  'The key that the ID was made with: 64 hexadecimal digits, with or without private: before them.':
    'Der Schlüssel, mit dem die ID angelegt wurde: 64 hexadezimale Ziffern, mit oder ohne private: davor.',
  'In Threema Gateway open the end-to-end ID, and paste this address as its callback URL. It must be an HTTPS address with a certificate that Threema trusts.':
    'Öffnen Sie im Threema Gateway die Ende-zu-Ende-ID und fügen Sie diese Adresse als Callback-URL ein. Es muss eine HTTPS-Adresse mit einem Zertifikat sein, dem Threema vertraut.',
  "The account's open_id, given with its access token.":
    'Die open_id des Kontos, zusammen mit dem Zugriffstoken erhalten.',
  'TikTok API for Business, My apps.': 'TikTok API for Business, My apps.',
  'Beside the app ID. It signs every webhook.': 'Neben der App-ID. Signiert jeden Webhook.',
  'Of the account, with message.list.read, message.list.send and message.list.manage: a day good.':
    'Des Kontos, mit message.list.read, message.list.send und message.list.manage: einen Tag gültig.',
  'Given with the access token. Press “Subscribe webhooks”: the access token is renewed then, and every day.':
    'Zusammen mit dem Zugriffstoken erhalten. Wählen Sie „Webhooks anmelden“: das Zugriffstoken wird dann und jeden Tag erneuert.',
  'Press “Subscribe webhooks”: TikTok is told this address (an app has one for its messages), and the access token is renewed now and every day. In the TikTok app allow direct messages from everyone.':
    'Wählen Sie „Webhooks anmelden“: TikTok erfährt diese Adresse (eine App hat eine für ihre Nachrichten), und das Zugriffstoken wird jetzt und jeden Tag erneuert. Erlauben Sie in der TikTok-App Direktnachrichten von allen.',
  "The sender's number with its country code, as under Messaging, Senders, WhatsApp.":
    'Die Nummer des Absenders mit Landesvorwahl, wie unter Messaging, Senders, WhatsApp.',
  'Templates, buttons and lists. Only a proxy or a test stand-in needs another one.':
    'Vorlagen, Schaltflächen und Listen. Nur ein Proxy oder ein Testaufbau braucht eine andere.',
  'In the Twilio Console open Messaging, Senders, WhatsApp senders, choose the sender, and paste this address as the webhook for incoming messages and as the status callback. Paste the same address into this channel as its public webhook address.':
    'Öffnen Sie in der Twilio Console Messaging, Senders, WhatsApp senders, wählen Sie den Absender und fügen Sie diese Adresse als Webhook für eingehende Nachrichten und als Status-Callback ein. Fügen Sie dieselbe Adresse in diesen Kanal als öffentliche Webhook-Adresse ein.',
  "Viber Admin Panel, the bot's settings. It also signs every webhook.":
    'Viber Admin Panel, die Einstellungen des Bots. Signiert auch jeden Webhook.',
  'Shown above every message.': 'Steht über jeder Nachricht.',
  'Address of a picture of at most 100 kB, 720 × 720.':
    'Adresse eines Bildes von höchstens 100 kB, 720 × 720.',
  'Press “Subscribe webhooks”: Viber is told this address, and asks it for an answer at once. (By hand: call set_webhook with this address as url.)':
    'Wählen Sie „Webhooks anmelden“: Viber erfährt diese Adresse und fragt sie sofort nach einer Antwort. (Von Hand: rufen Sie set_webhook mit dieser Adresse als url auf.)',
  'Official Accounts Platform, Basic configuration.':
    'Official Accounts Platform, Basic configuration.',
  'Beside the AppID.': 'Neben der AppID.',
  'Any text of 3 to 32 letters and digits; type the same under Server configuration.':
    'Ein beliebiger Text aus 3 bis 32 Buchstaben und Ziffern; geben Sie unter Server configuration denselben ein.',
  'The 43 characters under Server configuration, when messages are encrypted (safe mode; strongly advised: plain messages are not signed). Empty: plain mode.':
    'Die 43 Zeichen unter Server configuration, wenn Nachrichten verschlüsselt sind (Safe Mode; sehr zu empfehlen: unverschlüsselte Nachrichten sind nicht signiert). Leer: Plain Mode.',
  'As customers search for it; shown to agents only.':
    'Wie Kunden danach suchen; nur Mitarbeitende sehen es.',
  "On the Official Accounts Platform open Settings and development, Basic configuration, Server configuration. Paste this address as the URL, type this channel's token, choose the safe mode and type the same EncodingAESKey in both places. Put this server's address on the IP allow list.":
    'Öffnen Sie auf der Official Accounts Platform Settings and development, Basic configuration, Server configuration. Fügen Sie diese Adresse als URL ein, geben Sie das Token dieses Kanals ein, wählen Sie den Safe Mode und geben Sie an beiden Stellen denselben EncodingAESKey ein. Setzen Sie die Adresse dieses Servers auf die IP-Liste.',
  'WhatsApp Manager, API setup. Not the telephone number itself.':
    'WhatsApp Manager, API setup. Nicht die Telefonnummer selbst.',
  'Beside the phone number ID; templates are read from it.':
    'Neben der Telefonnummer-ID; Vorlagen werden von dort gelesen.',
  'A permanent token of a system user with whatsapp_business_messaging and whatsapp_business_management.':
    'Ein dauerhaftes Token eines Systembenutzers mit whatsapp_business_messaging und whatsapp_business_management.',
  'With its country code. For links by which customers continue here; empty: none are offered.':
    'Mit Landesvorwahl. Für Links, über die Kunden hier weitermachen; leer: es werden keine angeboten.',
  "In the app dashboard open WhatsApp, Configuration. Paste this address as the callback URL and the verify token of this channel as the verify token, then subscribe to the field 'messages'. With several numbers in one app, give each its own callback by an override.":
    'Öffnen Sie im App-Dashboard WhatsApp, Configuration. Fügen Sie diese Adresse als Callback-URL und das Verifizierungstoken dieses Kanals als Verify Token ein und abonnieren Sie das Feld „messages“. Hat eine App mehrere Nummern, geben Sie jeder durch einen Override einen eigenen Callback.',
  "The account's number, not its name.": 'Die Nummer des Kontos, nicht der Name.',
  'X Developer Portal, Keys and tokens. It signs every webhook.':
    'X Developer Portal, Keys and tokens. Signiert jeden Webhook.',
  "Beside it: the app's own, to set up the webhook.":
    'Daneben: das der App selbst, um den Webhook einzurichten.',
  'X Developer Portal, OAuth 2.0.': 'X Developer Portal, OAuth 2.0.',
  'Beside the client ID.': 'Neben der Client-ID.',
  'OAuth 2.0, of the account, with dm.read, dm.write, users.read, tweet.read, media.write and offline.access: two hours good.':
    'OAuth 2.0, des Kontos, mit dm.read, dm.write, users.read, tweet.read, media.write und offline.access: zwei Stunden gültig.',
  'Given with the access token. Press “Subscribe webhooks”: both are renewed then, and every hour.':
    'Zusammen mit dem Zugriffstoken erhalten. Wählen Sie „Webhooks anmelden“: beide werden dann und jede Stunde erneuert.',
  "Press “Subscribe webhooks”: X asks this address for an answer and keeps it as the app's webhook; the access token is renewed now and every hour. Then subscribe the account's activity to the webhook once (X Developer Console, Account Activity).":
    'Wählen Sie „Webhooks anmelden“: X fragt diese Adresse nach einer Antwort und behält sie als Webhook der App; das Zugriffstoken wird jetzt und jede Stunde erneuert. Abonnieren Sie dann einmal die Aktivität des Kontos für den Webhook (X Developer Console, Account Activity).',
  "Zalo for Developers, the app's settings.": 'Zalo for Developers, die Einstellungen der App.',
  'Beside the app ID; it renews the access token.': 'Neben der App-ID; erneuert das Zugriffstoken.',
  "Zalo for Developers, the app's Official Account settings. It signs every webhook.":
    'Zalo for Developers, die Official-Account-Einstellungen der App. Signiert jeden Webhook.',
  'Of the Official Account (API Explorer): a day good.':
    'Des Official Account (API Explorer): einen Tag gültig.',
  'Given with the access token. Press “Subscribe webhooks”: both are renewed then, and every day.':
    'Zusammen mit dem Zugriffstoken erhalten. Wählen Sie „Webhooks anmelden“: beide werden dann und jeden Tag erneuert.',
  'For zalo.me links by which customers continue here; empty: none are offered.':
    'Für zalo.me-Links, über die Kunden hier weitermachen; leer: es werden keine angeboten.',
  "At Zalo for Developers open the app, Webhook. Paste this address and choose the events of users' messages, received and seen messages and reactions. Then press “Subscribe webhooks” here: the access token is renewed now and every day.":
    'Öffnen Sie bei Zalo for Developers die App, Webhook. Fügen Sie diese Adresse ein und wählen Sie die Ereignisse für Nachrichten der Benutzer, empfangene und gelesene Nachrichten und Reaktionen. Wählen Sie dann hier „Webhooks anmelden“: das Zugriffstoken wird jetzt und jeden Tag erneuert.',
}
