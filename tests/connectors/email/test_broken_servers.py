"""An IMAP server that hangs, drops, or keeps mails back: nothing is lost, nothing waits for ever."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from onethread.connectors.email.receiver.mailbox import read_mailbox
from tests.connectors.email.receiving import QUICK, FakeContext, Running, imap_config, mail
from tests.connectors.email.scripted_imap import ScriptedImap


@pytest.fixture
async def server() -> AsyncIterator[ScriptedImap]:
    scripted = await ScriptedImap({1: mail("one"), 2: mail("two")}).start()
    yield scripted
    await scripted.stop()


def reading(context: FakeContext) -> Running:
    return Running(context, lambda: read_mailbox(context, QUICK))


@pytest.mark.parametrize("moment", ["greeting", "LOGIN", "SEARCH", "FETCH", "IDLE"])
async def test_a_server_that_drops_the_connection_is_come_back_to(
    server: ScriptedImap, moment: str
) -> None:
    server.drop_at, server.times = moment, 2
    context = FakeContext(imap_config(server.port))
    async with reading(context):
        await context.until(lambda: {"one", "two"} <= set(context.subjects))
        await context.until(lambda: server.times == 0 or len(context.reports) > 2)
    assert context.cursor["last_uid"] == 2


@pytest.mark.parametrize("moment", ["greeting", "SEARCH", "FETCH"])
async def test_a_server_that_hangs_is_given_up_and_come_back_to(
    server: ScriptedImap, moment: str
) -> None:
    server.hang_at, server.times = moment, 1
    context = FakeContext(imap_config(server.port))
    async with reading(context):
        await context.until(lambda: {"one", "two"} <= set(context.subjects))
    assert any("in time" in message for ok, message in context.reports if not ok)


@pytest.mark.parametrize("moment", ["greeting", "FETCH", "IDLE"])
async def test_stopping_does_not_wait_for_a_server_that_hangs(
    server: ScriptedImap, moment: str
) -> None:
    server.hang_at, server.times = moment, 100
    context = FakeContext(imap_config(server.port))
    running = reading(context)
    async with running:
        if moment != "greeting":
            await context.until(lambda: bool(context.reports))
    # Running would have failed after five seconds.
    assert context.stopping.is_set()


async def test_a_server_without_idle_is_polled(server: ScriptedImap) -> None:
    server.idle = False
    context = FakeContext(imap_config(server.port))
    async with reading(context):
        await context.until(lambda: len(context.accepted) == 2)
        server.mails[3] = mail("three")
        await context.until(lambda: len(context.accepted) == 3)
    assert context.subjects == ["one", "two", "three"]


async def test_news_during_idle_wake_the_reader(server: ScriptedImap) -> None:
    context = FakeContext(imap_config(server.port))
    async with reading(context):
        await context.until(lambda: len(context.accepted) == 2)
        server.mails[3] = mail("three")
        server.tell("OK Still here")
        server.tell("3 EXISTS")
        await context.until(lambda: len(context.accepted) == 3, seconds=5)


async def test_a_server_that_names_the_uid_after_the_content_is_understood(
    server: ScriptedImap,
) -> None:
    server.uid_last = True
    context = FakeContext(imap_config(server.port))
    async with reading(context):
        await context.until(lambda: context.cursor.get("last_uid") == 2)
    assert [headers["uid"] for _, headers in context.accepted] == [1, 2]


async def test_a_mail_that_is_kept_back_is_stepped_over_and_fetched_later(
    server: ScriptedImap,
) -> None:
    server.withhold = {1}
    context = FakeContext(imap_config(server.port))
    async with reading(context):
        await context.until(lambda: "two" in context.subjects)
        await context.until(lambda: context.cursor.get("skipped") == [1])
    assert any("can't be read" in message for ok, message in context.reports if not ok)
    server.withhold = set()
    async with reading(context):
        await context.until(lambda: context.cursor.get("skipped") == [])
    assert set(context.subjects) == {"one", "two"}


async def test_a_mail_deleted_meanwhile_is_no_trouble(server: ScriptedImap) -> None:
    context = FakeContext(imap_config(server.port))
    async with reading(context):
        await context.until(lambda: context.cursor.get("last_uid") == 2)
        del server.mails[2]
        server.mails[5] = mail("five")
        server.tell("2 EXISTS")
        await context.until(lambda: "five" in context.subjects)
    assert all(ok for ok, _ in context.reports)
