"""Words that tell nothing of a matter: small words by language, and what every message to a service says."""

from __future__ import annotations

STOPWORDS: dict[str, frozenset[str]] = {
    "nl": frozenset(
        """
        de het een en van ik te dat die in je jij is niet zijn op aan met als voor had er maar om hem dan
        zou of wat mijn men dit zo door over ze zich bij ook tot mij uit der daar haar naar heb hoe heeft
        hebben deze u uw want nog zal me zij nu ge geen omdat iets worden toch al waren veel meer doen toen
        moet ben zonder kan hun dus alles onder ja nee eens hier wie werd altijd doordat wordt wezen kunnen
        ons onze zelf tegen na reeds wil kon niets uwer iemand geweest andere we wij jullie gaat gaan komt
        komen kom weer even wel heel erg zeer daarom echter bijna alleen af vanaf toe via per mag moeten
        kunt wilt weet weten denk zegt gezegd gedaan doet gaf krijg krijgen kreeg gekregen laat laten maken
        waar waarom wanneer welke zoals terwijl sinds tussen ongeveer steeds vooral dacht zien zie stond
        staat staan hebt had was bent zit zitten deed weten ging
        """.split()
    ),
    "en": frozenset(
        """
        the a an and of to i you he she it we they me him her us them my your his its our their is am are
        was were be been being have has had do does did not no nor so if or because as until while at by for
        with about against between into through during before after above below from up down in out on off
        over under again further then once here there when where why how all any both each few more most
        other some such only own same than too very can will just don't should would could now this that
        these those what which who whom but also get got getting still it's i'm i've i'd won't can't didn't
        doesn't isn't wasn't haven't hasn't let me know im ive been may might must shall one ones make made
        see seen go going gone come came take took taken back well much many since
        """.split()
    ),
    "fr": frozenset(
        """
        le la les un une des du de et a au aux en dans par pour sur avec sans sous ce cet cette ces mon ma
        mes ton ta tes son sa ses notre nos votre vos leur leurs je tu il elle on nous vous ils elles me te
        se lui y que qui quoi dont ou ne pas plus moins tres trop bien mal est suis es sommes etes sont
        etait etais etaient sera serait ete etre avoir ai as avons avez ont avait avais avaient eu faire
        fait fais font si mais donc or ni car comme quand lorsque depuis encore deja toujours jamais aussi
        alors puis apres avant entre chez vers tout toute tous toutes meme autre autres quel quelle quels
        quelles peut peux pouvez pouvoir pourrait pourriez dois doit faut faudrait c'est n'est j'ai cela ca
        ici la-bas voici voila aucun aucune chaque plusieurs rien quelque quelques
        """.split()
    ),
    "de": frozenset(
        """
        der die das den dem des ein eine einen einem einer eines und oder aber ich du er sie es wir ihr mich
        dich ihn uns euch mir dir ihm ihnen mein meine meinen meinem meiner dein sein seine ihre ihren ihrem
        unser unsere ist bin bist sind seid war waren wird werden wurde wurden habe hast hat haben hatte
        hatten nicht kein keine keinen mit von vom zu zum zur im in an am auf aus bei nach seit uber unter
        vor fur durch gegen ohne um bis als wie wenn weil dass ob so auch noch nur schon sehr mehr immer nie
        hier da dort dann jetzt nun doch mal was wer wo warum wann welche welcher welches kann kannst konnen
        konnte mochte muss mussen soll sollte will wollen darf man sich selbst alle alles andere dieser
        diese dieses jener etwas nichts wieder machen macht gemacht geht gehen kommt kommen gibt gab
        """.split()
    ),
}

# What people write to any service about anything.
COMMON: frozenset[str] = frozenset(
    """
    hallo hoi hi hey hello dag goedemorgen goedemiddag goedenavond goedendag morning afternoon evening good
    geachte beste dear lieve sir madam mevrouw meneer heer bonjour bonsoir salut madame monsieur cher chere
    guten tag morgen abend moin servus liebe lieber sehr geehrte geehrter damen herren frau herr
    groet groeten groetjes vriendelijke hartelijke mvg met vriendelijk regards kind best sincerely cheers
    cordialement salutations sincere cordiales merci remerciements gruss grusse grussen freundlichen
    freundliche beste mfg lg vg
    bedankt dank dankjewel dankuwel thanks thank danke vielen merci bvd alvast graag alstublieft alsjeblieft
    please bitte svp plait vraag vragen question questions frage fragen bericht message nachricht mail email
    e-mail mailtje telefoon gebeld bellen bel belt call called phone anruf anrufen telefon appel appeler
    telephone contact kontakt contacter reactie antwoord antwoorden answer reply response reponse antwort
    antworten hoor horen wachten wacht waiting wait attendre attends warten warte weten know wissen savoir
    help helpen hulp aide aider hilfe helfen probleem problem probleme problemes kwestie zaak sorry excuses
    excuse desole entschuldigung dag dagen day days tag tage jour jours week weken weeks woche wochen semaine
    semaines maand maanden month months monat monate mois gisteren yesterday gestern hier vandaag today heute
    aujourd'hui tomorrow morgen demain maandag dinsdag woensdag donderdag vrijdag zaterdag zondag monday
    tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag
    sonntag lundi mardi mercredi jeudi vendredi samedi dimanche januari februari maart april mei juni juli
    augustus september oktober november december january february march may june july august october
    januar februar marz mai dezember janvier fevrier mars avril juin juillet aout septembre octobre novembre
    decembre uur hour heure heures uhr stunde stunden time tijd zeit nummer number numero name naam nom
    belt gesprek inkomend telefonisch tel incoming calls appel entrant anruf eingehender ruft gebeld
    mw mevr dhr mr mrs ms miss mme mlle herrn wegen concerning
    ok oke okay prima super top fijn great fine parfait genau stimmt jullie someone somebody iemand jemand
    quelqu'un anybody anyone iedereen everybody thing things ding dingen chose choses sache gewoon eigenlijk
    actually really echt vraiment wirklich misschien maybe vielleicht peut-etre helaas unfortunately leider
    malheureusement nieuw new neu neue nouveau nouvelle klant customer kunde client
    terugkomen terug geleden paar tijdje poosje eerder vorige laatste vervolg schreef schrijf geschreven
    mailde gemaild gemeld meldde melden besproken gesproken sprak vertelde zei opgelost mis speelt opnieuw
    formulier contactformulier webformulier chat chatte gechat whatsapp app appte geappt sms site website
    verder ander tweede extra jammer update aanvulling begint
    ago few earlier previous last wrote written emailed mailed messaged reported mentioned said spoke told
    chatted form back solved sorted fixed happening unfortunately sadly second another different separate
    following follow issue issues matter regarding yesterday
    ecrit ecris ecrivais signale parle formulaire dernier derniere precedent precedente reviens
    regle resolu revenu recommence helas souci suite autre deuxieme seconde
    geschrieben gemeldet gemailt gesprochen erwahnt letzten letzte vorherige einiger zuruck gelost
    erledigt formular kontaktformular schade anderes weitere zweite anliegen
    """.split()
)
