"""Dutch matters."""

from __future__ import annotations

from onethread.simulator.housing.theme import Theme

THEMES: tuple[Theme, ...] = (
    Theme(
        id="tap",
        rooms=("keuken", "badkamer", "bijkeuken"),
        subject="{Lekkende kraan|Kraan lekt|Lekkage <room>|Kraan <room> blijft lopen}",
        opening="De {kraan|mengkraan|warmwaterkraan} in {de <room>|onze <room>} {lekt|drupt|"
        "blijft lopen} {sinds <since>|al <days> dagen}{.|, {ook als hij helemaal dicht staat|"
        "het wordt steeds erger|er staat nu een emmer onder}.}",
        details=(
            "{Het water loopt langs het kastje|De vloer wordt nat|Ik hoor het de hele nacht "
            "druppelen}{ en dat kan zo niet blijven|, dus ik hoop dat u snel iemand kunt sturen|}.",
            "{Zelf heb ik het kraanleertje al vervangen, maar dat hielp niet|Ik heb de "
            "hoofdkraan nu maar dichtgedraaid|Mijn {buurman|zwager|vader} heeft ernaar gekeken en "
            "zegt dat de hele kraan vervangen moet worden}.",
            "{Kan er iemand langskomen?|Wanneer kan er een monteur komen?|Moet ik hier zelf iets "
            "voor regelen of doet u dat?}",
        ),
        answers={
            "kind": "{Het is de warme kraan|De koude kant, de warme doet het gewoon|Het komt "
            "onder de hendel vandaan|Onder het aanrecht, bij de koppeling}."
        },
        photo="{Zo ziet het eruit|Hier ziet u het|Dit is de kraan|Foto van net}",
        drawing="tap",
        ask="{Wat vervelend|Dat is niet fijn} dat de kraan lekt. {Komt het water onder de hendel "
        "vandaan of bij de aansluiting|Kunt u een foto van de kraan sturen}?",
        solve="Dank u wel. Onze loodgieter komt <day> {tussen 8 en 12 uur|tussen 13 en 17 uur} "
        "bij u langs. {Schikt dat|Bent u dan thuis}?",
        weight=5,
    ),
    Theme(
        id="heating",
        subject="{Geen verwarming|CV-ketel storing|Verwarming doet het niet|Koud in huis}",
        opening="{Sinds <since> doet de verwarming het niet meer|De cv-ketel geeft storing <code>|"
        "De radiatoren worden niet {warm|meer warm}|We hebben geen warm water meer sinds <since>}. "
        "{Het is hier nu <cold> graden binnen|Het is echt koud in huis|We zitten met dikke truien "
        "op de bank}.",
        details=(
            "Ik heb de ketel {al twee keer|een paar keer} {gereset|uit- en aangezet}, maar {dat "
            "helpt niet|na een uur valt hij weer uit}.",
            "{Mijn dochtertje is pas <cold> weken oud, dus het is dringend|Mijn moeder van 84 "
            "woont bij ons in|Ik werk thuis en dit houd ik niet vol}.",
            "{Kan er vandaag nog iemand komen|Hoe snel kan er een monteur zijn|Is dit een bekende "
            "storing in het blok}?",
        ),
        answers={
            "kind": "{Op het schermpje staat <code>|Er knippert een rood lampje, code <code>}."
        },
        photo="{Dit staat op het schermpje|De ketel|Zo ziet de ketel eruit}",
        drawing="boiler",
        ask="{Dat moet snel opgelost worden|Vervelend, zeker met deze kou}. {Welke code staat er "
        "op het scherm van de ketel|Staat de druk van de ketel tussen 1 en 2 bar}?",
        solve="Ik heb een spoedmelding gemaakt. De monteur komt <day> {voor 18 uur|in de ochtend} "
        "en belt een half uur van tevoren. Op welk nummer kan hij u bereiken?",
        weight=5,
    ),
    Theme(
        id="mould",
        rooms=("badkamer", "slaapkamer", "woonkamer", "kinderkamer"),
        subject="{Schimmel in de <room>|Vochtplekken <room>|Vocht en schimmel}",
        opening="{In de <room> zit schimmel|Er zitten zwarte plekken op de muur van de <room>|"
        "Het behang in de <room> laat los door vocht}, {vooral in de hoek bij het raam|achter de "
        "kast|tegen het plafond}. {Het komt steeds terug|Ik heb het al <days> keer schoongemaakt}.",
        details=(
            "{Wij ventileren elke dag|De ramen staan altijd op een kier|Het rooster staat altijd "
            "open}, dus daar kan het niet aan liggen.",
            "{Mijn zoon heeft astma en wordt er benauwd van|De dokter vindt het ook niet gezond|"
            "De kinderen slapen nu bij ons op de kamer}.",
            "{De vorige keer is het alleen overgeschilderd|Hier heb ik <since> ook al over "
            "gebeld|Bij de buren is het precies hetzelfde}.",
        ),
        answers={"kind": "{De plek is ongeveer een halve meter groot|Zo'n vierkante meter nu}."},
        photo="{De muur in de <room>|Zo ziet de hoek eruit|Dit is er in een week bijgekomen}",
        drawing="mould",
        ask="{Dat klinkt niet goed|Wat vervelend voor u}. Kunt u een foto sturen en zeggen hoe "
        "groot de plek {ongeveer|} is?",
        solve="Dank u. Onze opzichter komt <day> om <hour> uur meten waar het vocht vandaan komt. "
        "Schikt dat?",
        weight=4,
    ),
    Theme(
        id="rent",
        letter="brief huurverhoging",
        subject="{Huurverhoging|Vraag over mijn huur|Huur <month>|Bezwaar huurverhoging}",
        opening="{Ik kreeg een brief over de huurverhoging|In mijn brief staat dat de huur naar "
        "€ <rent> gaat|Er is deze maand € <rent> afgeschreven}, {maar dat klopt volgens mij niet|"
        "en ik begrijp niet hoe dat berekend is|terwijl ik {een lager inkomen heb gekregen|"
        "huurtoeslag krijg}}.",
        details=(
            "{Vorig jaar was het nog een stuk minder|Mijn buurvrouw met dezelfde woning betaalt "
            "minder|Ik heb het nagekeken met de huurcheck}.",
            "{Kunt u dit voor mij nakijken|Hoe kan ik bezwaar maken|Kan ik in twee keer betalen}?",
            "{Mijn huurdersnummer is <tenant>|Ik ben huurder <tenant>}.",
        ),
        answers={"tenant": "Mijn huurdersnummer is <tenant>."},
        ask="{Ik kijk graag met u mee|Natuurlijk zoek ik dat uit}. Wat is uw huurdersnummer?",
        solve="{Dank u, ik heb het gevonden|Ik heb het nagekeken}: de verhoging is {5,1|4,8} procent. "
        "Bezwaar maken kan tot 1 {juli|augustus}; ik heb u het formulier {gemaild|gestuurd}.",
        weight=4,
    ),
    Theme(
        id="payment",
        letter="herinnering",
        subject="{Betalingsregeling|Huur later betalen|Herinnering ontvangen}",
        opening="{Ik heb een herinnering gekregen voor de huur van <month>|Het lukt mij deze maand "
        "niet om de huur op tijd te betalen|Ik kreeg een aanmaning, maar ik heb al betaald}. "
        "{Mijn salaris komt later dan normaal|Ik ben van baan gewisseld|Ik heb op <since> "
        "overgemaakt}.",
        details=(
            "{Kan ik een regeling treffen|Kan ik op de 25e betalen|Wilt u dit nakijken}?",
            "{Ik schrik hier erg van|Ik wil geen problemen|Dit is nog nooit eerder gebeurd}.",
        ),
        answers={"tenant": "Dat is <tenant>.", "kind": "Over drie maanden zou heel fijn zijn."},
        ask="Dank u dat u dit {zelf|meteen} meldt. Mag ik uw huurdersnummer, en {wanneer kunt u wel "
        "betalen|over hoeveel maanden wilt u spreiden}?",
        solve="Ik heb een regeling voor u klaargezet{: drie termijnen, de eerste op de 25e|}. "
        "U krijgt {vandaag|morgen} een bevestiging.",
    ),
    Theme(
        id="keys",
        subject="{Sleutel kwijt|Extra sleutel|Sleutel van de voordeur|Druppel voor de centrale deur}",
        opening="{Ik ben mijn sleutels kwijt|Mijn zoon heeft zijn sleutel verloren|Ik wil graag een "
        "extra {sleutel|druppel} voor {de centrale deur|de berging|de voordeur}}. {Het gaat om "
        "<street> <number>|Wij wonen op <street> <number>}.",
        details=(
            "{Wat kost dat|Hoe lang duurt dat|Kan ik die ergens ophalen}?",
            "{Het is een gecertificeerde sleutel, dus de sleutelmaker kan hem niet bijmaken|Op de "
            "sleutel staat nummer <code>}.",
        ),
        answers={"kind": "{Twee stuks graag|Eentje is genoeg}.", "tenant": "Het is <tenant>."},
        ask="Dat regelen we. Hoeveel sleutels wilt u, en wat is uw huurdersnummer?",
        solve="De sleutels liggen vanaf <day> klaar aan de balie; neem een legitimatie mee. De kosten "
        "zijn € 12,50 per stuk.",
    ),
    Theme(
        id="noise",
        subject="{Geluidsoverlast|Overlast van de buren|Lawaai <street>}",
        opening="{Er is al weken overlast van {de bovenburen|nummer <number>}|Elke nacht is er "
        "{harde muziek|geschreeuw|gebonk} {hierboven|hiernaast}|De honden van de buren blaffen de "
        "hele dag}. {Wij slapen er niet van|Het gaat door tot {één|twee|drie} uur 's nachts|Afgelopen "
        "<since> was het weer raak}.",
        details=(
            "{Ik heb er al netjes iets van gezegd, maar dat hielp maar even|Aanbellen durf ik "
            "niet|De politie is ook al geweest}.",
            "{Wat kunt u hieraan doen|Wilt u met hen praten|Kan de buurtbemiddeling helpen}?",
            "Ik wil {liever|graag} anoniem blijven{ als dat kan|}.",
        ),
        answers={
            "kind": "{Vooral tussen 23 en 3 uur|Meestal in het weekend, vanaf een uur of tien}."
        },
        ask="{Dat is erg vervelend|Wat naar voor u}. Op welke dagen en tijden is het lawaai het ergst?",
        solve="Dank u. Onze {wijkbeheerder|buurtbeheerder} gaat <day> met hen in gesprek en noemt uw "
        "naam niet. {Houdt u zolang een logboek bij|Belt u bij nachtlawaai ook de politie}?",
        weight=4,
    ),
    Theme(
        id="viewing",
        subject="{Bezichtiging <street>|Reactie op woning <street>|Woning bekijken}",
        opening="{Ik ben uitgenodigd voor de bezichtiging van <street> <number>|Ik heb gereageerd op "
        "de woning aan de <street>|Ik zag de woning <street> <number> op de site}. {Kan ik op een "
        "ander tijdstip komen|Hoeveel wachtenden zijn er voor mij|Mag mijn {partner|moeder} ook mee}?",
        details=(
            "{Ik moet die dag werken|Ik kom met de trein vanuit <city>|Ik sta al <days> jaar "
            "ingeschreven}.",
            "{Zijn huisdieren toegestaan|Is er een berging bij|Wat zijn de servicekosten}?",
        ),
        answers={"kind": "{Donderdagmiddag zou mij goed uitkomen|Het liefst na 17 uur}."},
        ask="{Leuk dat u komt kijken|Dat kan}. Welk tijdstip past u {beter|het best}?",
        solve="Ik heb u ingepland op <day> om <hour> uur, <street> <number>. Neemt u een "
        "inkomensverklaring mee?",
    ),
    Theme(
        id="move_out",
        subject="{Huur opzeggen|Opzegging <street> <number>|Verhuizing}",
        opening="{Ik wil de huur van <street> <number> opzeggen|Wij gaan verhuizen en willen de huur "
        "opzeggen|Mijn moeder gaat naar een verzorgingshuis en haar woning moet worden opgezegd}. "
        "{Hoe werkt dat|Wat is de opzegtermijn|Moet dat per brief}?",
        details=(
            "{Wij willen er graag per 1 <month> uit|De verhuizing is eind <month>}.",
            "{Mag de vloer blijven liggen|Moeten wij de muren wit maken|Kan de nieuwe huurder de "
            "gordijnen overnemen}?",
        ),
        answers={"tenant": "<tenant>.", "kind": "Per 1 <month> graag."},
        ask="Dat kan ik voor u klaarzetten. Per welke datum wilt u opzeggen, en wat is uw huurdersnummer?",
        solve="De opzegging staat genoteerd. Op <day> om <hour> uur komt de opzichter voor de "
        "voorinspectie. {Schikt dat|Komt dat uit}?",
    ),
    Theme(
        id="lift",
        outside=True,
        subject="{Lift kapot|Lift <street> doet het niet|Alweer storing lift}",
        opening="De lift {in ons gebouw|aan de <street>|in blok <number>} {doet het niet|staat stil op "
        "de derde|is alweer kapot} {sinds <since>|al <days> dagen}. {Er hangt geen briefje|De storing "
        "is al doorgegeven, maar er komt niemand}.",
        details=(
            "{Ik woon op de achtste en kan de trap niet op|Mijn man zit in een rolstoel en kan de deur "
            "niet uit|Met de kinderwagen is dit niet te doen}.",
            "{Wanneer is dit opgelost?|Kan er iemand helpen met de boodschappen?|Dit is de <days>e "
            "keer dit jaar.}",
        ),
        answers={"kind": "De linker, bij de hoofdingang."},
        ask="Excuses voor het ongemak. Gaat het om de linker- of de rechterlift?",
        solve="De liftmonteur is onderweg en is er {binnen twee uur|vandaag nog}. {Ik laat het u weten "
        "zodra hij weer werkt.|Heeft u intussen hulp nodig?}",
    ),
    Theme(
        id="service_costs",
        subject="{Afrekening servicekosten|Stookkosten <month>|Vraag over afrekening}",
        opening="{Ik heb de afrekening van de servicekosten gekregen|Op de afrekening staat dat ik "
        "€ <amount> moet bijbetalen|De stookkosten zijn ineens veel hoger}. {Hoe kan dat?|Ik snap de "
        "posten niet.|Dat is bijna het dubbele van vorig jaar.}",
        details=(
            "{Ik stook juist minder dan vorig jaar|Ik was drie maanden in het buitenland|De meter is "
            "volgens mij verkeerd afgelezen}.",
            "{Kunt u de berekening sturen|Mag ik de meterstanden zien|Kan ik gespreid betalen}?",
        ),
        answers={"tenant": "<tenant>.", "kind": "De stand is nu <reading>."},
        photo="{Foto van de meter|Dit is de meterstand}",
        drawing="meter",
        ask="Ik zoek het voor u uit. Wat is uw huurdersnummer, en kunt u de meterstand doorgeven?",
        solve="Dank u. Er is inderdaad {een verkeerde stand|een schatting} gebruikt; u krijgt een nieuwe "
        "afrekening{ binnen tien werkdagen|}.",
    ),
    Theme(
        id="shared",
        subject="{Portiek vies|Grofvuil in de hal|Verlichting berging|Fietsenkelder}",
        opening="{In het portiek aan de <street> staat al <days> dagen grofvuil|De verlichting in de "
        "{berging|fietsenkelder|parkeergarage} is stuk|De deur van de fietsenkelder sluit niet meer}. "
        "{Dat is niet veilig|Er is al een fiets gestolen|De schoonmaak komt ook niet meer}.",
        details=(
            "{Wie ruimt dit op|Kunt u dit doorgeven aan de huismeester|Wij betalen hier toch "
            "servicekosten voor}?",
            "{Bij ingang <number>|Het gaat om de kant van de speeltuin}.",
        ),
        answers={"kind": "Ingang <number>, links van de trap."},
        photo="{Zo ligt het erbij|Vanmorgen genomen}",
        drawing="hall",
        ask="Dank voor uw melding. Bij welke ingang is dat{ precies|}?",
        solve="Ik heb het doorgegeven aan de huismeester; hij {is er <day>|regelt het voor <day>}.",
    ),
    Theme(
        id="window",
        subject="{Raam kapot|Slot klemt|Deur sluit niet}",
        opening="{Het raam in de <room> kan niet meer dicht|Er zit een barst in de ruit van de <room>|"
        "Het slot van de {voordeur|balkondeur} klemt|De achterdeur is door de storm ontzet}. {Het "
        "tocht verschrikkelijk|Ik voel me zo niet veilig|De regen komt naar binnen}.",
        details=(
            "{Ik heb het met tape vastgezet|Voor nu heb ik er karton voor gezet}.",
            "{Valt dit onder het onderhoud|Moet ik dit via de verzekering doen|Kan er snel iemand "
            "kijken}?",
        ),
        answers={"kind": "{De onderste ruit, ongeveer 60 bij 90|Het is een driepuntssluiting}."},
        photo="{De ruit|Zo sluit hij niet meer}",
        drawing="window",
        ask="Kunt u een foto sturen? Dan weet de {glaszetter|timmerman} wat hij mee moet nemen.",
        solve="Dank u, de {glaszetter|timmerman} komt <day> om <hour> uur. Bent u dan thuis?",
    ),
    Theme(
        id="thanks",
        subject="{Compliment|Bedankt|Goed geholpen}",
        opening="{Ik wil even laten weten dat de monteur van <since> heel vriendelijk en netjes was|"
        "Vandaag is de nieuwe keuken geplaatst en we zijn er erg blij mee|De lift doet het weer, "
        "bedankt voor de snelle actie}. {Geeft u het door|Dat mag ook wel eens gezegd worden|Top "
        "geregeld}.",
        details=("{Fijne dag nog|Groeten uit <city>|Tot ziens}.",),
        ask="Wat leuk om te horen! Ik geef het door aan de collega's.",
        weight=1,
    ),
)

