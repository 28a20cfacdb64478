"""Customers' mail goes both ways over real SMTP."""

from __future__ import annotations

import asyncio
import email
import email.policy
from collections.abc import AsyncIterator
from email.message import EmailMessage
from typing import Any

import aiosmtplib
import pytest
from aiosmtpd.smtp import SMTP

from onethread.simulator.mail_world import Mail, MailWorld, visible


class Organisation:
    """A listener that keeps what it gets, after refusing some for the moment."""

    def __init__(self) -> None:
        self.got: asyncio.Queue[EmailMessage] = asyncio.Queue()
        self.busy = 0
        self.port = 0

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        if self.busy:
            self.busy -= 1
            return "451 4.3.0 try again"
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        self.got.put_nowait(message)
        return "250 OK"


@pytest.fixture
async def organisation() -> AsyncIterator[Organisation]:
    organisation = Organisation()
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(organisation, loop=loop), "127.0.0.1", 0)
    organisation.port = server.sockets[0].getsockname()[1]
    yield organisation
    server.close()


@pytest.fixture
async def world(organisation: Organisation) -> AsyncIterator[MailWorld]:
    async with MailWorld(("127.0.0.1", organisation.port), authserv_id="mx.test") as world:
        yield world


async def test_a_mail_arrives_with_its_photo_and_what_the_server_found(
    organisation: Organisation, world: MailWorld
) -> None:
    fatima = world.mailbox("fatima@post.example", "Fatima de Boer")
    organisation.busy = 1
    await fatima.write(
        "De kraan lekt.",
        to="help@linde.example",
        subject="Kraan",
        files=[("foto.jpg", "image/jpeg", b"jpeg")],
        with_html=True,
    )
    got = await asyncio.wait_for(organisation.got.get(), 5)
    assert got["Authentication-Results"].startswith("mx.test; dmarc=pass header.from=post.example")
    assert str(got["From"]) == "Fatima de Boer <fatima@post.example>"
    assert got.get_body(("plain",)).get_content().strip() == "De kraan lekt."  # type: ignore[union-attr]
    assert [part.get_filename() for part in got.iter_attachments()] == ["foto.jpg"]


async def test_an_answer_is_read_and_answered_in_its_thread(
    organisation: Organisation, world: MailWorld
) -> None:
    fatima = world.mailbox("fatima@post.example", "Fatima de Boer")
    arrived: asyncio.Queue[Mail] = asyncio.Queue()
    fatima.on_arrival = arrived.put_nowait
    message = EmailMessage()
    message["From"] = "De Linde <help@linde.example>"
    message["Reply-To"] = "help+token@linde.example"
    message["To"] = "fatima@post.example"
    message["Subject"] = "Kraan"
    message["Message-ID"] = "<a1@linde.example>"
    message["References"] = "<c0@post.example>"
    message.set_content("Wij komen dinsdag.\n\nOp 1-1-2026 schreef Fatima:\n> De kraan lekt")
    await aiosmtplib.send(message, hostname="127.0.0.1", port=world.port, start_tls=False)
    mail = await asyncio.wait_for(arrived.get(), 5)
    assert (mail.text, mail.reply_to) == ("Wij komen dinsdag.", "help+token@linde.example")
    await fatima.write("Prima.", to=mail.reply_to, answering=mail)
    got = await asyncio.wait_for(organisation.got.get(), 5)
    assert got["In-Reply-To"] == "<a1@linde.example>"
    assert got["References"] == "<c0@post.example> <a1@linde.example>"
    assert got["Subject"] == "Re: Kraan"
    assert "> Wij komen dinsdag." in got.get_content()


async def test_mail_for_nobody_is_refused(world: MailWorld) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "help@linde.example", "nobody@post.example"
    with pytest.raises(aiosmtplib.SMTPRecipientsRefused):
        await aiosmtplib.send(message, hostname="127.0.0.1", port=world.port, start_tls=False)


def test_the_visible_part_ends_where_quoting_begins() -> None:
    assert visible("Ja\n\nOn Monday Sam wrote:\n> x") == "Ja"
    assert visible("Ja\n-- \nSam") == "Ja"
