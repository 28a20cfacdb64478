/** What the settings of channels mean, by the English words. */
export const explanations: Record<string, string> = {
  'Only a proxy or a test stand-in needs another one.':
    'Alleen een proxy of een proefopstelling heeft een ander nodig.',
  'The address that answers come from.': 'Het adres waarvandaan antwoorden komen.',
  "The name that customers see. {agent} becomes the name of the agent. Empty: the brand's.":
    'De naam die klanten zien. {agent} wordt de naam van de medewerker. Leeg: die van het merk.',
  'Where answers should go, if not to the address above.':
    'Waar antwoorden heen moeten, als dat niet het adres hierboven is.',
  'Put the reply token in the reply address (service+token@…). The mail server must deliver such addresses to this mailbox.':
    'Zet het antwoordkenmerk in het antwoordadres (service+kenmerk@…). De mailserver moet zulke adressen in dit postvak bezorgen.',
  "Text below each mail. {agent} becomes the name of the agent, {brand}, {website} and {channel} those of the channel. Empty: the brand's.":
    'Tekst onder elke mail. {agent} wordt de naam van de medewerker, {brand}, {website} en {channel} die van het kanaal. Leeg: die van het merk.',
  'For a first mail without a subject of its own.': 'Voor een eerste mail zonder eigen onderwerp.',
  'Names (authserv-id) of your own mail servers, whose Authentication-Results header is believed. They must remove forged ones that carry their name (RFC 8601, 5).':
    'Namen (authserv-id) van je eigen mailservers, waarvan de kop Authentication-Results wordt geloofd. Ze moeten vervalste koppen met hun naam verwijderen (RFC 8601, 5).',
  'Any text; type the same where Meta asks for it with the webhook.':
    'Een tekst naar keuze; vul dezelfde in waar Meta er bij de webhook om vraagt.',
  'For links by which customers continue here; empty: none are offered.':
    'Voor links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  'App dashboard, Settings, Basic. It signs every webhook.':
    'App-dashboard, Settings, Basic. Ondertekent elke webhook.',
  'That messages are sent from, with its country code; or a short code or name.':
    'Waarvandaan berichten worden verstuurd, met landnummer; of een kort nummer of een naam.',
  'Its address.': 'Het adres ervan.',
  'Empty: no log-in.': 'Leeg: er wordt niet ingelogd.',
  'Meta Business Suite, Page settings.': 'Meta Business Suite, instellingen van de pagina.',
  'App dashboard, Instagram, API setup: the number beside the account, not its name.':
    'App-dashboard, Instagram, API setup: het nummer naast het account, niet de naam.',
  'App dashboard, Instagram, API setup with Instagram login. It signs every webhook.':
    'App-dashboard, Instagram, API setup met Instagram-login. Ondertekent elke webhook.',
  'https://graph.facebook.com for a token by Facebook Login; else only a proxy or a test stand-in needs another one.':
    'https://graph.facebook.com voor een token via Facebook Login; anders heeft alleen een proxy of een proefopstelling een ander nodig.',
  'As above.': 'Zoals hierboven.',
  'Empty: that of the region. Only a proxy or a test stand-in needs another one.':
    'Leeg: dat van de regio. Alleen een proxy of een proefopstelling heeft een ander nodig.',
  'On the first page of the Twilio Console; it begins with AC.':
    'Op de eerste pagina van de Twilio Console; begint met AC.',
  'Beside the account SID. It also signs every webhook.':
    'Naast de account-SID. Ondertekent ook elke webhook.',
  "This channel's webhook address exactly as it stands in the Twilio Console. Twilio signs it, and reports deliveries to it. Empty: the address that requests arrive at, no reports.":
    'Het webhookadres van dit kanaal, precies zoals het in de Twilio Console staat. Twilio ondertekent het en meldt er afleveringen. Leeg: het adres waar verzoeken binnenkomen, zonder meldingen.',
  'Another region (https://api.dublin.ie1.twilio.com), a proxy or a test stand-in.':
    'Een andere regio (https://api.dublin.ie1.twilio.com), een proxy of een proefopstelling.',
  'App Store Connect, App Information, Apple ID.': 'App Store Connect, App Information, Apple ID.',
  'Users and Access, Integrations, App Store Connect API.':
    'Users and Access, Integrations, App Store Connect API.',
  'Above the list of team keys; empty for an individual key.':
    'Boven de lijst met teamsleutels; leeg bij een persoonlijke sleutel.',
  'The .p8 file of the key, which needs the role Customer Support.':
    'Het .p8-bestand van de sleutel, die de rol Customer Support moet hebben.',
  'Apple Business Connect, the Messages for Business account.':
    'Apple Business Connect, het account van Messages for Business.',
  "The Messaging Service Provider's ID (CSP ID) at Apple.":
    'De id van de berichtenaanbieder (CSP ID) bij Apple.',
  "The provider's API secret at Apple, in Base64. It signs what comes and what goes.":
    'Het API-geheim van de aanbieder bij Apple, in Base64. Ondertekent wat komt en wat gaat.',
  "The address of a provider that passes Apple's protocol on, a proxy or a test stand-in.":
    'Het adres van een aanbieder die het protocol van Apple doorgeeft, een proxy of een proefopstelling.',
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
  "The account's name.": 'De naam van het account.',
  "Settings, Privacy and security, App passwords; with access to direct messages when those are wanted. Never the account's own password.":
    'Settings, Privacy and security, App passwords; met toegang tot privéberichten als je die wilt. Nooit het wachtwoord van het account zelf.',
  'Bring them in; the app password must allow it.':
    'Haal ze binnen; het app-wachtwoord moet dat toestaan.',
  'Of an account that is not hosted by Bluesky: its own.':
    'Van een account dat niet bij Bluesky staat: de eigen server.',
  "Tells on which server an author's pictures are.":
    'Zegt op welke server de afbeeldingen van een auteur staan.',
  'SMTP & API, API keys (v3).': 'SMTP & API, API keys (v3).',
  'A text of your own making, 20 or more letters and digits. Brevo signs nothing; it sends this along as bearer token.':
    'Een zelfbedachte tekst van 20 of meer letters en cijfers. Brevo ondertekent niets; het stuurt deze mee als bearer-token.',
  'The domain whose mail Brevo takes in, for automatic set-up.':
    'Het domein waarvan Brevo de mail ontvangt, om het vanzelf in te stellen.',
  'discord.com/developers, your application, Bot.': 'discord.com/developers, jouw applicatie, Bot.',
  'direct: direct messages alone. mentions: also what mentions or answers the bot on a server. all: every message in channels that it can read.':
    'Alleen privé: alleen privéberichten. Ook vermeldingen: ook wat op een server de bot noemt of beantwoordt. Alles: elk bericht in kanalen die de bot kan lezen.',
  'Where stickers are fetched.': 'Waar stickers worden opgehaald.',
  'The user of the forum who answers; what it posts is not brought in.':
    'De gebruiker van het forum die antwoordt; wat die plaatst, komt niet binnen.',
  'Admin, API, New API key, for this single user; granular: topics write, posts edit and delete, uploads create; or global.':
    'Admin, API, New API key, voor alleen deze gebruiker; granular: topics write, posts edit en delete, uploads create; of global.',
  'At least 12 characters; type the same with the webhook.':
    'Minstens 12 tekens; vul bij de webhook hetzelfde in.',
  "What administrators and moderators post is no customer's question.":
    'Wat beheerders en moderatoren plaatsen, is geen vraag van een klant.',
  'Password, or OAuth 2 (XOAUTH2).': 'Wachtwoord, of OAuth 2 (XOAUTH2).',
  'Empty: no mailbox is read.': 'Leeg: er wordt geen postvak gelezen.',
  'The folder that is read.': 'De map die wordt gelezen.',
  'What to take in of the mail that is there already.':
    'Wat er binnenkomt van de mail die er al staat.',
  'Mark mails as read in the mailbox once they are in.':
    'Markeer mails in het postvak als gelezen zodra ze binnen zijn.',
  'Sends the answers.': 'Verstuurt de antwoorden.',
  'Where access tokens come from.': 'Waar toegangstokens vandaan komen.',
  'Only when the provider asks for it.': 'Alleen als de aanbieder erom vraagt.',
  'Let your mail server deliver here by LMTP or SMTP.':
    'Laat je mailserver hier bezorgen via LMTP of SMTP.',
  'Mail for these is taken (with or without a plus part); other recipients are refused. Empty: the address above.':
    'Mail voor deze adressen wordt aangenomen (met of zonder plusdeel); andere ontvangers worden geweigerd. Leeg: het adres hierboven.',
  'Of a system user, without expiry, with pages_read_user_content, pages_manage_engagement, pages_manage_metadata and pages_messaging.':
    'Van een systeemgebruiker, zonder einddatum, met pages_read_user_content, pages_manage_engagement, pages_manage_metadata en pages_messaging.',
  'Signs what comes in and what goes out. At least 24 characters; whsec_… is understood.':
    'Ondertekent wat binnenkomt en wat weggaat. Minstens 24 tekens; whsec_… wordt begrepen.',
  "Said of each message that doesn't say it itself.":
    'Geldt voor elk bericht dat het zelf niet zegt.',
  'How far this program is believed when it says who the sender is. claimed: anyone could have typed it; asserted: a network or platform vouches for it; verified: your own log-in proved it. What stands in form fields is always claimed.':
    'Hoever dit programma wordt geloofd als het zegt wie de afzender is. Beweerd: iedereen kan het hebben ingetypt; bevestigd: een netwerk of platform staat ervoor in; bewezen: je eigen inlog heeft het bewezen. Wat in formuliervelden staat, is altijd beweerd.',
  "Where replies are sent as JSON. Empty: this channel can't be answered.":
    'Waar antwoorden als JSON heen gaan. Leeg: op dit kanaal kan niet worden geantwoord.',
  "Who answers: the token's user, or the app as NAME[bot]. What it writes is not brought in.":
    'Wie antwoordt: de gebruiker van het token, of de app als NAAM[bot]. Wat die schrijft, komt niet binnen.',
  'Type the same where GitHub asks for it.': 'Vul hetzelfde in waar GitHub erom vraagt.',
  'A fine-grained personal access token of that user with Discussions: read and write. Leave it empty for a GitHub App.':
    'Een fine-grained persoonlijk toegangstoken van die gebruiker met Discussions: read and write. Laat het leeg bij een GitHub-app.',
  'Or its app ID.': 'Of de app-id ervan.',
  "The number in the installation's address.": 'Het nummer in het adres van de installatie.',
  'The PEM file.': 'Het PEM-bestand.',
  "What owners, members and collaborators write is no customer's question.":
    'Wat eigenaren, leden en medewerkers schrijven, is geen vraag van een klant.',
  'GitHub Enterprise Server: https://HOST/api.': 'GitHub Enterprise Server: https://HOST/api.',
  "Whose Authentication-Results header is believed. Google's own is mx.google.com.":
    'Wiens kop Authentication-Results wordt geloofd. Die van Google zelf is mx.google.com.',
  'Of your OAuth client in the Google Cloud console.':
    'Van je OAuth-client in de Google Cloud-console.',
  'Given once for the mailbox with the scopes gmail.readonly and gmail.send.':
    'Eenmalig gegeven voor het postvak, met de rechten gmail.readonly en gmail.send.',
  'Gmail publishes to it when mail comes. Empty: the mailbox is asked every minute.':
    'Gmail meldt er nieuwe mail. Leeg: het postvak wordt elke minuut bekeken.',
  'Its address, as chosen under authentication of the push subscription.':
    'Het adres ervan, zoals gekozen onder authenticatie van het pushabonnement.',
  "As typed there; Google's default is the webhook address.":
    'Zoals daar ingevuld; standaard bij Google is dat het webhookadres.',
  "As chosen in the Chat API's configuration: the project number, or the HTTP endpoint URL.":
    'Zoals gekozen in de configuratie van de Chat-API: het projectnummer of de HTTP endpoint URL.',
  "The client_email in the service account's key file.":
    'De client_email in het sleutelbestand van het serviceaccount.',
  'The private_key in that file, from BEGIN to END PRIVATE KEY.':
    'De private_key in dat bestand, van BEGIN tot en met END PRIVATE KEY.',
  'Where access tokens are asked.': 'Waar toegangstokens worden gevraagd.',
  "Google's public keys.": 'De openbare sleutels van Google.',
  'Of the app.': 'Van de app.',
  "The whole JSON key file of a service account that may 'Reply to reviews' in the Play Console.":
    'Het hele JSON-sleutelbestand van een serviceaccount dat in de Play Console ‘Reply to reviews’ mag.',
  'Reviews in other languages come with a translation.':
    'Recensies in andere talen komen met een vertaling.',
  'The number in accounts/…': 'Het nummer in accounts/…',
  'The number in locations/…': 'Het nummer in locations/…',
  'Of a project that Google gave access to the Business Profile APIs.':
    'Van een project dat van Google toegang heeft tot de Business Profile-API’s.',
  'Of a manager of the location, with the scope business.manage.':
    'Van een beheerder van de locatie, met het recht business.manage.',
  'As typed at the Pub/Sub push subscription. Empty: no pushes, reviews are asked for.':
    'Zoals ingevuld bij het pushabonnement van Pub/Sub. Leeg: geen pushberichten, recensies worden opgevraagd.',
  'The one that the push subscription signs with.':
    'Het account waarmee het pushabonnement ondertekent.',
  'Signs each upload as Standard Webhooks describes. At least 24 characters, or whsec_….':
    'Ondertekent elke upload zoals Standard Webhooks beschrijft. Minstens 24 tekens, of whsec_….',
  'How sure you are of a customer number: claimed when anyone may say it, asserted when a card was scanned, verified when the customer also proved to be its holder.':
    'Hoe zeker je bent van een klantnummer: beweerd als iedereen het kan zeggen, bevestigd als een pas is gescand, bewezen als de klant ook heeft aangetoond de houder te zijn.',
  "Of amounts that don't say it.": 'Van bedragen die het niet zelf zeggen.',
  'A long-lived token with instagram_business_basic and instagram_business_manage_messages.':
    'Een langlevend token met instagram_business_basic en instagram_business_manage_messages.',
  'For ig.me links by which customers continue here; empty: none are offered.':
    'Voor ig.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  'A long-lived token with instagram_business_basic, instagram_business_manage_comments and instagram_business_manage_messages.':
    'Een langlevend token met instagram_business_basic, instagram_business_manage_comments en instagram_business_manage_messages.',
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
  'The key of the sender profile, given when the channel was registered.':
    'De sleutel van het afzenderprofiel, gekregen bij de registratie van het kanaal.',
  "HT-Client-Id, from the partner's support.": 'HT-Client-Id, van de ondersteuning van de partner.',
  'HT-Client-Secret, given with it.': 'HT-Client-Secret, daarbij gekregen.',
  'Any long text of letters and digits. Put ?token=… with it behind the address that the partner sends to: Kakao signs nothing.':
    'Een lange tekst van letters en cijfers. Zet ?token=… ermee achter het adres waar de partner naartoe stuurt: Kakao ondertekent niets.',
  'LINE Developers Console, Basic settings. It signs every webhook.':
    'LINE Developers Console, Basic settings. Ondertekent elke webhook.',
  'LINE Developers Console, Messaging API: the long-lived one.':
    'LINE Developers Console, Messaging API: het langlevende.',
  'For line.me links by which customers continue here; empty: none are offered.':
    'Voor line.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  "The number in the page's admin address.": 'Het nummer in het beheeradres van de pagina.',
  'Developer portal, the app, Auth.': 'Developer portal, de app, Auth.',
  'Beside it. It signs every webhook.': 'Ernaast. Ondertekent elke webhook.',
  'Of an administrator of the page; good for a year. Apps without refresh tokens use an access token.':
    'Van een beheerder van de pagina; een jaar geldig. Apps zonder verversingstokens gebruiken een toegangstoken.',
  'When there is no refresh token: good for 60 days.':
    'Als er geen verversingstoken is: 60 dagen geldig.',
  'The number of the app; to subscribe the webhook.':
    'Het nummer van de app; om de webhook aan te melden.',
  'Of the administrator whose token it is; to subscribe.':
    'Van de beheerder van wie het token is; om aan te melden.',
  'Year and month; LinkedIn keeps each for a year.':
    'Jaar en maand; LinkedIn houdt elke versie een jaar.',
  'As it is called in Mailgun.': 'Zoals het in Mailgun heet.',
  'A sending key of the domain, or a key of the account.':
    'Een verzendsleutel van het domein, of een sleutel van het account.',
  'API security, HTTP webhook signing key.': 'API security, HTTP webhook signing key.',
  "Put Mailgun's invisible picture into each mail.":
    'Zet de onzichtbare afbeelding van Mailgun in elke mail.',
  'https://api.eu.mailgun.net for a domain in the European region.':
    'https://api.eu.mailgun.net voor een domein in de Europese regio.',
  'The server that the account is on.': 'De server waarop het account staat.',
  'Its whole name.': 'De hele naam.',
  'Preferences, Development, New application, with the scopes read, write:statuses, write:media, write:favourites and write:conversations.':
    'Preferences, Development, New application, met de rechten read, write:statuses, write:media, write:favourites en write:conversations.',
  'public: shown in public timelines; unlisted: seen by those who open the conversation.':
    'Openbaar: te zien in openbare tijdlijnen; niet vermeld: te zien voor wie het gesprek opent.',
  "The address of its client API, as the server's /.well-known/matrix/client names it.":
    'Het adres van de client-API, zoals /.well-known/matrix/client van de server het noemt.',
  'Of an account of its own; a new sign-in gives one.':
    'Van een eigen account; opnieuw inloggen geeft er een.',
  'Join the rooms that people invite the account to.':
    'Neem deel aan de kamers waarvoor mensen het account uitnodigen.',
  'System Console, Integrations, Bot Accounts.': 'System Console, Integrations, Bot Accounts.',
  'MessageBird Dashboard, Developers, API access; a live key.':
    'MessageBird Dashboard, Developers, API access; een live-sleutel.',
  'MessageBird Dashboard, Developers, API settings. It signs every webhook.':
    'MessageBird Dashboard, Developers, API settings. Ondertekent elke webhook.',
  'MessageBird Dashboard, Channels, the SMS channel of the number.':
    'MessageBird Dashboard, Channels, het sms-kanaal van het nummer.',
  'With its country code. Customers are told it.': 'Met landnummer. Klanten krijgen het te zien.',
  "This channel's webhook address exactly as MessageBird was told it: it signs the address too. Empty: the address that requests arrive at.":
    'Het webhookadres van dit kanaal, precies zoals het bij MessageBird is opgegeven: ook het adres wordt ondertekend. Leeg: het adres waar verzoeken binnenkomen.',
  'Of a system user, without expiry, with pages_messaging and pages_manage_metadata.':
    'Van een systeemgebruiker, zonder einddatum, met pages_messaging en pages_manage_metadata.',
  'For m.me links by which customers continue here; empty: none are offered.':
    'Voor m.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  'Its address or id. Empty: the address above.':
    'Het adres of de id ervan. Leeg: het adres hierboven.',
  'Directory (tenant) id, or domain.': 'Directory-id (tenant) of domein.',
  'Its value, not its id.': 'De waarde, niet de id.',
  'A text of your own making, 20 to 120 letters and digits; Microsoft sends it along.':
    'Een zelfbedachte tekst van 20 tot 120 letters en cijfers; Microsoft stuurt hem mee.',
  'inbox, or the id of another folder.': 'inbox, of de id van een andere map.',
  'A national cloud, a proxy or a test stand-in needs another one.':
    'Een nationale cloud, een proxy of een proefopstelling heeft een ander nodig.',
  'none only inside your own network.': 'Geen: alleen binnen je eigen netwerk.',
  'The broker keeps what comes meanwhile under this name.':
    'De broker bewaart onder deze naam wat intussen binnenkomt.',
  "{device} stands for the device's id.": '{device} staat voor de id van het apparaat.',
  "Empty: devices can't be answered.": 'Leeg: apparaten krijgen geen antwoord.',
  'On the first page of the Plivo console; it begins with MA or SA.':
    'Op de eerste pagina van de Plivo-console; begint met MA of SA.',
  'Beside the auth ID. It also signs every webhook.':
    'Naast de auth-id. Ondertekent ook elke webhook.',
  "This channel's webhook address exactly as it stands in the Plivo console. Plivo signs it, and reports deliveries to it. Empty: the address that requests arrive at, no reports.":
    'Het webhookadres van dit kanaal, precies zoals het in de Plivo-console staat. Plivo ondertekent het en meldt er afleveringen. Leeg: het adres waar verzoeken binnenkomen, zonder meldingen.',
  'Only numbers in the United States and Canada can. Otherwise files go as links.':
    'Alleen nummers in de Verenigde Staten en Canada kunnen dat. Anders gaan bestanden als link.',
  'Servers, your server, API Tokens.': 'Servers, jouw server, API Tokens.',
  'Put before the webhook address: https://user:password@…':
    'Komt voor het webhookadres: https://gebruiker:wachtwoord@…',
  "Letters and digits of your own making, 20 or more. Only with it a request counts as Postmark's.":
    'Zelfbedachte letters en cijfers, 20 of meer. Alleen daarmee geldt een verzoek als van Postmark.',
  'By which answers go out.': 'Waarmee antwoorden weggaan.',
  "Put Postmark's invisible picture into each mail.":
    'Zet de onzichtbare afbeelding van Postmark in elke mail.',
  'RCS for Business Developer Console, the agent. With or without @rbm.goog.':
    'RCS for Business Developer Console, de agent. Met of zonder @rbm.goog.',
  'The whole JSON file that the console made, from { to }.':
    'Het hele JSON-bestand dat de console heeft gemaakt, van { tot en met }.',
  "Of the agent's webhook in the console: Integrations, Webhook. It signs every webhook.":
    'Van de webhook van de agent in de console: Integrations, Webhook. Ondertekent elke webhook.',
  'Where the agent was made: europe, us or asia.':
    'Waar de agent is gemaakt: Europa, de Verenigde Staten of Azië.',
  'Who answers.': 'Wie antwoordt.',
  'Of a web app at reddit.com/prefs/apps.': 'Van een web-app op reddit.com/prefs/apps.',
  'Of the account, with duration permanent and the scopes identity, read, privatemessages, submit and edit.':
    'Van het account, met duration permanent en de rechten identity, read, privatemessages, submit en edit.',
  'Of the organisation: every post and comment there comes in. Empty: only what is said to the account.':
    'Van de organisatie: elk bericht en elke reactie daar komt binnen. Leeg: alleen wat tegen het account wordt gezegd.',
  'With full access: received mail is fetched with it.':
    'Met volledige toegang: ontvangen mail wordt ermee opgehaald.',
  "On the webhook's page; begins with whsec_.": 'Op de pagina van de webhook; begint met whsec_.',
  'Shown with its personal access token.': 'Staat bij het persoonlijke toegangstoken.',
  'Of the bot: My Account, Personal Access Tokens.':
    'Van de bot: My Account, Personal Access Tokens.',
  'Of the outgoing webhook; Rocket.Chat shows it there.':
    'Van de uitgaande webhook; Rocket.Chat toont het daar.',
  'Settings, API Keys. With Mail Send; for automatic set-up also Inbound Parse and Mail Settings.':
    'Settings, API Keys. Met Mail Send; om het vanzelf in te stellen ook Inbound Parse en Mail Settings.',
  'The public key of the security policy attached to the parse setting. Unsigned mail is refused.':
    'De openbare sleutel van de security policy bij de parse-instelling. Mail zonder handtekening wordt geweigerd.',
  'Settings, Mail Settings, Event Webhook, signature verification. Empty: no receipts.':
    'Settings, Mail Settings, Event Webhook, signature verification. Leeg: geen ontvangstberichten.',
  'The host name whose mail SendGrid takes in (its MX is mx.sendgrid.net).':
    'De hostnaam waarvan SendGrid de mail ontvangt (de MX is mx.sendgrid.net).',
  "Put SendGrid's invisible picture into each mail.":
    'Zet de onzichtbare afbeelding van SendGrid in elke mail.',
  'https://api.eu.sendgrid.com for subusers in Europe; else only a test stand-in needs another.':
    'https://api.eu.sendgrid.com voor subgebruikers in Europa; anders heeft alleen een proefopstelling een ander nodig.',
  'The ARNs of the topics for received mail and for sending events. Others are refused.':
    'De ARN’s van de topics voor ontvangen mail en voor verzendgebeurtenissen. Andere worden geweigerd.',
  'SES console, SMTP settings, Create SMTP credentials.':
    'SES-console, SMTP settings, Create SMTP credentials.',
  'Shown once with the user; not the secret access key.':
    'Eén keer getoond bij de gebruiker; niet de geheime toegangssleutel.',
  'Publishes delivery, bounce, complaint and open events to a topic.':
    'Meldt afleveringen, terugkomers, klachten en openingen op een topic.',
  'Empty: that of the region.': 'Leeg: dat van de regio.',
  "Where certificates and confirmations are. Empty: Amazon's; only a test stand-in needs another.":
    'Waar certificaten en bevestigingen staan. Leeg: bij Amazon; alleen een proefopstelling heeft een ander nodig.',
  'Its myshopify.com name.': 'De myshopify.com-naam ervan.',
  'Of the app; it signs every webhook.': 'Van de app; ondertekent elke webhook.',
  'With read_orders, read_returns and read_customers.':
    'Met read_orders, read_returns en read_customers.',
  "Empty: the shop's own. Only a test stand-in needs another.":
    'Leeg: dat van de winkel zelf. Alleen een proefopstelling heeft een ander nodig.',
  'As it is registered at the bridge, with its country code.':
    'Zoals het bij de brug is geregistreerd, met landnummer.',
  'Where signal-cli-rest-api answers, in json-rpc mode. A private address must be permitted by outgoing_allow.':
    'Waar signal-cli-rest-api antwoordt, in json-rpc-modus. Een privéadres moet zijn toegestaan met outgoing_allow.',
  'Where a proxy in front of the bridge asks for one.': 'Als een proxy voor de brug erom vraagt.',
  'Of that user.': 'Van die gebruiker.',
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
  'api.slack.com/apps, your app, OAuth & Permissions: begins with xoxb-.':
    'api.slack.com/apps, jouw app, OAuth & Permissions: begint met xoxb-.',
  'Basic Information, App Credentials. It signs every request.':
    'Basic Information, App Credentials. Ondertekent elk verzoek.',
  "Messages carry the agent's name instead of the app's. Needs the scope chat:write.customize.":
    'Berichten dragen de naam van de medewerker in plaats van die van de app. Vraagt om het recht chat:write.customize.',
  'Messages carry only user ids; who it is is asked once an hour. Needs the scope users:read, and users:read.email for their addresses.':
    'Berichten bevatten alleen gebruikers-id’s; wie het is, wordt eens per uur gevraagd. Vraagt om het recht users:read, en users:read.email voor hun adressen.',
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
  '@BotFather gives it when the bot is made: /newbot, /token.':
    '@BotFather geeft het als de bot wordt gemaakt: /newbot, /token.',
  'For t.me links by which customers continue here; empty: none are offered.':
    'Voor t.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  'A Bot API server of your own, a proxy or a test stand-in needs another one.':
    'Een eigen Bot API-server, een proxy of een proefopstelling heeft een ander nodig.',
  'Mission Control Portal, API Keys. It begins with KEY.':
    'Mission Control Portal, API Keys. Begint met KEY.',
  "Mission Control Portal, Keys & Credentials, Public Key. It proves that webhooks are Telnyx's.":
    'Mission Control Portal, Keys & Credentials, Public Key. Bewijst dat webhooks van Telnyx komen.',
  'To let the channel set its webhook by itself, and to send from a name.':
    'Om het kanaal zelf zijn webhook te laten instellen, en om vanaf een naam te versturen.',
  'Only numbers in North America can. Otherwise files go as links.':
    'Alleen nummers in Noord-Amerika kunnen dat. Anders gaan bestanden als link.',
  'Eight characters, the first an asterisk.': 'Acht tekens, het eerste een sterretje.',
  'In Threema Gateway, at the ID. It signs callbacks.':
    'In Threema Gateway, bij de id. Ondertekent callbacks.',
  'The key that the ID was made with: 64 hexadecimal digits, with or without private: before them.':
    'De sleutel waarmee de id is gemaakt: 64 hexadecimale cijfers, met of zonder private: ervoor.',
  "The account's open_id, given with its access token.":
    'De open_id van het account, gekregen met het toegangstoken.',
  'TikTok API for Business, My apps.': 'TikTok API for Business, My apps.',
  'Beside the app ID. It signs every webhook.': 'Naast de app-id. Ondertekent elke webhook.',
  'Of the account, with message.list.read, message.list.send and message.list.manage: a day good.':
    'Van het account, met message.list.read, message.list.send en message.list.manage: een dag geldig.',
  'Given with the access token. Press Subscribe: the access token is renewed then, and every day.':
    'Gekregen met het toegangstoken. Meld de webhooks aan: dan en elke dag wordt het toegangstoken vernieuwd.',
  'Integrations, Developers, APIs.': 'Integrations, Developers, APIs.',
  'Who signs the answers.': 'Wie de antwoorden ondertekent.',
  'Of an application made there.': 'Van een daar gemaakte applicatie.',
  'Any long text, put behind the webhook address as ?token=…: Trustpilot does not sign webhooks.':
    'Een lange tekst naar keuze, achter het webhookadres als ?token=…: Trustpilot ondertekent geen webhooks.',
  'The number that messages are sent from, with its country code; or a short code. Customers are told it.':
    'Het nummer waarvandaan berichten worden verstuurd, met landnummer; of een kort nummer. Klanten krijgen het te zien.',
  'Instead of the number, or with it: the service chooses the sender and keeps opt-outs.':
    'In plaats van het nummer, of samen ermee: de dienst kiest de afzender en houdt afmeldingen bij.',
  'Only numbers in the United States, Canada and Australia can. Otherwise files go as links.':
    'Alleen nummers in de Verenigde Staten, Canada en Australië kunnen dat. Anders gaan bestanden als link.',
  "The sender's number with its country code, as under Messaging, Senders, WhatsApp.":
    'Het nummer van de afzender met landnummer, zoals onder Messaging, Senders, WhatsApp.',
  'Templates, buttons and lists. Only a proxy or a test stand-in needs another one.':
    'Sjablonen, knoppen en lijsten. Alleen een proxy of een proefopstelling heeft een ander nodig.',
  "Viber Admin Panel, the bot's settings. It also signs every webhook.":
    'Viber Admin Panel, de instellingen van de bot. Ondertekent ook elke webhook.',
  'Shown above every message.': 'Staat boven elk bericht.',
  'Address of a picture of at most 100 kB, 720 × 720.':
    'Adres van een afbeelding van hoogstens 100 kB, 720 × 720.',
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
  "20 or more letters and digits of your own making, put behind the form's address as ?key=… It keeps out robots that only guess addresses; whoever reads the page can read it.":
    '20 of meer zelfbedachte letters en cijfers, achter het adres van het formulier als ?key=… Houdt robots buiten die alleen adressen raden; wie de pagina leest, kan hem lezen.',
  "Name of a field that people don't see; a form with something in it is thrown away. Empty: none.":
    'Naam van een veld dat mensen niet zien; een formulier waarin er iets in staat, wordt weggegooid. Leeg: geen.',
  'Shown after a form was sent from a page.':
    'Getoond nadat op een pagina een formulier is verstuurd.',
  'Where the visitor goes then. Empty: only the words above.':
    'Waar de bezoeker dan heen gaat. Leeg: alleen de tekst hierboven.',
  'For forms without one.': 'Voor formulieren zonder onderwerp.',
  'At the top of the chat.': 'Bovenaan de chat.',
  'The first thing a visitor reads. Empty: none.': 'Het eerste wat een bezoeker leest. Leeg: geen.',
  "Addresses of the sites that may show this chat, without a path. This server's own pages always may.":
    'Adressen van de sites die deze chat mogen tonen, zonder pad. De eigen pagina’s van deze server mogen het altijd.',
  'The widget keeps its texts readable on it.': 'De widget houdt zijn teksten daarop leesbaar.',
  'Where the button stands.': 'Waar de knop staat.',
  "auto: as the visitor's device is.": 'Automatisch: zoals het apparaat van de bezoeker.',
  '0: square, 28: very round.': '0: recht, 28: heel rond.',
  'Beside the picture. Empty: the picture only.':
    'Naast het pictogram. Leeg: alleen het pictogram.',
  'Address of a square picture on your website. Empty: the first letter of the title.':
    'Adres van een vierkante afbeelding op je website. Leeg: de eerste letter van de titel.',
  "auto: the visitor's own.": 'Automatisch: die van de bezoeker.',
  'offline: only when nobody is there, so that the answer can go by e-mail.':
    'Als er niemand is: alleen dan, zodat het antwoord per e-mail kan.',
  'Asked when a conversation is resolved; agents see it in the timeline.':
    'Gevraagd als een gesprek is afgehandeld; medewerkers zien het in de tijdlijn.',
  'Visitors may record one.': 'Bezoekers mogen er een opnemen.',
  'inform: shown before the first message. ask: the visitor must agree first. What was agreed to is kept with the message.':
    'Informeren: getoond voor het eerste bericht. Vragen: de bezoeker moet eerst akkoord gaan. Waarmee die akkoord ging, wordt bij het bericht bewaard.',
  'Your site signs a token (JWT, HS256) with it, and the customer is recognised with certainty. At least 32 characters.':
    'Je site ondertekent er een token (JWT, HS256) mee, en de klant wordt met zekerheid herkend. Minstens 32 tekens.',
  'More from one visitor must wait.': 'Meer van één bezoeker moet wachten.',
  'More from one network must wait.': 'Meer van één netwerk moet wachten.',
  'developer.webex.com, My Webex Apps, your bot.': 'developer.webex.com, My Webex Apps, jouw bot.',
  'Any text of at least 16 characters; it signs every webhook.':
    'Een tekst van minstens 16 tekens; ondertekent elke webhook.',
  'Official Accounts Platform, Basic configuration.':
    'Official Accounts Platform, Basic configuration.',
  'Beside the AppID.': 'Naast de AppID.',
  'Any text of 3 to 32 letters and digits; type the same under Server configuration.':
    'Een tekst van 3 tot 32 letters en cijfers; vul onder Server configuration dezelfde in.',
  'The 43 characters under Server configuration, when messages are encrypted (safe mode; strongly advised: plain messages are not signed). Empty: plain mode.':
    'De 43 tekens onder Server configuration, als berichten versleuteld zijn (safe mode; sterk aangeraden: gewone berichten zijn niet ondertekend). Leeg: plain mode.',
  'As customers search for it; shown to agents only.':
    'Zoals klanten ernaar zoeken; alleen medewerkers zien het.',
  'WhatsApp Manager, API setup. Not the telephone number itself.':
    'WhatsApp Manager, API setup. Niet het telefoonnummer zelf.',
  'Beside the phone number ID; templates are read from it.':
    'Naast de id van het telefoonnummer; sjablonen komen hiervandaan.',
  'A permanent token of a system user with whatsapp_business_messaging and whatsapp_business_management.':
    'Een permanent token van een systeemgebruiker met whatsapp_business_messaging en whatsapp_business_management.',
  'With its country code. For links by which customers continue here; empty: none are offered.':
    'Met landnummer. Voor links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  'WooCommerce, Settings, Advanced, REST API; read and write.':
    'WooCommerce, Settings, Advanced, REST API; read and write.',
  'A text of your own making; it signs what the shop tells.':
    'Een zelfbedachte tekst; ondertekent wat de winkel meldt.',
  "The account's number, not its name.": 'Het nummer van het account, niet de naam.',
  'X Developer Portal, Keys and tokens. It signs every webhook.':
    'X Developer Portal, Keys and tokens. Ondertekent elke webhook.',
  "Beside it: the app's own, to set up the webhook.":
    'Ernaast: dat van de app zelf, om de webhook in te stellen.',
  'X Developer Portal, OAuth 2.0.': 'X Developer Portal, OAuth 2.0.',
  'Beside the client ID.': 'Naast de client-id.',
  'OAuth 2.0, of the account, with dm.read, dm.write, users.read, tweet.read, media.write and offline.access: two hours good.':
    'OAuth 2.0, van het account, met dm.read, dm.write, users.read, tweet.read, media.write en offline.access: twee uur geldig.',
  'Given with the access token. Press Subscribe: both are renewed then, and every hour.':
    'Gekregen met het toegangstoken. Meld de webhooks aan: dan en elk uur worden beide vernieuwd.',
  'Of the account.': 'Van het account.',
  "Where to connect, if that is not the address's own domain.":
    'Waarmee wordt verbonden, als dat niet het domein van het adres zelf is.',
  'none: only within a network of your own, and for tests.':
    'Geen: alleen binnen een eigen netwerk, en voor tests.',
  'Advanced settings of the channel.': 'Geavanceerde instellingen van het kanaal.',
  'Of a project with the YouTube Data API.': 'Van een project met de YouTube Data API.',
  "Of the channel's owner, with the scope youtube.force-ssl.":
    'Van de eigenaar van het kanaal, met het recht youtube.force-ssl.',
  'Bring in comments that YouTube holds for review; an answer publishes them first.':
    'Haal ook reacties binnen die YouTube vasthoudt; een antwoord zet ze eerst online.',
  "Zalo for Developers, the app's settings.": 'Zalo for Developers, de instellingen van de app.',
  'Beside the app ID; it renews the access token.': 'Naast de app-id; vernieuwt het toegangstoken.',
  "Zalo for Developers, the app's Official Account settings. It signs every webhook.":
    'Zalo for Developers, de Official Account-instellingen van de app. Ondertekent elke webhook.',
  'Of the Official Account (API Explorer): a day good.':
    'Van het Official Account (API Explorer): een dag geldig.',
  'Given with the access token. Press Subscribe: both are renewed then, and every day.':
    'Gekregen met het toegangstoken. Meld de webhooks aan: dan en elke dag worden beide vernieuwd.',
  'For zalo.me links by which customers continue here; empty: none are offered.':
    'Voor zalo.me-links waarmee klanten hier verdergaan; leeg: ze worden niet aangeboden.',
  'Features, Access, Token of the app; it signs events.':
    'Features, Access, Token van de app; ondertekent gebeurtenissen.',
  'For answers by Team Chat.': 'Voor antwoorden via Team Chat.',
  'Of the chatbot.': 'Van de chatbot.',
  'Put on the timeline who joined and left meetings and webinars.':
    'Zet op de tijdlijn wie bij vergaderingen en webinars kwam en ging.',
  'Settings, Your bots.': 'Settings, Your bots.',
  "Beside the bot's address.": 'Naast het adres van de bot.',
  'direct: direct messages alone. mentions: also what mentions the bot in a channel. all: every message in channels that it is subscribed to.':
    'Alleen privé: alleen privéberichten. Ook vermeldingen: ook wat in een kanaal de bot noemt. Alles: elk bericht in kanalen waarop hij is geabonneerd.',
  'Any text of letters, digits, - and _ (up to 256). Telegram sends it along with every message; pressing Subscribe tells Telegram. Not needed where messages are asked for.':
    'Een tekst van letters, cijfers, - en _ (hoogstens 256). Telegram stuurt hem met elk bericht mee; wie de webhooks aanmeldt, laat Telegram hem weten. Niet nodig als de berichten worden opgehaald.',
  'Fields of another channel of the same app and account: subscribing may replace what was there.':
    'Velden van een ander kanaal van dezelfde app en hetzelfde account: aanmelden kan vervangen wat er al was.',
  "Pages with a service worker of their own may hand over a visitor's push subscription.":
    'Pagina’s met een eigen service worker mogen het pushabonnement van een bezoeker doorgeven.',
  'The whole JSON key file. With it, a phone with your app is told of an answer while nobody looks at the chat.':
    'Het hele JSON-sleutelbestand. Daarmee krijgt een telefoon met je app een melding van een antwoord als niemand naar de chat kijkt.',
  'message: that there is one. text: what it says, also on a locked screen.':
    'bericht: dat er een is. tekst: wat erin staat, ook op een vergrendeld scherm.',
  "webhook: Telegram sends them to this server's public address. poll: this server asks for them, where it has no public address. Press Subscribe after a change.":
    'webhook: Telegram stuurt ze naar het openbare adres van deze server. ophalen: deze server vraagt ernaar, als hij geen openbaar adres heeft. Kies na een wijziging Webhooks aanmelden.',
}
