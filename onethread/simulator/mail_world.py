"""Everybody else's mail: the customers' mailboxes, and the server that carries their mail.

Mail to customers comes in by SMTP; mail of customers is delivered to the organisation by SMTP
with the Authentication-Results a receiving server adds, and tried again until it is taken.
"""

from __future__ import annotations

import asyncio
import email
import email.policy
import re
from collections.abc import Callable
from datetime import datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, make_msgid, parseaddr
from html import escape
from typing import Any, Self

import aiosmtplib
import msgspec
from aiosmtpd.smtp import SMTP

from onethread import clock

_LONGEST_PAUSE_SECONDS = 20.0
_QUOTE_STARTS = re.compile(
    r"^(>|Op .+ schreef|On .+ wrote|Am .+ schrieb|Le .+ a écrit|-----|_____)"
)


class Mail(msgspec.Struct, kw_only=True):
    """A mail in a customer's inbox. `text` is the visible part, without what it quotes."""

    message_id: str
    subject: str
    sender: str
    reply_to: str
    references: list[str]
    text: str
    at: datetime
    message: EmailMessage


class Mailbox:
    """One customer's mail programme."""

    def __init__(self, world: MailWorld, address: str, name: str) -> None:
        self._world = world
        self.address = address
        self.name = name
        self.inbox: list[Mail] = []
        self.on_arrival: Callable[[Mail], None] | None = None

    async def write(
        self,
        text: str,
        *,
        to: str,
        subject: str = "",
        answering: Mail | None = None,
        files: list[tuple[str, str, bytes]] | None = None,
        words: str = "Op {at} schreef {sender}:",
        with_html: bool = False,
    ) -> str:
        """Send a mail, quoting the one answered. Returns its Message-ID.

        `files`: name, media type and content. Waits until the organisation's server has taken it.
        """
        message = EmailMessage(policy=email.policy.SMTP)
        user, _, host = self.address.partition("@")
        message["From"] = Address(self.name, user, host)
        message["To"] = to
        message["Date"] = format_datetime(clock.now())
        message["Message-ID"] = make_msgid(domain=host)
        shown = text
        if answering is not None:
            message["Subject"] = (
                answering.subject
                if answering.subject.lower().startswith("re:")
                else f"Re: {answering.subject}"
            )
            message["In-Reply-To"] = answering.message_id
            message["References"] = " ".join([*answering.references, answering.message_id][-20:])
            quoted = "\n".join(f"> {line}" for line in answering.text.splitlines())
            asked = words.format(at=f"{answering.at:%d-%m-%Y %H:%M}", sender=answering.sender)
            shown = f"{text}\n\n{asked}\n{quoted}\n"
        else:
            message["Subject"] = subject
        message.set_content(shown)
        if with_html:
            paragraphs = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n\n"))
            message.add_alternative(f"<html><body>{paragraphs}</body></html>", subtype="html")
        for name, media_type, content in files or []:
            main, _, sub = media_type.partition("/")
            message.add_attachment(content, maintype=main, subtype=sub, filename=name)
        await self._world.deliver(message, self.address, to)
        return str(message["Message-ID"])


class MailWorld:
    """The servers of all customers. `deliver_to` is the organisation's listener (host, port)."""

    def __init__(
        self,
        deliver_to: tuple[str, int],
        *,
        authserv_id: str = "mx.example",
    ) -> None:
        self._deliver_to = deliver_to
        self._authserv_id = authserv_id
        self._mailboxes: dict[str, Mailbox] = {}
        self._server: asyncio.Server | None = None
        self.port = 0

    async def __aenter__(self) -> Self:
        loop = asyncio.get_running_loop()
        self._server = await loop.create_server(
            lambda: SMTP(self, enable_SMTPUTF8=True, loop=loop), "127.0.0.1", 0
        )
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def __aexit__(self, *_: object) -> None:
        if self._server is not None:
            self._server.close()

    def mailbox(self, address: str, name: str) -> Mailbox:
        """A customer's mailbox, new or known."""
        known = self._mailboxes.get(address.lower())
        if known is None:
            known = self._mailboxes[address.lower()] = Mailbox(self, address, name)
        return known

    async def deliver(self, message: EmailMessage, sender: str, recipient: str) -> None:
        """Hand a mail to the organisation until it is taken, as mail servers do.

        Raises aiosmtplib.SMTPResponseException when it is refused for good.
        """
        host = sender.partition("@")[2]
        stamped = (
            f"Authentication-Results: {self._authserv_id}; dmarc=pass header.from={host};"
            f" spf=pass smtp.mailfrom={host}; dkim=pass header.d={host}\r\n"
        ).encode() + message.as_bytes(policy=email.policy.SMTP)

        pause = 0.2
        while True:
            try:
                client = aiosmtplib.SMTP(
                    hostname=self._deliver_to[0],
                    port=self._deliver_to[1],
                    timeout=30,
                    use_tls=False,
                    start_tls=False,
                )
                async with client:
                    await client.sendmail(sender, [recipient], stamped)
                return
            except aiosmtplib.SMTPResponseException as error:
                if error.code >= 500:
                    raise
            except (aiosmtplib.SMTPException, OSError):
                pass
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, _server: Any, _session: Any, envelope: Any, address: str, _options: list[str]
    ) -> str:
        """Take mail for mailboxes there are."""
        if parseaddr(address)[1].lower() not in self._mailboxes:
            return "550 5.1.1 there is no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        """Put a mail into its mailboxes."""
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        body = message.get_body(("plain", "html"))
        mail = Mail(
            message_id=str(message.get("Message-ID", "")),
            subject=str(message.get("Subject", "")),
            sender=str(message.get("From", "")),
            reply_to=parseaddr(str(message.get("Reply-To") or message.get("From", "")))[1],
            references=str(message.get("References", "")).split(),
            text=visible(body.get_content() if body is not None else ""),
            at=clock.now(),
            message=message,
        )
        for address in envelope.rcpt_tos:
            mailbox = self._mailboxes[parseaddr(address)[1].lower()]
            mailbox.inbox.append(mail)
            if mailbox.on_arrival is not None:
                mailbox.on_arrival(mail)
        return "250 2.0.0 OK"


def visible(text: str) -> str:
    """The text of a mail above what it quotes."""
    shown: list[str] = []
    for line in text.splitlines():
        if _QUOTE_STARTS.match(line.strip()) or line.rstrip() == "--":
            break
        shown.append(line)
    return "\n".join(shown).strip()
