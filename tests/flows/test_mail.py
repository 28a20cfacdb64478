"""Mail through the whole system: a mailbox and direct delivery in, SMTP out, and back again."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from onethread.access import Actor
from onethread.channels.change import create, renew_secret
from onethread.channels.load import open_channel
from onethread.conversations.reply import reply
from onethread.database.engine import Database
from onethread.messages import Content
from onethread.parts import Parts, open_parts
from onethread.settings import Settings
from onethread.worker import receiver_loops, work, worker_loops
from tests.servers.dovecot import PASSWORD, Dovecot, free_port, needs_dovecot
from tests.servers.smtp import SmtpSink
from tests.world import World

pytestmark = [needs_dovecot, pytest.mark.dovecot]


class Office:
    """The running system with an agent, and the servers around it."""

    def __init__(self, parts: Parts, dovecot: Dovecot, sink: SmtpSink, agent: Actor) -> None:
        self.parts = parts
        self.database: Database = parts.database
        self.dovecot = dovecot
        self.sink = sink
        self.agent = agent

    async def mailbox(self, user: str, **more: Any) -> int:
        """Connect a mailbox as a channel."""
        config: dict[str, Any] = {
            "from_address": "service@example.org",
            "from_name": "Voorbeeld Wonen",
            "signature": "Groet, {agent}",
            "imap_host": "127.0.0.1",
            "imap_port": self.dovecot.port,
            "imap_security": "none",
            "imap_username": user,
            "imap_password": PASSWORD,
            "smtp_host": "127.0.0.1",
            "smtp_port": self.sink.port,
            "smtp_security": "none",
        }
        return await create(
            self.database,
            self.parts.vault,
            self.agent,
            connector_id="email",
            name=user,
            config={**config, **more},
        )

    async def arrives(self, user: str, *mails: bytes) -> None:
        await asyncio.to_thread(self.dovecot.append, user, *mails)

    async def until(self, check: Callable[[], Awaitable[Any]], seconds: float = 20.0) -> Any:
        """The first true answer of `check`, asked again and again."""
        async with asyncio.timeout(seconds):
            while not (found := await check()):
                await asyncio.sleep(0.05)
        return found

    async def messages(self, count: int) -> list[Any]:
        """All messages, once there are so many."""

        async def check() -> list[Any]:
            rows = await self.database.fetch("SELECT * FROM messages ORDER BY id")
            return list(rows) if len(rows) >= count else []

        return list(await self.until(check))

    async def state(self, message_id: int, wanted: str) -> Any:
        """The message, once it is in this state."""
        return await self.until(
            lambda: self.database.fetchrow(
                "SELECT * FROM messages WHERE id = $1 AND state = $2", message_id, wanted
            )
        )


@pytest.fixture
async def office(tmp_path: Path, database_url: str, database: Database) -> AsyncIterator[Office]:
    dovecot = await asyncio.to_thread(Dovecot.start)
    sink = await SmtpSink().start()
    settings = Settings(
        data_dir=str(tmp_path), database_url=database_url, outgoing_allow=("127.0.0.1/32",)
    )
    async with open_parts(settings, database_url, "test") as parts:
        agent = await World(database).agent("Sanne", "administrator")
        running = asyncio.create_task(work(parts, [*worker_loops(), *receiver_loops()]))
        try:
            yield Office(parts, dovecot, sink, agent)
        finally:
            parts.stopping.set()
            await asyncio.wait_for(running, 20)
    await sink.stop()
    await asyncio.to_thread(dovecot.stop)


def written(subject: str, text: str, *, number: int = 1, headers: str = "") -> bytes:
    return (
        f"From: Fatima <fatima@example.com>\r\nTo: service@example.org\r\nSubject: {subject}\r\n"
        f"Message-ID: <c{number}@example.com>\r\n{headers}\r\n{text}\r\n"
    ).encode()


def header(mail: bytes, name: str) -> str:
    head = mail.split(b"\r\n\r\n")[0].decode().replace("\r\n ", " ")
    return next(
        line[len(name) + 2 :] for line in head.split("\r\n") if line.startswith(f"{name}: ")
    )


async def answer(office: Office, message: Any, text: str) -> int:
    sent = await reply(
        office.database,
        office.agent,
        message["conversation_id"],
        message["leg_id"],
        Content(text=text),
        uuid4(),
    )
    return int(sent.id)


async def test_a_question_is_answered_and_the_reply_to_it_comes_to_the_same_conversation(
    office: Office,
) -> None:
    await office.arrives("box", written("Lekkende kraan", "De kraan lekt."))
    await office.mailbox("box")
    (asked,) = await office.messages(1)
    await answer(office, asked, "De monteur komt dinsdag.")
    mail = (await office.sink.next_mail()).original_content or b""
    assert header(mail, "In-Reply-To") == "<c1@example.com>"
    assert header(mail, "Subject") == "Re: Lekkende kraan"
    assert b"Groet, Sanne" in mail
    threaded = f"In-Reply-To: {header(mail, 'Message-ID')}\r\n"
    await office.arrives(
        "box",
        written("Iets heel anders", "Goed, tot dinsdag.", number=2, headers=threaded),
        written("Nieuwe vraag", "En de deur?", number=3),
    )
    messages = await office.messages(4)
    by_text = {row["content"]["text"]: row["conversation_id"] for row in messages}
    assert by_text["Goed, tot dinsdag."] == asked["conversation_id"]


async def test_a_bounce_marks_the_message_that_failed(office: Office) -> None:
    await office.arrives("box", written("Vraag", "Hallo?"))
    await office.mailbox("box")
    (asked,) = await office.messages(1)
    message_id = await answer(office, asked, "Dag!")
    mail = (await office.sink.next_mail()).original_content or b""
    await office.state(message_id, "sent")
    bounce = (
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@example.org\r\nTo: service@example.org\r\n"
        "Message-ID: <b1@example.org>\r\nMIME-Version: 1.0\r\n"
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n"
        "--b\r\nContent-Type: text/plain\r\n\r\nSorry.\r\n"
        "--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x\r\n\r\n"
        "Final-Recipient: rfc822; fatima@example.com\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\n"
        "--b\r\nContent-Type: text/rfc822-headers\r\n\r\n"
        f"Message-ID: {header(mail, 'Message-ID')}\r\n\r\n--b--\r\n"
    )
    await office.arrives("box", bounce.encode())
    await office.state(message_id, "failed")
    assert len(await office.messages(2)) == 2


async def test_two_mailboxes_that_get_the_same_mail_make_one_message(office: Office) -> None:
    mail = written("Kopie", "Aan allebei.")
    await office.arrives("one", mail)
    await office.arrives("two", b"Received: by another\r\n" + mail, written("Klaar", "x", number=9))
    await office.mailbox("one")
    await office.messages(1)
    await office.mailbox("two", from_address="info@example.org")
    messages = await office.messages(2)
    assert [row["content"]["text"] for row in messages] == ["Aan allebei.", "x"]


async def test_mail_delivered_directly_and_read_by_imap_is_one_message(office: Office) -> None:
    import smtplib

    port = free_port()
    await office.mailbox("box", listen=True, listen_port=port)
    mail = written("Direct", "Langs twee wegen.")

    def deliver() -> None:
        with smtplib.LMTP("127.0.0.1", port, timeout=10) as client:
            client.sendmail("fatima@example.com", ["service@example.org"], mail)

    async def delivered() -> bool:
        try:
            await asyncio.to_thread(deliver)
        except OSError:
            return False
        return True

    await office.until(delivered)
    await office.arrives("box", mail, written("Klaar", "x", number=9))
    messages = await office.messages(2)
    assert sorted(row["content"]["text"] for row in messages) == ["Langs twee wegen.", "x"]


async def test_an_automatic_reply_neither_reopens_nor_opens_a_matter(office: Office) -> None:
    await office.arrives("box", written("Vraag", "Hallo?"))
    channel_id = await office.mailbox("box")
    (asked,) = await office.messages(1)
    await answer(office, asked, "Dag!")
    mail = (await office.sink.next_mail()).original_content or b""
    await office.database.execute(
        "UPDATE conversations SET status = 'resolved', resolved_at = now() WHERE id = $1",
        asked["conversation_id"],
    )
    away = f"In-Reply-To: {header(mail, 'Message-ID')}\r\nAuto-Submitted: auto-replied\r\n"
    await office.arrives("box", written("Afwezig", "Ik ben weg.", number=4, headers=away))
    messages = await office.messages(3)
    assert messages[-1]["conversation_id"] == asked["conversation_id"]
    status = await office.database.fetchval(
        "SELECT status FROM conversations WHERE id = $1", asked["conversation_id"]
    )
    assert status == "resolved"
    assert channel_id


async def test_a_renewed_credential_replaces_only_the_one_it_renews(office: Office) -> None:
    channel_id = await office.mailbox("box")
    for old, new in (("not this one", "x"), (PASSWORD, "renewed")):
        await renew_secret(
            office.database, office.parts.vault, channel_id, "imap_password", old, new
        )
    row = await office.database.fetchrow(
        "SELECT *, NULL::jsonb AS brand FROM channels WHERE id = $1", channel_id
    )
    assert open_channel(row, office.parts.vault).config.imap_password.reveal() == "renewed"


async def test_a_mail_that_can_not_be_read_is_kept_and_blocks_nothing(office: Office) -> None:
    nested = b"".join(
        b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (level, level)
        for level in range(60)
    )
    await office.arrives(
        "box", b"From: x@example.com\r\n" + nested, written("Daarna", "Gewoon.", number=5)
    )
    await office.mailbox("box")
    (message,) = await office.messages(1)
    assert message["content"]["text"] == "Gewoon."
    reason = await office.until(
        lambda: office.database.fetchval("SELECT reason FROM dead_letters LIMIT 1")
    )
    assert "nested" in reason
