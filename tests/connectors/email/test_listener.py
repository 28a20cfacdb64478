"""Direct delivery by LMTP and SMTP, with real clients."""

from __future__ import annotations

import asyncio
import smtplib
from collections.abc import Callable
from typing import Any, Self, TypeVar

import pytest

from onethread.connectors.email.config import EmailConfig
from onethread.connectors.email.receiver.listener import listen
from onethread.errors import DatabaseUnavailable, Overloaded, TooLarge
from tests.connectors.email.receiving import FakeContext, Running, mail

T = TypeVar("T")


def settings(protocol: str = "lmtp", **more: Any) -> EmailConfig:
    return EmailConfig(
        **{
            "from_address": "service@example.org",
            "listen": True,
            "listen_protocol": protocol,
            "listen_port": 0,
            **more,
        }
    )


class Delivering(Running):
    """A listener, and calls to it from a thread as a mail server would make them."""

    def __init__(self, context: FakeContext) -> None:
        super().__init__(context, lambda: listen(context))
        self.context = context

    async def __aenter__(self) -> Self:  # type: ignore[override]
        await super().__aenter__()
        await self.context.until(lambda: bool(self.context.reports))
        self.port = int(self.context.reports[-1][1].rsplit(":", 1)[1])
        return self

    async def by(self, call: Callable[[smtplib.SMTP], T]) -> T:
        kind = smtplib.LMTP if self.context.config.listen_protocol == "lmtp" else smtplib.SMTP

        def run() -> T:
            with kind("127.0.0.1", self.port, timeout=10) as client:
                return call(client)

        return await asyncio.to_thread(run)


@pytest.mark.parametrize("protocol", ["lmtp", "smtp"])
async def test_a_delivery_is_stored_before_it_is_acknowledged(protocol: str) -> None:
    context = FakeContext(settings(protocol))
    async with Delivering(context) as delivering:
        refused = await delivering.by(
            lambda client: client.sendmail(
                "jan@example.com", ["Service@Example.org"], mail("hallo")
            )
        )
    assert refused == {}
    ((body, headers),) = context.accepted
    assert body == mail("hallo")
    assert headers["source"] == protocol
    assert headers["mail_from"] == "jan@example.com"
    assert headers["rcpt_to"] == ["Service@example.org"]


async def test_a_null_sender_is_kept_as_such() -> None:
    context = FakeContext(settings())
    async with Delivering(context) as delivering:
        await delivering.by(
            lambda client: client.sendmail("", ["service@example.org"], mail("bounce"))
        )
    assert context.accepted[0][1]["mail_from"] == "<>"


async def test_only_configured_recipients_are_taken_with_or_without_a_plus_part() -> None:
    context = FakeContext(settings(listen_recipients=("hulp@example.org",)))
    async with Delivering(context) as delivering:
        refused = await delivering.by(
            lambda client: client.sendmail(
                "jan@example.com",
                ["hulp+abc123@example.org", "service@example.org", "hulp@evil.example"],
                mail("hallo"),
            )
        )
    assert set(refused) == {"service@example.org", "hulp@evil.example"}
    assert refused["service@example.org"][0] == 550
    assert context.accepted[0][1]["rcpt_to"] == ["hulp+abc123@example.org"]


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (Overloaded("too busy"), 451),
        (DatabaseUnavailable("disk full"), 451),
        (TooLarge("over 10 MB"), 552),
        (RuntimeError("a fault of ours"), 451),
    ],
    ids=["overloaded", "database", "too large", "fault"],
)
async def test_what_can_not_be_stored_stays_with_the_sender(error: Exception, code: int) -> None:
    context = FakeContext(settings("smtp"))
    context.fail = [error]

    def deliver(client: smtplib.SMTP) -> int:
        client.helo()
        client.mail("jan@example.com")
        client.rcpt("service@example.org")
        return client.data(mail("hallo"))[0]

    async with Delivering(context) as delivering:
        assert await delivering.by(deliver) == code
        assert context.accepted == []
        assert await delivering.by(deliver) == 250
    assert len(context.accepted) == 1


async def test_lmtp_answers_once_for_each_recipient() -> None:
    context = FakeContext(settings(listen_recipients=("a@example.org", "b@example.org")))

    async def answers(stream: asyncio.StreamReader, count: int) -> list[bytes]:
        return [await asyncio.wait_for(stream.readline(), 5) for _ in range(count)]

    async with Delivering(context) as delivering:
        reader, writer = await asyncio.open_connection("127.0.0.1", delivering.port)
        await reader.readline()
        writer.write(b"LHLO me\r\n")
        while not (await reader.readline()).startswith(b"250 "):
            pass
        writer.write(
            b"MAIL FROM:<x@y.nl>\r\nRCPT TO:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
        )
        assert (await answers(reader, 4))[-1].startswith(b"354")
        writer.write(mail("hallo") + b".\r\nNOOP\r\n")
        assert [line[:3] for line in await answers(reader, 3)] == [b"250", b"250", b"250"]
        context.fail = [Overloaded("busy")]
        writer.write(
            b"MAIL FROM:<x@y.nl>\r\nRCPT TO:<a@example.org>\r\nRCPT TO:<b@example.org>\r\nDATA\r\n"
        )
        await answers(reader, 4)
        writer.write(mail("hallo") + b".\r\nNOOP\r\n")
        assert [line[:3] for line in await answers(reader, 3)] == [b"451", b"451", b"250"]
        writer.close()
    assert len(context.accepted) == 1


async def test_a_mail_over_the_limit_is_refused_before_and_while_it_comes() -> None:
    context = FakeContext(settings("smtp"), max_payload_bytes=10_000)
    big = mail("groot", 30_000)

    def announced(client: smtplib.SMTP) -> int:
        client.ehlo()
        return client.mail("jan@example.com", ["SIZE=30000"])[0]

    def unannounced(client: smtplib.SMTP) -> int:
        client.helo()
        client.mail("jan@example.com")
        client.rcpt("service@example.org")
        return client.data(big)[0]

    async with Delivering(context) as delivering:
        assert await delivering.by(announced) == 552
        assert await delivering.by(unannounced) == 552
    assert context.accepted == []


async def test_long_lines_and_binary_come_through_unchanged() -> None:
    content = mail("lang") + b"x" * 100_000 + b"\r\n\xff\xfe\x00\r\n.\r\n..\r\n"
    context = FakeContext(settings())
    async with Delivering(context) as delivering:
        await delivering.by(
            lambda client: client.sendmail("jan@example.com", ["service@example.org"], content)
        )
    assert context.accepted[0][0] == content


async def test_a_port_in_use_is_said_and_tried_again() -> None:
    first = FakeContext(settings())
    async with Delivering(first) as delivering:
        second = FakeContext(settings(listen_port=delivering.port))
        async with Running(second, lambda: listen(second)):
            await second.until(lambda: any(not ok for ok, _ in second.reports))
    assert "can't listen" in second.reports[0][1]


async def test_many_senders_at_once_each_keep_their_mail() -> None:
    context = FakeContext(settings("smtp"))
    async with Delivering(context) as delivering:
        await asyncio.gather(
            *(
                delivering.by(
                    lambda client, number=number: client.sendmail(  # type: ignore[misc]
                        "jan@example.com", ["service@example.org"], mail(f"mail {number:02}")
                    )
                )
                for number in range(30)
            )
        )
    assert sorted(context.subjects) == [f"mail {number:02}" for number in range(30)]
