"""A mailbox of a real IMAP server: nothing is missed, whatever the server does."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from onethread.connectors.contract import SecretStr
from onethread.connectors.email.receiver.mailbox import read_mailbox
from onethread.errors import DatabaseUnavailable, Overloaded
from tests.connectors.email.receiving import QUICK, FakeContext, Running, imap_config, mail
from tests.servers.dovecot import Dovecot, needs_dovecot

pytestmark = [needs_dovecot, pytest.mark.dovecot]


@pytest.fixture(scope="module")
def shared() -> Iterator[Dovecot]:
    server = Dovecot.start()
    yield server
    server.stop()


@pytest.fixture
def own() -> Iterator[Dovecot]:
    """A server that the test may end."""
    server = Dovecot.start()
    yield server
    server.stop()


def reading(context: FakeContext) -> Running:
    return Running(context, lambda: read_mailbox(context, QUICK))


async def test_unread_mail_comes_in_and_new_mail_follows_at_once(shared: Dovecot) -> None:
    shared.append("anna", mail("was read"), flags="(\\Seen)")
    shared.append("anna", mail("one"), mail("two"))
    context = FakeContext(imap_config(shared.port, "anna"))
    async with reading(context):
        await context.until(lambda: len(context.accepted) == 2)
        shared.append("anna", mail("three"))
        await context.until(lambda: len(context.accepted) == 3)
    assert context.subjects == ["one", "two", "three"]
    headers = context.accepted[0][1]
    assert headers["source"] == "imap"
    assert headers["uid"] == 2
    assert "truncated" not in headers
    assert all("\\Seen" not in flags for flags in shared.flags("anna")[1:])


async def test_a_restart_goes_on_where_it_was_also_over_mail_marked_as_read(
    shared: Dovecot,
) -> None:
    shared.append("bert", mail("one"))
    context = FakeContext(imap_config(shared.port, "bert"))
    async with reading(context):
        await context.until(lambda: context.cursor.get("last_uid") == 1)
    shared.append("bert", mail("while away"), flags="(\\Seen)")
    async with reading(context):
        await context.until(lambda: len(context.accepted) == 2)
    assert context.subjects == ["one", "while away"]


@pytest.mark.parametrize(
    ("earlier", "subjects"),
    [("none", ["new"]), ("unread", ["not read", "new"]), ("all", ["read", "not read", "new"])],
)
async def test_earlier_mail_is_taken_in_as_set(
    shared: Dovecot, earlier: str, subjects: list[str]
) -> None:
    user = f"earlier-{earlier}"
    shared.append(user, mail("read"), flags="(\\Seen)")
    shared.append(user, mail("not read"))
    context = FakeContext(imap_config(shared.port, user, import_earlier=earlier))
    async with reading(context):
        await context.until(
            lambda: (True, "reading this mailbox for the first time") in context.reports
        )
        shared.append(user, mail("new"))
        await context.until(lambda: "new" in context.subjects)
    assert context.subjects == subjects


async def test_nothing_is_lost_while_the_database_is_away(shared: Dovecot) -> None:
    shared.append("carla", *[mail(f"mail {number}") for number in range(5)])
    context = FakeContext(imap_config(shared.port, "carla"))
    context.fail = [
        Overloaded("too busy"),
        DatabaseUnavailable("starting"),
        Overloaded("still busy"),
    ]
    async with reading(context):
        await context.until(lambda: context.cursor.get("last_uid") == 5)
    assert sorted(set(context.subjects)) == [f"mail {number}" for number in range(5)]
    assert (False, "too busy") in context.reports


async def test_mails_are_marked_as_read_only_when_set_and_taken(shared: Dovecot) -> None:
    shared.append("dirk", mail("one"))
    context = FakeContext(imap_config(shared.port, "dirk", mark_as_read=True))
    async with reading(context):
        await context.until(lambda: context.cursor.get("last_uid") == 1)
        shared.append("dirk", mail("two"))
        await context.until(lambda: context.cursor.get("last_uid") == 2)
    assert "\\Seen" in shared.flags("dirk")[0]


async def test_a_mail_over_the_limit_comes_in_as_far_as_the_limit(shared: Dovecot) -> None:
    shared.append("els", mail("huge", 200_000), mail("after"))
    context = FakeContext(imap_config(shared.port, "els"), max_payload_bytes=50_000)
    async with reading(context):
        await context.until(lambda: len(context.accepted) == 2)
    body, headers = context.accepted[0]
    assert len(body) == 50_000
    assert headers["truncated"] is True
    assert headers["size_bytes"] > 190_000
    assert context.subjects == ["huge", "after"]


async def test_a_server_that_restarts_is_caught_up_with(own: Dovecot) -> None:
    own.append("frank", mail("before"))
    context = FakeContext(imap_config(own.port, "frank"))
    async with reading(context):
        await context.until(lambda: len(context.accepted) == 1)
        own.halt(hard=True)
        await context.until(lambda: any(not ok for ok, _ in context.reports))
        own.run()
        own.append("frank", mail("after"))
        await context.until(lambda: "after" in context.subjects)
    assert context.subjects == ["before", "after"]


async def test_a_renumbered_mailbox_is_read_again_and_nothing_is_missed(own: Dovecot) -> None:
    own.append("greet", mail("one"), mail("two"), flags="(\\Seen)")
    context = FakeContext(imap_config(own.port, "greet", import_earlier="all"))
    async with reading(context):
        await context.until(lambda: context.cursor.get("last_uid") == 2)
    own.append("greet", mail("while away"), flags="(\\Seen)")
    before = context.cursor["uidvalidity"]
    own.renumber("greet")
    async with reading(context):
        await context.until(lambda: "while away" in context.subjects)
        own.append("greet", mail("new"))
        await context.until(lambda: "new" in context.subjects)
    assert context.cursor["uidvalidity"] != before
    assert any("renumbered" in message for _, message in context.reports)


async def test_a_wrong_password_is_said_in_words(shared: Dovecot) -> None:
    context = FakeContext(imap_config(shared.port, "hans", imap_password=SecretStr("wrong")))
    async with reading(context):
        await context.until(lambda: bool(context.reports), seconds=20)
    ok, message = context.reports[0]
    assert not ok
    assert "refused the log-in" in message
    assert "wrong" not in message


async def test_a_hundred_mails_come_in_batches_each_once(shared: Dovecot) -> None:
    subjects = [f"mail {number:03}" for number in range(120)]
    shared.append("ilse", *[mail(subject) for subject in subjects])
    context = FakeContext(imap_config(shared.port, "ilse"))
    async with reading(context):
        await context.until(lambda: context.cursor.get("last_uid") == 120)
    assert context.subjects == subjects
