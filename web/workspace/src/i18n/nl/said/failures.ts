/** Why a message did not arrive, by the English words; what a provider said itself follows as it is. */
export const failures: Record<string, string> = {
  'the mail server was not reached': 'de mailserver werd niet bereikt',
  'the mail server refused the log-in of this channel; an administrator must sign in again. The server said: {}':
    'de mailserver weigerde de inlog van dit kanaal; een beheerder moet opnieuw inloggen. De server zei: {}',
  'Meta has a passing fault.': 'Meta heeft een tijdelijke storing.',
  'Meta is unavailable for a moment.': 'Meta is even niet bereikbaar.',
  'The app made too many calls.': 'De app deed te veel verzoeken.',
  'The account made too many calls.': 'Het account deed te veel verzoeken.',
  'The Page made too many calls.': 'De pagina deed te veel verzoeken.',
  'Too many messages in a short time.': 'Te veel berichten in korte tijd.',
  'The Instagram account made too many calls.': 'Het Instagram-account deed te veel verzoeken.',
  'The Page made too many calls for its messages.':
    'De pagina deed te veel verzoeken voor haar berichten.',
  'The file is larger than Meta takes.': 'Het bestand is groter dan Meta aanneemt.',
  'No such user: the id belongs to another Page or app.':
    'Deze gebruiker is er niet: de id hoort bij een andere pagina of app.',
  'Meta could not take the file: check its type and size.':
    'Meta kon het bestand niet aannemen: controleer soort en grootte.',
  'Meta could not fetch the file by its link.': 'Meta kon het bestand niet ophalen met de link.',
  "The customer can't be found on Instagram.": 'De klant is op Instagram niet te vinden.',
  "Instagram can't carry this kind of message.":
    'Instagram kan dit soort bericht niet overbrengen.',
  'It was deleted, or the access token may not see it.':
    'Het is verwijderd, of het toegangstoken mag het niet zien.',
  'The customer wrote too long ago for a reply.':
    'De klant schreef te lang geleden voor een antwoord.',
  "This person can't receive messages at the moment.":
    'Deze persoon kan op dit moment geen berichten ontvangen.',
  "The customer doesn't take messages of this account.":
    'De klant neemt geen berichten van dit account aan.',
  'The app lacks the permission pages_messaging.': 'De app mist het recht pages_messaging.',
  "The access token can't write for this Page.":
    'Het toegangstoken kan niet voor deze pagina schrijven.',
  "The customer doesn't take messages now, or blocked them.":
    'De klant neemt nu geen berichten aan, of blokkeerde ze.',
  'Meta restricted this account for breaking its rules.':
    'Meta beperkte dit account omdat het zich niet aan de regels hield.',
  'This comment was answered in private already.': 'Deze reactie is al privé beantwoord.',
  'The access token has expired: enter a new one.':
    'Het toegangstoken is verlopen: vul een nieuw in.',
  'The access token is not accepted: enter a new one.':
    'Het toegangstoken wordt niet aangenomen: vul een nieuw in.',
  'The access token lacks a permission.': 'Het toegangstoken mist een recht.',
  '{} answered without a message id: it may or may not have arrived.':
    '{} antwoordde zonder bericht-id: het kan zijn aangekomen of niet.',
  "The channel's credentials are wrong or expired; an administrator can renew them.":
    'De inloggegevens van het kanaal kloppen niet of zijn verlopen; een beheerder kan ze vernieuwen.',
  "This address does not exist or can't be reached.":
    'Dit adres bestaat niet of is niet te bereiken.',
  'The recipient blocked these messages.': 'De ontvanger heeft deze berichten geblokkeerd.',
  'The recipient opted out.': 'De ontvanger heeft zich afgemeld.',
  'The provider has a fault; it is tried again.':
    'De aanbieder heeft een storing; het wordt opnieuw geprobeerd.',
  'The message or a file in it is too large for this channel.':
    'Het bericht of een bestand erin is te groot voor dit kanaal.',
  "This channel can't carry this kind of message.":
    'Dit kanaal kan dit soort bericht niet overbrengen.',
  'The time in which this channel takes free replies is over.':
    'De tijd waarin dit kanaal vrije antwoorden aanneemt, is voorbij.',
  'Twilio could not deliver it.': 'Twilio kon het niet afleveren.',
  'Apple refused the response: {}': 'Apple weigerde het antwoord: {}',
  'The app password does not allow this (direct messages?). Bluesky: {}':
    'Het app-wachtwoord staat dit niet toe (privéberichten?). Bluesky: {}',
  'The customer takes no direct messages.': 'De klant neemt geen privéberichten aan.',
  'The customer takes direct messages only of those they follow.':
    'De klant neemt alleen privéberichten aan van wie die volgt.',
  'The customer blocked this account, or is blocked by it.':
    'De klant blokkeerde dit account, of is erdoor geblokkeerd.',
  "The customer's account is gone.": 'Het account van de klant bestaat niet meer.',
  'Bluesky suspended an account.': 'Bluesky schortte een account op.',
  "Bluesky suspended the channel's account.": 'Bluesky schortte het account van het kanaal op.',
  'The handle or the app password is not accepted.':
    'De accountnaam of het app-wachtwoord wordt niet aangenomen.',
  "Use an app password, not the account's own.":
    'Gebruik een app-wachtwoord, niet dat van het account zelf.',
  'The session has expired; a new one is opened.':
    'De sessie is verlopen; er wordt een nieuwe geopend.',
  'A picture on Bluesky has at most 1 MB.': 'Een afbeelding op Bluesky is hoogstens 1 MB.',
  'Bluesky wants fewer requests.': 'Bluesky wil minder verzoeken.',
  "The forum holds the post until a moderator approves it: give the channel's user more trust.":
    'Het forum houdt het bericht vast tot een moderator het goedkeurt: geef de gebruiker van het kanaal meer vertrouwen.',
  'The forum refused the post: {}': 'Het forum weigerde het bericht: {}',
  'The program refused the message.': 'Het programma weigerde het bericht.',
  "The program that sends the replies can't be reached at present.":
    'Het programma dat de antwoorden verstuurt, is nu niet te bereiken.',
  'The signature is not accepted: compare the secrets.':
    'De handtekening wordt niet aangenomen: vergelijk de geheimen.',
  'The recipient is not known there.': 'De ontvanger is daar niet bekend.',
  'GitHub refused the comment: {}': 'GitHub weigerde de reactie: {}',
  "The account's messages of this month are used up. LINE: {}":
    'De berichten van het account voor deze maand zijn op. LINE: {}',
  'LinkedIn refused the comment: {}': 'LinkedIn weigerde de reactie: {}',
  'LinkedIn no longer knows this API version: set a newer one. LinkedIn: {}':
    'LinkedIn kent deze API-versie niet meer: stel een nieuwere in. LinkedIn: {}',
  'Mastodon refused the status: {}': 'Mastodon weigerde het bericht: {}',
  'The connection broke off before the SMSC answered: it may or may not have arrived.':
    'De verbinding brak af voordat de SMSC antwoordde: het kan zijn aangekomen of niet.',
  'The review has an answer already: change that one. Trustpilot: {}':
    'De recensie heeft al een antwoord: wijzig dat. Trustpilot: {}',
  'Trustpilot refused the answer: {}': 'Trustpilot weigerde het antwoord: {}',
  'Viber sends nothing for this account now: {}': 'Viber verstuurt nu niets voor dit account: {}',
  'not stored yet': 'nog niet opgeslagen',
  "This server's address is not on the account's IP allow list.":
    'Het adres van deze server staat niet op de IP-lijst van het account.',
  'The account is not allowed to send customer service messages.':
    'Het account mag geen klantenserviceberichten versturen.',
  "WeChat takes five answers to a customer's message; they must write first.":
    'WeChat neemt vijf antwoorden op een bericht van de klant aan; die moet eerst schrijven.',
  'WhatsApp answered without a message id.': 'WhatsApp antwoordde zonder bericht-id.',
  'The access token lacks a permission for messaging.':
    'Het toegangstoken mist een recht voor berichten.',
  'The telephone number is not registered on the Cloud API.':
    'Het telefoonnummer is niet geregistreerd bij de Cloud API.',
  'WhatsApp has a passing fault.': 'WhatsApp heeft een tijdelijke storing.',
  'WhatsApp is unavailable for a moment.': 'WhatsApp is even niet bereikbaar.',
  'The business account is in maintenance.': 'Het bedrijfsaccount is in onderhoud.',
  'The business account reached its rate limit.': 'Het bedrijfsaccount heeft zijn limiet bereikt.',
  'More messages a second than this number may send.':
    'Meer berichten per seconde dan dit nummer mag versturen.',
  'Too many messages to this customer in a short time.':
    'Te veel berichten aan deze klant in korte tijd.',
  'Customers reported messages of this number as spam.':
    'Klanten meldden berichten van dit nummer als spam.',
  'The account reached its messaging limit.': 'Het account heeft zijn berichtenlimiet bereikt.',
  "The customer can't receive this on WhatsApp: use another channel.":
    'De klant kan dit op WhatsApp niet ontvangen: gebruik een ander kanaal.',
  "A number can't send to itself.": 'Een nummer kan niet naar zichzelf versturen.',
  'A test number only reaches the numbers on its list.':
    'Een testnummer bereikt alleen de nummers op zijn lijst.',
  "This kind of message needs the customer's telephone number.":
    'Voor dit soort bericht is het telefoonnummer van de klant nodig.',
  'The customer wrote more than 24 hours ago: use a template or another channel.':
    'De klant schreef meer dan 24 uur geleden: gebruik een sjabloon of een ander kanaal.',
  'The customer stopped marketing messages of this number.':
    'De klant wil geen marketingberichten van dit nummer meer.',
  'Meta restricted this business account: see WhatsApp Manager.':
    'Meta beperkte dit bedrijfsaccount: zie WhatsApp Manager.',
  'Meta locked this business account: see WhatsApp Manager.':
    'Meta vergrendelde dit bedrijfsaccount: zie WhatsApp Manager.',
  'This account may not write to customers in that country.':
    'Dit account mag geen klanten in dat land schrijven.',
  'Meta withholds marketing messages from this customer.':
    'Meta houdt marketingberichten aan deze klant tegen.',
  'Meta withheld this marketing message: try after a day.':
    'Meta hield dit marketingbericht tegen: probeer het na een dag opnieuw.',
  'Something is wrong with the payment method in WhatsApp Manager.':
    'Er is iets mis met de betaalwijze in WhatsApp Manager.',
  "WhatsApp can't carry this kind of message.": 'WhatsApp kan dit soort bericht niet overbrengen.',
  'WhatsApp could not take the file: check its type and size.':
    'WhatsApp kon het bestand niet aannemen: controleer soort en grootte.',
  'Zoom was not reached.': 'Zoom werd niet bereikt.',
  'the sign-in server gave no access token: {}. {}.':
    'de inlogserver gaf geen toegangstoken: {}. {}.',
  'Mail to {}: {}. The server said: {}': 'Mail aan {}: {}. De server zei: {}',
  'Mail to {}: {}.': 'Mail aan {}: {}.',
  '{}. The server said: {}': '{}. De server zei: {}',
  'the address was refused; check it with the customer':
    'het adres is geweigerd; controleer het bij de klant',
  'this address does not exist; check it with the customer':
    'dit adres bestaat niet; controleer het bij de klant',
  'the part after the @ does not exist; check the address with the customer':
    'het deel na de @ bestaat niet; controleer het adres bij de klant',
  'the address is not written correctly; check it with the customer':
    'het adres is niet goed geschreven; controleer het bij de klant',
  'the mailbox has moved; ask the customer for the new address':
    'het postvak is verhuisd; vraag de klant om het nieuwe adres',
  'the mailbox is closed; reach the customer another way':
    'het postvak is gesloten; bereik de klant anders',
  "the customer's mailbox is full; try again later or another way":
    'het postvak van de klant is vol; probeer het later of anders',
  'the mail is too large for this mailbox; send it without the attachments':
    'de mail is te groot voor dit postvak; verstuur hem zonder de bijlagen',
  'the mail is too large for the receiving server; send it without the attachments':
    'de mail is te groot voor de ontvangende server; verstuur hem zonder de bijlagen',
  'the receiving server does not know this address; check it with the customer':
    'de ontvangende server kent dit adres niet; controleer het bij de klant',
  'no mail server was found for this address; check it with the customer':
    'voor dit adres is geen mailserver gevonden; controleer het bij de klant',
  'the mail went round in a circle at the receiving side':
    'de mail ging bij de ontvanger in een kring rond',
  'the receiving server could not be reached in time; try again or another way':
    'de ontvangende server was niet op tijd te bereiken; probeer het opnieuw of anders',
  'the receiving server did not answer in time; try again or another way':
    'de ontvangende server antwoordde niet op tijd; probeer het opnieuw of anders',
  'the mailbox did not take the mail; try again later or another way':
    'het postvak nam de mail niet aan; probeer het later of anders',
  'the receiving server could not handle the mail':
    'de ontvangende server kon de mail niet verwerken',
  'the receiving server could not be reached; try again or another way':
    'de ontvangende server was niet te bereiken; probeer het opnieuw of anders',
  'the receiving server did not understand the delivery':
    'de ontvangende server begreep de bezorging niet',
  'the receiving server refused the form of the mail':
    'de ontvangende server weigerde de vorm van de mail',
  'the receiving server refused the mail by its policy; ask your mail administrator':
    'de ontvangende server weigerde de mail volgens zijn beleid; vraag je mailbeheerder',
  'the receiving server does not take the mail at present; it is tried again':
    'de ontvangende server neemt de mail nu niet aan; het wordt opnieuw geprobeerd',
  'the receiving server refused the mail': 'de ontvangende server weigerde de mail',
  'the customer reported this mail as spam; reach them another way':
    'de klant meldde deze mail als spam; bereik die anders',
  "The customer doesn't want to be contacted here: answer on another channel.":
    'De klant wil hier niet worden benaderd: antwoord op een ander kanaal.',
  "{} takes free text only within {} hours of the customer's last message":
    '{} neemt vrije tekst alleen aan binnen {} uur na het laatste bericht van de klant',
  "This channel takes one answer to a customer's message: wait until they write, or answer on another channel.":
    'Dit kanaal neemt één antwoord op een bericht van de klant aan: wacht tot die schrijft, of antwoord op een ander kanaal.',
  "This channel takes {} answers to a customer's message: wait until they write, or answer on another channel.":
    'Dit kanaal neemt {} antwoorden op een bericht van de klant aan: wacht tot die schrijft, of antwoord op een ander kanaal.',
  'the channel was removed': 'het kanaal is verwijderd',
  'the program stopped while sending: it may or may not have arrived':
    'het programma stopte tijdens het versturen: het kan zijn aangekomen of niet',
  'the provider answered {}': 'de aanbieder antwoordde {}',
  'the other side refused': 'de andere kant weigerde',
  'WhatsApp reports {}: {}': 'WhatsApp meldt {}: {}',
  'WhatsApp gave no answer.': 'WhatsApp gaf geen antwoord.',
  'WhatsApp refused the message.': 'WhatsApp weigerde het bericht.',
  'Meta refused it.': 'Meta weigerde het.',
  'Viber could not deliver it.': 'Viber kon het niet afleveren.',
  'The telephone was not reached in time, and the message was taken back.':
    'De telefoon was niet op tijd bereikbaar, en het bericht is teruggenomen.',
  'The other server refused the message ({}).': 'De andere server weigerde het bericht ({}).',
  'no answer': 'geen antwoord',
  "an answer that can't be read": 'een antwoord dat niet te lezen is',
  'an answer without an id': 'een antwoord zonder id',
  'an answer without a name': 'een antwoord zonder naam',
  'the status that it answers is gone': 'het bericht waarop dit antwoordt, is weg',
  'this user may not post here': 'deze gebruiker mag hier niet schrijven',
  'the mail is written but was not sent': 'de mail is geschreven maar niet verstuurd',
  'the broker was not reached': 'de broker werd niet bereikt',
  'the bridge answered without a time': 'de brug antwoordde zonder tijd',
  'no such domain': 'dit domein is er niet',
  'Try again later': 'Probeer het later opnieuw',
  "Sign in again in the channel's settings": 'Log opnieuw in bij de instellingen van het kanaal',
  'there is nothing in this message that {} can carry':
    'in dit bericht staat niets dat {} kan overbrengen',
  'there is nothing in this message that an SMS can carry':
    'in dit bericht staat niets dat een sms kan overbrengen',
  'there is nothing in this message that a comment can carry':
    'in dit bericht staat niets dat in een reactie past',
  'there is nothing in this message that a forum can carry':
    'in dit bericht staat niets dat een forum kan overbrengen',
  'there is nothing in this message that a note could carry':
    'in dit bericht staat niets dat in een notitie past',
  'there is nothing in this message that a private answer can carry':
    'in dit bericht staat niets dat in een privéantwoord past',
  'this channel has no address for replies: answer on another channel':
    'dit kanaal heeft geen adres voor antwoorden: antwoord op een ander kanaal',
  'this channel carries text and files only': 'dit kanaal brengt alleen tekst en bestanden over',
  'this channel has no SMTP server: set one in its settings to send mail':
    'dit kanaal heeft geen SMTP-server: stel er een in om mail te versturen',
  '{} is not an address that mail can be sent to': '{} is geen adres waar mail heen kan',
  '{} is no number that an SMS can go to': '{} is geen nummer waar een sms heen kan',
  "{} is a name that an SMS was sent under: it can't be answered":
    '{} is een naam waaronder een sms kwam: daarop kan niet worden geantwoord',
  'there is no comment to answer': 'er is geen reactie om te beantwoorden',
  'there is no review to answer': 'er is geen recensie om te beantwoorden',
  'there is no topic to answer in': 'er is geen onderwerp om in te antwoorden',
  'there is no post or comment to answer': 'er is geen bericht of reactie om te beantwoorden',
  'an answer to a review on {} needs words':
    'een antwoord op een recensie op {} heeft woorden nodig',
  'a review on {} takes one answer of at most {} characters: shorten it':
    'een recensie op {} krijgt één antwoord van hoogstens {} tekens: maak het korter',
  'a response in the App Store has 1 to {} characters':
    'een antwoord in de App Store heeft 1 tot {} tekens',
  'an answer on Google Play has 1 to {} characters':
    'een antwoord op Google Play heeft 1 tot {} tekens',
  'an answer on Google Play can be changed, but not taken back':
    'een antwoord op Google Play kan worden gewijzigd, maar niet teruggenomen',
  'a reply on Google has at most {} bytes: shorten it':
    'een antwoord op Google heeft hoogstens {} bytes: maak het korter',
  'a reaction needs the message it is about':
    'een reactie heeft het bericht nodig waar ze over gaat',
  'a reaction needs the comment it is about':
    'een reactie heeft het bericht nodig waar ze over gaat',
  'a like needs the post it is about': 'een like heeft het bericht nodig waar die over gaat',
  'a favourite needs the status it is about':
    'een favoriet heeft het bericht nodig waar die over gaat',
  'a direct message on Bluesky carries no files':
    'een privébericht op Bluesky brengt geen bestanden over',
  "what was said on Bluesky can't be changed: delete it and write again":
    'wat op Bluesky is gezegd, kan niet worden gewijzigd: verwijder het en schrijf opnieuw',
  "a direct message on Bluesky can't be taken back":
    'een privébericht op Bluesky kan niet worden teruggenomen',
  '{} takes a reaction back by its sign only; do it there':
    '{} neemt een reactie alleen met het teken terug; doe het daar',
  '{} takes a reaction back by its name only; do it there':
    '{} neemt een reactie alleen met de naam terug; doe het daar',
  '{} takes a reaction back by its name only; take it back in {}':
    '{} neemt een reactie alleen met de naam terug; neem haar terug in {}',
  '{} has no name for {} that is known here': '{} heeft voor {} geen naam die hier bekend is',
  'a reaction needs its message, and can be taken back in Matrix only':
    'een reactie heeft haar bericht nodig, en kan alleen in Matrix worden teruggenomen',
  "the customer's name on the forum is not known":
    'de naam van de klant op het forum is niet bekend',
  'a comment needs text and a discussion to stand in':
    'een reactie heeft tekst nodig en een discussie om in te staan',
  'the file {} has no link, and Google Chat takes no files of apps':
    'het bestand {} heeft geen link, en Google Chat neemt geen bestanden van apps aan',
  'the file {} has no link, which {} needs':
    'het bestand {} heeft geen link, en {} heeft die nodig',
  "{} can't carry the file {}, and it has no link":
    '{} kan het bestand {} niet overbrengen, en het heeft geen link',
  'the file {} has neither content nor a link': 'het bestand {} heeft geen inhoud en geen link',
  'the file {} has no address that it can be had from':
    'het bestand {} heeft geen adres waar het te halen is',
  'the file {} has no content': 'het bestand {} heeft geen inhoud',
  'the file has no address': 'het bestand heeft geen adres',
  "a visit can't be answered: answer by mail or telephone":
    'op een bezoek kan niet worden geantwoord: antwoord per mail of telefoon',
  "a form can't be answered: answer by mail or telephone":
    'op een formulier kan niet worden geantwoord: antwoord per mail of telefoon',
  'Shopify carries no answers: answer by mail or telephone':
    'Shopify brengt geen antwoorden over: antwoord per mail of telefoon',
  'this leg is about no order: answer by mail or telephone':
    'dit gaat niet over een bestelling: antwoord per mail of telefoon',
  "who was in a meeting can't be written to by Zoom: answer by mail":
    'wie in een vergadering was, is via Zoom niet te schrijven: antwoord per mail',
  'this channel has no chatbot: fill in client id, secret, account id and bot JID':
    'dit kanaal heeft geen chatbot: vul client-id, secret, account-id en bot-JID in',
  'a comment on Instagram carries text only': 'een reactie op Instagram brengt alleen tekst over',
  "a comment on Instagram can't be changed, only deleted":
    'een reactie op Instagram kan niet worden gewijzigd, alleen verwijderd',
  "a direct message on X can't be changed, only deleted":
    'een privébericht op X kan niet worden gewijzigd, alleen verwijderd',
  "a private message on Reddit can't be changed or taken back":
    'een privébericht op Reddit kan niet worden gewijzigd of teruggenomen',
  'an answer on Reddit needs words': 'een antwoord op Reddit heeft woorden nodig',
  'an answer on YouTube needs words and a comment to answer':
    'een antwoord op YouTube heeft woorden nodig en een reactie om te beantwoorden',
  "Rocket.Chat is answered in its room; a conversation can't be begun here":
    'op Rocket.Chat wordt in de kamer geantwoord; hier kan geen gesprek worden begonnen',
  "devices of this channel can't be answered: it has no topic for answers":
    'apparaten van dit kanaal krijgen geen antwoord: het heeft geen topic voor antwoorden',
  'this device has an id that no topic can hold':
    'dit apparaat heeft een id die niet in een topic past',
  'the customer must write first: then the key to encrypt with is known':
    'de klant moet eerst schrijven: dan is de sleutel om te versleutelen bekend',
  "this message can't be found on Telegram": 'dit bericht is op Telegram niet te vinden',
  "the message that is reacted to is not one of Signal's":
    'het bericht waarop wordt gereageerd, is niet van Signal',
  "this message is not one of Signal's": 'dit bericht is niet van Signal',
  'this is no comment on LinkedIn': 'dit is geen reactie op LinkedIn',
  'this is no address of a post': 'dit is geen adres van een bericht',
  'this is no address of XMPP': 'dit is geen XMPP-adres',
  'this is no nickname or room of IRC': 'dit is geen bijnaam of kanaal op IRC',
}
