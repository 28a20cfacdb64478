"""Hands a mail to an SMTP server."""

from __future__ import annotations

import base64
import ssl
from typing import Self

import aiosmtplib

from onethread.errors import TransportError
from onethread.messages import MailRequest, MailResponse
from onethread.transport.addresses import AddressGuard


async def send_mail(request: MailRequest, guard: AddressGuard, tls: ssl.SSLContext) -> MailResponse:
    """Send one mail; the server's refusals are answers, not errors.

    Raises TransportError when no answer came; `maybe_taken` once the text had begun to be sent.
    """
    address = await guard.resolve(request.host, request.port)
    context = _Named(tls, request.host) if address != request.host else tls
    client = aiosmtplib.SMTP(
        hostname=address,
        port=request.port,
        use_tls=request.security == "tls",
        start_tls=False,
        tls_context=context if request.security == "tls" else None,
        timeout=request.timeout_seconds,
        local_hostname=None,
    )
    sending = False
    try:
        await client.connect()
        if request.security == "starttls":
            await client.starttls(tls_context=context)
        await _log_in(client, request)
        sending = True
        refused, text = await client.sendmail(
            request.envelope_from, list(request.envelope_to), request.message
        )
        return MailResponse(
            code=250,
            text=text,
            refused={name: f"{r.code} {r.message}" for name, r in refused.items()},
            step=request.step,
        )
    except aiosmtplib.SMTPRecipientsRefused as error:
        first = error.recipients[0]
        return MailResponse(
            code=first.code,
            text=first.message,
            refused={r.recipient: f"{r.code} {r.message}" for r in error.recipients},
            step=request.step,
        )
    except aiosmtplib.SMTPResponseException as error:
        return MailResponse(code=error.code, text=error.message, step=request.step)
    except ssl.SSLCertVerificationError as error:
        raise TransportError(
            f"the certificate of {request.host} is not valid: {error.verify_message}",
            retryable=False,
        ) from error
    except (aiosmtplib.SMTPException, OSError, EOFError) as error:
        if isinstance(error.__cause__, ssl.SSLCertVerificationError):
            raise TransportError(
                f"the certificate of {request.host} is not valid: {error.__cause__.verify_message}",
                retryable=False,
            ) from error
        words = "broke off" if sending else "can't be reached"
        raise TransportError(
            f"the mail server {request.host}:{request.port} {words} ({type(error).__name__})",
            retryable=True,
            maybe_taken=sending,
        ) from error
    finally:
        client.close()


async def _log_in(client: aiosmtplib.SMTP, request: MailRequest) -> None:
    if not request.username:
        return
    if request.access_token:
        text = f"user={request.username}\x01auth=Bearer {request.access_token}\x01\x01"
        token = base64.b64encode(text.encode()).decode("ascii")
        await client.ehlo()
        answer = await client.execute_command(b"AUTH", b"XOAUTH2", token.encode("ascii"))
        if answer.code == 334:  # the server explains its refusal and waits for an empty line
            answer = await client.execute_command(b"")
        if answer.code != 235:
            raise aiosmtplib.SMTPAuthenticationError(answer.code, answer.message)
        return
    await client.login(request.username, request.password or "")


class _Named(ssl.SSLContext):
    """A context that checks the certificate against the name, though an address is connected to."""

    _name: str

    def __new__(cls, base: ssl.SSLContext, name: str) -> Self:
        made = super().__new__(cls, ssl.PROTOCOL_TLS_CLIENT)
        made.load_default_certs()
        made._name = name
        return made

    def __init__(self, base: ssl.SSLContext, name: str) -> None:
        pass

    def wrap_bio(self, *args: object, **more: object) -> ssl.SSLObject:
        """As SSLContext does, with the name of the server."""
        more["server_hostname"] = self._name
        return super().wrap_bio(*args, **more)  # type: ignore[arg-type]
