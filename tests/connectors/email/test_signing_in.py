"""XOAUTH2, TLS and the connection test, against a real Dovecot and a real SMTP server."""

from __future__ import annotations

import asyncio
import datetime as dt
import ipaddress
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import msgspec
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from onethread.connectors.contract import SecretStr
from onethread.connectors.email.receiver import try_settings
from onethread.connectors.email.receiver.mailbox import read_mailbox
from onethread.messages import HttpResponse
from tests.connectors.email.receiving import QUICK, FakeContext, Running, imap_config, mail
from tests.servers.dovecot import Dovecot, needs_dovecot
from tests.servers.smtp import SmtpSink

pytestmark = [needs_dovecot, pytest.mark.dovecot]
ACCESS_TOKEN = "an-access-token"
OAUTH: dict[str, Any] = {
    "auth": "oauth2",
    "oauth_endpoint": "https://login.example.org/token",
    "oauth_client_id": "client",
    "oauth_refresh_token": SecretStr("refresh"),
    "imap_password": None,
}


def token_answer(token: str) -> HttpResponse:
    return HttpResponse(
        status=200, headers={}, body=msgspec.json.encode({"access_token": token}), step="token"
    )


@pytest.fixture
async def token_url() -> AsyncIterator[str]:
    """A provider's token service: it knows one token, and whose it is."""

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        line = await reader.readline()
        while (await reader.readline()).strip():
            pass
        known = f"token={ACCESS_TOKEN} ".encode() in line
        body = b'{"email":"jan","expires_in":3600}' if known else b'{"error":"invalid_token"}'
        status = b"200 OK" if known else b"401 Unauthorized"
        writer.write(
            b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n"
            b"Connection: close\r\n\r\n%s" % (status, len(body), body)
        )
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/info?token="
    server.close()


@pytest.fixture
async def oauth_server(token_url: str) -> AsyncIterator[Dovecot]:
    server = await asyncio.to_thread(Dovecot.start, token_url=token_url)
    yield server
    await asyncio.to_thread(server.stop)


async def test_a_mailbox_is_read_with_a_fresh_access_token(oauth_server: Dovecot) -> None:
    await asyncio.to_thread(oauth_server.append, "jan", mail("one"))
    context = FakeContext(imap_config(oauth_server.port, "jan", **OAUTH))
    context.answer = token_answer(ACCESS_TOKEN)
    async with Running(context, lambda: read_mailbox(context, QUICK)):
        await context.until(lambda: len(context.accepted) >= 1)
    assert dict(context.requests[0].form or {})["grant_type"] == "refresh_token"


async def test_a_renewed_refresh_token_is_kept_and_used(oauth_server: Dovecot) -> None:
    context = FakeContext(imap_config(oauth_server.port, "jan", **OAUTH))
    context.answer = HttpResponse(
        status=200,
        headers={},
        body=msgspec.json.encode({"access_token": ACCESS_TOKEN, "refresh_token": "renewed"}),
        step="token",
    )
    async with Running(context, lambda: read_mailbox(context, QUICK)):
        await context.until(
            lambda: (True, "reading this mailbox for the first time") in context.reports
        )
        await asyncio.to_thread(oauth_server.halt, hard=True)
        await context.until(lambda: len(context.requests) >= 2)
    assert context.kept == [("oauth_refresh_token", "refresh", "renewed")]
    assert dict(context.requests[1].form or {})["refresh_token"] == "renewed"


async def test_a_token_that_is_not_accepted_is_said_in_words(oauth_server: Dovecot) -> None:
    context = FakeContext(imap_config(oauth_server.port, "jan", **OAUTH))
    context.answer = token_answer("another")
    async with Running(context, lambda: read_mailbox(context, QUICK)):
        await context.until(lambda: bool(context.reports))
    assert "refused the log-in" in context.reports[0][1]
    assert "another" not in context.reports[0][1]


async def test_a_revoked_consent_is_said_in_words() -> None:
    context = FakeContext(imap_config(1, "jan", **OAUTH))
    context.answer = HttpResponse(
        status=400, headers={}, body=b'{"error":"invalid_grant"}', step="token"
    )
    async with Running(context, lambda: read_mailbox(context, QUICK)):
        await context.until(lambda: bool(context.reports))
    assert "Sign in again" in context.reports[0][1]


async def test_a_forbidden_address_is_not_connected_to() -> None:
    context = FakeContext(imap_config(1))
    context.forbidden = True
    async with Running(context, lambda: read_mailbox(context, QUICK)):
        await context.until(lambda: bool(context.reports))
    assert context.reports[0] == (False, "127.0.0.1 may not be reached")


def certificate(folder: Path) -> Path:
    """A certificate for this machine, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "localhost")])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - dt.timedelta(days=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "server.pem"
    path.write_bytes(
        made.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )
    return path


async def reads_only_what_it_trusts(
    context: FakeContext, server: Dovecot, pem: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with Running(context, lambda: read_mailbox(context, QUICK)):
        await context.until(lambda: bool(context.reports))
    assert "certificate" in context.reports[0][1]
    assert context.accepted == []
    subject = f"over {context.config.imap_security}"
    with monkeypatch.context() as trusting:
        trusting.setenv("SSL_CERT_FILE", str(pem))
        async with Running(context, lambda: read_mailbox(context, QUICK)):
            await context.until(lambda: bool(context.accepted))
            await asyncio.to_thread(server.append, "jan", mail(subject))
            await context.until(lambda: subject in context.subjects)


async def test_tls_is_used_and_its_certificate_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pem = certificate(tmp_path)
    server = await asyncio.to_thread(Dovecot.start, certificate=pem)
    try:
        await asyncio.to_thread(server.append, "jan", mail("one"))
        for security, port in (("tls", server.tls_port), ("starttls", server.port)):
            context = FakeContext(imap_config(port, "jan", imap_security=security))
            await reads_only_what_it_trusts(context, server, pem, monkeypatch)
    finally:
        await asyncio.to_thread(server.stop)


async def test_the_connection_test_says_what_works_and_what_does_not() -> None:
    outgoing = FakeContext(imap_config(1))
    sink = await SmtpSink(user="jan", password="right").start()
    server = await asyncio.to_thread(Dovecot.start)
    try:
        smtp: dict[str, Any] = {
            "smtp_host": "127.0.0.1",
            "smtp_port": sink.port,
            "smtp_security": "none",
            "smtp_username": "jan",
            "smtp_password": SecretStr("right"),
        }
        await asyncio.to_thread(server.append, "jan", mail("one"))
        good = await try_settings(imap_config(server.port, "jan", **smtp), outgoing)
        assert good.ok, good.message
        assert "1 mails" in good.message
        smtp["smtp_password"] = SecretStr("wrong-one")
        bad = await try_settings(imap_config(server.port, "jan", **smtp), outgoing)
        assert not bad.ok
        assert "refused the log-in" in bad.message
        assert "wrong-one" not in bad.message
        missing = await try_settings(
            imap_config(server.port, "jan", imap_folder="Bestaat niet"), outgoing
        )
        assert not missing.ok
        assert "Bestaat niet" in missing.message
        outgoing.forbidden = True
        forbidden = await try_settings(imap_config(server.port, "jan"), outgoing)
        assert not forbidden.ok
        assert "may not be reached" in forbidden.message
    finally:
        await sink.stop()
        await asyncio.to_thread(server.stop)
