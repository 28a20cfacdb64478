"""English matters."""

from __future__ import annotations

from onethread.simulator.housing.theme import Theme

THEMES: tuple[Theme, ...] = (
    Theme(
        id="tap",
        rooms=("kitchen", "bathroom", "utility room"),
        subject="{Leaking tap|Leak in the <room>|Tap won't stop dripping}",
        opening="The {tap|mixer tap|hot tap} in {the|our} <room> {leaks|keeps dripping|won't close} "
        "{since <since>|and has done for <days> days}. {There is a bucket under it now|It is getting "
        "worse|It drips even when fully closed}.",
        details=(
            "{The floor is getting wet|I can hear it all night|Water runs along the cupboard}.",
            "{I replaced the washer myself but that did not help|I have turned off the main tap for "
            "now|A friend had a look and says it needs replacing}.",
            "{Can someone come by|When could a plumber come|Do I have to arrange this myself}?",
        ),
        answers={
            "kind": "{It is the hot side|From under the handle|Below the sink, at the joint}."
        },
        photo="{This is the tap|Here you can see it|Just took this}",
        drawing="tap",
        ask="Sorry to hear that. {Does the water come from under the handle|Could you send a photo of "
        "the tap}?",
        solve="Thank you. Our plumber will come on <day> {between 8 and 12|between 1 and 5 pm}. Does that "
        "suit you?",
        weight=5,
    ),
    Theme(
        id="heating",
        subject="{No heating|Boiler fault <code>|Heating not working}",
        opening="{The heating stopped working <since>|Our boiler shows fault <code>|The radiators stay "
        "cold}. {It is <cold> degrees in here|We are sitting in our coats|There is no hot water either}.",
        details=(
            "I {reset|restarted} the boiler {twice|a few times} but {it did not help|it fails again "
            "after an hour}.",
            "{Our baby is only <cold> weeks old|My mother is 84 and lives with us|I work from home}, so "
            "{it is rather urgent|please hurry}.",
            "{Can someone come today|How soon can an engineer be here}?",
        ),
        answers={"kind": "{The display says <code>|A red light blinks, code <code>}."},
        photo="{This is what the display says|The boiler}",
        drawing="boiler",
        ask="That has to be fixed quickly. Which code does the boiler's display show?",
        solve="I have made this urgent. The engineer comes <day> {before 6 pm|in the morning} and rings "
        "half an hour ahead. On which number can he reach you?",
        weight=5,
    ),
    Theme(
        id="mould",
        rooms=("bathroom", "bedroom", "living room", "nursery"),
        subject="{Mould in the <room>|Damp wall <room>}",
        opening="{There is mould in the <room>|Black spots are growing on the <room> wall|The wallpaper in "
        "the <room> comes off because of damp}, {behind the wardrobe|in the corner by the window|near the "
        "ceiling}. {I have cleaned it <days> times|It keeps coming back}.",
        details=(
            "{We air the room every day|The vents are always open}, so {it can't be that|that is not the "
            "cause}.",
            "{My son has asthma|The doctor told us it is unhealthy|The children sleep in our room now}.",
        ),
        answers={"kind": "About {half a metre|a square metre} by now."},
        photo="{The wall in the <room>|This came within a week}",
        drawing="mould",
        ask="That does not sound good. Could you send a photo and tell me how large the spot is?",
        solve="Thank you. Our inspector comes on <day> at <hour>:00 to find where the damp comes from. Does "
        "that suit you?",
        weight=4,
    ),
    Theme(
        id="rent",
        letter="rent letter",
        subject="{Rent increase|Question about my rent|Rent for <month>}",
        opening="{I received a letter about the rent increase|The letter says my rent goes to € <rent>|You "
        "collected € <rent> this month}, {which does not look right|and I don't understand how it was "
        "calculated|although my income went down}.",
        details=(
            "{My neighbour pays less for the same flat|Last year it was much less}.",
            "{Could you check this|How can I object|Can I pay in two parts}?",
            "My tenant number is <tenant>.",
        ),
        answers={"tenant": "It is <tenant>."},
        ask="I will look into it. What is your tenant number?",
        solve="I found it: the increase is {5.1|4.8} per cent. You can object until 1 {July|August}; I have "
        "sent you the form.",
        weight=4,
    ),
    Theme(
        id="keys",
        subject="{Lost keys|Extra key|Fob for the main door}",
        opening="{I lost my keys|My son lost his key|I would like an extra {key|fob} for {the main door|the "
        "storage room}}. {We live at <street> <number>|It is for <street> <number>}.",
        details=(
            "{How much is it|How long does it take|Where can I collect it}?",
            "{The locksmith can't copy it|The key says <code>}.",
        ),
        answers={"kind": "{Two please|Just one}."},
        ask="We can arrange that. How many keys do you need, and what is your tenant number?",
        solve="The keys are at the desk from <day>; please bring some identification. They are € 12.50 each.",
    ),
    Theme(
        id="noise",
        subject="{Noise from upstairs|Noisy neighbours|Nuisance <street>}",
        opening="{The people {upstairs|next door} have been noisy for weeks|Every night there is {loud "
        "music|shouting|banging}|The dogs at number <number> bark all day}. {We can't sleep|It goes on "
        "until {one|two|three} at night}.",
        details=(
            "{I asked them nicely, which helped for a day|I don't dare to ring their bell|The police came "
            "already}.",
            "{What can you do about this|Could you talk to them}? I would rather stay anonymous.",
        ),
        answers={"kind": "{Mostly between 11 pm and 3 am|At weekends, from ten o'clock}."},
        ask="I am sorry about that. On which days and at what times is it worst?",
        solve="Thank you. Our neighbourhood manager talks to them on <day> and does not mention your name. "
        "Could you keep a log until then?",
        weight=3,
    ),
    Theme(
        id="viewing",
        subject="{Viewing <street>|Flat at <street>|Viewing time}",
        opening="{I am invited to view <street> <number>|I applied for the flat at <street>}. {Could I come "
        "at another time|How many people are ahead of me|May I bring my partner}?",
        details=(
            "{I have to work that day|I come by train from <city>|I have been registered for <days> years}.",
            "{Are pets allowed|Is there a storage room|What are the service charges}?",
        ),
        answers={"kind": "{Thursday afternoon would be good|After 5 pm if possible}."},
        ask="Of course. What time would suit you best?",
        solve="I have put you down for <day> at <hour>:00, <street> <number>. Please bring proof of income.",
    ),
    Theme(
        id="move_out",
        subject="{Ending my tenancy|Moving out of <street> <number>}",
        opening="{I want to end my tenancy of <street> <number>|We are moving and want to give notice}. "
        "{How does it work|What is the notice period|Does it have to be by letter}?",
        details=(
            "We would like to leave {by the end of <month>|on 1 <month>}.",
            "{Can the floor stay|Do we have to paint the walls}?",
        ),
        answers={"kind": "From 1 <month>, please."},
        ask="I can prepare that. From which date, and what is your tenant number?",
        solve="Your notice is recorded. The inspector comes on <day> at <hour>:00. Does that suit you?",
    ),
    Theme(
        id="lift",
        outside=True,
        subject="{Lift out of order|Lift at <street>}",
        opening="The lift {in our building|at <street>} {is out of order|is stuck on the third floor} "
        "{since <since>|again}. {There is no notice|It was reported, but nobody came}.",
        details=(
            "{I live on the eighth floor and can't use the stairs|My husband uses a wheelchair|With a pram "
            "this is impossible}.",
            "{When will it be fixed?|This is the third time this year.}",
        ),
        answers={"kind": "The left one, at the main entrance."},
        ask="Our apologies. Is it the left or the right lift?",
        solve="The engineer is on the way and will be there {within two hours|today}. Do you need help "
        "meanwhile?",
    ),
    Theme(
        id="service_costs",
        subject="{Service charges|Heating bill <month>}",
        opening="{I received the yearly statement|The statement says I owe € <amount>|The heating costs went "
        "up a lot}. {How is that possible?|I don't understand the items.|That is nearly double.}",
        details=(
            "{I was abroad for three months|I heat less than last year|I think the meter was read wrong}.",
            "{Could you send the calculation|Can I pay in parts}?",
        ),
        answers={"kind": "The meter says <reading>."},
        photo="{Photo of the meter|This is the reading}",
        drawing="meter",
        ask="I will find out. What is your tenant number, and what does the meter say now?",
        solve="Thank you. {A wrong reading|An estimate} was used; you will get a new statement.",
    ),
    Theme(
        id="window",
        subject="{Broken window|Lock is stuck|Door won't close}",
        opening="{The window in the <room> won't close|There is a crack in the <room> window|The lock of the "
        "{front|balcony} door sticks}. {There is a terrible draught|I don't feel safe|Rain comes in}.",
        details=(
            "I {taped it|put cardboard in front} for now.",
            "{Is this your maintenance|Can someone look soon}?",
        ),
        answers={"kind": "{The lower pane, about 60 by 90|It is a three-point lock}."},
        photo="{The window|It won't close further}",
        drawing="window",
        ask="Could you send a photo? Then the {glazier|carpenter} knows what to bring.",
        solve="Thank you, the {glazier|carpenter} comes on <day> at <hour>:00. Will you be at home?",
    ),
    Theme(
        id="thanks",
        subject="{Compliment|Thank you}",
        opening="{I just want to say that the plumber of <since> was friendly and tidy|The lift works again, "
        "thanks for the quick action}. {Please pass it on|Well done}.",
        details=("{Have a nice day|Kind regards from <city>}.",),
        ask="How nice to hear! I will tell my colleagues.",
        weight=1,
    ),
)

