"""Outgoing requests against real servers on loopback."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable

import pytest

from onethread.errors import ForbiddenAddress, TooLarge, TransportError
from onethread.messages import HttpRequest, HttpResponse
from onethread.transport import AddressGuard, Transport

Answer = Callable[[bytes], Awaitable[bytes]]


class Server:
    """A raw HTTP server that answers what it is told."""

    def __init__(self) -> None:
        self.requests: list[bytes] = []
        self.answers: list[bytes | None] = []
        self.port = 0

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            head = await reader.readuntil(b"\r\n\r\n")
            lengths = [
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length")
            ]
            body = await reader.readexactly(lengths[0]) if lengths else b""
            self.requests.append(head + body)
            answer = self.answers.pop(0)
            if answer is not None:
                writer.write(answer)
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


def http(body: bytes, status: str = "200 OK", *headers: str) -> bytes:
    lines = [f"HTTP/1.1 {status}", f"Content-Length: {len(body)}", "Connection: close", *headers]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@pytest.fixture
async def server() -> AsyncIterator[Server]:
    made = Server()
    listening = await asyncio.start_server(made.handle, "127.0.0.1", 0)
    made.port = listening.sockets[0].getsockname()[1]
    yield made
    listening.close()
    await listening.wait_closed()


@pytest.fixture
async def transport() -> AsyncIterator[Transport]:
    made = Transport(["127.0.0.0/8"])
    yield made
    await made.close()


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0"),
        *("100.64.0.1", "224.0.0.1", "::1", "fe80::1", "fc00::1", "::ffff:10.0.0.1"),
        *("64:ff9b::a00:1", "2002:a00:1::", "::"),
    ],
)
async def test_addresses_inside_are_refused(address: str) -> None:
    with pytest.raises(ForbiddenAddress, match="outgoing_allow"):
        await AddressGuard().resolve(address, 443)


async def test_addresses_outside_are_reached_and_allowed_ones_too() -> None:
    assert await AddressGuard().resolve("8.8.8.8", 443) == "8.8.8.8"
    assert await AddressGuard(["10.0.0.0/8"]).resolve("10.9.9.9", 443) == "10.9.9.9"
    assert await AddressGuard(["127.0.0.1:25"]).resolve("127.0.0.1", 25) == "127.0.0.1"
    with pytest.raises(ForbiddenAddress):
        await AddressGuard(["127.0.0.1:25"]).resolve("127.0.0.1", 26)


async def test_a_name_that_changes_its_mind_gains_nothing(
    monkeypatch: pytest.MonkeyPatch, server: Server, transport: Transport
) -> None:
    """The name is resolved once, and the address checked is the one connected to."""
    asked: list[str] = []

    async def changing(host: str, port: int, **_: object) -> list[object]:
        asked.append(host)
        address = "127.0.0.1" if len(asked) == 1 else "10.0.0.1"
        return [(0, 0, 0, "", (address, port))]

    monkeypatch.setattr(asyncio.get_running_loop(), "getaddrinfo", changing)
    server.answers.append(http(b"{}"))
    answer = await transport.send(
        HttpRequest(method="GET", url=f"http://changing.example:{server.port}/")
    )
    assert isinstance(answer, HttpResponse)
    assert answer.status == 200
    assert asked == ["changing.example"]


async def test_a_refusal_is_an_answer(server: Server, transport: Transport) -> None:
    server.answers.append(http(b'{"error":1}', "429 Too Many Requests", "Retry-After: 7"))
    answer = await transport.send(
        HttpRequest(method="POST", url=f"http://127.0.0.1:{server.port}/", json={"a": "é"})
    )
    assert isinstance(answer, HttpResponse)
    assert (answer.status, answer.headers["retry-after"]) == (429, "7")
    assert server.requests[0].endswith('{"a":"é"}'.encode())


async def test_no_answer_says_that_it_may_have_arrived(
    server: Server, transport: Transport
) -> None:
    server.answers.append(None)
    with pytest.raises(TransportError) as caught:
        await transport.send(HttpRequest(method="POST", url=f"http://127.0.0.1:{server.port}/"))
    assert caught.value.extra["maybe_taken"] is True


async def test_nobody_there_says_that_it_did_not_arrive(transport: Transport) -> None:
    listening = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = listening.sockets[0].getsockname()[1]
    listening.close()
    await listening.wait_closed()
    with pytest.raises(TransportError) as caught:
        await transport.send(HttpRequest(method="POST", url=f"http://127.0.0.1:{port}/"))
    assert caught.value.extra["maybe_taken"] is False
    assert caught.value.extra["retryable"] is True


async def test_a_redirect_is_not_followed_when_sending(
    server: Server, transport: Transport
) -> None:
    server.answers.append(http(b"", "302 Found", "Location: http://169.254.169.254/"))
    answer = await transport.send(HttpRequest(method="GET", url=f"http://127.0.0.1:{server.port}/"))
    assert isinstance(answer, HttpResponse)
    assert answer.status == 302


async def test_a_later_request_takes_from_an_earlier_answer(
    server: Server, transport: Transport
) -> None:
    server.answers += [http(b'{"id":"m1","in":{"x":5}}'), http(b"{}")]
    url = f"http://127.0.0.1:{server.port}"
    await transport.send_all(
        [
            HttpRequest(method="POST", url=f"{url}/up", json={}, step="upload"),
            HttpRequest(
                method="POST",
                url=f"{url}/{{{{upload.in.x}}}}",
                json={"media": "{{upload.id}}", "text": "{{customer.words}}"},
            ),
        ]
    )
    assert b"POST /5 " in server.requests[1]
    assert server.requests[1].endswith(b'{"media":"m1","text":"{{customer.words}}"}')


async def test_media_are_capped_and_redirects_checked(server: Server, transport: Transport) -> None:
    url = f"http://127.0.0.1:{server.port}/"
    request = [HttpRequest(method="GET", url=url, headers={"Authorization": "Bearer x"})]
    server.answers += [http(b"", "302 Found", f"Location: {url}file"), http(b"x" * 1000)]
    parts = [part async for part in transport.fetch(request, 1000)]
    assert b"".join(parts) == b"x" * 1000
    server.answers.append(http(b"x" * 1001))
    with pytest.raises(TooLarge):
        _ = [part async for part in transport.fetch(request, 1000)]
    server.answers.append(http(b"", "302 Found", "Location: http://10.0.0.1/"))
    with pytest.raises(ForbiddenAddress):
        _ = [part async for part in transport.fetch(request, 1000)]


async def test_a_redirect_to_another_host_carries_no_credentials(
    server: Server, transport: Transport
) -> None:
    server.answers += [
        http(b"", "302 Found", f"Location: http://localhost:{server.port}/other"),
        http(b"file"),
    ]
    request = HttpRequest(
        method="GET",
        url=f"http://127.0.0.1:{server.port}/",
        headers={"Authorization": "Bearer secret"},
    )
    _ = [part async for part in transport.fetch([request], 100)]
    assert b"secret" in server.requests[0]
    assert b"secret" not in server.requests[1]
