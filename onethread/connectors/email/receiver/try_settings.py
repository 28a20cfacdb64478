"""Tries the settings of a channel: signs in to IMAP and SMTP, and says in words how that went."""

from __future__ import annotations

import asyncio
import smtplib
import socket
import ssl
from typing import Any

from onethread.connectors.contract import ConnectionTest, Outgoing
from onethread.connectors.email.config import EmailConfig
from onethread.connectors.email.outbound import read_token, token_request
from onethread.connectors.email.receiver.imap_session import ImapSession
from onethread.errors import NotAuthenticated, OnethreadError, TransportError

_SECONDS = 20.0


async def try_settings(config: EmailConfig, outgoing: Outgoing) -> ConnectionTest:
    """Sign in to the mailbox and to the server that sends."""
    facts: dict[str, Any] = {}
    said: list[str] = []
    try:
        token = await _token(config, outgoing)
        if config.imap_host:
            address = await outgoing.resolve(config.imap_host, config.imap_port)
            facts |= await asyncio.to_thread(_try_imap, config, address, token)
            said.append(f"{config.imap_folder} can be read ({facts['mails']} mails)")
        if config.smtp_host:
            address = await outgoing.resolve(config.smtp_host, config.smtp_port)
            facts["smtp"] = await asyncio.to_thread(_try_smtp, config, address, token)
            said.append(f"{config.smtp_host} takes mail")
    except OnethreadError as error:
        said.append(error.message)
        return ConnectionTest(ok=False, message="; ".join(said), facts=facts)
    if config.listen:
        said.append(f"mail can be delivered to {config.listen_host}:{config.listen_port}")
    if not said:
        return ConnectionTest(ok=False, message="set an IMAP server, direct delivery or SMTP")
    return ConnectionTest(ok=True, message="; ".join(said), facts=facts)


async def _token(config: EmailConfig, outgoing: Outgoing) -> str | None:
    if config.auth != "oauth2":
        return None
    given = read_token(await outgoing.request(token_request(config)))
    if given.access is None:
        raise NotAuthenticated(given.why_not)
    return given.access


def _try_imap(config: EmailConfig, address: str, token: str | None) -> dict[str, Any]:
    session = ImapSession(config, address, token, _SECONDS)
    try:
        return {"mails": len(session.search(["ALL"])), "idle": session.has_idle}
    finally:
        session.log_out()


class _Smtp(smtplib.SMTP):
    """Connects to an address that was checked; STARTTLS still checks the name."""

    def __init__(self, address: str, host: str, port: int) -> None:
        self._address = address
        super().__init__(host, port, timeout=_SECONDS)

    def _get_socket(self, _host: str, port: int, timeout: float) -> socket.socket:
        return socket.create_connection((self._address, port), timeout)


class _SmtpTls(smtplib.SMTP_SSL):
    """The same with TLS from the start."""

    def __init__(self, address: str, host: str, port: int) -> None:
        self._address = address
        self._name = host
        context = ssl.create_default_context()
        super().__init__(host, port, timeout=_SECONDS, context=context)

    def _get_socket(self, _host: str, port: int, timeout: float) -> socket.socket:
        connected = socket.create_connection((self._address, port), timeout)
        return self.context.wrap_socket(connected, server_hostname=self._name)


def _try_smtp(config: EmailConfig, address: str, token: str | None) -> str:
    host, port = config.smtp_host, config.smtp_port
    try:
        connection: smtplib.SMTP
        if config.smtp_security == "tls":
            connection = _SmtpTls(address, host, port)
        else:
            connection = _Smtp(address, host, port)
        with connection:
            if config.smtp_security == "starttls":
                connection.starttls(context=ssl.create_default_context())
            connection.ehlo()
            if token is not None:
                user = config.smtp_username or config.imap_username
                connection.auth("XOAUTH2", lambda _=None: f"user={user}\1auth=Bearer {token}\1\1")
            elif config.smtp_username and config.smtp_password:
                connection.login(config.smtp_username, config.smtp_password.reveal())
            return "signed in" if connection.noop()[0] == 250 else "connected"
    except smtplib.SMTPAuthenticationError as error:
        raise NotAuthenticated(f"{host} refused the log-in; check user and password") from error
    except ssl.SSLCertVerificationError as error:
        raise TransportError(
            f"the certificate of {host} is not valid: {error.verify_message}", retryable=True
        ) from error
    except (smtplib.SMTPException, OSError, ValueError) as error:
        raise TransportError(
            f"{host}:{port} can't be used to send: {error}", retryable=True
        ) from error
