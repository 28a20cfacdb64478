"""Tries the SMTP credentials: what a request by HTTP can't test."""

from __future__ import annotations

import asyncio
import smtplib
import socket
import ssl

from onethread.connectors.contract import ConnectionTest, Outgoing
from onethread.connectors.ses.config import SesConfig
from onethread.errors import OnethreadError

_SECONDS = 20.0


async def try_settings(config: SesConfig, outgoing: Outgoing) -> ConnectionTest:
    """Signs in to SES and out again; in words what went wrong."""
    host = config.server()
    try:
        address = await outgoing.resolve(host, config.smtp_port)
        await asyncio.to_thread(_sign_in, config, address)
    except OnethreadError as error:
        return ConnectionTest(ok=False, message=f"{host} can't be reached: {error.message}")
    except smtplib.SMTPAuthenticationError:
        return ConnectionTest(
            ok=False,
            message="SES refused the SMTP user and password. They are made under SMTP settings in this "
            "region; the access key of AWS is another one.",
        )
    except (smtplib.SMTPException, OSError) as error:
        return ConnectionTest(ok=False, message=f"{host} can't be used: {error}")
    return ConnectionTest(ok=True, message=f"Signed in to {host}.")


def _sign_in(config: SesConfig, address: str) -> None:
    context = ssl.create_default_context()
    server = _Server(config, address, context if config.smtp_security == "tls" else None)
    with server:
        if config.smtp_security == "starttls":
            server.starttls(context=context)
        server.login(config.smtp_username, config.smtp_password.reveal())
        server.noop()


class _Server(smtplib.SMTP):
    """Connects to the address that was checked; TLS still checks the name."""

    def __init__(self, config: SesConfig, address: str, tls: ssl.SSLContext | None) -> None:
        self._address, self._tls = address, tls
        super().__init__(config.server(), config.smtp_port, timeout=_SECONDS)

    def _get_socket(self, host: str, port: int, timeout: float) -> socket.socket:
        plain = socket.create_connection((self._address, port), timeout)
        return self._tls.wrap_socket(plain, server_hostname=host) if self._tls else plain