GREETINGS = {
    "mail": "{Beste {mevrouw, heer|medewerker|lezer}|Goedemorgen|Goedemiddag|Geachte heer/mevrouw},",
    "chat": "{hoi|hallo|goedemorgen|goedemiddag|dag|}",
}
CLOSINGS = "{Met vriendelijke groet|Vriendelijke groeten|Groeten|Alvast bedankt|Hoogachtend},"
THANKS = (
    "{Dank u wel|Bedankt|Fijn, dank u|Top, bedankt|Super}{!|, dan weet ik genoeg.|, tot dan.|"
    ". Fijne dag!}"
)
AGREED = "{Ja, dat is goed|Prima, dat schikt|Ja hoor, ik ben thuis|Dat komt uit}{.|, dank u.|!}"
CHASE = (
    "{Heeft u al iets meer voor mij?|Is er al nieuws?|Ik heb nog niets gehoord, klopt dat?|Ik had dit "
    "ook al gevraagd, maar {kreeg nog geen antwoord|hoorde niets meer}.}"
)
SWITCH = {
    "email": "{Ik mail nu even omdat ik niet meer achter de computer zit|Hierbij nog per mail, zoals "
    "beloofd|In aanvulling op mijn bericht van net}.",
    "whatsapp": "{Ik app even verder, ben onderweg|Hoi, met <name>, ik had net al contact met u|"
    "Makkelijker via WhatsApp, ik had u net al geschreven}.",
    "webchat": "{Ik zie dat u online bent, ik had u net al geschreven|Hoi, ik ga hier even verder}.",
}
ANSWERS = {
    "address": "{Dat is <street> <number>|<street> <number> in <city>|<street> <number>, <postcode> "
    "<city>}.",
    "since": "{Sinds <since>|Het begon <since>|Dat is nu <days> dagen}.",
    "phone": "{U kunt mij bellen op <phone>|<phone>|Mijn nummer is <phone>}.",
    "photo": "{Komt eraan|Hier is hij|Bij dezen}.",
    "tenant": "{Mijn huurdersnummer is <tenant>|<tenant>}.",
    "appointment": AGREED,
    "kind": "{Dat weet ik niet precies|Daar moet ik even naar kijken, ik laat het weten}.",
    "name": "{Mijn naam is <name>|<name>}.",
    "other": "{Ja hoor|Ja, dat doe ik|Dat is goed|Ja, prima}.",
}
ROOMS = ("keuken", "badkamer", "slaapkamer", "woonkamer", "wc", "bijkeuken")
SINCE = ("gisteren", "maandag", "vorige week", "het weekend", "eergisteren", "vanochtend")
DAYS = ("dinsdag", "woensdag", "donderdag", "vrijdag", "maandag", "morgen")
MONTHS = ("januari", "februari", "maart", "april", "mei", "september", "oktober", "december")
NOTE = (
    "{Afgestemd met de wijkbeheerder|Werkbon aangemaakt|Besproken met {techniek|de opzichter}}, "
    "{zie het dossier van <street> <number>|terugbellen als het niet doorgaat|huurder <tenant>}."
)
AGENT_CLOSES = (
    "{Genoteerd, dank u wel|Fijn, dan staat het zo|Goed, dan is het geregeld}. {Fijne dag nog|Tot ziens|"
    "Laat het weten als er iets verandert}."
)
