/** Work chat and open networks: what settings mean, and how a provider is told the address. */
export const work: Record<string, string> = {
  'discord.com/developers, your application, Bot.': 'discord.com/developers, Ihre Anwendung, Bot.',
  'direct: direct messages alone. mentions: also what mentions or answers the bot on a server. all: every message in channels that it can read.':
    'Nur direkt: nur Direktnachrichten. Auch Erwähnungen: auch, was den Bot auf einem Server erwähnt oder ihm antwortet. Alles: jede Nachricht in Kanälen, die er lesen kann.',
  'Where stickers are fetched.': 'Wo Sticker geholt werden.',
  "As chosen in the Chat API's configuration: the project number, or the HTTP endpoint URL.":
    'Wie in der Konfiguration der Chat-API gewählt: die Projektnummer oder die HTTP endpoint URL.',
  "The client_email in the service account's key file.":
    'Die client_email in der Schlüsseldatei des Dienstkontos.',
  'The private_key in that file, from BEGIN to END PRIVATE KEY.':
    'Der private_key in dieser Datei, von BEGIN bis END PRIVATE KEY.',
  'Where access tokens are asked.': 'Wo Zugriffstoken angefordert werden.',
  "Google's public keys.": 'Die öffentlichen Schlüssel von Google.',
  'In the Google Cloud console open the Google Chat API, Configuration. Choose HTTP endpoint URL as the connection and paste this address; set the authentication audience as in this channel.':
    'Öffnen Sie in der Google Cloud Console die Google Chat API, Configuration. Wählen Sie HTTP endpoint URL als Verbindung und fügen Sie diese Adresse ein; setzen Sie die Authentication audience wie in diesem Kanal.',
  'An underscore is added while somebody else has it.':
    'Ein Unterstrich wird angehängt, solange jemand anderes ihn hat.',
  'none: only within a network of your own.': 'Keine: nur innerhalb eines eigenen Netzes.',
  'Of NickServ, to sign in by SASL. Empty: no account.':
    'Bei NickServ, für die Anmeldung per SASL. Leer: kein Konto.',
  "Of the account; without an account the server's own password.":
    'Des Kontos; ohne Konto das Passwort des Servers selbst.',
  'To join, with a comma between them.': 'Denen beigetreten wird, durch Kommas getrennt.',
  'direct: private messages alone. mentions: also what names the nickname in a room. all: everything in the rooms.':
    'Nur direkt: nur private Nachrichten. Auch Erwähnungen: auch, was in einem Raum den Spitznamen nennt. Alles: alles in den Räumen.',
  "The address of its client API, as the server's /.well-known/matrix/client names it.":
    'Die Adresse der Client-API, wie /.well-known/matrix/client des Servers sie nennt.',
  'Of an account of its own; a new sign-in gives one.':
    'Eines eigenen Kontos; eine neue Anmeldung gibt eines.',
  'Join the rooms that people invite the account to.':
    'Den Räumen beitreten, in die das Konto eingeladen wird.',
  'System Console, Integrations, Bot Accounts.': 'System Console, Integrations, Bot Accounts.',
  'Shown with its personal access token.': 'Wird mit dem persönlichen Zugriffstoken angezeigt.',
  'Of the bot: My Account, Personal Access Tokens.':
    'Des Bots: My Account, Personal Access Tokens.',
  'Of the outgoing webhook; Rocket.Chat shows it there.':
    'Des ausgehenden Webhooks; Rocket.Chat zeigt es dort.',
  'In Rocket.Chat under Workspace, Integrations make an outgoing webhook for the event Message Sent with this address, switch on Run On Edits, and copy its token to this channel.':
    'Legen Sie in Rocket.Chat unter Workspace, Integrations einen ausgehenden Webhook für das Ereignis Message Sent mit dieser Adresse an, schalten Sie Run On Edits ein und übernehmen Sie sein Token in diesen Kanal.',
  'api.slack.com/apps, your app, OAuth & Permissions: begins with xoxb-.':
    'api.slack.com/apps, Ihre App, OAuth & Permissions: beginnt mit xoxb-.',
  'Basic Information, App Credentials. It signs every request.':
    'Basic Information, App Credentials. Signiert jede Anfrage.',
  "Messages carry the agent's name instead of the app's. Needs the scope chat:write.customize.":
    'Nachrichten tragen den Namen der antwortenden Person statt den der App. Braucht das Recht chat:write.customize.',
  'Messages carry only user ids; who it is is asked once an hour. Needs the scope users:read, and users:read.email for their addresses.':
    'Nachrichten enthalten nur Benutzer-IDs; wer das ist, wird einmal pro Stunde erfragt. Braucht das Recht users:read, und users:read.email für die Adressen.',
  'At api.slack.com/apps open your app. Paste this address under Event Subscriptions as the request URL and subscribe to the bot events message.im, message.channels, reaction_added and reaction_removed. Paste it under Interactivity & Shortcuts too, for buttons.':
    'Öffnen Sie Ihre App auf api.slack.com/apps. Fügen Sie diese Adresse unter Event Subscriptions als Request URL ein und abonnieren Sie die Bot-Ereignisse message.im, message.channels, reaction_added und reaction_removed. Fügen Sie sie auch unter Interactivity & Shortcuts ein, für Schaltflächen.',
  'Azure portal, your Azure Bot, Configuration.': 'Azure-Portal, Ihr Azure Bot, Configuration.',
  'Of the app registration: Certificates & secrets, its value.':
    'Der App-Registrierung: Certificates & secrets, der Wert.',
  'Of a single-tenant bot: only people of that organisation are heard. Empty: multi-tenant.':
    'Eines Bots für einen Mandanten: nur Personen dieser Organisation werden gehört. Leer: mehrere Mandanten.',
  'Where a conversation is begun; an answer goes to where its question came from.':
    'Wo ein Gespräch begonnen wird; eine Antwort geht dorthin, woher die Frage kam.',
  'Other clouds and stand-ins have another.': 'Andere Clouds und Testaufbauten haben eine andere.',
  "The Bot Framework's public keys.": 'Die öffentlichen Schlüssel des Bot Framework.',
  'A proxy or test stand-in that takes all answers. Empty: where the question came from.':
    'Ein Proxy oder Testaufbau, der alle Antworten annimmt. Leer: dorthin, woher die Frage kam.',
  'In the Azure portal open your Azure Bot, Configuration, and paste this address as the messaging endpoint. Under Channels add Microsoft Teams, and upload an app package that names the bot.':
    'Öffnen Sie im Azure-Portal Ihren Azure Bot, Configuration, und fügen Sie diese Adresse als Messaging-Endpunkt ein. Fügen Sie unter Channels Microsoft Teams hinzu und laden Sie ein App-Paket hoch, das den Bot nennt.',
  'developer.webex.com, My Webex Apps, your bot.': 'developer.webex.com, My Webex Apps, Ihr Bot.',
  'Any text of at least 16 characters; it signs every webhook.':
    'Ein beliebiger Text von mindestens 16 Zeichen; signiert jeden Webhook.',
  'Press “Subscribe webhooks” to have Webex send its webhooks here. By hand: make webhooks at developer.webex.com for messages (created, updated, deleted) and attachmentActions (created), with this address as the target and the webhook secret of this channel.':
    'Wählen Sie „Webhooks anmelden“, damit Webex seine Webhooks hierher sendet. Von Hand: legen Sie auf developer.webex.com Webhooks für messages (created, updated, deleted) und attachmentActions (created) an, mit dieser Adresse als Ziel und dem Webhook-Geheimnis dieses Kanals.',
  'Of the account.': 'Des Kontos.',
  "Where to connect, if that is not the address's own domain.":
    'Womit verbunden wird, wenn das nicht die eigene Domain der Adresse ist.',
  'none: only within a network of your own, and for tests.':
    'Keine: nur innerhalb eines eigenen Netzes und für Tests.',
  'Settings, Your bots.': 'Settings, Your bots.',
  "Beside the bot's address.": 'Neben der Adresse des Bots.',
  'direct: direct messages alone. mentions: also what mentions the bot in a channel. all: every message in channels that it is subscribed to.':
    'Nur direkt: nur Direktnachrichten. Auch Erwähnungen: auch, was den Bot in einem Kanal erwähnt. Alles: jede Nachricht in Kanälen, die er abonniert hat.',
}
