"""Invented names, streets and hosts. No one is real; numbers are from ranges that are not given out."""

from __future__ import annotations

from onethread.simulator.truth.phrases.shape import Language

# Women's names, then men's: a married name and "Mw./Dhr." need to know.
GIVEN: dict[Language, tuple[list[str], list[str]]] = {
    "nl": (
        (
            "Fatima Sanne Petra Emine Lotte Naima Anouk Marieke Samira Ingrid Eline Aisha Wilma Femke Truus "
            "Chantal Dewi Margriet Yasmin Noor Ilse Tineke Esther Loes Nadia Meral Ria Hanneke Gülsen Linda Renée "
            "Zoë Daniëlle Maaike Annelies Saskia Josien Hülya Khadija Griet Willemijn Coby"
        ).split(),
        (
            "Jan Youssef Willem Daan Kees Bram Hassan Thijs Joost Murat Gerrit Ruben Sven Rachid Pieter Henk Bart "
            "Mohamed Stefan Ravi Koos Frits Jasper Tom Omar Arie Daniël René Sjoerd Teun Wouter Maarten Ömer "
            "Bilal Hans Leo Joris Cornelis Diederik André"
        ).split(),
    ),
    "en": (
        (
            "Olivia Priya Emma Laura Grace Sarah Elena Marta Sofia Hannah Ewa Aoife Chloë Margaret Elizabeth "
            "Catherine Amara Zainab Siobhán Rachel Jennifer Ruth Helen Wei Joanna"
        ).split(),
        (
            "James Michael Chidi Kofi Daniel Ahmed Tomasz Luca Andrei Diego Kwame William Robert Thomas "
            "Christopher Patrick Seán Oliver George Nikhil Alexander Samuel Joseph Anthony"
        ).split(),
    ),
    "fr": (
        (
            "Camille Chloé Inès Léa Manon Aurélie Hélène Françoise Céline Zoé Margaux Amélie Fatou Noémie Sylvie "
            "Geneviève Béatrice Nadège Élodie Mireille Agnès"
        ).split(),
        (
            "Jean Pierre Jérôme François Étienne Théo Gaël Mathis Ousmane Benoît Rémi Loïc Stéphane Frédéric Hugo "
            "Cédric Gérard Mehdi Noël Jean-Luc Jean-Pierre"
        ).split(),
    ),
    "de": (
        (
            "Anna Jürgena Käthe Sabine Ursula Monika Greta Lena Bärbel Heike Ayşe Katrin Brigitte Mareike Jana "
            "Friederike Hannelore Nele Sümeyye Ulrike Antje"
        ).split(),
        (
            "Jürgen Björn Klaus Günther Wolfgang Lukas Mehmet Torsten Götz Stefan Hans-Peter Karl-Heinz Uwe Jörg "
            "Matthias Dieter Fabian Sönke Rainer Holger Ralf"
        ).split(),
    ),
}
FAMILY: dict[Language, list[str]] = {
    "nl": (
        "de Boer,Jansen,Bakker,El Amrani,Visser,van Dijk,Yılmaz,Smit,Mulder,de Groot,Bouzid,van den Berg,"
        "Dekker,Meijer,Demir,Kuipers,Hendriks,van Leeuwen,Postma,Ramdin,Brouwer,de Wit,Dijkstra,Ouali,"
        "Scholten,Kaya,van der Meer,Prins,Blom,Huisman,Soekhai,Peters,van Vliet,Kok,Benali,Jacobs,"
        "Vermeulen,Willems,Hoekstra,van 't Hof,Koster,Özdemir,Gerritsen,de Haan,Maas,Verhoeven,Sanders,"
        "van der Velden,Timmermans,Wolters,Schouten,van Beek,Groen,Hofman,Bosch,Driessen,Molenaar,Kramer,"
        "de Lange,Zijlstra,Çelik,Ter Horst,Oosterhuis,Smeets,Pool,Evers,Kuiper,van Loon,Wiersma,Haverkamp,"
        "Nijhuis,Lammers,Roos,Steenbergen,Terpstra,Buitenhuis,Ouwehand,Kooistra"
    ).split(","),
    "en": (
        "Smith,Okafor,Sharma,Kowalski,Rossi,Brown,Popescu,Silva,Nguyen,Murphy,Khan,Ivanova,Mensah,García,"
        "Novak,Chen,Wilson,O'Brien,Thompson,Adeyemi,Clarke,Walsh,Patel,Robinson,MacDonald,Fernández,"
        "Hughes,Bennett,Osei,Nowak,Whitfield,Ashworth,Pemberton,Oyelaran,Kessler,Fitzgerald,Lindqvist"
    ).split(","),
    "fr": (
        "Lefèvre,Dubois,Moreau,Fournier,Girard,Bonnet,Léger,Guérin,Diallo,Mercier,Benoît,Chevalier,"
        "Rousseau,Barbier,Pélissier,Traoré,Lemaître,Gauthier,Vasseur,Collet,Hébert,Brossard,Delacroix,"
        "N'Diaye,Poulain,Marchal,Fabre,d'Aubigné,Le Goff,Kerbrat"
    ).split(","),
    "de": (
        "Müller,Schmidt,Schröder,Köhler,Weiß,Jäger,Krüger,Yıldız,Böhm,Großmann,Hübner,Lüdemann,Voß,Öztürk,"
        "Schäfer,von Arnim,Brandt,Kühn,Nowitzki,Pfeiffer,Thielemann,Ackermann,Wagner,Höfer,Riedel,"
        "Zimmermann,Dreßler,Kaiser,zur Linden,Petersen"
    ).split(","),
}
NICKNAMES: dict[str, str] = {
    "Jan": "Jantje",
    "Willem": "Wim",
    "Pieter": "Piet",
    "Cornelis": "Kees",
    "Gerrit": "Ger",
    "Mohamed": "Mo",
    "Hanneke": "Han",
    "Margriet": "Griet",
    "Elizabeth": "Liz",
    "William": "Bill",
    "Robert": "Bob",
    "Michael": "Mike",
    "James": "Jim",
    "Catherine": "Kate",
    "Margaret": "Maggie",
    "Christopher": "Chris",
    "Alexander": "Alex",
    "Thomas": "Tom",
    "Jennifer": "Jen",
    "Wolfgang": "Wolf",
    "Ursula": "Uschi",
    "Katrin": "Kati",
    "Françoise": "Fanfan",
    "Frédéric": "Fred",
    "Daniëlle": "Daan",
    "Stefan": "Stef",
    "Esther": "Es",
}
STREETS = (
    "Lindengracht,Waterkant,Merelstraat,Kastanjelaan,Zuiderdijk,Molenweg,Parkzicht,Havenstraat,"
    "Tulpstraat,Vondelpad,Rietveldlaan,Beukenhof,Prinsenkade,Sluisweg,Industriestraat,Nieuwe Erven,"
    "Oranjeplein,Kerkpad,Spaarnezicht,Ooievaarstraat,Burgemeester Smitlaan,Graaf Florisstraat,"
    "Dorpsstraat,Stationsweg,Van Goghlaan,Eikenlaan,Julianalaan,Hoofdweg,Zandpad,Schoolstraat,"
    "Noorderhaven,Westersingel,Meidoornhof,Anjerstraat,Wilgenlaan,Singel,Dr. Plesmanstraat,"
    "2e Kruisstraat,Achter de Hoven,Marktplein,Veerkade,Bloemgracht,Korenmolen,Pastoor Jansenstraat"
).split(",")
CITIES = (
    "Watermeer",
    "Nieuwerdam",
    "Oudhaven",
    "Lindehoven",
    "Zuidwolde",
    "Hoogveld",
    "Maasbrugge",
)
HOSTS: dict[Language, tuple[str, ...]] = {
    "nl": (
        "post.example",
        "ziggo.example",
        "thuis.example",
        "inbox.example",
        "gmail.com",
        "hotmail.com",
        "planet.example",
    ),
    "en": (
        "mail.example",
        "inbox.example",
        "gmail.com",
        "outlook.com",
        "fastmail.com",
        "btmail.example",
    ),
    "fr": ("courrier.example", "orange.example", "gmail.com", "laposte.example", "hotmail.com"),
    "de": ("web.example", "gmx.example", "gmail.com", "t-mail.example", "outlook.com"),
}
TITLES: dict[Language, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "nl": (("Mw.", "Mevr.", "Mevrouw"), ("Dhr.", "De heer", "Meneer")),
    "en": (("Mrs", "Ms", "Miss"), ("Mr", "Mr.")),
    "fr": (("Mme", "Madame"), ("M.", "Monsieur")),
    "de": (("Frau", "Fr."), ("Herr", "Hr.")),
}
COMPANIES = (
    "Bakkerij Smit,Garage Veerkade,Kapsalon Noor,Bouwbedrijf De Haan,Café Het Anker,"
    "Tandartspraktijk Singel,Fietsenmaker Kok,Bloemenhuis Roos,Advocaten Lindehoven,Loodgieter Prins,"
    "Apotheek Waterkant,Studio Groen"
).split(",")
FAMILY_WORDS: dict[Language, str] = {
    "nl": "Fam. {}",
    "en": "The {} family",
    "fr": "Famille {}",
    "de": "Familie {}",
}
# Rarer family names are made of two parts, so that few people share theirs, as in life.
FAMILY_PARTS: dict[Language, tuple[list[str], list[str], tuple[str, ...]]] = {
    "nl": (
        (
            "Berk Hout Molen Wier Hage Linde Eike Beuke Veen Broek Oude Nieuwen Lange Korte Hooge Lage Zand Klei"
            " Steen Brink Esch Heide Wester Ooster Noorder Zuider Kerk Dorp Burg Meer Water Vis Vogel Schaap"
            " Wolve Haze Bever Roze Koren Rogge Haver Appel Pere Noten Riet Wilge Elze Dijk Dam Sluis Brugge Poel"
        ).split(),
        (
            "kamp hof veld stra sma inga huis horst laar ink broek berg dijk man mans sen schot zicht rode donk"
            " loo beek voort wijk gaard hoeve hout"
        ).split(),
        ("", "", "", "", "van ", "van der ", "van den ", "de ", "ter ", "van de "),
    ),
    "en": (
        (
            "Ash Brad Cal Den Elling Far Gar Hal Har Kel Lang Mid Nor Old Pen Rad Shel Stan Thorn Wake West Whit"
            " Black Cold Dray East Fen Good Hazel Inger Kings Lough Marl Nether Oak Pres Rush Sand Tame Wins"
        ).split(),
        "ford ton ley worth field bury wood well by combe ham shaw stead bourne croft gate".split(),
        ("", "", "", "", "", "O'", "Mac"),
    ),
    "fr": (
        (
            "Mont Beau Ros Gran Bel Char Dur Font Lam Mar Per Pic Rouss Sav Tour Val Vill Bour Cham Dela Esp"
            " Fleur Gaut Laf Moul Norm Pont Rav Sorb Tess"
        ).split(),
        "ard ier eau el ot in and ais elin eron ault ette ignon ac ouard iville oux ieu".split(),
        ("", "", "", "", "Le ", "De "),
    ),
    "de": (
        (
            "Stein Hof Lind Acker Wald Ober Unter Neu Rosen Grün Breit Lang Hohen Tann Eich Buch Birk Erl Wies Moos"
            " Sand Kirch Burg Rot Weid Falken Hirsch Reh Wolfs Mühl Brunn Kalt Sonn Win"
        ).split(),
        "mann meier bauer bach berger feld hofer müller heim wald hardt inger egger stätter brink".split(),
        ("", "", "", "", "", "", "von "),
    ),
}
MORE_GIVEN: dict[Language, tuple[list[str], list[str]]] = {
    "nl": (
        (
            "Anna Maria Johanna Elisabeth Cornelia Wilhelmina Sophie Julia Emma Tess Lisa Lieke Fleur Isa Eva Mila"
            " Nina Roos Jasmijn Fenna Britt Iris Kim Mandy Patricia Monique Astrid Marjan Gerda Corrie Nel Annie Rita"
            " Jolanda Karin Miranda Sylvia Angela Denise Naomi Sara Amira Hatice Zeynep Soraya Priscilla Xandra"
        ).split(),
        (
            "Johannes Jacobus Hendrik Gerard Theo Ton Wim Peter Paul Rob Ron Marcel Erik Edwin Mark Dennis Jeroen"
            " Michiel Niels Tim Sem Lucas Finn Levi Milan Thomas Sam Julian Luuk Mees Gijs Stijn Floris Olivier Rik"
            " Roel Sander Sebastiaan Vincent Xander Yassin Ibrahim Mustafa Ali Emre Jayden Romano Winston Ferdi"
        ).split(),
    ),
    "en": (
        "Amelia Isla Ava Lily Mia Freya Evie Poppy Jessica Phoebe Nicole Fiona Gillian Pauline Dorothy".split(),
        "Jack Harry Charlie Jacob Alfie Leo Noah Ethan Callum Liam Ryan Nathan Graham Stuart Trevor Nigel".split(),
    ),
    "fr": (
        "Louise Jade Alice Rose Lina Juliette Marie Nathalie Isabelle Valérie Sandrine Martine Odette".split(),
        "Louis Gabriel Raphaël Arthur Jules Adam Lucas Nicolas Philippe Michel Alain Thierry Yannick".split(),
    ),
    "de": (
        "Mia Emma Sophia Hannah Lina Marie Johanna Charlotte Renate Gisela Petra Claudia Birgit Silke".split(),
        "Ben Paul Leon Felix Jonas Maximilian Thomas Michael Andreas Peter Frank Bernd Horst Manfred".split(),
    ),
}
