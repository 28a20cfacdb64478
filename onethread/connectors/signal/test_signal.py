"""What is special to Signal; the rest is checked by the contract tests."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import msgspec
import pytest
from websockets.asyncio.server import ServerConnection, serve

from onethread.connectors.contract import SecretStr
from onethread.connectors.signal import CONNECTOR
from onethread.connectors.signal.config import SignalConfig
from onethread.connectors.signal.receiver import receive
from onethread.errors import DatabaseUnavailable, InvalidInput
from onethread.messages import (
    Content,
    HttpRequest,
    HttpResponse,
    OutboundFile,
    OutboundMessage,
    Revision,
)

CONFIG = SignalConfig(phone_number="+31 97 010 240 000", bridge_url="http://127.0.0.1:8080")
WHO = "4e6b7f1c-1d2e-4a3b-8c4d-5e6f7a8b9c0d"


def built(content: Content, **more: Any) -> HttpRequest:
    message = OutboundMessage(
        **{
            "message_uid": "0193b6a0-0000-7000-8000-000000000001",
            "conversation_ref": "OT-7K2M9",
            "to": WHO,
            "to_scheme": "signal",
            "content": content,
            "created_at": datetime(2026, 1, 2, tzinfo=UTC),
            **more,
        }
    )
    (request,) = CONNECTOR.build(message, CONFIG)
    assert isinstance(request, HttpRequest)
    return request


def test_a_text_and_its_files_go_together_and_a_file_name_stays_a_name() -> None:
    file = OutboundFile(
        name="a;b,c\n.pdf", media_type="application/pdf", size_bytes=2, kind="file", content=b"hi"
    )
    sent = built(Content(text="Zie"), files=[file]).json
    assert sent["recipients"] == [WHO]
    assert sent["base64_attachments"] == ["data:application/pdf;filename=abc.pdf;base64,aGk="]
    with pytest.raises(InvalidInput):
        built(Content())
    with pytest.raises(InvalidInput):
        built(Content(), files=[msgspec.structs.replace(file, content=None)])


def test_an_answer_quotes_and_a_reaction_is_put_and_taken_back() -> None:
    sent = built(Content(text="Ja"), in_reply_to=f"{WHO}:1767322800000").json
    assert (sent["quote_author"], sent["quote_timestamp"]) == (WHO, 1767322800000)
    put = built(Content(), reaction="👍", in_reply_to=f"{WHO}:1767322800000")
    assert (put.method, put.json["target_author"]) == ("POST", WHO)
    assert built(Content(), reaction="", in_reply_to=f"{WHO}:1").method == "DELETE"
    with pytest.raises(InvalidInput):
        built(Content(), reaction="👍", in_reply_to="odd")


def test_a_sent_message_is_changed_and_taken_back() -> None:
    assert CONNECTOR.revise is not None
    revision = Revision(
        message_id="+3197010240000:1767322805000",
        to=WHO,
        to_scheme="signal",
        content=Content(text="Anders"),
    )
    (edit,) = CONNECTOR.revise(revision, CONFIG)
    assert (edit.json["edit_timestamp"], edit.json["message"]) == (1767322805000, "Anders")
    (delete,) = CONNECTOR.revise(msgspec.structs.replace(revision, content=None), CONFIG)
    assert (delete.method, delete.json["timestamp"]) == ("DELETE", 1767322805000)


@pytest.mark.parametrize(
    ("mode", "numbers", "ok"),
    [
        ("json-rpc", ["+3197010240000"], True),
        ("normal", ["+3197010240000"], False),
        ("json-rpc", ["+31600000000"], False),
    ],
)
def test_the_bridge_must_run_right_and_know_the_number(
    mode: str, numbers: list[str], ok: bool
) -> None:
    assert CONNECTOR.read_test is not None
    answers = [
        HttpResponse(
            status=200, headers={}, body=msgspec.json.encode({"mode": mode}), step="about"
        ),
        HttpResponse(status=200, headers={}, body=msgspec.json.encode(numbers), step="accounts"),
    ]
    assert CONNECTOR.read_test(answers, CONFIG).ok is ok


def test_a_file_is_asked_for_by_an_id_that_leads_nowhere_else() -> None:
    assert CONNECTOR.fetch_media is not None
    (request,) = CONNECTOR.fetch_media({"id": "a b.jpg"}, CONFIG)
    assert request.url == "http://127.0.0.1:8080/v1/attachments/a%20b.jpg"
    with pytest.raises(InvalidInput):
        CONNECTOR.fetch_media({"id": "../accounts"}, CONFIG)


class Host:
    """What a receiver gets, kept in memory."""

    max_payload_bytes = 1 << 20

    def __init__(self, config: SignalConfig) -> None:
        self.config = config
        self.stopping = asyncio.Event()
        self.accepted: asyncio.Queue[bytes] = asyncio.Queue()
        self.reports: asyncio.Queue[tuple[bool, str]] = asyncio.Queue()
        self.failures = 0

    async def accept(self, body: bytes, headers: Mapping[str, Any]) -> int:
        if self.failures:
            self.failures -= 1
            raise DatabaseUnavailable("it is down")
        self.accepted.put_nowait(body)
        return 1

    async def report(self, ok: bool, message: str = "") -> None:
        self.reports.put_nowait((ok, message))

    async def resolve(self, host: str, port: int) -> str:
        return host


async def test_what_the_bridge_says_is_kept_also_after_trouble(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("onethread.connectors.signal.receiver.KEEP_ATTEMPTS_SECONDS", 0.01)
    calls: list[tuple[str, str | None]] = []

    async def bridge(connection: ServerConnection) -> None:
        assert connection.request is not None
        calls.append((connection.request.path, connection.request.headers.get("Authorization")))
        await connection.send(f'{{"envelope":{len(calls)}}}')
        if len(calls) > 1:
            await connection.wait_closed()

    probe = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = probe.sockets[0].getsockname()[1]
    probe.close()
    config = msgspec.structs.replace(
        CONFIG,
        bridge_url=f"http://127.0.0.1:{port}",
        username="u",
        password=SecretStr("p"),
    )
    host = Host(config)
    host.failures = 2
    async with asyncio.timeout(20):
        work = asyncio.create_task(receive(host, first_retry=0.02))  # type: ignore[arg-type]
        ok, words = await host.reports.get()  # nothing listens yet
        assert not ok
        assert "connection to the bridge failed" in words
        async with serve(bridge, "127.0.0.1", port):
            assert await host.accepted.get() == b'{"envelope":1}'
            assert await host.accepted.get() == b'{"envelope":2}'
            host.stopping.set()
            await work
    assert calls[0] == ("/v1/receive/%2B3197010240000", "Basic dTpw")
    told = [host.reports.get_nowait() for _ in range(host.reports.qsize())]
    assert (True, "") in told
    assert (False, "it is down") in told
