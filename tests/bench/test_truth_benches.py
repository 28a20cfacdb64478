"""Benches against a known truth: the replay is the real system, and the scores are right."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from onethread.bench import facts, placement, recognition, records
from onethread.bench.outcome import Decision
from onethread.bench.placement_file import read_events, region_told, replayed
from onethread.bench.replay import Replay
from onethread.bench.rounds import rounds, strands
from onethread.errors import InvalidInput
from onethread.simulator.truth.events import Event, Inbound, Outbound, Sender
from onethread.simulator.truth.providers import brand_of
from onethread.simulator.truth.told import InboundTruth, MatterTruth, OutboundTruth, Truth

AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def heard(number: int, channel: Any = "email", hours: float = 0, **more: Any) -> Inbound:
    more.setdefault("text", f"words {number}")
    return Inbound(
        id=f"e{number}", at=AT + timedelta(hours=hours or number), channel=channel, **more
    )


def said(number: int, to: int, hours: float, kind: Any = "reply", **more: Any) -> Outbound:
    at = AT + timedelta(hours=hours)
    return Outbound(id=f"o{number}", at=at, kind=kind, to_event=f"e{to}", text="answer", **more)


def quiet(_step: str, _done: int, _total: int) -> None:
    return None


def test_what_shares_an_address_a_number_or_a_thread_is_one_strand() -> None:
    events: list[Event] = [
        heard(
            1, sender=Sender(email="Jan.Jansen+shop@gmail.com"), email_headers={"Message-ID": "<a>"}
        ),
        heard(2, "whatsapp", sender=Sender(wa_id="31612345678")),
        heard(
            3,
            "form",
            sender=Sender(form_fields={"Mail": "janjansen@gmail.com", "Tel": "06-12345678"}),
        ),
        heard(4, sender=Sender(email="b@b.example"), email_headers={"References": ["<x>", "<a>"]}),
        heard(5, "webchat", sender=Sender(visitor="v")),
        said(1, 5, 6),
        heard(6, "sms", hours=7, sender=Sender(phone="112")),
    ]
    one = strands(events)
    assert one[0] == one[1] == one[2] == one[3]
    assert one[4] == one[5] != one[0]
    assert one[6] not in one[:6]
    assert list(rounds(events)) == [[0, 4, 6], [1, 5], [2], [3]]
    assert [len(each) for each in rounds(events, window=1)] == [1] * 7


def test_a_number_that_few_name_makes_one_strand_of_them() -> None:
    events: list[Event] = [
        heard(1, sender=Sender(email="a@a.example"), text="Order ZB-20991, sinds 12-02-2026"),
        heard(2, "whatsapp", sender=Sender(wa_id="31612345678"), text="zb 20991? ZB-20991!"),
        heard(3, sender=Sender(email="b@b.example"), text="Geen nummer, wel 12-02-2026"),
    ]
    events += [
        heard(n, sender=Sender(email=f"c{n}@c.example"), text="stand 04512") for n in range(4, 12)
    ]
    found = strands(events)
    assert found[0] == found[1]
    assert len(set(found)) == 10


def test_a_number_that_we_gave_makes_one_strand_with_who_names_it() -> None:
    events: list[Event] = [
        heard(1, sender=Sender(email="a@a.example")),
        Outbound(
            id="o1", at=AT, kind="reply", to_event="e1", text="Your case is KB-80231, it goes on."
        ),
        heard(2, "whatsapp", sender=Sender(wa_id="31612345678"), text="About KB 80231?"),
    ]
    assert len(set(strands(events))) == 1


def test_the_addresses_written_to_tell_the_country_of_numbers() -> None:
    events = [heard(n, to=to) for n, to in enumerate(["a@x.be", "32470999999", "b@x.com", "0201"])]
    assert region_told(events) == "BE"
    assert region_told([heard(1, to="help@x.com")], "FR") == "FR"


def test_an_address_tells_the_brand_by_its_domain() -> None:
    told = {"service@mail.brand.example": "brand.example", "https://www.x.nl/chat": "x.nl"}
    told |= {"31201234567": None, "": None, "+31 20 123.45": None}  # type: ignore[dict-item]
    assert {address: brand_of(address) for address in told} == told


async def test_a_file_is_replayed_through_intake_and_delivery(database_url: str) -> None:
    mail = {"Authentication-Results": "pass"}
    events: list[Event] = [
        heard(
            1,
            sender=Sender(email="jan@post.example", display_name="Jan Bøe"),
            to="service@brand.example",
            subject="Lekkage",
            attachments=["foto.jpg"],
            email_headers={"Message-ID": "<a1@post.example>", **mail},
        ),
        said(1, 1, 2, email_headers={"Message-ID": "<out1@brand.example>"}),
        # Somebody else's address in the thread: a colleague; the answered mail leads there.
        heard(
            3,
            sender=Sender(email="jan@post.example"),
            to="service@brand.example",
            subject="iets anders",
            email_headers={"In-Reply-To": "<out1@brand.example>", **mail},
        ),
        said(2, 1, 4, "resolve"),
        heard(5, "whatsapp", sender=Sender(wa_id="31612345678", profile_name="Ina")),
        said(3, 5, 50),  # the window is closed by then: a template goes out
        heard(6, "sms", hours=51, sender=Sender(phone="0612345678")),
        heard(7, "email", hours=52, sender=Sender()),
        heard(8, "phone", hours=53, sender=Sender(display_name="onbekend")),
        heard(
            9, "form", hours=54, sender=Sender(form_fields={"E-mail": "jan@post.example", "n": 1})
        ),
    ]
    async with Replay(database_url=database_url) as replay:
        await replay.run(events, quiet)
        decided, final = replay.decided, await replay.final()
        rows = await replay.parts.database.fetch(
            "SELECT said_at, state, content FROM messages WHERE direction = 'out' ORDER BY said_at"
        )
        statuses = await replay.statuses()
    assert decided["e3"].rule == "reply_token"
    assert decided["e1"].conversation == decided["e3"].conversation
    assert decided["e5"].customer == decided["e6"].customer != decided["e1"].customer
    assert decided["e9"].customer == decided["e1"].customer
    assert decided["e7"] == Decision()  # a mail from nobody
    assert decided["e8"].conversation is not None
    assert final["e1"].conversation == decided["e1"].conversation
    assert [(row["said_at"], row["state"]) for row in rows] == [
        (AT + timedelta(hours=2), "sent"),
        (AT + timedelta(hours=50), "sent"),
    ]
    assert "template" in rows[1]["content"]
    assert decided["e1"].conversation in statuses
    assert replay.refused == {}


async def test_the_answer_has_every_part(database_url: str) -> None:
    events = [heard(1, "sms", sender=Sender(phone="0612345678"))]
    answer, counts = await replayed(events, quiet, database_url)
    assert set(answer) == {"e1", "final", "suggestions", "facts", "asks_again"}
    assert answer["e1"] == answer["final"]["e1"]
    assert counts == {"events": 1, "placed": 1, "not_placed": 0, "refused_actions": 0}


async def test_a_hundred_customers_are_placed(database_url: str) -> None:
    placed = await placement.measure(100, 1, quiet, database_url)
    assert placed.messages > 200
    assert 0.5 < placed.right <= 1
    assert placed.refused_actions == 0


async def test_a_hundred_customers_are_recognised(database_url: str) -> None:
    known = await recognition.measure(100, 1, quiet, database_url)
    assert known.automatic.recall > 0.9
    assert known.sightings > 100


# -- scoring, by hand ---------------------------------------------------------------------------


def truth_of(*inbound: tuple[str, InboundTruth], **more: Any) -> Truth:
    matters = {
        known.matter: MatterTruth(
            id=known.matter, person=known.person, parties=[known.person], kind="leak", brand="x0"
        )
        for _, known in reversed(inbound)
    }
    return Truth(
        seed=0,
        customers=2,
        inbound=dict(inbound),
        outbound={},
        matters=matters,
        shared=more.get("shared", {}),
        values=more.get("values", {}),
        homes=more.get("homes", {}),
    )


def known(person: str, matter: str, *addresses: str, **more: Any) -> InboundTruth:
    return InboundTruth(person=person, matter=matter, addresses=list(addresses), **more)


def test_a_message_is_right_in_the_conversation_of_most_of_its_matter() -> None:
    events: list[Event] = [heard(n) for n in range(1, 6)]
    truth = truth_of(
        ("e1", known("p1", "m1", "a1", expect="new")),
        ("e2", known("p1", "m1", "a1")),
        ("e3", known("p1", "m1", "a2", switch=True)),
        ("e4", known("p2", "m2", "b1", expect="new")),
        ("e5", known("p1", "m1", "a1", expect="quiet", mess=["thanks"])),
    )
    places = {"e1": 1, "e2": 1, "e3": 2, "e4": 1, "e5": 1}
    decided = {e: Decision(conversation=c, customer=9) for e, c in places.items()}
    figures = placement.judge(events, truth, decided, {1: "open", 2: "open"})
    assert figures.right == 0.6  # e3 stands apart, e4 is in another's conversation
    assert figures.right_after_switch == figures.joined_switches == 0.0
    assert figures.disclosed == 1
    assert figures.reopened_by_thanks == 1.0
    assert figures.wrong == {
        "apart: switch": 1,
        "in another matter: new_matter": 1,
        "disclosed": 1,
    }


def test_a_part_that_nothing_ties_to_its_matter_may_stand_apart() -> None:
    events: list[Event] = [heard(1), heard(2)]
    truth = truth_of(
        ("e1", known("p1", "m1", "a1")),
        ("e2", known("p1", "m1", "a2", switch=True, tied=False, part=1)),
    )
    decided = {"e1": Decision(conversation=1), "e2": Decision(conversation=2)}
    figures = placement.judge(events, truth, decided, {})
    assert (figures.right, figures.switches, figures.switches_tied) == (1.0, 1, 0)
    assert figures.joined_switches == 1.0  # of none


def test_pairs_of_sightings_are_counted() -> None:
    events: list[Event] = [heard(n) for n in range(1, 7)]
    truth = truth_of(
        ("e1", known("p1", "m1", "a1")),
        ("e2", known("p1", "m1", "a1", "a2", proved=["a1", "a2"])),
        ("e3", known("p1", "m1", "a3", details=["name", "address"])),
        ("e4", known("p2", "m2", "b1")),
        ("e5", known("p2", "m2", "shared")),
        ("e6", known("p1", "m1", "shared", details=["name", "address"])),
        values={"a1": ("email", "a@x"), "b1": ("email", "a@x")},
        shared={"shared": ["p1", "p2"]},
    )
    customers = {"e1": 1, "e2": 1, "e3": 2, "e4": 1, "e5": 3, "e6": 3}
    final = {e: Decision(customer=c, conversation=1) for e, c in customers.items()}
    figures = recognition.judge(events, truth, final, [(1, 2, 0.9), (2, 3, 0.8), (1, 3, 0.7)])
    # Of one customer: e1-e2 right, e4 with both wrong; e5 and e6 can't be told apart by their address.
    assert (figures.automatic.found, figures.automatic.right) == (3, 1)
    assert (figures.automatic.true, figures.automatic.recall) == (1, 1.0)
    assert figures.one_address_two_people == 1
    assert figures.wrong["merged: reused number"] == 2
    assert figures.suggested.found == 3
    assert figures.suggested.right == 1


def test_who_writes_from_the_familys_mailbox_could_be_either_and_is_no_missed_suggestion() -> None:
    events: list[Event] = [heard(n) for n in range(1, 4)]
    truth = truth_of(
        ("e1", known("p1", "m1", "shared")),
        ("e2", known("p1", "m1", "a1", "shared")),
        ("e3", known("p1", "m1", "a1")),
        shared={"shared": ["p1", "p2"]},
    )
    final = {f"e{n}": Decision(customer=n, conversation=n) for n in range(1, 4)}
    figures = recognition.judge(events, truth, final, [])
    assert figures.suggested.true == 1  # e2 and e3, by the address that is theirs alone
    assert figures.suggested_or_ambiguous.true == 2


def test_every_suggestion_is_judged_also_of_one_sighting_that_became_two_customers() -> None:
    events: list[Event] = [heard(n) for n in range(1, 5)]
    truth = truth_of(
        *((f"e{n}", known("p1", "m1", "a1")) for n in range(1, 4)), ("e4", known("p2", "m2", "b"))
    )
    customers = {"e1": 1, "e2": 1, "e3": 2, "e4": 3}
    final = {e: Decision(customer=c, conversation=1) for e, c in customers.items()}
    figures = recognition.judge(events, truth, final, [(1, 2, 0.9), (2, 3, 0.8)])
    found = figures.suggested
    assert (found.found, found.right, found.true, found.recall) == (2, 1, 1, 1.0)


# -- records ------------------------------------------------------------------------------------


def test_columns_are_known_by_name_or_by_the_map(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("who;Surname;first;DOB;note\np1;Jansen;Jan;1980-01-02;x\np2;Bakker;;;\n")
    read = records.read_records(file, "who", records.read_map("given_name=first"))
    assert read.truth == ["p1", "p2"]
    assert read.rows == [
        {"given_name": "Jan", "family_name": "Jansen", "date_of_birth": "1980-01-02"},
        {"family_name": "Bakker"},
    ]


@pytest.mark.parametrize(
    ("heading", "mapped"),
    [
        ("fname_c1,lname_c1,by,bm,bd", "given_name family_name birth_year birth_month birth_day"),
        (
            "first_name,surname,dob,birth_place,postcode_fake,gender,occupation",
            "given_name family_name date_of_birth . postcode . .",
        ),
        (
            "first_name,middle_name,last_name,age,res_street_address,city,state,zip_code,full_phone_num",
            "given_name . family_name . address city . postcode phone",
        ),
        ("address_1,address_2,lname_c1,lname_c2", "street . family_name ."),
        ("name,addr,city,phone,type", "name address city phone ."),
        ("FirstName,LastName,DateOfBirth,EMail", "given_name family_name date_of_birth email"),
        ("title,authors,venue,year", "name . . ."),
    ],
)
def test_columns_of_public_sets_are_known(tmp_path: Path, heading: str, mapped: str) -> None:
    columns = [*heading.split(","), "cluster"]
    file = tmp_path / "set.csv"
    file.write_text("\t".join(columns) + "\n" + "\t".join("1" for _ in columns) + "\n")
    read = records.read_records(file, "cluster", {})
    wanted = dict(zip(mapped.split(), columns, strict=False))
    wanted.pop(".", None)
    assert read.columns == wanted


def test_records_are_read_in_any_encoding_and_from_parts(tmp_path: Path) -> None:
    file = tmp_path / "latin.csv"
    file.write_bytes(
        "id;prénom;nom;yob;mob;dob_day;zip\r\n1;Zoë;Müller;1980;1;2;1234.0\r\n".encode("cp1252")
    )
    read = records.read_records(file, "id", records.read_map("given_name=prénom,birth_day=dob_day"))
    assert read.rows == [
        {
            "given_name": "Zoë",
            "family_name": "Müller",
            "postcode": "1234",
            "date_of_birth": "1980-01-02",
        }
    ]


def test_the_country_of_numbers_is_the_likeliest() -> None:
    assert records.likely_region([{"phone": "310/246-1501"}, {"phone": "213-467-9606"}]) == "US"
    assert records.likely_region([{"phone": "06-12345678"}, {}]) == "NL"


@pytest.mark.parametrize(
    ("truth", "columns", "says"),
    [
        ("nobody", "", "no column 'nobody'"),
        ("who", "given_name=x", "no column 'x'"),
        ("who", "shoe=first", "'shoe' is no field"),
        ("who", "given_name", "write the map like"),
    ],
)
def test_what_is_wrong_with_records_is_named(
    tmp_path: Path, truth: str, columns: str, says: str
) -> None:
    file = tmp_path / "people.csv"
    file.write_text("who,first\np1,Jan\n")
    with pytest.raises(InvalidInput, match=says):
        records.read_records(file, truth, records.read_map(columns))


def test_pairs_of_records_are_counted() -> None:
    read = records.Records(rows=[{"name": str(n)} for n in range(5)], truth=[*list("aabb"), ""])
    figures = records.judge(read, [1, 1, 2, 3, 3], [(2, 3, 0.9)])
    assert (figures.automatic.found, figures.automatic.right) == (2, 1)
    assert (figures.suggested.found, figures.suggested.right, figures.suggested.true) == (2, 1, 1)
    assert (figures.together.precision, figures.together.recall) == (0.5, 1.0)
    assert figures.wrong == {"merged wrongly": 1, "suggested wrongly": 1}


async def test_records_go_through_intake(database_url: str) -> None:
    rows = [
        {"given_name": "Jan", "family_name": "de Boer", "phone": "06 1234 5678"},
        {"given_name": "J.", "family_name": "de Boer", "phone": "+31612345678"},
        {"given_name": "Sanne", "family_name": "Visser", "city": "Oudhaven"},
    ]
    read = records.Records(rows=rows, truth=["a", "a", "b"])
    figures = await records.measure(read, quiet, database_url=database_url)
    assert figures.records == 3
    assert figures.together.precision == 1.0
    assert figures.automatic.recall == 1.0


# -- facts --------------------------------------------------------------------------------------


async def test_a_hundred_customers_and_what_they_tell(database_url: str) -> None:
    figures = await facts.measure(100, 1, quiet, database_url)
    assert figures.facts.recall > 0.7
    assert figures.facts.precision > 0.7
    assert figures.asks_again.true > 5
    assert figures.switches > 20


def test_facts_and_warnings_are_counted() -> None:
    events: list[Event] = [
        heard(1),
        said(1, 1, 1.5),
        heard(2, "whatsapp"),
        said(2, 2, 3),
    ]
    truth = truth_of(
        ("e1", known("p1", "m1", "a1", facts=[("order", "40-1187"), ("date", "2026-03-01")])),
        ("e2", known("p1", "m1", "a2", switch=True, facts=[("order", "40-1187")], restates=True)),
    )
    truth.outbound = {
        "o1": OutboundTruth(matter="m1"),
        "o2": OutboundTruth(matter="m1", asks="order", known=True),
    }
    decided = {e: Decision(conversation=1, customer=1) for e in ("e1", "e2")}
    found = {1: [{"kind": "order", "value": "401187"}, {"kind": "case", "value": "77"}]}
    figures = facts.judge(events, truth, decided, found, {"o1", "o2"}, measured=(4, 3, 1))
    assert (figures.facts.found, figures.facts.right, figures.facts.true) == (2, 1, 2)
    assert figures.facts.recall == 0.5
    assert (figures.asks_again.precision, figures.asks_again.recall) == (0.5, 1.0)
    assert figures.context_carry == 0.0
    assert figures.context_carry_if_warned == figures.repeat_yourself == 1.0
    assert (figures.measured_context_carry, figures.measured_repeat_yourself) == (0.75, 0.25)
    assert figures.wrong == {"case that is none": 1, "date not found": 1, "warned of nothing": 1}


async def test_what_was_written_by_hand_is_placed_as_a_person_would(database_url: str) -> None:
    """Each event is called by its matter: permits by telephone, mail and WhatsApp, spoofed senders, guessed
    numbers, households, thanks, old threads, numbers that passed on, odd forms, four languages."""
    events = read_events(Path(__file__).parent / "by_hand.jsonl")
    answer, counts = await replayed(events, quiet, database_url)
    assert (counts["not_placed"], counts["refused_actions"]) == (0, 0)
    where: dict[str, set[int]] = {}
    for event in events:
        if isinstance(event, Inbound):
            matter = event.id.rpartition(".")[0]
            where.setdefault(matter, set()).add(answer[event.id]["conversation"])
    assert {matter: found for matter, found in where.items() if len(found) > 1} == {}
    everywhere = [number for found in where.values() for number in found]
    assert len(set(everywhere)) == len(everywhere)
