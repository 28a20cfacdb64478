"""Outgoing requests against real servers on loopback."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable

import jwt
import msgspec
import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from onethread.connectors.contract import SecretStr
from onethread.errors import ForbiddenAddress, TooLarge, TransportError
from onethread.messages import HttpRequest, HttpResponse, RelayRequest, SignedJwt
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


async def test_places_reach_into_lists(server: Server, transport: Transport) -> None:
    server.answers += [http(b'{"items":[{"id":7}]}'), http(b"{}")]
    url = f"http://127.0.0.1:{server.port}"
    steps = [
        HttpRequest(method="GET", url=url, step="list"),
        HttpRequest(method="GET", url=f"{url}/{{{{list.items.0.id}}}}"),
    ]
    await transport.send_all(steps)
    assert b"GET /7 " in server.requests[1]
    server.answers.append(http(b'{"items":[]}'))
    with pytest.raises(TransportError, match=r"list\.items\.0\.id"):
        await transport.send_all(steps)


def bearer(request: bytes) -> str:
    found = re.search(rb"(?i)authorization: Bearer (\S+)", request)
    assert found
    return found.group(1).decode()


async def test_a_token_is_signed_when_the_request_goes(
    server: Server, transport: Transport
) -> None:
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    pem = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    ).decode()
    server.answers += [http(b"{}"), http(b"{}")]
    url = f"http://127.0.0.1:{server.port}/"
    signed = SignedJwt(
        key=SecretStr(pem),
        algorithm="RS256",
        claims={"iss": "us"},
        header={"kid": "k1"},
        seconds=60,
    )
    await transport.send(HttpRequest(method="POST", url=url, json={}, jwt=signed))
    token = bearer(server.requests[0])
    claims = jwt.decode(token, key.public_key(), algorithms=["RS256"])
    assert claims["exp"] - claims["iat"] == 60
    assert claims["iss"] == "us"
    assert jwt.get_unverified_header(token)["kid"] == "k1"
    short = SignedJwt(key="short", algorithm="HS256", unique=True, place="assertion")
    await transport.send(HttpRequest(method="POST", url=url, form={"a": "b"}, jwt=short))
    form = dict(
        part.split("=") for part in server.requests[1].split(b"\r\n\r\n")[1].decode().split("&")
    )
    assert form["a"] == "b"
    assert jwt.decode(
        form["assertion"],
        "short",
        algorithms=["HS256"],
        options={"enforce_minimum_key_length": False, "verify_signature": False},
    )["jti"]


@pytest.mark.parametrize(("key", "algorithm"), [("not a key", "RS256"), ("key", "none")])
async def test_a_key_that_cannot_sign_is_told_and_not_shown(
    transport: Transport, key: str, algorithm: str
) -> None:
    request = HttpRequest(
        method="GET",
        url="http://127.0.0.1:1/",
        jwt=SignedJwt(key=SecretStr(key), algorithm=algorithm),
    )
    with pytest.raises(TransportError, match="sign") as caught:
        await transport.send(request)
    assert caught.value.extra["retryable"] is False
    assert key not in caught.value.message.replace("the key can't", "")


class Steps:
    """A token, kept an hour, and a request that carries it."""

    def __init__(self, server: Server) -> None:
        self.url = f"http://127.0.0.1:{server.port}"
        self.token = HttpRequest(
            method="POST",
            url=f"{self.url}/token",
            form={"grant": "x"},
            step="token",
            reuse_seconds=3600,
        )
        self.send = HttpRequest(
            method="POST",
            url=f"{self.url}/send",
            headers={"Authorization": "Bearer {{token.access_token}}"},
            json={},
        )


def token(value: str) -> bytes:
    return http(f'{{"access_token":"{value}"}}'.encode())


async def test_a_token_is_asked_for_once(server: Server, transport: Transport) -> None:
    steps = Steps(server)
    server.answers += [token("t1"), http(b"{}"), http(b"{}")]
    await transport.send_all([steps.token, steps.send])
    answers = await transport.send_all([steps.token, steps.send])
    assert [answer.step for answer in answers] == ["token", "send"]
    assert [bearer(request) for request in server.requests[1:]] == ["t1", "t1"]


async def test_many_at_once_ask_for_one_token(server: Server, transport: Transport) -> None:
    steps = Steps(server)
    server.answers += [token("t1"), *(http(b"{}") for _ in range(5))]
    await asyncio.gather(*(transport.send_all([steps.token, steps.send]) for _ in range(5)))
    assert sum(b"/token" in request for request in server.requests) == 1


async def test_other_credentials_get_another_token(server: Server, transport: Transport) -> None:
    steps = Steps(server)
    server.answers += [token("t1"), token("t2"), token("t3")]
    await transport.send_all([steps.token])
    other = HttpRequest(
        method="POST", url=steps.token.url, form={"grant": "y"}, step="token", reuse_seconds=3600
    )
    await transport.send_all([other])
    claims = SignedJwt(key="secret of these", algorithm="HS256", claims={"iss": "a"})
    await transport.send_all(
        [HttpRequest(method="POST", url=steps.token.url, jwt=claims, reuse_seconds=60)]
    )
    assert len(server.requests) == 3


async def test_a_kept_token_that_is_refused_is_renewed_once(
    server: Server, transport: Transport
) -> None:
    steps = Steps(server)
    server.answers += [token("t1"), http(b"{}")]
    await transport.send_all([steps.token, steps.send])
    server.answers += [http(b"{}", "401 Unauthorized"), token("t2"), http(b'{"sent":1}')]
    answers = await transport.send_all([steps.token, steps.send])
    assert isinstance(answers[-1], HttpResponse)
    assert answers[-1].body == b'{"sent":1}'
    server.answers += [
        http(b"{}", "401 Unauthorized"),
        token("t3"),
        http(b"{}", "401 Unauthorized"),
    ]
    answers = await transport.send_all([steps.token, steps.send])
    assert isinstance(answers[-1], HttpResponse)
    assert answers[-1].status == 401
    # The fresh one that was refused is not kept either.
    server.answers += [token("t4"), http(b"{}")]
    await transport.send_all([steps.token, steps.send])
    assert bearer(server.requests[-1]) == "t4"


async def test_a_token_refused_with_status_200_is_renewed_once(
    server: Server, transport: Transport
) -> None:
    steps = Steps(server)
    asked = msgspec.structs.replace(steps.token, stale=(b'"errcode":',))
    send = msgspec.structs.replace(steps.send, stale=(b'"errcode":40001,',))
    server.answers += [token("t1"), http(b"{}")]
    await transport.send_all([asked, send])
    server.answers += [http(b'{"errcode":40001,"x":1}'), token("t2"), http(b'{"sent":1}')]
    answers = await transport.send_all([asked, send])
    assert isinstance(answers[-1], HttpResponse)
    assert answers[-1].body == b'{"sent":1}'
    # No token at all: what the provider said is the answer, and it is not kept.
    server.answers += [http(b'{"errcode":40001,"x":1}'), http(b'{"errcode":40125}')]
    answers = await transport.send_all([asked, send])
    assert [getattr(answer, "body", b"") for answer in answers] == [b'{"errcode":40125}']
    server.answers += [token("t3"), http(b"{}")]
    await transport.send_all([asked, send])
    assert bearer(server.requests[-1]) == "t3"


async def test_what_was_sent_already_is_not_sent_again(
    server: Server, transport: Transport
) -> None:
    steps = Steps(server)
    server.answers += [token("t1"), http(b"{}")]
    await transport.send_all([steps.token, steps.send])
    server.answers += [http(b"{}"), http(b"{}", "401 Unauthorized")]
    answers = await transport.send_all([steps.token, steps.send, steps.send])
    assert len(answers) == 3
    assert len(server.requests) == 4


async def test_a_refused_or_empty_token_is_not_kept(server: Server, transport: Transport) -> None:
    steps = Steps(server)
    server.answers += [http(b"{}", "500 Oops"), http(b'{"errcode":1}')]
    assert len(await transport.send_all([steps.token, steps.send])) == 1
    with pytest.raises(TransportError, match="access_token"):
        await transport.send_all([steps.token, steps.send])
    server.answers += [token("t1"), http(b"{}")]
    assert len(await transport.send_all([steps.token, steps.send])) == 2


async def test_media_are_fetched_with_a_fresh_token(server: Server, transport: Transport) -> None:
    steps = Steps(server)
    server.answers += [token("t1"), http(b"1")]
    _ = [part async for part in transport.fetch([steps.token, steps.send], 100)]
    server.answers += [http(b"", "401 Unauthorized"), token("t2"), http(b"file")]
    parts = [part async for part in transport.fetch([steps.token, steps.send], 100)]
    assert parts == [b"file"]
    server.answers += [http(b"", "401 Unauthorized"), token("t3"), http(b"", "401 Unauthorized")]
    with pytest.raises(TransportError, match="401"):
        _ = [part async for part in transport.fetch([steps.token, steps.send], 100)]


async def test_a_relay_without_a_connection_may_be_tried_again(transport: Transport) -> None:
    with pytest.raises(TransportError) as caught:
        await transport.send_all([RelayRequest(payload={})])
    assert caught.value.extra["retryable"] is True
