/** Comments, posts and reviews: what settings mean, and how a provider is told the address. */
export const inPublic: Record<string, string> = {
  'App Store Connect, App Information, Apple ID.': 'App Store Connect, App Information, Apple ID.',
  'Users and Access, Integrations, App Store Connect API.':
    'Users and Access, Integrations, App Store Connect API.',
  'Above the list of team keys; empty for an individual key.':
    'Boven de lijst met teamsleutels; leeg bij een persoonlijke sleutel.',
  'The .p8 file of the key, which needs the role Customer Support.':
    'Het .p8-bestand van de sleutel, die de rol Customer Support moet hebben.',
  "The account's name.": 'De naam van het account.',
  "Settings, Privacy and security, App passwords; with access to direct messages when those are wanted. Never the account's own password.":
    'Settings, Privacy and security, App passwords; met toegang tot privéberichten als je die wilt. Nooit het wachtwoord van het account zelf.',
  'Bring them in; the app password must allow it.':
    'Haal ze binnen; het app-wachtwoord moet dat toestaan.',
  'Of an account that is not hosted by Bluesky: its own.':
    'Van een account dat niet bij Bluesky staat: de eigen server.',
  "Tells on which server an author's pictures are.":
    'Zegt op welke server de afbeeldingen van een auteur staan.',
  'The user of the forum who answers; what it posts is not brought in.':
    'De gebruiker van het forum die antwoordt; wat die plaatst, komt niet binnen.',
  'Admin, API, New API key, for this single user; granular: topics write, posts edit and delete, uploads create; or global.':
    'Admin, API, New API key, voor alleen deze gebruiker; granular: topics write, posts edit en delete, uploads create; of global.',
  'At least 12 characters; type the same with the webhook.':
    'Minstens 12 tekens; vul bij de webhook hetzelfde in.',
  "What administrators and moderators post is no customer's question.":
    'Wat beheerders en moderatoren plaatsen, is geen vraag van een klant.',
  'In the forum open Admin, API, Webhooks, New webhook. Paste this address as the payload URL, choose application/json, type the webhook secret of this channel, and select the post events (created, edited, destroyed, recovered) and the like event.':
    'Open in het forum Admin, API, Webhooks, New webhook. Plak dit adres als payload-URL, kies application/json, vul het webhookgeheim van dit kanaal in, en kies de gebeurtenissen van berichten (created, edited, destroyed, recovered) en van likes.',
  'Of a system user, without expiry, with pages_read_user_content, pages_manage_engagement, pages_manage_metadata and pages_messaging.':
    'Van een systeemgebruiker, zonder einddatum, met pages_read_user_content, pages_manage_engagement, pages_manage_metadata en pages_messaging.',
  "In the app dashboard open Webhooks and choose Page. Paste this address as the callback URL and the verify token of this channel as the verify token, and subscribe to the fields 'feed' and 'mention'. Then press “Subscribe webhooks” here. An app has one callback for Pages: when its Messenger messages come here too, give each channel an app of its own.":
    'Open in het app-dashboard Webhooks en kies Page. Plak dit adres als callback-URL en het verificatietoken van dit kanaal als verify token, en abonneer je op de velden ‘feed’ en ‘mention’. Kies daarna hier “Webhooks aanmelden”. Een app heeft één callback voor pagina’s: komen ook de Messenger-berichten hierheen, geef dan elk kanaal een eigen app.',
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
  'In the repository or organisation open Settings, Webhooks, Add webhook (of a GitHub App: its settings). Paste this address, choose application/json, type the webhook secret of this channel, and select the events Discussions and Discussion comments.':
    'Open in de repository of organisatie Settings, Webhooks, Add webhook (bij een GitHub-app: de instellingen ervan). Plak dit adres, kies application/json, vul het webhookgeheim van dit kanaal in, en kies de gebeurtenissen Discussions en Discussion comments.',
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
  "Reviews are asked for every five minutes. To have them at once: make a Pub/Sub topic that mybusiness-api-pubsub@system.gserviceaccount.com may publish to, set it as the account's notification topic for NEW_REVIEW and UPDATED_REVIEW, and add a push subscription to this address with authentication, whose audience and service account you type in this channel.":
    'Recensies worden elke vijf minuten opgevraagd. Om ze meteen te krijgen: maak een Pub/Sub-topic waarop mybusiness-api-pubsub@system.gserviceaccount.com mag publiceren, stel het in als notification topic van het account voor NEW_REVIEW en UPDATED_REVIEW, en voeg een pushabonnement op dit adres toe met authenticatie, waarvan je audience en serviceaccount in dit kanaal invult.',
  'A long-lived token with instagram_business_basic, instagram_business_manage_comments and instagram_business_manage_messages.':
    'Een langlevend token met instagram_business_basic, instagram_business_manage_comments en instagram_business_manage_messages.',
  "In the app dashboard open Instagram, API setup with Instagram login, Configure webhooks. Paste this address as the callback URL and the verify token of this channel as the verify token, and subscribe to the field 'comments'. Then press “Subscribe webhooks” here. An app has one callback for Instagram: when its direct messages come here too, give each channel an app of its own.":
    'Open in het app-dashboard Instagram, API setup with Instagram login, Configure webhooks. Plak dit adres als callback-URL en het verificatietoken van dit kanaal als verify token, en abonneer je op het veld ‘comments’. Kies daarna hier “Webhooks aanmelden”. Een app heeft één callback voor Instagram: komen ook de privéberichten hierheen, geef dan elk kanaal een eigen app.',
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
  "In LinkedIn's developer portal open the app, Webhooks (there for approved apps), and register this address: it is validated at once, and again every two hours. Then subscribe it, here or by the API, to the page's social action notifications.":
    'Open in de developer portal van LinkedIn de app, Webhooks (voor goedgekeurde apps), en registreer dit adres: het wordt meteen gecontroleerd, en daarna elke twee uur. Abonneer het dan, hier of met de API, op de social action notifications van de pagina.',
  'The server that the account is on.': 'De server waarop het account staat.',
  'Its whole name.': 'De hele naam.',
  'Preferences, Development, New application, with the scopes read, write:statuses, write:media, write:favourites and write:conversations.':
    'Preferences, Development, New application, met de rechten read, write:statuses, write:media, write:favourites en write:conversations.',
  'public: shown in public timelines; unlisted: seen by those who open the conversation.':
    'Openbaar: te zien in openbare tijdlijnen; niet vermeld: te zien voor wie het gesprek opent.',
  'Who answers.': 'Wie antwoordt.',
  'Of a web app at reddit.com/prefs/apps.': 'Van een web-app op reddit.com/prefs/apps.',
  'Of the account, with duration permanent and the scopes identity, read, privatemessages, submit and edit.':
    'Van het account, met duration permanent en de rechten identity, read, privatemessages, submit en edit.',
  'Of the organisation: every post and comment there comes in. Empty: only what is said to the account.':
    'Van de organisatie: elk bericht en elke reactie daar komt binnen. Leeg: alleen wat tegen het account wordt gezegd.',
  'Integrations, Developers, APIs.': 'Integrations, Developers, APIs.',
  'Who signs the answers.': 'Wie de antwoorden ondertekent.',
  'Of an application made there.': 'Van een daar gemaakte applicatie.',
  'Any long text, put behind the webhook address as ?token=…: Trustpilot does not sign webhooks.':
    'Een lange tekst naar keuze, achter het webhookadres als ?token=…: Trustpilot ondertekent geen webhooks.',
  'Reviews are asked for every five minutes. To have them at once, and to learn of deleted ones: in Trustpilot Business open Integrations, Developers, Webhooks, and paste this address with ?token= and the webhook token of this channel behind it, for the service review events.':
    'Recensies worden elke vijf minuten opgevraagd. Om ze meteen te krijgen, en van verwijderde te horen: open in Trustpilot Business Integrations, Developers, Webhooks, en plak dit adres met ?token= en het webhooktoken van dit kanaal erachter, voor de gebeurtenissen van service reviews.',
  'Advanced settings of the channel.': 'Geavanceerde instellingen van het kanaal.',
  'Of a project with the YouTube Data API.': 'Van een project met de YouTube Data API.',
  "Of the channel's owner, with the scope youtube.force-ssl.":
    'Van de eigenaar van het kanaal, met het recht youtube.force-ssl.',
  'Bring in comments that YouTube holds for review; an answer publishes them first.':
    'Haal ook reacties binnen die YouTube vasthoudt; een antwoord zet ze eerst online.',
}
