/** Mail: what settings mean, and how a provider is told the address. */
export const mail: Record<string, string> = {
  'The address that answers come from.': 'Die Adresse, von der Antworten kommen.',
  "The name that customers see. {agent} becomes the name of the agent. Empty: the brand's.":
    'Der Name, den Kunden sehen. {agent} wird zum Namen der bearbeitenden Person. Leer: der Name der Marke.',
  'Where answers should go, if not to the address above.':
    'Wohin Antworten gehen sollen, wenn nicht an die Adresse oben.',
  'Put the reply token in the reply address (service+token@…). The mail server must deliver such addresses to this mailbox.':
    'Das Antwortkennzeichen in die Antwortadresse setzen (service+kennzeichen@…). Der Mailserver muss solche Adressen in dieses Postfach zustellen.',
  "Text below each mail. {agent} becomes the name of the agent, {brand}, {website} and {channel} those of the channel. Empty: the brand's.":
    'Text unter jeder E-Mail. {agent} wird zum Namen der bearbeitenden Person, {brand}, {website} und {channel} zu denen des Kanals. Leer: der Text der Marke.',
  'For a first mail without a subject of its own.': 'Für eine erste E-Mail ohne eigenen Betreff.',
  'Names (authserv-id) of your own mail servers, whose Authentication-Results header is believed. They must remove forged ones that carry their name (RFC 8601, 5).':
    'Namen (authserv-id) Ihrer eigenen Mailserver, deren Kopfzeile Authentication-Results geglaubt wird. Sie müssen gefälschte Kopfzeilen mit ihrem Namen entfernen (RFC 8601, 5).',
  'SMTP & API, API keys (v3).': 'SMTP & API, API keys (v3).',
  'A text of your own making, 20 or more letters and digits. Brevo signs nothing; it sends this along as bearer token.':
    'Ein selbst gewählter Text aus mindestens 20 Buchstaben und Ziffern. Brevo signiert nichts; es sendet ihn als Bearer-Token mit.',
  'The domain whose mail Brevo takes in, for automatic set-up.':
    'Die Domain, deren E-Mails Brevo annimmt, für die automatische Einrichtung.',
  'Brevo\'s webhooks are made by its API: name the receiving domain and let this channel set them up. By hand: make an inbound and a transactional webhook with this address and the webhook token as bearer ("auth").':
    'Die Webhooks von Brevo werden über die API angelegt: nennen Sie die empfangende Domain und lassen Sie diesen Kanal sie einrichten. Von Hand: legen Sie einen Inbound- und einen Transactional-Webhook mit dieser Adresse und dem Webhook-Token als Bearer („auth“) an.',
  'Password, or OAuth 2 (XOAUTH2).': 'Passwort oder OAuth 2 (XOAUTH2).',
  'Empty: no mailbox is read.': 'Leer: es wird kein Postfach gelesen.',
  'The folder that is read.': 'Der Ordner, der gelesen wird.',
  'What to take in of the mail that is there already.':
    'Was von den schon vorhandenen E-Mails übernommen wird.',
  'Mark mails as read in the mailbox once they are in.':
    'E-Mails im Postfach als gelesen markieren, sobald sie hier sind.',
  'Sends the answers.': 'Versendet die Antworten.',
  'Where access tokens come from.': 'Woher Zugriffstoken kommen.',
  'Only when the provider asks for it.': 'Nur wenn der Anbieter danach fragt.',
  'Let your mail server deliver here by LMTP or SMTP.':
    'Lassen Sie Ihren Mailserver per LMTP oder SMTP hierher zustellen.',
  'Mail for these is taken (with or without a plus part); other recipients are refused. Empty: the address above.':
    'E-Mails an diese Adressen werden angenommen (mit oder ohne Plus-Teil); andere Empfänger werden abgelehnt. Leer: die Adresse oben.',
  "Whose Authentication-Results header is believed. Google's own is mx.google.com.":
    'Wessen Kopfzeile Authentication-Results geglaubt wird. Die von Google selbst ist mx.google.com.',
  'Of your OAuth client in the Google Cloud console.':
    'Ihres OAuth-Clients in der Google Cloud Console.',
  'Given once for the mailbox with the scopes gmail.readonly and gmail.send.':
    'Einmal für das Postfach erteilt, mit den Rechten gmail.readonly und gmail.send.',
  'Gmail publishes to it when mail comes. Empty: the mailbox is asked every minute.':
    'Gmail meldet dort neue E-Mails. Leer: das Postfach wird jede Minute abgefragt.',
  'Its address, as chosen under authentication of the push subscription.':
    'Seine Adresse, wie bei der Authentifizierung des Push-Abos gewählt.',
  "As typed there; Google's default is the webhook address.":
    'Wie dort eingegeben; bei Google ist die Webhook-Adresse vorgegeben.',
  'For mail at once, make a Pub/Sub topic on which gmail-api-push@system.gserviceaccount.com may publish, and a push subscription to this address with authentication by a service account; name topic, account and audience in this channel. Without them the mailbox is asked every minute.':
    'Für E-Mails ohne Verzögerung: legen Sie ein Pub/Sub-Thema an, in dem gmail-api-push@system.gserviceaccount.com veröffentlichen darf, und ein Push-Abo auf diese Adresse mit Authentifizierung durch ein Dienstkonto; nennen Sie Thema, Konto und Zielgruppe in diesem Kanal. Ohne sie wird das Postfach jede Minute abgefragt.',
  'As it is called in Mailgun.': 'Wie sie in Mailgun heißt.',
  'A sending key of the domain, or a key of the account.':
    'Ein Sendeschlüssel der Domain oder ein Schlüssel des Kontos.',
  'API security, HTTP webhook signing key.': 'API security, HTTP webhook signing key.',
  "Put Mailgun's invisible picture into each mail.":
    'Das unsichtbare Bild von Mailgun in jede E-Mail setzen.',
  'https://api.eu.mailgun.net for a domain in the European region.':
    'https://api.eu.mailgun.net bei einer Domain in der europäischen Region.',
  "In Mailgun open Receiving and make a route for the channel's address that forwards to this address with ?as=mime behind it (then mail comes whole). Paste the address without that under Sending, Webhooks for delivered, permanent and temporary failure, opened and complained.":
    'Öffnen Sie in Mailgun Receiving und legen Sie für die Adresse des Kanals eine Route an, die an diese Adresse mit angehängtem ?as=mime weiterleitet (dann kommen E-Mails vollständig an). Fügen Sie die Adresse ohne diesen Zusatz unter Sending, Webhooks für delivered, permanent und temporary failure, opened und complained ein.',
  'Its address or id. Empty: the address above.': 'Seine Adresse oder ID. Leer: die Adresse oben.',
  'Directory (tenant) id, or domain.': 'Verzeichnis-ID (Mandant) oder Domain.',
  'Its value, not its id.': 'Sein Wert, nicht seine ID.',
  'A text of your own making, 20 to 120 letters and digits; Microsoft sends it along.':
    'Ein selbst gewählter Text aus 20 bis 120 Buchstaben und Ziffern; Microsoft sendet ihn mit.',
  'inbox, or the id of another folder.': 'inbox oder die ID eines anderen Ordners.',
  'A national cloud, a proxy or a test stand-in needs another one.':
    'Eine nationale Cloud, ein Proxy oder ein Testaufbau braucht eine andere.',
  'Nothing to paste: this channel subscribes by itself, if Microsoft can reach this address by HTTPS. Without that the mailbox is asked every minute.':
    'Hier ist nichts einzufügen: dieser Kanal abonniert sich selbst, wenn Microsoft diese Adresse per HTTPS erreicht. Sonst wird das Postfach jede Minute abgefragt.',
  'Servers, your server, API Tokens.': 'Servers, Ihr Server, API Tokens.',
  'Put before the webhook address: https://user:password@…':
    'Steht vor der Webhook-Adresse: https://benutzer:passwort@…',
  "Letters and digits of your own making, 20 or more. Only with it a request counts as Postmark's.":
    'Mindestens 20 selbst gewählte Buchstaben und Ziffern. Nur damit gilt eine Anfrage als von Postmark.',
  'By which answers go out.': 'Über den Antworten hinausgehen.',
  "Put Postmark's invisible picture into each mail.":
    'Das unsichtbare Bild von Postmark in jede E-Mail setzen.',
  'In Postmark open your server\'s inbound stream, Settings: paste this address with the webhook user and password before it (https://user:password@…) and tick "Include raw email content". Then add a webhook with the same address, user and password to the outbound stream for delivery, bounce, spam complaint and open.':
    'Öffnen Sie in Postmark den Inbound-Stream Ihres Servers, Settings: fügen Sie diese Adresse mit Webhook-Benutzer und Webhook-Passwort davor ein (https://benutzer:passwort@…) und haken Sie „Include raw email content“ an. Fügen Sie dann beim Outbound-Stream einen Webhook mit derselben Adresse, demselben Benutzer und Passwort für delivery, bounce, spam complaint und open hinzu.',
  'With full access: received mail is fetched with it.':
    'Mit Vollzugriff: empfangene E-Mails werden damit geholt.',
  "On the webhook's page; begins with whsec_.": 'Auf der Seite des Webhooks; beginnt mit whsec_.',
  'In Resend open Webhooks, add one with this address for all email events (received, sent, delivered, bounced, complained, opened, failed), and paste its signing secret into this channel.':
    'Öffnen Sie in Resend Webhooks, fügen Sie einen mit dieser Adresse für alle E-Mail-Ereignisse hinzu (received, sent, delivered, bounced, complained, opened, failed) und fügen Sie dessen Signaturgeheimnis in diesen Kanal ein.',
  'Settings, API Keys. With Mail Send; for automatic set-up also Inbound Parse and Mail Settings.':
    'Settings, API Keys. Mit Mail Send; für die automatische Einrichtung auch Inbound Parse und Mail Settings.',
  'The public key of the security policy attached to the parse setting. Unsigned mail is refused.':
    'Der öffentliche Schlüssel der Security Policy an der Parse-Einstellung. Unsignierte E-Mails werden abgelehnt.',
  'Settings, Mail Settings, Event Webhook, signature verification. Empty: no receipts.':
    'Settings, Mail Settings, Event Webhook, signature verification. Leer: keine Empfangsberichte.',
  'The host name whose mail SendGrid takes in (its MX is mx.sendgrid.net).':
    'Der Hostname, dessen E-Mails SendGrid annimmt (sein MX ist mx.sendgrid.net).',
  "Put SendGrid's invisible picture into each mail.":
    'Das unsichtbare Bild von SendGrid in jede E-Mail setzen.',
  'https://api.eu.sendgrid.com for subusers in Europe; else only a test stand-in needs another.':
    'https://api.eu.sendgrid.com für Unterbenutzer in Europa; sonst braucht nur ein Testaufbau eine andere.',
  'In SendGrid open Settings, Inbound Parse: add your receiving domain with this address, tick "POST the raw, full MIME message", and attach a security policy with signature verification. Paste the same address under Settings, Mail Settings, Event Webhook and switch signature verification on there too.':
    'Öffnen Sie in SendGrid Settings, Inbound Parse: fügen Sie Ihre empfangende Domain mit dieser Adresse hinzu, haken Sie „POST the raw, full MIME message“ an und hängen Sie eine Security Policy mit Signaturprüfung an. Fügen Sie dieselbe Adresse unter Settings, Mail Settings, Event Webhook ein und schalten Sie auch dort die Signaturprüfung ein.',
  'The ARNs of the topics for received mail and for sending events. Others are refused.':
    'Die ARNs der Themen für empfangene E-Mails und für Sendeereignisse. Andere werden abgelehnt.',
  'SES console, SMTP settings, Create SMTP credentials.':
    'SES-Konsole, SMTP settings, Create SMTP credentials.',
  'Shown once with the user; not the secret access key.':
    'Wird beim Benutzer einmal angezeigt; nicht der geheime Zugriffsschlüssel.',
  'Publishes delivery, bounce, complaint and open events to a topic.':
    'Meldet Zustellungen, Rückläufer, Beschwerden und Öffnungen an ein Thema.',
  'Empty: that of the region.': 'Leer: die der Region.',
  "Where certificates and confirmations are. Empty: Amazon's; only a test stand-in needs another.":
    'Wo Zertifikate und Bestätigungen liegen. Leer: bei Amazon; nur ein Testaufbau braucht eine andere.',
  "In SNS make a topic, name its ARN in this channel, and subscribe this address to it by HTTPS: the subscription confirms itself. In SES let a receipt rule for the channel's address publish to the topic (SNS action, encoding Base64), and a configuration set publish its events to it.":
    'Legen Sie in SNS ein Thema an, nennen Sie seine ARN in diesem Kanal und abonnieren Sie es per HTTPS mit dieser Adresse: das Abo bestätigt sich selbst. Lassen Sie in SES eine Empfangsregel für die Adresse des Kanals in das Thema veröffentlichen (SNS-Aktion, Kodierung Base64) und ein Configuration Set seine Ereignisse ebenfalls.',
}
