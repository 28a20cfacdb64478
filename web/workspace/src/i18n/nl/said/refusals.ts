/** Why something was refused, by the English words; {} is a name or a number. */
export const refusals: Record<string, string> = {
  'there is no such conversation': 'dit gesprek is er niet',
  'there is no such channel': 'dit kanaal is er niet',
  'the customer has no such address': 'de klant heeft dit adres niet',
  'there is no such webhook': 'deze webhook is er niet',
  'this name is too long': 'deze naam is te lang',
  'there is no such team': 'dit team is er niet',
  'there is no such tag': 'dit label is er niet',
  'this conversation has no such leg': 'dit gesprek loopt niet via dit kanaal',
  'there is no such message': 'dit bericht is er niet',
  'it is not among the dead letters any more': 'dit staat niet meer bij wat is blijven liggen',
  "this address can't be used": 'dit adres kan niet worden gebruikt',
  'there is no such role': 'deze rol is er niet',
  'there is no such agent': 'deze medewerker is er niet',
  'there is no such department': 'deze afdeling is er niet',
  'no connection of the channel is there': 'het kanaal heeft nu geen verbinding',
  'there is no such agent at work here': 'deze medewerker werkt hier niet (meer)',
  "your role doesn't permit this: ask an administrator":
    'je rol staat dit niet toe: vraag een beheerder',
  "your role doesn't permit this ({}): ask an administrator":
    'je rol staat dit niet toe ({}): vraag een beheerder',
  'choose a time in the future': 'kies een tijd in de toekomst',
  'a file is not here: upload it first': 'een bestand is er niet: upload het eerst',
  '{} has no templates: write a text': '{} heeft geen sjablonen: schrijf een tekst',
  'these are one customer already': 'dit is al één klant',
  'there is no such suggestion': 'dit voorstel is er niet',
  'this address is not complete': 'dit adres is niet volledig',
  'there is no such view, or it is not shared with you':
    'deze weergave is er niet, of is niet met je gedeeld',
  'there is no such type of object': 'deze soort object is er niet',
  'there is no such customer': 'deze klant is er niet',
  'there is no such kind of fact': 'deze soort gegeven is er niet',
  'there is no such file': 'dit bestand is er niet',
  'the file is over {} MB': 'het bestand is groter dan {} MB',
  'there is no such snippet': 'deze standaardtekst is er niet',
  'there is no such device': 'dit apparaat is er niet',
  'an HTTP request was answered by something else': 'op het HTTP-verzoek antwoordde iets anders',
  'the certificate of {} is not valid: {}': 'het certificaat van {} is niet geldig: {}',
  'there is no such attempt': 'deze poging is er niet',
  'this text is too long': 'deze tekst is te lang',
  'this is not a colour': 'dit is geen kleur',
  'this is not a web address': 'dit is geen webadres',
  'this role may do more than you may: ask an administrator':
    'deze rol mag meer dan jij: vraag een beheerder',
  'there is no such token: it may have been withdrawn already':
    'dit token is er niet: misschien is het al ingetrokken',
  'this agent no longer exists': 'deze medewerker bestaat niet meer',
  'the current password is wrong': 'het huidige wachtwoord klopt niet',
  'this is a built-in role': 'dit is een vaste rol',
  'there is a role of this name already': 'er is al een rol met deze naam',
  'somebody has this role: give them another one first':
    'iemand heeft deze rol: geef die eerst een andere',
  'not all of these are agents at work here': 'niet al deze mensen werken hier',
  'there is a team of this name already': 'er is al een team met deze naam',
  'there is a department of this name already': 'er is al een afdeling met deze naam',
  'there is no such time zone': 'deze tijdzone is er niet',
  'it must close after it opens': 'de sluitingstijd moet na de openingstijd liggen',
  'these hours overlap': 'deze tijden overlappen elkaar',
  '{} is an agent already': '{} is al medewerker',
  '{} is an agent already, deactivated: activate them again instead':
    '{} is al medewerker, maar uitgezet: zet die weer aan',
  '{} is an agent already: sign in': '{} is al medewerker: log in',
  'there is no such open invitation': 'deze openstaande uitnodiging is er niet',
  'too many people sign in at once: try again in a moment':
    'er loggen te veel mensen tegelijk in: probeer het zo weer',
  'this is not an e-mail address': 'dit is geen e-mailadres',
  "this password can't be used": 'dit wachtwoord kan niet worden gebruikt',
  'this is the last administrator: make someone else administrator first':
    'dit is de laatste beheerder: maak eerst iemand anders beheerder',
  'there is no such session: it may have ended already':
    'deze sessie is er niet: misschien is die al beëindigd',
  'enter the set-up code that `onethread serve` printed when it started':
    'vul de installatiecode in die `onethread serve` bij het starten toonde',
  'this provider is told the webhook address by hand: see its page':
    'bij deze aanbieder vul je het webhookadres met de hand in: zie de uitleg',
  'a channel needs a name of at most {} characters':
    'een kanaal heeft een naam van hoogstens {} tekens nodig',
  'there is a brand of this name already': 'er is al een merk met deze naam',
  'there is no such brand': 'dit merk is er niet',
  'there is nothing of yours to undo': 'er is niets van jou om ongedaan te maken',
  'this was undone already': 'dit is al ongedaan gemaakt',
  'there is a tag of this name already': 'er is al een label met deze naam',
  'one of these tags was merged meanwhile: load them again':
    'een van deze labels is intussen samengevoegd: laad ze opnieuw',
  'this tag was merged into another: change that one':
    'dit label is in een ander opgegaan: wijzig dat',
  'a message may have at most {} characters': 'een bericht mag hoogstens {} tekens hebben',
  'a message may have at most {} buttons': 'een bericht mag hoogstens {} knoppen hebben',
  'there is nothing to send: write something or attach a file':
    'er is niets te versturen: schrijf iets of voeg een bestand toe',
  'a note may mention at most {} colleagues': 'een notitie mag hoogstens {} collega’s noemen',
  'somebody mentioned is not here any more': 'iemand die je noemt, werkt hier niet meer',
  'a message may have at most {} files': 'een bericht mag hoogstens {} bestanden hebben',
  'this draft is too long to keep: shorten it':
    'dit concept is te lang om te bewaren: maak het korter',
  'no code is free: try again in a few minutes':
    'er is geen code vrij: probeer het over een paar minuten weer',
  'there is no such conversation, or it has no such leg':
    'dit gesprek is er niet, of loopt niet via dit kanaal',
  "customers can't be led to this channel: it is paused, or its address is not filled in":
    'klanten kunnen niet naar dit kanaal: het staat stil, of het adres is niet ingevuld',
  'there is no such link, or it was used': 'deze link is er niet, of is al gebruikt',
  'no conversation waits for this code: it was used, or it is too old':
    'op deze code wacht geen gesprek: de code is gebruikt of te oud',
  'this time has passed: choose a later one': 'deze tijd is voorbij: kies een latere',
  'choose a time within a year': 'kies een tijd binnen een jaar',
  'this leg is not part of the conversation any more': 'dit kanaal hoort niet meer bij het gesprek',
  'this message went already, or was taken back': 'dit bericht is al weg, of is teruggenomen',
  "this message is a colleague's: only they can change it":
    'dit bericht is van een collega: alleen die kan het wijzigen',
  'this message went already': 'dit bericht is al weg',
  'these conversations were merged meanwhile: load them again':
    'deze gesprekken zijn intussen samengevoegd: laad ze opnieuw',
  'these are of different customers: merge the customers first, or move the conversation to the other customer':
    'deze zijn van verschillende klanten: voeg eerst de klanten samen, of verplaats het gesprek naar de andere klant',
  'these are the same conversation': 'dit is hetzelfde gesprek',
  "the conversation is this customer's already": 'het gesprek is al van deze klant',
  'move messages of one conversation at a time': 'verplaats berichten van één gesprek tegelijk',
  'these are all there is: move the whole conversation to the other customer instead':
    'dit is alles: verplaats het hele gesprek naar de andere klant',
  '{} conversations are pinned already: let one go first':
    'er zijn al {} gesprekken vastgezet: laat er eerst een los',
  'this conversation was merged too often to follow: search for the customer':
    'dit gesprek is te vaak samengevoegd om te volgen: zoek de klant',
  'there is no conversation {}': 'er is geen gesprek {}',
  'new messages came in at the same moment: try again':
    'er kwamen tegelijk nieuwe berichten binnen: probeer het opnieuw',
  '{} answered meanwhile: read it, then send again if it still fits':
    '{} heeft intussen geantwoord: lees het, en verstuur opnieuw als het nog past',
  'there is no such message to send again': 'dit bericht is er niet om opnieuw te versturen',
  'this message did not fail: there is nothing to send again':
    'dit bericht is niet mislukt: er is niets opnieuw te versturen',
  "this channel can't change what was sent: send a correction instead":
    'dit kanaal kan niet wijzigen wat is verstuurd: stuur een verbetering',
  "this channel can't take back what was sent": 'dit kanaal kan niet terugnemen wat is verstuurd',
  '{} is not active': '{} is niet actief',
  'this message was deleted already': 'dit bericht is al verwijderd',
  'this message has not been sent: there is nothing to change yet':
    'dit bericht is nog niet verstuurd: er is nog niets te wijzigen',
  'this message is being changed just now: wait a moment':
    'dit bericht wordt net gewijzigd: wacht even',
  'a colleague changed this message meanwhile: look at it, then change it again':
    'een collega heeft dit bericht intussen gewijzigd: bekijk het en wijzig het dan opnieuw',
  'this message went in several parts: send a correction instead':
    'dit bericht ging in delen: stuur een verbetering',
  "a template can't be changed once it was sent":
    'een verstuurd sjabloon kan niet meer worden gewijzigd',
  "the customer wrote in private: an answer here can't be public":
    'de klant schreef privé: een antwoord hier kan niet openbaar zijn',
  "this channel can't answer in private: answer in public, or on another channel":
    'dit kanaal kan niet privé antwoorden: antwoord openbaar, of op een ander kanaal',
  'there is no conversation on this address yet: write to it first':
    'op dit adres is nog geen gesprek: schrijf er eerst naartoe',
  'not all of these messages are in this conversation: load it again':
    'niet al deze berichten staan in dit gesprek: laad het opnieuw',
  'choose at least one message that was said, not only notes':
    'kies ten minste één bericht, niet alleen notities',
  'leave at least one message where it is': 'laat ten minste één bericht staan',
  '{} is not active: choose another channel': '{} is niet actief: kies een ander kanaal',
  'on {} the customer must write first: choose another channel':
    'op {} moet de klant als eerste schrijven: kies een ander kanaal',
  '{} begins with a template: choose one': '{} begint met een sjabloon: kies er een',
  'this customer has no address for that channel: add one, or choose another channel':
    'deze klant heeft geen adres voor dat kanaal: voeg er een toe, of kies een ander kanaal',
  'this customer wrote at the same moment: look in the inbox, then try again':
    'deze klant schreef net zelf: kijk in de inbox, en probeer het dan opnieuw',
  'a conversation bears at most {} tags': 'een gesprek draagt hoogstens {} labels',
  "this conversation isn't merged": 'dit gesprek is niet samengevoegd',
  'this conversation was changed at the same moment: try again':
    'dit gesprek is net gewijzigd: probeer het opnieuw',
  'what was merged was moved on meanwhile: split off its messages instead':
    'wat is samengevoegd, is intussen verplaatst: splits de berichten af',
  'none of its messages are there any more': 'van de berichten is er geen meer over',
  'there is a view of this name already': 'er is al een weergave met deze naam',
  "your role can't share views with everyone: keep it for yourself":
    'je rol mag geen weergaven met iedereen delen: houd deze voor jezelf',
  'somebody else made this view: save one of your own like it':
    'iemand anders heeft deze weergave gemaakt: bewaar zelf zo een',
  '{} views are as many as anyone can oversee: remove one first':
    'meer dan {} weergaven overziet niemand: verwijder er eerst een',
  'there may be at most {} types of objects': 'er kunnen hoogstens {} soorten objecten zijn',
  'there is a type with the key {} already': 'er is al een soort met de sleutel {}',
  'this customer was changed meanwhile: look at the change, then save again':
    'deze klant is intussen gewijzigd: bekijk de wijziging en sla dan opnieuw op',
  'this time zone is not known: give one like Europe/Amsterdam':
    'deze tijdzone is niet bekend: geef er een zoals Europe/Amsterdam',
  "you can't change {}: ask an administrator": 'je kunt {} niet wijzigen: vraag een beheerder',
  'a note may have at most {} characters': 'een notitie mag hoogstens {} tekens hebben',
  'this is too long': 'dit is te lang',
  'say how the customer agreed: who gives consent must be able to be shown it':
    'zeg hoe de klant akkoord ging: wie toestemming geeft, moet die kunnen inzien',
  'there is no such field to sort by': 'er is geen veld om zo op te sorteren',
  'there is a customer with this address: open that one':
    'er is al een klant met dit adres: open die',
  'a file may have at most {} rows': 'een bestand mag hoogstens {} regels hebben',
  'two columns are the same field': 'twee kolommen zijn hetzelfde veld',
  'there may be at most {} fields': 'er kunnen hoogstens {} velden zijn',
  'there is a field with the key {} already: choose another, or bring it back from the archive':
    'er is al een veld met de sleutel {}: kies een andere, of haal het terug uit het archief',
  'there is no such field': 'dit veld is er niet',
  "this address is {}'s: merge the two if they are the same person":
    'dit adres is van {}: voeg de twee samen als het dezelfde persoon is',
  'this address was being added at the same moment: try again':
    'dit adres werd net toegevoegd: probeer het opnieuw',
  'the customer has this address already': 'de klant heeft dit adres al',
  "the address is this customer's already": 'het adres is al van deze klant',
  'several people use this address: a code sent there proves nothing about one of them':
    'dit adres gebruiken meer mensen: een code daarheen bewijst niets over één van hen',
  'this code is good no more: send a new one': 'deze code is niet meer geldig: stuur een nieuwe',
  "it can't end before it begins": 'het kan niet eindigen voor het begint',
  'one works at a company: make that customer a company first':
    'werken doe je bij een bedrijf: maak die klant eerst een bedrijf',
  'the two are related so already': 'de twee hebben deze relatie al',
  'this merge was undone already': 'deze samenvoeging is al ongedaan gemaakt',
  "the database can't take this now, try again shortly ({})":
    'de database kan dit nu niet aan, probeer het zo weer ({})',
  'say what kind of fact it is': 'zeg wat voor gegeven het is',
  'this is too long for a fact': 'dit is te lang voor een gegeven',
  'there is one for this kind already: change that one': 'voor deze soort is er al een: wijzig die',
  'the file is empty': 'het bestand is leeg',
  'this file is too large to show here: save it to open it':
    'dit bestand is te groot om hier te tonen: sla het op om het te openen',
  'this link has ended; ask for a new one': 'deze link is verlopen; vraag een nieuwe',
  'of this message no original was kept: only what customers sent has one':
    'van dit bericht is geen origineel bewaard: alleen wat klanten stuurden heeft er een',
  'a title has at most {} characters': 'een titel heeft hoogstens {} tekens',
  'write the text of the snippet': 'schrijf de standaardtekst',
  'there is a snippet /{} already: choose another word':
    'er is al een standaardtekst /{}: kies een ander woord',
  'you may write your own snippets; ask a supervisor for one for everybody':
    'je mag eigen standaardteksten schrijven; vraag een leidinggevende om een voor iedereen',
  'a snippet has at most {} files': 'een standaardtekst heeft hoogstens {} bestanden',
  'somebody changed this snippet meanwhile: look at it again':
    'iemand heeft deze standaardtekst intussen gewijzigd: bekijk die opnieuw',
  "the name {} can't be found: check its spelling and the DNS":
    'de naam {} is niet te vinden: controleer de spelling en de DNS',
  "the provider's answer lacks {}.{}": 'in het antwoord van de aanbieder ontbreekt {}.{}',
  'the answer is over {} MB': 'het antwoord is groter dan {} MB',
  "the key can't sign a token ({}): check that it was pasted whole":
    'de sleutel kan geen token ondertekenen ({}): controleer of hij er helemaal staat',
  "some fields can't be accepted": 'sommige velden kunnen zo niet',
  "this moment can't be used": 'dit tijdstip kan niet worden gebruikt',
  "a token can't give {}: sign in to do so": 'een token kan {} niet geven: log daarvoor in',
  "this token's scopes don't permit {}": 'de rechten van dit token staan {} niet toe',
  'this is not it': 'dit klopt niet',
  'there is a {} of this name already': 'er is al een {} met deze naam',
  'the last administrator stays': 'de laatste beheerder blijft',
  'there is no such {}': 'dit is er niet: {}',
  'there is no such message from a customer': 'dit bericht van een klant is er niet',
  'needed to snooze, and only then': 'nodig om te snoozen, en alleen dan',
  'the same': 'hetzelfde',
  'there is no such message of ours': 'dit bericht van ons is er niet',
  'that channel reaches {}, not {}': 'dat kanaal bereikt {}, niet {}',
  'this is not the name of an icon': 'dit is geen naam van een pictogram',
  "this card can't be shown so": 'deze kaart kan zo niet worden getoond',
  'attributes may have at most {} bytes': 'de gegevens mogen hoogstens {} bytes groot zijn',
  'this question is asked already': 'deze vraag wordt al gesteld',
  'there may be at most {} questions': 'er kunnen hoogstens {} vragen zijn',
  'there is no such question': 'deze vraag is er niet',
  'there is no such question for this customer and address':
    'voor deze klant en dit adres is deze vraag er niet',
  '{}: must be a number': '{}: moet een getal zijn',
  'there is no field {} that you may change': 'er is geen veld {} dat je mag wijzigen',
  "this field can't be kept so": 'dit veld kan zo niet worden bewaard',
  'there is no such code': 'deze code is er niet',
  'there is no such relation': 'deze relatie is er niet',
  'this suggestion was {} already': 'over dit voorstel is al beslist ({})',
  'there is no such merge': 'deze samenvoeging is er niet',
  'there is no such promise': 'deze toezegging is er niet',
  'give a kind of letters and digits, and a name':
    'geef een soort van letters en cijfers, en een naam',
  'give an example, a pattern or the words before it':
    'geef een voorbeeld, een patroon of de woorden ervoor',
  'these are too many, or too long': 'dit zijn er te veel, of ze zijn te lang',
  'the picture is {} by {} pixels: make it smaller':
    'de afbeelding is {} bij {} pixels: maak haar kleiner',
  'this link is not one of ours': 'deze link is niet van ons',
  'the file is not in the store': 'het bestand is er niet meer',
  "the file can't be kept: {}": 'het bestand kan niet worden bewaard: {}',
  'it came in together with messages of others, which you may not see':
    'het kwam binnen met berichten van anderen, die je niet mag zien',
  'at most {} snippets at a time': 'hoogstens {} standaardteksten tegelijk',
  'the first line must name the columns: {}': 'de eerste regel moet de kolommen noemen: {}',
  'this is not a file of snippets: {}': 'dit is geen bestand met standaardteksten: {}',
  'a shortcut is one word of letters, digits, - and _, at most {}':
    'een afkorting is één woord van letters, cijfers, - en _, hoogstens {}',
  'a snippet has at most {} languages': 'een standaardtekst heeft hoogstens {} talen',
  'a snippet has at most {} characters': 'een standaardtekst heeft hoogstens {} tekens',
  'there is no such notification': 'deze melding is er niet',
  'there is no such chat': 'deze chat is er niet',
  "this push service can't be used": 'deze pushdienst kan niet worden gebruikt',
  'push is allowed in a signed-in browser':
    'pushmeldingen kunnen alleen aan als je in de browser bent ingelogd',
  'it must begin with https://': 'het moet met https:// beginnen',
  "you can't let a webhook tell what you may not read ({})":
    'je kunt een webhook niet laten melden wat je niet mag lezen ({})',
  'this address is too long': 'dit adres is te lang',
  'this number is too large': 'dit getal is te groot',
  'this token is unknown, expired or withdrawn: make a new one':
    'dit token is onbekend, verlopen of ingetrokken: maak een nieuw',
  'this invitation was used, withdrawn or has expired: ask for a new one':
    'deze uitnodiging is gebruikt, ingetrokken of verlopen: vraag een nieuwe',
  'Onethread is set up already: sign in': 'Onethread is al ingericht: log in',
  'e-mail address or password is wrong': 'e-mailadres of wachtwoord klopt niet',
  "this file can't be shown here: save it to open it":
    'dit bestand is hier niet te tonen: sla het op om het te openen',
  'the customer wrote meanwhile: read it, then send again if it still fits':
    'de klant heeft intussen geschreven: lees het, en verstuur opnieuw als het nog past',
  '{} answered and the customer wrote meanwhile: read it, then send again if it still fits':
    '{} heeft geantwoord en de klant heeft intussen geschreven: lees het, en verstuur opnieuw als het nog past',
  "this leg can't carry it": 'dit kanaal kan het niet overbrengen',
  'Thank you. We have received your message.': 'Bedankt. We hebben uw bericht ontvangen.',
  'too many attempts to sign in: wait a while and try again':
    'te vaak geprobeerd in te loggen: wacht even en probeer het opnieuw',
  'This channel was removed: answer on another.':
    'Dit kanaal is verwijderd: antwoord op een ander.',
  'This channel is paused: answer on another, or ask to resume it.':
    'Dit kanaal staat stil: antwoord op een ander, of vraag het te hervatten.',
  'The connector of this channel is not installed.':
    'De connector van dit kanaal is niet geïnstalleerd.',
  'This channel only brings in: answer on another.':
    'Dit kanaal brengt alleen binnen: antwoord op een ander.',
  "This address is no longer the customer's: answer on another.":
    'Dit adres is niet meer van de klant: antwoord op een ander.',
  'The {}-hour window is closed: send a template, or answer on another channel.':
    'De {} uur om te antwoorden zijn voorbij: verstuur een sjabloon, of antwoord op een ander kanaal.',
  'The {}-hour window is closed: answer on another channel.':
    'De {} uur om te antwoorden zijn voorbij: antwoord op een ander kanaal.',
}
