"""Recognition as a table: who a sender is, and what it proves."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
import pytest

from onethread.customers import rules
from onethread.customers.known import NOBODY, KnownIdentity, how_named
from onethread.customers.rules import Decision
from onethread.messages import Assurance, SenderIdentity

CLAIMED, ASSERTED, VERIFIED = Assurance.CLAIMED, Assurance.ASSERTED, Assurance.VERIFIED


def says(assurance: Assurance, scheme: str = "email") -> SenderIdentity:
    return SenderIdentity(scheme=scheme, value="x", assurance=assurance)


def known(customer: int, assurance: Assurance, **more: Any) -> KnownIdentity:
    return KnownIdentity(id=customer * 10, customer_id=customer, assurance=int(assurance), **more)


def recognise(
    sender: list[SenderIdentity], stored: list[KnownIdentity | None], **more: Any
) -> Decision:
    return rules.recognise(sender, [[each] if each else [] for each in stored], **more)


@pytest.mark.parametrize(
    ("sender", "stored", "customer", "assurance", "same_as", "maybe"),
    [
        ([says(ASSERTED)], [None], None, ASSERTED, [], []),
        ([says(ASSERTED)], [known(1, ASSERTED)], 1, ASSERTED, [], []),
        ([says(CLAIMED)], [known(1, VERIFIED)], 1, CLAIMED, [], []),
        # Nobody gets better known by writing to an address that was only ever claimed.
        ([says(VERIFIED)], [known(1, CLAIMED)], 1, CLAIMED, [], []),
        # A new visitor who types somebody's address: "says they are".
        (
            [says(ASSERTED, "visitor"), says(CLAIMED)],
            [None, known(1, ASSERTED)],
            1,
            CLAIMED,
            [],
            [],
        ),
        # A known visitor who types another's address stays who they are.
        (
            [says(ASSERTED, "visitor"), says(CLAIMED)],
            [known(1, ASSERTED), known(2, ASSERTED)],
            1,
            ASSERTED,
            [],
            [2],
        ),
        # Both proved at once: the same person.
        (
            [says(ASSERTED, "whatsapp"), says(ASSERTED, "phone")],
            [known(1, ASSERTED), known(2, ASSERTED)],
            1,
            ASSERTED,
            [2],
            [],
        ),
        # The better vouched customer wins over the order given.
        (
            [says(ASSERTED, "visitor"), says(VERIFIED, "external")],
            [known(1, ASSERTED), known(2, VERIFIED)],
            2,
            VERIFIED,
            [1],
            [],
        ),
        # A shared address (info@) recognises weakly and merges nobody.
        (
            [says(ASSERTED, "phone"), says(ASSERTED)],
            [known(1, ASSERTED), known(2, ASSERTED, shared=True)],
            1,
            ASSERTED,
            [],
            [2],
        ),
    ],
)
def test_who_the_sender_is(
    sender: list[SenderIdentity],
    stored: list[KnownIdentity | None],
    customer: int | None,
    assurance: Assurance,
    same_as: list[int],
    maybe: list[int],
) -> None:
    decision = recognise(sender, stored)
    assert decision.customer_id == customer
    assert decision.assurance == assurance
    assert decision.same_as == same_as
    assert list(decision.maybe) == maybe


def test_an_identity_reached_by_a_claim_joins_as_claimed() -> None:
    decision = recognise([says(ASSERTED, "visitor"), says(CLAIMED)], [None, known(1, VERIFIED)])
    assert [(a.index, a.assurance) for a in decision.attach] == [(0, CLAIMED)]


def test_the_only_identity_of_a_customer_rises_when_it_is_proved() -> None:
    lone = known(1, CLAIMED, alone=True)
    assert recognise([says(ASSERTED)], [lone]).raise_to == [(10, ASSERTED)]


def test_a_claimed_identity_of_a_customer_with_others_does_not_rise() -> None:
    assert recognise([says(ASSERTED)], [known(1, CLAIMED)]).raise_to == []


def test_a_proved_sender_raises_their_other_identity() -> None:
    decision = recognise(
        [says(VERIFIED, "external"), says(VERIFIED)], [known(1, VERIFIED), known(1, CLAIMED)]
    )
    assert decision.raise_to == [(10, VERIFIED)]


NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
LONG_AGO = NOW - timedelta(days=400)
LATELY = NOW - timedelta(days=20)


def mailbox(customer: int, name: str, seen: datetime = LATELY, **more: Any) -> KnownIdentity:
    return known(customer, ASSERTED, name=name, last_seen_at=seen, **more)


def test_the_same_person_under_another_form_of_their_name_is_found() -> None:
    for name in ("A. Jansen", "Jansen, Anja", "Anja de Vries", "Anja Janssen", "Anja", "", None):
        decision = recognise([says(ASSERTED)], [mailbox(1, "Anja Jansen")], name=name, at=NOW)
        assert decision.customer_id == 1, name
        assert (decision.share, decision.end) == ({}, [])


def test_a_second_person_at_an_address_is_a_customer_of_their_own_and_it_is_shared() -> None:
    decision = recognise([says(ASSERTED)], [mailbox(1, "Anja Jansen")], name="Piet Jansen", at=NOW)
    assert decision.customer_id is None
    assert decision.share == {10: "names"}
    [attached] = decision.attach
    assert (attached.person, attached.shared) == ("piet jansen", "names")
    assert not decision.maybe


def test_who_only_claims_an_address_does_not_make_it_less_its_owners() -> None:
    decision = recognise([says(CLAIMED)], [mailbox(1, "Anja Jansen")], name="Mal Lory", at=NOW)
    assert decision.customer_id is None
    assert decision.share == {}


def test_the_users_of_a_shared_address_are_told_by_their_names() -> None:
    rows = [
        mailbox(1, "Anja Jansen", shared=True),
        mailbox(2, "Piet Jansen", shared=True, person="piet jansen"),
    ]
    for name, customer in (("Anja Jansen", 1), ("P. Jansen", 2), ("Emma Jansen", None)):
        decision = rules.recognise([says(ASSERTED)], [rows], name=name, at=NOW)
        assert decision.customer_id == customer
        assert decision.assurance == (CLAIMED if customer else ASSERTED)
    nobody = rules.recognise([says(ASSERTED)], [rows], name=None, at=NOW)
    assert nobody.customer_id is None
    assert nobody.attach[0].person == NOBODY


def test_a_name_typed_by_the_way_with_somebody_elses_address_leaves_it_alone() -> None:
    decision = recognise(
        [says(ASSERTED, "visitor"), says(CLAIMED)],
        [None, mailbox(2, "Anja Jansen")],
        name="Piet Bakker",
        at=NOW,
    )
    assert decision.customer_id is None
    assert [each.index for each in decision.attach] == [0]
    assert (decision.share, decision.end) == ({}, [])


@pytest.mark.parametrize(
    ("name", "why"), [("Piet Bakker", "address_passed_on"), (None, "silent_address")]
)
def test_an_address_silent_for_a_year_has_passed_on(name: str | None, why: str) -> None:
    decision = recognise(
        [says(ASSERTED, "phone")], [mailbox(1, "Anja Jansen", LONG_AGO)], name=name, at=NOW
    )
    assert decision.customer_id is None
    assert decision.end == [10]
    assert decision.maybe == {1: {"kind": why}}


def test_whoever_comes_back_after_years_with_their_name_is_known() -> None:
    decision = recognise(
        [says(ASSERTED, "phone")], [mailbox(1, "Anja Jansen", LONG_AGO)], name="A Jansen", at=NOW
    )
    assert decision.customer_id == 1
    assert not decision.end


def test_an_account_is_one_persons_whatever_they_call_themselves() -> None:
    account = known(1, ASSERTED, name="Anja Jansen", last_seen_at=LATELY)
    number = known(1, ASSERTED, name="Anja Jansen", last_seen_at=LATELY)
    decision = recognise(
        [says(ASSERTED, "whatsapp"), says(ASSERTED, "phone")],
        [account, number],
        name="Team Wij Zijn Feest",
        at=NOW,
    )
    assert decision.customer_id == 1
    assert not decision.attach


@pytest.mark.parametrize(
    ("days", "name", "ended"),
    [
        (20, "Ravi Maas", False),  # they call themselves otherwise today
        (200, "Ravi Maas", True),
        (200, "Maarten Smeets", False),
        (200, "Ravi", False),  # one word may be anything
        (200, None, False),
    ],
)
def test_an_account_that_was_away_and_has_another_name_has_passed_on_as_a_whole_line(
    days: int, name: str | None, ended: bool
) -> None:
    account = known(1, ASSERTED, name="Maarten", last_seen_at=NOW - timedelta(days=days))
    account.key = "31612345678"
    number = msgspec.structs.replace(account, id=11, last_seen_at=LATELY)
    decision = recognise(
        [says(ASSERTED, "whatsapp"), says(ASSERTED, "phone")],
        [account, number],
        name=name,
        at=NOW,
    )
    assert sorted(decision.end) == ([10, 11] if ended else [])
    assert decision.customer_id == (None if ended else 1)
    assert decision.maybe == ({1: {"kind": "address_passed_on"}} if ended else {})


def test_who_only_claims_an_address_under_a_name_unknown_there_is_somebody_else() -> None:
    for name, customer in (
        ("De heer Riethorst", None),
        ("Mevrouw Jansen", 1),
        ("A", 1),
        ("🌸", 1),
        (None, 1),
    ):
        rows = mailbox(1, "Anja Jansen")
        found = recognise([says(CLAIMED, "phone")], [rows], name=name, at=NOW)
        assert found.customer_id == customer, name


@pytest.mark.parametrize(
    ("mailbox", "phone", "has_number", "of", "customer"),
    [
        # Father and son of one name, each with a telephone in his pocket.
        ("fam.jansen@x.example", "31612345678", True, None, None),
        # The number was somebody else's before.
        ("fam.jansen@x.example", "31612345678", True, 2, 2),
        ("fam.jansen@x.example", "31612345678", True, 1, 1),
        # Nothing was known of a number before: it may well be theirs.
        ("fam.jansen@x.example", "31612345678", False, None, 1),
        # The telephone of the house, or a mailbox of their own: the same person.
        ("fam.jansen@x.example", "31201234567", True, None, 1),
        ("piet.jansen@x.example", "31612345678", True, None, 1),
    ],
)
def test_a_new_mobile_at_the_family_mailbox_is_another_one_of_that_name(
    mailbox: str, phone: str, has_number: bool, of: int | None, customer: int | None
) -> None:
    stored = known(1, CLAIMED, name="Piet Jansen", has_number=has_number)
    decision = rules.recognise(
        [
            SenderIdentity(scheme="email", value=mailbox, assurance=CLAIMED),
            SenderIdentity(scheme="phone", value=f"+{phone}", assurance=CLAIMED),
        ],
        [[stored], [known(of, CLAIMED, key=phone, name="Piet Jansen")] if of else []],
        name="Piet Jansen",
        keys=[("email", mailbox), ("phone", phone)],
    )
    assert decision.customer_id == customer
    persons = [each.person for each in decision.attach if each.index == 0]
    assert persons == ([] if customer == 1 else [f"piet jansen {phone}"])


@pytest.mark.parametrize(("name", "customer"), [("J. Jansen", None), ("Jan Jansen", 1)])
def test_an_initial_in_the_familys_mailbox_is_no_proof_beside_another_number(
    name: str, customer: int | None
) -> None:
    family = SenderIdentity(scheme="email", value="fam.jansen@x.example", assurance=CLAIMED)
    rows = [[known(1, CLAIMED, name="Jan Jansen", last_seen_at=LATELY)]]
    assert rules.recognise([family], rows, name=name, at=NOW).customer_id == 1
    decision = rules.recognise([family, says(CLAIMED, "phone")], [*rows, []], name=name, at=NOW)
    assert decision.customer_id == customer


def test_two_accounts_of_the_site_with_one_address_share_it() -> None:
    decision = recognise(
        [says(VERIFIED, "external"), says(VERIFIED)],
        [None, known(1, VERIFIED, external=frozenset({"K-1"}))],
        external="K-2",
        at=NOW,
    )
    assert decision.customer_id is None
    assert decision.share == {10: "external_ids"}
    assert decision.same_as == []


@pytest.mark.parametrize("value", ["info@bakker.example", "No-Reply@shop.example", "12345"])
def test_an_address_of_an_office_is_shared_from_the_first_message(value: str) -> None:
    scheme = "email" if "@" in value else "phone"
    sender = [SenderIdentity(scheme=scheme, value=value, assurance=ASSERTED)]
    [attached] = recognise(sender, [None]).attach
    assert attached.shared in ("role", "short")


def test_whoever_answers_at_the_house_is_not_taken_for_who_called_before() -> None:
    row = known(1, ASSERTED, name="Piet Jansen", last_seen_at=LATELY, key="31201234567")
    for name, customer in (("Mevr. Jansen", None), ("P. Jansen", 1), ("Piet Jansen", 1)):
        decision = recognise([says(CLAIMED, "phone")], [row], name=name, at=NOW)
        assert decision.customer_id == customer
    mobile = known(1, ASSERTED, name="Piet Jansen", last_seen_at=LATELY, key="31612345678")
    assert (
        recognise([says(CLAIMED, "phone")], [mobile], name="Dhr. Jansen", at=NOW).customer_id == 1
    )


def test_after_a_year_a_given_name_alone_is_not_enough() -> None:
    decision = recognise(
        [says(ASSERTED, "phone")], [mailbox(1, "Anja Jansen", LONG_AGO)], name="Anja Bakker", at=NOW
    )
    assert decision.customer_id is None
    assert decision.end == [10]


def test_the_family_writes_for_nobody_in_particular() -> None:
    decision = recognise([says(ASSERTED)], [mailbox(1, "Fam. Jansen")], name="Piet Jansen", at=NOW)
    assert decision.customer_id is None
    assert decision.attach[0].person == "piet jansen"


def test_any_of_the_names_they_go_by_will_do() -> None:
    row = mailbox(1, "Andté Zijlstra", names=("André",))
    assert recognise([says(ASSERTED)], [row], name="Adré Zijlstra", at=NOW).customer_id == 1


def test_a_number_typed_along_of_somebody_by_another_name_is_a_hint_at_most() -> None:
    decision = recognise(
        [says(CLAIMED), says(CLAIMED, "phone")],
        [None, mailbox(2, "Khadija")],
        name="Jasper Smeets",
        at=NOW,
    )
    assert decision.customer_id is None
    assert decision.skipped == [1]
    assert [each.index for each in decision.attach] == [0]


def test_a_households_telephone_typed_along_decides_nothing() -> None:
    for row in (
        mailbox(2, "Piet Jansen", key="31201234567"),
        mailbox(2, "Piet Jansen", key="31612345678", shared=True),
    ):
        decision = recognise(
            [says(CLAIMED), says(CLAIMED, "phone")], [None, row], name="Piet Jansen", at=NOW
        )
        assert decision.customer_id is None
        assert decision.skipped == [1]


def test_a_given_name_alone_makes_nobody_of_the_house_the_same() -> None:
    row = mailbox(1, "Stefan Ackermann", names=("Stefan",))
    decision = recognise([says(ASSERTED)], [row], name="Charlotte Ackermann", at=NOW)
    assert decision.customer_id is None
    assert decision.share == {10: "names"}


@pytest.mark.parametrize(
    ("names", "sender", "expected"),
    [
        (("Stefan Ackermann", "Stefan"), "Charlotte Ackermann", "different"),
        (("Stefan", "Stefan Ackermann"), "Charlotte Ackermann", "different"),
        (("Stefan", ""), "Charlotte Ackermann", "unknown"),
        (("Anja Jansen", "Anja Bakker"), "A. Bakker", "compatible"),
        (("Piet Jansen", "Anja"), "Anja Jansen", "partial"),
    ],
)
def test_of_several_names_one_that_fits_counts_and_else_one_that_parts(
    names: tuple[str, str], sender: str, expected: str
) -> None:
    row = known(1, ASSERTED, name=names[0], customer_name=names[1])
    assert how_named(row, sender) == expected


def test_whoever_reads_the_familys_mail_is_not_taken_for_who_wrote_before() -> None:
    row = mailbox(1, "Piet Jansen")
    family, own = (
        [SenderIdentity(scheme="email", value=value, assurance=ASSERTED)]
        for value in ("fam.jansen@x.example", "p.jansen@x.example")
    )
    for name in ("Mevr. Jansen", "Jansen", "M. Jansen"):
        assert recognise(family, [row], name=name, at=NOW).customer_id is None
        assert recognise(own, [row], name=name, at=NOW).customer_id == 1
    assert recognise(family, [row], name="P. Jansen", at=NOW).customer_id == 1
