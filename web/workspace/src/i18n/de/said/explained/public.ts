/** Comments, posts and reviews: what settings mean, and how a provider is told the address. */
export const inPublic: Record<string, string> = {
  'App Store Connect, App Information, Apple ID.': 'App Store Connect, App Information, Apple ID.',
  'Users and Access, Integrations, App Store Connect API.':
    'Users and Access, Integrations, App Store Connect API.',
  'Above the list of team keys; empty for an individual key.':
    'Über der Liste der Teamschlüssel; leer bei einem persönlichen Schlüssel.',
  'The .p8 file of the key, which needs the role Customer Support.':
    'Die .p8-Datei des Schlüssels, der die Rolle Customer Support braucht.',
  "The account's name.": 'Der Name des Kontos.',
  "Settings, Privacy and security, App passwords; with access to direct messages when those are wanted. Never the account's own password.":
    'Settings, Privacy and security, App passwords; mit Zugriff auf Direktnachrichten, wenn Sie diese wollen. Nie das Passwort des Kontos selbst.',
  'Bring them in; the app password must allow it.':
    'Holen Sie sie herein; das App-Passwort muss es erlauben.',
  'Of an account that is not hosted by Bluesky: its own.':
    'Bei einem Konto, das nicht bei Bluesky liegt: der eigene Server.',
  "Tells on which server an author's pictures are.":
    'Sagt, auf welchem Server die Bilder eines Autors liegen.',
  'The user of the forum who answers; what it posts is not brought in.':
    'Der Benutzer des Forums, der antwortet; was er schreibt, kommt nicht herein.',
  'Admin, API, New API key, for this single user; granular: topics write, posts edit and delete, uploads create; or global.':
    'Admin, API, New API key, nur für diesen einen Benutzer; granular: topics write, posts edit und delete, uploads create; oder global.',
  'At least 12 characters; type the same with the webhook.':
    'Mindestens 12 Zeichen; geben Sie beim Webhook dasselbe ein.',
  "What administrators and moderators post is no customer's question.":
    'Was Administratoren und Moderatoren schreiben, ist keine Frage eines Kunden.',
  'In the forum open Admin, API, Webhooks, New webhook. Paste this address as the payload URL, choose application/json, type the webhook secret of this channel, and select the post events (created, edited, destroyed, recovered) and the like event.':
    'Öffnen Sie im Forum Admin, API, Webhooks, New webhook. Fügen Sie diese Adresse als Payload-URL ein, wählen Sie application/json, geben Sie das Webhook-Geheimnis dieses Kanals ein und wählen Sie die Ereignisse der Beiträge (created, edited, destroyed, recovered) und der Likes.',
  'Of a system user, without expiry, with pages_read_user_content, pages_manage_engagement, pages_manage_metadata and pages_messaging.':
    'Eines Systembenutzers, ohne Ablauf, mit pages_read_user_content, pages_manage_engagement, pages_manage_metadata und pages_messaging.',
  "In the app dashboard open Webhooks and choose Page. Paste this address as the callback URL and the verify token of this channel as the verify token, and subscribe to the fields 'feed' and 'mention'. Then press “Subscribe webhooks” here. An app has one callback for Pages: when its Messenger messages come here too, give each channel an app of its own.":
    'Öffnen Sie im App-Dashboard Webhooks und wählen Sie Page. Fügen Sie diese Adresse als Callback-URL und das Verifizierungstoken dieses Kanals als Verify Token ein und abonnieren Sie die Felder „feed“ und „mention“. Wählen Sie dann hier „Webhooks anmelden“. Eine App hat einen Callback für Seiten: kommen auch ihre Messenger-Nachrichten hierher, geben Sie jedem Kanal eine eigene App.',
  "Who answers: the token's user, or the app as NAME[bot]. What it writes is not brought in.":
    'Wer antwortet: der Benutzer des Tokens oder die App als NAME[bot]. Was er schreibt, kommt nicht herein.',
  'Type the same where GitHub asks for it.': 'Geben Sie dasselbe ein, wo GitHub danach fragt.',
  'A fine-grained personal access token of that user with Discussions: read and write. Leave it empty for a GitHub App.':
    'Ein fine-grained persönliches Zugriffstoken dieses Benutzers mit Discussions: read and write. Bei einer GitHub-App leer lassen.',
  'Or its app ID.': 'Oder ihre App-ID.',
  "The number in the installation's address.": 'Die Nummer in der Adresse der Installation.',
  'The PEM file.': 'Die PEM-Datei.',
  "What owners, members and collaborators write is no customer's question.":
    'Was Eigentümer, Mitglieder und Mitwirkende schreiben, ist keine Frage eines Kunden.',
  'GitHub Enterprise Server: https://HOST/api.': 'GitHub Enterprise Server: https://HOST/api.',
  'In the repository or organisation open Settings, Webhooks, Add webhook (of a GitHub App: its settings). Paste this address, choose application/json, type the webhook secret of this channel, and select the events Discussions and Discussion comments.':
    'Öffnen Sie im Repository oder in der Organisation Settings, Webhooks, Add webhook (bei einer GitHub-App: deren Einstellungen). Fügen Sie diese Adresse ein, wählen Sie application/json, geben Sie das Webhook-Geheimnis dieses Kanals ein und wählen Sie die Ereignisse Discussions und Discussion comments.',
  'Of the app.': 'Der App.',
  "The whole JSON key file of a service account that may 'Reply to reviews' in the Play Console.":
    'Die ganze JSON-Schlüsseldatei eines Dienstkontos, das in der Play Console „Reply to reviews“ darf.',
  'Reviews in other languages come with a translation.':
    'Rezensionen in anderen Sprachen kommen mit einer Übersetzung.',
  'The number in accounts/…': 'Die Nummer in accounts/…',
  'The number in locations/…': 'Die Nummer in locations/…',
  'Of a project that Google gave access to the Business Profile APIs.':
    'Eines Projekts, dem Google Zugang zu den Business-Profile-APIs gegeben hat.',
  'Of a manager of the location, with the scope business.manage.':
    'Eines Verwalters des Standorts, mit dem Recht business.manage.',
  'As typed at the Pub/Sub push subscription. Empty: no pushes, reviews are asked for.':
    'Wie beim Push-Abo von Pub/Sub eingegeben. Leer: keine Push-Nachrichten, Rezensionen werden abgefragt.',
  'The one that the push subscription signs with.': 'Das Konto, mit dem das Push-Abo signiert.',
  "Reviews are asked for every five minutes. To have them at once: make a Pub/Sub topic that mybusiness-api-pubsub@system.gserviceaccount.com may publish to, set it as the account's notification topic for NEW_REVIEW and UPDATED_REVIEW, and add a push subscription to this address with authentication, whose audience and service account you type in this channel.":
    'Rezensionen werden alle fünf Minuten abgefragt. Um sie sofort zu erhalten: legen Sie ein Pub/Sub-Thema an, in dem mybusiness-api-pubsub@system.gserviceaccount.com veröffentlichen darf, setzen Sie es als Benachrichtigungsthema des Kontos für NEW_REVIEW und UPDATED_REVIEW, und fügen Sie ein Push-Abo auf diese Adresse mit Authentifizierung hinzu, dessen Zielgruppe und Dienstkonto Sie in diesem Kanal eingeben.',
  'A long-lived token with instagram_business_basic, instagram_business_manage_comments and instagram_business_manage_messages.':
    'Ein langlebiges Token mit instagram_business_basic, instagram_business_manage_comments und instagram_business_manage_messages.',
  "In the app dashboard open Instagram, API setup with Instagram login, Configure webhooks. Paste this address as the callback URL and the verify token of this channel as the verify token, and subscribe to the field 'comments'. Then press “Subscribe webhooks” here. An app has one callback for Instagram: when its direct messages come here too, give each channel an app of its own.":
    'Öffnen Sie im App-Dashboard Instagram, API setup with Instagram login, Configure webhooks. Fügen Sie diese Adresse als Callback-URL und das Verifizierungstoken dieses Kanals als Verify Token ein und abonnieren Sie das Feld „comments“. Wählen Sie dann hier „Webhooks anmelden“. Eine App hat einen Callback für Instagram: kommen auch ihre Direktnachrichten hierher, geben Sie jedem Kanal eine eigene App.',
  "The number in the page's admin address.": 'Die Nummer in der Verwaltungsadresse der Seite.',
  'Developer portal, the app, Auth.': 'Developer Portal, die App, Auth.',
  'Beside it. It signs every webhook.': 'Daneben. Signiert jeden Webhook.',
  'Of an administrator of the page; good for a year. Apps without refresh tokens use an access token.':
    'Eines Administrators der Seite; ein Jahr gültig. Apps ohne Aktualisierungstoken verwenden ein Zugriffstoken.',
  'When there is no refresh token: good for 60 days.':
    'Wenn es kein Aktualisierungstoken gibt: 60 Tage gültig.',
  'The number of the app; to subscribe the webhook.':
    'Die Nummer der App; um den Webhook anzumelden.',
  'Of the administrator whose token it is; to subscribe.':
    'Des Administrators, dem das Token gehört; zum Anmelden.',
  'Year and month; LinkedIn keeps each for a year.':
    'Jahr und Monat; LinkedIn behält jede Version ein Jahr.',
  "In LinkedIn's developer portal open the app, Webhooks (there for approved apps), and register this address: it is validated at once, and again every two hours. Then subscribe it, here or by the API, to the page's social action notifications.":
    'Öffnen Sie im Developer Portal von LinkedIn die App, Webhooks (für zugelassene Apps vorhanden), und registrieren Sie diese Adresse: sie wird sofort geprüft und dann alle zwei Stunden. Abonnieren Sie sie dann, hier oder über die API, für die Social Action Notifications der Seite.',
  'The server that the account is on.': 'Der Server, auf dem das Konto liegt.',
  'Its whole name.': 'Sein ganzer Name.',
  'Preferences, Development, New application, with the scopes read, write:statuses, write:media, write:favourites and write:conversations.':
    'Preferences, Development, New application, mit den Rechten read, write:statuses, write:media, write:favourites und write:conversations.',
  'public: shown in public timelines; unlisted: seen by those who open the conversation.':
    'Öffentlich: in öffentlichen Zeitleisten zu sehen; nicht gelistet: zu sehen für alle, die das Gespräch öffnen.',
  'Who answers.': 'Wer antwortet.',
  'Of a web app at reddit.com/prefs/apps.': 'Einer Web-App unter reddit.com/prefs/apps.',
  'Of the account, with duration permanent and the scopes identity, read, privatemessages, submit and edit.':
    'Des Kontos, mit duration permanent und den Rechten identity, read, privatemessages, submit und edit.',
  'Of the organisation: every post and comment there comes in. Empty: only what is said to the account.':
    'Der Organisation: jeder Beitrag und Kommentar dort kommt herein. Leer: nur, was an das Konto gerichtet ist.',
  'Integrations, Developers, APIs.': 'Integrations, Developers, APIs.',
  'Who signs the answers.': 'Wer die Antworten unterschreibt.',
  'Of an application made there.': 'Einer dort angelegten Anwendung.',
  'Any long text, put behind the webhook address as ?token=…: Trustpilot does not sign webhooks.':
    'Ein beliebiger langer Text, hinter der Webhook-Adresse als ?token=…: Trustpilot signiert Webhooks nicht.',
  'Reviews are asked for every five minutes. To have them at once, and to learn of deleted ones: in Trustpilot Business open Integrations, Developers, Webhooks, and paste this address with ?token= and the webhook token of this channel behind it, for the service review events.':
    'Rezensionen werden alle fünf Minuten abgefragt. Um sie sofort zu erhalten und von gelöschten zu erfahren: öffnen Sie in Trustpilot Business Integrations, Developers, Webhooks, und fügen Sie diese Adresse mit ?token= und dem Webhook-Token dieses Kanals dahinter ein, für die Ereignisse der Service Reviews.',
  'Advanced settings of the channel.': 'Erweiterte Einstellungen des Kanals.',
  'Of a project with the YouTube Data API.': 'Eines Projekts mit der YouTube Data API.',
  "Of the channel's owner, with the scope youtube.force-ssl.":
    'Des Eigentümers des Kanals, mit dem Recht youtube.force-ssl.',
  'Bring in comments that YouTube holds for review; an answer publishes them first.':
    'Auch Kommentare hereinholen, die YouTube zur Prüfung zurückhält; eine Antwort veröffentlicht sie zuerst.',
}