GREETINGS = {
    "mail": "{Dear {Sir or Madam|team}|Good morning|Good afternoon|Hello},",
    "chat": "{hi|hello|good morning|}",
}
CLOSINGS = "{Kind regards|Best wishes|Thanks in advance|Regards},"
THANKS = "{Thank you|Thanks|Great, thank you}{!|, that is all I needed.|. Have a nice day!}"
AGREED = "{Yes, that suits me|Fine|Yes, I will be at home}{.|, thank you.|!}"
CHASE = "{Any news on this?|I have not heard anything yet, is that right?|I asked before but got no answer.}"
SWITCH = {
    "email": "{Writing by mail now as I am away from the computer|Following up on my message of just now}.",
    "whatsapp": "{Easier by WhatsApp, I just wrote to you|Hi, <name> here, I wrote to you just now}.",
    "webchat": "{I see you are online, I just wrote to you|Hi, let me go on here}.",
}
ANSWERS = {
    "address": "{It is <street> <number>|<street> <number> in <city>|<street> <number>, <postcode> <city>}.",
    "since": "{Since <since>|It started <since>|For <days> days now}.",
    "phone": "{You can call me on <phone>|<phone>|My number is <phone>}.",
    "photo": "{Coming|Here it is|Sending it now}.",
    "tenant": "{My tenant number is <tenant>|<tenant>}.",
    "appointment": AGREED,
    "kind": "{I am not sure|I will have to look}.",
    "name": "{My name is <name>|<name>}.",
    "other": "{Yes|Sure|I will|Yes, that is fine}.",
}
ROOMS = ("kitchen", "bathroom", "bedroom", "living room", "toilet")
SINCE = ("yesterday", "Monday", "last week", "the weekend", "this morning")
DAYS = ("Tuesday", "Wednesday", "Thursday", "Friday", "Monday")
MONTHS = ("January", "February", "March", "April", "May", "September", "October", "December")
NOTE = "{Work order made|Agreed with the inspector}, {see the file of <street> <number>|tenant <tenant>}."
AGENT_CLOSES = (
    "{Noted, thank you|Good, that is arranged}. {Have a nice day|Let us know if anything changes}."
)
