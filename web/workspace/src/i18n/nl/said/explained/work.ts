/** Work chat and open networks: what settings mean, and how a provider is told the address. */
export const work: Record<string, string> = {
  'discord.com/developers, your application, Bot.': 'discord.com/developers, jouw applicatie, Bot.',
  'direct: direct messages alone. mentions: also what mentions or answers the bot on a server. all: every message in channels that it can read.':
    'Alleen privé: alleen privéberichten. Ook vermeldingen: ook wat op een server de bot noemt of beantwoordt. Alles: elk bericht in kanalen die de bot kan lezen.',
  'Where stickers are fetched.': 'Waar stickers worden opgehaald.',
  "As chosen in the Chat API's configuration: the project number, or the HTTP endpoint URL.":
    'Zoals gekozen in de configuratie van de Chat-API: het projectnummer of de HTTP endpoint URL.',
  "The client_email in the service account's key file.":
    'De client_email in het sleutelbestand van het serviceaccount.',
  'The private_key in that file, from BEGIN to END PRIVATE KEY.':
    'De private_key in dat bestand, van BEGIN tot en met END PRIVATE KEY.',
  'Where access tokens are asked.': 'Waar toegangstokens worden gevraagd.',
  "Google's public keys.": 'De openbare sleutels van Google.',
  'In the Google Cloud console open the Google Chat API, Configuration. Choose HTTP endpoint URL as the connection and paste this address; set the authentication audience as in this channel.':
    'Open in de Google Cloud-console de Google Chat API, Configuration. Kies HTTP endpoint URL als verbinding en plak dit adres; stel de authentication audience in zoals in dit kanaal.',
  'An underscore is added while somebody else has it.':
    'Er komt een liggend streepje achter zolang een ander die naam heeft.',
  'none: only within a network of your own.': 'Geen: alleen binnen een eigen netwerk.',
  'Of NickServ, to sign in by SASL. Empty: no account.':
    'Van NickServ, om in te loggen met SASL. Leeg: geen account.',
  "Of the account; without an account the server's own password.":
    'Van het account; zonder account het wachtwoord van de server zelf.',
  'To join, with a comma between them.': 'Waaraan wordt deelgenomen, met een komma ertussen.',
  'direct: private messages alone. mentions: also what names the nickname in a room. all: everything in the rooms.':
    'Alleen privé: alleen privéberichten. Ook vermeldingen: ook wat in een kanaal de bijnaam noemt. Alles: alles in de kanalen.',
  "The address of its client API, as the server's /.well-known/matrix/client names it.":
    'Het adres van de client-API, zoals /.well-known/matrix/client van de server het noemt.',
  'Of an account of its own; a new sign-in gives one.':
    'Van een eigen account; opnieuw inloggen geeft er een.',
  'Join the rooms that people invite the account to.':
    'Neem deel aan de kamers waarvoor mensen het account uitnodigen.',
  'System Console, Integrations, Bot Accounts.': 'System Console, Integrations, Bot Accounts.',
  'Shown with its personal access token.': 'Staat bij het persoonlijke toegangstoken.',
  'Of the bot: My Account, Personal Access Tokens.':
    'Van de bot: My Account, Personal Access Tokens.',
  'Of the outgoing webhook; Rocket.Chat shows it there.':
    'Van de uitgaande webhook; Rocket.Chat toont het daar.',
  'In Rocket.Chat under Workspace, Integrations make an outgoing webhook for the event Message Sent with this address, switch on Run On Edits, and copy its token to this channel.':
    'Maak in Rocket.Chat onder Workspace, Integrations een uitgaande webhook voor de gebeurtenis Message Sent met dit adres, zet Run On Edits aan, en neem het token ervan over in dit kanaal.',
  'api.slack.com/apps, your app, OAuth & Permissions: begins with xoxb-.':
    'api.slack.com/apps, jouw app, OAuth & Permissions: begint met xoxb-.',
  'Basic Information, App Credentials. It signs every request.':
    'Basic Information, App Credentials. Ondertekent elk verzoek.',
  "Messages carry the agent's name instead of the app's. Needs the scope chat:write.customize.":
    'Berichten dragen de naam van de medewerker in plaats van die van de app. Vraagt om het recht chat:write.customize.',
  'Messages carry only user ids; who it is is asked once an hour. Needs the scope users:read, and users:read.email for their addresses.':
    'Berichten bevatten alleen gebruikers-id’s; wie het is, wordt eens per uur gevraagd. Vraagt om het recht users:read, en users:read.email voor hun adressen.',
  'At api.slack.com/apps open your app. Paste this address under Event Subscriptions as the request URL and subscribe to the bot events message.im, message.channels, reaction_added and reaction_removed. Paste it under Interactivity & Shortcuts too, for buttons.':
    'Open je app op api.slack.com/apps. Plak dit adres onder Event Subscriptions als request URL en abonneer je op de botgebeurtenissen message.im, message.channels, reaction_added en reaction_removed. Plak het ook onder Interactivity & Shortcuts, voor knoppen.',
  'Azure portal, your Azure Bot, Configuration.': 'Azure-portal, jouw Azure Bot, Configuration.',
  'Of the app registration: Certificates & secrets, its value.':
    'Van de app-registratie: Certificates & secrets, de waarde.',
  'Of a single-tenant bot: only people of that organisation are heard. Empty: multi-tenant.':
    'Van een bot voor één tenant: alleen mensen van die organisatie worden gehoord. Leeg: meerdere tenants.',
  'Where a conversation is begun; an answer goes to where its question came from.':
    'Waar een gesprek wordt begonnen; een antwoord gaat naar waar de vraag vandaan kwam.',
  'Other clouds and stand-ins have another.':
    'Andere clouds en proefopstellingen hebben een ander.',
  "The Bot Framework's public keys.": 'De openbare sleutels van het Bot Framework.',
  'A proxy or test stand-in that takes all answers. Empty: where the question came from.':
    'Een proxy of proefopstelling die alle antwoorden aanneemt. Leeg: waar de vraag vandaan kwam.',
  'In the Azure portal open your Azure Bot, Configuration, and paste this address as the messaging endpoint. Under Channels add Microsoft Teams, and upload an app package that names the bot.':
    'Open in de Azure-portal je Azure Bot, Configuration, en plak dit adres als messaging endpoint. Voeg onder Channels Microsoft Teams toe, en upload een app-pakket dat de bot noemt.',
  'developer.webex.com, My Webex Apps, your bot.': 'developer.webex.com, My Webex Apps, jouw bot.',
  'Any text of at least 16 characters; it signs every webhook.':
    'Een tekst van minstens 16 tekens; ondertekent elke webhook.',
  'Press “Subscribe webhooks” to have Webex send its webhooks here. By hand: make webhooks at developer.webex.com for messages (created, updated, deleted) and attachmentActions (created), with this address as the target and the webhook secret of this channel.':
    'Kies “Webhooks aanmelden” om Webex zijn webhooks hierheen te laten sturen. Met de hand: maak op developer.webex.com webhooks voor messages (created, updated, deleted) en attachmentActions (created), met dit adres als target en het webhookgeheim van dit kanaal.',
  'Of the account.': 'Van het account.',
  "Where to connect, if that is not the address's own domain.":
    'Waarmee wordt verbonden, als dat niet het domein van het adres zelf is.',
  'none: only within a network of your own, and for tests.':
    'Geen: alleen binnen een eigen netwerk, en voor tests.',
  'Settings, Your bots.': 'Settings, Your bots.',
  "Beside the bot's address.": 'Naast het adres van de bot.',
  'direct: direct messages alone. mentions: also what mentions the bot in a channel. all: every message in channels that it is subscribed to.':
    'Alleen privé: alleen privéberichten. Ook vermeldingen: ook wat in een kanaal de bot noemt. Alles: elk bericht in kanalen waarop hij is geabonneerd.',
}
