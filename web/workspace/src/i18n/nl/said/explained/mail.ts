/** Mail: what settings mean, and how a provider is told the address. */
export const mail: Record<string, string> = {
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
  'SMTP & API, API keys (v3).': 'SMTP & API, API keys (v3).',
  'A text of your own making, 20 or more letters and digits. Brevo signs nothing; it sends this along as bearer token.':
    'Een zelfbedachte tekst van 20 of meer letters en cijfers. Brevo ondertekent niets; het stuurt deze mee als bearer-token.',
  'The domain whose mail Brevo takes in, for automatic set-up.':
    'Het domein waarvan Brevo de mail ontvangt, om het vanzelf in te stellen.',
  'Brevo\'s webhooks are made by its API: name the receiving domain and let this channel set them up. By hand: make an inbound and a transactional webhook with this address and the webhook token as bearer ("auth").':
    'De webhooks van Brevo worden met de API gemaakt: noem het ontvangende domein en laat dit kanaal ze instellen. Met de hand: maak een inbound- en een transactional-webhook met dit adres en het webhooktoken als bearer (“auth”).',
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
  'For mail at once, make a Pub/Sub topic on which gmail-api-push@system.gserviceaccount.com may publish, and a push subscription to this address with authentication by a service account; name topic, account and audience in this channel. Without them the mailbox is asked every minute.':
    'Voor mail meteen: maak een Pub/Sub-topic waarop gmail-api-push@system.gserviceaccount.com mag publiceren, en een pushabonnement op dit adres met authenticatie door een serviceaccount; noem topic, account en audience in dit kanaal. Zonder die wordt het postvak elke minuut bekeken.',
  'As it is called in Mailgun.': 'Zoals het in Mailgun heet.',
  'A sending key of the domain, or a key of the account.':
    'Een verzendsleutel van het domein, of een sleutel van het account.',
  'API security, HTTP webhook signing key.': 'API security, HTTP webhook signing key.',
  "Put Mailgun's invisible picture into each mail.":
    'Zet de onzichtbare afbeelding van Mailgun in elke mail.',
  'https://api.eu.mailgun.net for a domain in the European region.':
    'https://api.eu.mailgun.net voor een domein in de Europese regio.',
  "In Mailgun open Receiving and make a route for the channel's address that forwards to this address with ?as=mime behind it (then mail comes whole). Paste the address without that under Sending, Webhooks for delivered, permanent and temporary failure, opened and complained.":
    'Open in Mailgun Receiving en maak een route voor het adres van het kanaal die doorstuurt naar dit adres met ?as=mime erachter (dan komt mail heel). Plak het adres zonder dat onder Sending, Webhooks voor delivered, permanent en temporary failure, opened en complained.',
  'Its address or id. Empty: the address above.':
    'Het adres of de id ervan. Leeg: het adres hierboven.',
  'Directory (tenant) id, or domain.': 'Directory-id (tenant) of domein.',
  'Its value, not its id.': 'De waarde, niet de id.',
  'A text of your own making, 20 to 120 letters and digits; Microsoft sends it along.':
    'Een zelfbedachte tekst van 20 tot 120 letters en cijfers; Microsoft stuurt hem mee.',
  'inbox, or the id of another folder.': 'inbox, of de id van een andere map.',
  'A national cloud, a proxy or a test stand-in needs another one.':
    'Een nationale cloud, een proxy of een proefopstelling heeft een ander nodig.',
  'Nothing to paste: this channel subscribes by itself, if Microsoft can reach this address by HTTPS. Without that the mailbox is asked every minute.':
    'Er is niets te plakken: dit kanaal abonneert zich vanzelf, als Microsoft dit adres met HTTPS kan bereiken. Anders wordt het postvak elke minuut bekeken.',
  'Servers, your server, API Tokens.': 'Servers, jouw server, API Tokens.',
  'Put before the webhook address: https://user:password@…':
    'Komt voor het webhookadres: https://gebruiker:wachtwoord@…',
  "Letters and digits of your own making, 20 or more. Only with it a request counts as Postmark's.":
    'Zelfbedachte letters en cijfers, 20 of meer. Alleen daarmee geldt een verzoek als van Postmark.',
  'By which answers go out.': 'Waarmee antwoorden weggaan.',
  "Put Postmark's invisible picture into each mail.":
    'Zet de onzichtbare afbeelding van Postmark in elke mail.',
  'In Postmark open your server\'s inbound stream, Settings: paste this address with the webhook user and password before it (https://user:password@…) and tick "Include raw email content". Then add a webhook with the same address, user and password to the outbound stream for delivery, bounce, spam complaint and open.':
    'Open in Postmark de inbound stream van je server, Settings: plak dit adres met de webhookgebruiker en het webhookwachtwoord ervoor (https://gebruiker:wachtwoord@…) en vink “Include raw email content” aan. Voeg dan bij de outbound stream een webhook toe met hetzelfde adres, dezelfde gebruiker en hetzelfde wachtwoord voor delivery, bounce, spam complaint en open.',
  'With full access: received mail is fetched with it.':
    'Met volledige toegang: ontvangen mail wordt ermee opgehaald.',
  "On the webhook's page; begins with whsec_.": 'Op de pagina van de webhook; begint met whsec_.',
  'In Resend open Webhooks, add one with this address for all email events (received, sent, delivered, bounced, complained, opened, failed), and paste its signing secret into this channel.':
    'Open in Resend Webhooks, voeg er een toe met dit adres voor alle e-mailgebeurtenissen (received, sent, delivered, bounced, complained, opened, failed), en plak het ondertekeningsgeheim ervan in dit kanaal.',
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
  'In SendGrid open Settings, Inbound Parse: add your receiving domain with this address, tick "POST the raw, full MIME message", and attach a security policy with signature verification. Paste the same address under Settings, Mail Settings, Event Webhook and switch signature verification on there too.':
    'Open in SendGrid Settings, Inbound Parse: voeg je ontvangende domein toe met dit adres, vink “POST the raw, full MIME message” aan, en koppel een security policy met controle van de handtekening. Plak hetzelfde adres onder Settings, Mail Settings, Event Webhook en zet ook daar signature verification aan.',
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
  "In SNS make a topic, name its ARN in this channel, and subscribe this address to it by HTTPS: the subscription confirms itself. In SES let a receipt rule for the channel's address publish to the topic (SNS action, encoding Base64), and a configuration set publish its events to it.":
    'Maak in SNS een topic, noem de ARN ervan in dit kanaal, en abonneer dit adres erop met HTTPS: het abonnement bevestigt zichzelf. Laat in SES een receipt rule voor het adres van het kanaal op het topic publiceren (SNS action, codering Base64), en een configuration set er zijn gebeurtenissen op publiceren.',
}
