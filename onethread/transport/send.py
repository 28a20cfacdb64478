"""Sends what connectors build: HTTP requests, mail, and what a channel's own connection carries."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from typing import Any

import httpcore
import httpx
import msgspec

from onethread import __version__
from onethread.errors import ForbiddenAddress, TooLarge, TransportError
from onethread.messages import (
    HttpRequest,
    HttpResponse,
    LocalPush,
    MailRequest,
    OutboundRequest,
    OutboundResponse,
    RelayRequest,
    RelayResponse,
)
from onethread.transport.addresses import AddressGuard
from onethread.transport.fill import fill, fill_token
from onethread.transport.mail import send_mail
from onethread.transport.reuse import Reuse, Used
from onethread.transport.sign import signed

ANSWER_BYTES = 1 << 20
REDIRECTS = 3
# 429 and 408 pass by themselves, as do the server's own faults.
_PASSING = frozenset({408, 425, 429})

Carry = Callable[[RelayRequest], Awaitable[RelayResponse]]
"""How a RelayRequest reaches the connection of its channel. Raises TransportError without an answer."""


class _GuardedBackend(httpcore.AsyncNetworkBackend):
    """Connects to the address that the guard checked; TLS still asks for the name."""

    def __init__(self, guard: AddressGuard) -> None:
        self._guard = guard
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(self, host: str, port: int, *args: Any, **more: Any) -> Any:
        address = await self._guard.resolve(host, port)
        return await self._inner.connect_tcp(address, port, *args, **more)

    async def connect_unix_socket(self, path: str, *args: Any, **more: Any) -> Any:
        raise ForbiddenAddress("outgoing requests don't use local sockets", retryable=False)

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)


class _Round(msgspec.Struct):
    """Requests sent in order, so far. `took_effect`: one was answered well that was more than asking
    for a token. `stale`: the last answer says, without a 401, that the token is good no more."""

    answers: list[OutboundResponse] = []
    used: list[Used] = []
    took_effect: bool = False
    stale: bool = False


class Transport:
    """One per process. Outside addresses only, unless `allow` (setting outgoing_allow) names more."""

    def __init__(self, allow: Sequence[str] = ()) -> None:
        self.guard = AddressGuard(allow)
        self._tls = ssl.create_default_context()
        transport = httpx.AsyncHTTPTransport(verify=self._tls, trust_env=False)
        transport._pool = httpcore.AsyncConnectionPool(
            ssl_context=self._tls,
            max_connections=100,
            max_keepalive_connections=20,
            keepalive_expiry=30,
            network_backend=_GuardedBackend(self.guard),
        )
        self._client = httpx.AsyncClient(
            transport=transport,
            follow_redirects=False,
            trust_env=False,
            headers={"User-Agent": f"Onethread/{__version__}"},
        )
        self._reuse = Reuse()

    async def close(self) -> None:
        """Close idle connections."""
        await self._client.aclose()

    async def send(self, request: OutboundRequest) -> OutboundResponse:
        """Send one request; any answer of the other side is returned, also a refusal.

        Raises TransportError without an answer: `extra["retryable"]`, and `extra["maybe_taken"]`
        True when the request may have reached the other side before the connection failed.
        """
        return await self._send(request, _Round(), None, ANSWER_BYTES)

    async def send_all(
        self,
        requests: Sequence[OutboundRequest],
        *,
        carry: Carry | None = None,
        most_bytes: int = ANSWER_BYTES,
    ) -> list[OutboundResponse]:
        """Send in order, each filled from the answers before it; stops after a refusal.

        An answer kept by `reuse_seconds` that leads to a 401 is dropped, and everything is sent once
        more, if nothing but reusable requests had been answered. `carry`: takes RelayRequests.
        `most_bytes`: of one answer.
        """
        done = await self._round(requests, carry, most_bytes)
        if self._again(done, _status(done)):
            done = await self._round(requests, carry, most_bytes)
            self._again(done, _status(done))
        return done.answers

    async def _round(
        self, requests: Sequence[OutboundRequest], carry: Carry | None, most_bytes: int
    ) -> _Round:
        done = _Round()
        for request in requests:
            if isinstance(request, HttpRequest) and request.reuse_seconds:
                used = await self._reuse.answer(
                    self._filled(request, done), lambda asked: self._send_http(asked, ANSWER_BYTES)
                )
                done.used.append(used)
                done.answers.append(used.answer)
                done.stale = _says_stale(request, used.answer)
                if used.answer.status >= 400 or done.stale:
                    break
                continue
            answer = await self._send(request, done, carry, most_bytes)
            done.answers.append(answer)
            if isinstance(answer, HttpResponse) and answer.status >= 400:
                break
            if isinstance(answer, HttpResponse) and _says_stale(request, answer):
                done.stale = True
                break
            if isinstance(answer, RelayResponse) and not answer.ok:
                break
            done.took_effect = True
        return done

    def _again(self, done: _Round, status: int) -> bool:
        """Whether to try once more with fresh tokens; those that were refused are dropped."""
        if status != 401:
            return False
        for used in done.used:
            self._reuse.drop(used)
        return not done.took_effect and any(used.kept for used in done.used)

    def _filled(self, request: HttpRequest, done: _Round) -> HttpRequest:
        try:
            return fill(request, done.answers)
        except TransportError:
            # An answer that lacks what it is kept for (an error with status 200) is no good.
            for used in done.used:
                self._reuse.drop(used)
            raise

    async def _send(
        self,
        request: OutboundRequest,
        done: _Round,
        carry: Carry | None,
        most_bytes: int,
    ) -> OutboundResponse:
        match request:
            case LocalPush():
                return request
            case MailRequest():
                return await send_mail(fill_token(request, done.answers), self.guard, self._tls)
            case HttpRequest():
                return await self._send_http(self._filled(request, done), most_bytes)
            case RelayRequest():
                if carry is None:
                    raise TransportError("no connection of the channel is there", retryable=True)
                return await carry(request)

    async def _send_http(self, request: HttpRequest, most_bytes: int) -> HttpResponse:
        request = signed(request)
        try:
            async with self._client.stream(
                request.method,
                request.url,
                timeout=request.timeout_seconds,
                **_body(request),
            ) as answer:
                body = bytearray()
                async for part in answer.aiter_bytes():
                    body += part
                    if len(body) > most_bytes:
                        raise TransportError(
                            f"the answer is over {most_bytes >> 20} MB", retryable=False
                        )
                return HttpResponse(
                    status=answer.status_code,
                    headers={name.lower(): value for name, value in answer.headers.items()},
                    body=bytes(body),
                    step=request.step,
                )
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError) as error:
            raise _failure(error) from error

    async def fetch(
        self, requests: Sequence[HttpRequest], limit_bytes: int
    ) -> AsyncIterator[bytes]:
        """The body of the last request's answer, part by part; the earlier ones lead to it.

        Redirects of the last are followed, each address checked, without the credentials when the
        host changes. Raises TransportError (also for a status of 400 or more), TooLarge.
        """
        for again in (True, False):
            done = await self._round(requests[:-1], None, ANSWER_BYTES)
            if self._again(done, _status(done)) and again:
                continue
            for answer in done.answers:
                if isinstance(answer, HttpResponse):
                    _check_status(answer.status)
            try:
                async for part in self._stream(self._filled(requests[-1], done), limit_bytes):
                    yield part
            except _Refused as refused:
                if not (self._again(done, refused.extra["status"]) and again):
                    raise
            else:
                return

    async def _stream(self, last: HttpRequest, limit_bytes: int) -> AsyncIterator[bytes]:
        last = signed(last)
        try:
            for _ in range(REDIRECTS + 1):
                async with self._client.stream(
                    last.method, last.url, timeout=last.timeout_seconds, **_body(last)
                ) as answer:
                    if answer.is_redirect and answer.next_request is not None:
                        target = answer.next_request.url
                        same = target.host == httpx.URL(last.url).host
                        last = msgspec.structs.replace(
                            last, url=str(target), headers=last.headers if same else {}
                        )
                        continue
                    _check_status(answer.status_code)
                    size = 0
                    async for part in answer.aiter_bytes(256 << 10):
                        size += len(part)
                        if size > limit_bytes:
                            raise TooLarge(f"the file is over {limit_bytes >> 20} MB")
                        yield part
                    return
        except (httpx.HTTPError, httpx.InvalidURL, httpcore.NetworkError) as error:
            raise _failure(error) from error
        raise TransportError("the file's address redirects in circles", retryable=False)


class _Refused(TransportError):
    """A file was refused with this `status`."""


def _status(done: _Round) -> int:
    last = done.answers[-1] if done.answers else None
    if done.stale:
        return 401
    return last.status if isinstance(last, HttpResponse) else 0


def _says_stale(request: OutboundRequest, answer: HttpResponse) -> bool:
    return isinstance(request, HttpRequest) and any(mark in answer.body for mark in request.stale)


def _check_status(status: int) -> None:
    if status >= 300:
        raise _Refused(
            f"the provider answered {status}",
            retryable=status >= 500 or status in _PASSING,
            status=status,
        )


def _body(request: HttpRequest) -> dict[str, Any]:
    body: dict[str, Any] = {"headers": dict(request.headers)}
    files = {request.file_field: request.file} if request.file else request.files
    if files:
        body["files"] = {
            field: (file.name, file.content or b"", file.media_type)
            for field, file in files.items()
        }
        body["data"] = dict(request.form or {})
    elif request.json is not None:
        body["content"] = msgspec.json.encode(request.json)
        body["headers"].setdefault("Content-Type", "application/json")
    elif request.form is not None:
        body["data"] = dict(request.form)
    elif request.body is not None:
        body["content"] = request.body
    return body


def _failure(error: Exception) -> TransportError:
    """Ours for the library's error: whether to try again, and whether it may have arrived."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, TransportError):
            return cause
        cause = cause.__cause__ or cause.__context__
    if isinstance(error, httpx.InvalidURL | httpx.UnsupportedProtocol | httpx.LocalProtocolError):
        return TransportError(f"the address or request is malformed: {error}", retryable=False)
    before = isinstance(error, httpx.ConnectError | httpx.ConnectTimeout | httpx.PoolTimeout)
    words = "can't be reached" if before else "broke off before it answered"
    return TransportError(
        f"the other side {words} ({type(error).__name__})", retryable=True, maybe_taken=not before
    )
