"""One IMAP connection: blocking calls, run in a thread of their own by `mailbox`."""

from __future__ import annotations

import contextlib
import imaplib
import re
import socket
import ssl
import time
from collections.abc import Iterator, Sequence

import msgspec
from imap_tools import BaseMailBox
from imap_tools.errors import ImapToolsError, MailboxLoginError

from onethread.connectors.email.config import EmailConfig
from onethread.errors import NotAuthenticated, TransportError

_UID = re.compile(rb"\bUID (\d{1,20})")
_SIZE = re.compile(rb"\bRFC822\.SIZE (\d{1,20})")
_NEWS = re.compile(rb"^\* (?:\d+ (?:EXISTS|RECENT|EXPUNGE|FETCH)|BYE)", re.IGNORECASE)
_UIDS_IN_A_COMMAND = 200
# Between looks at the clock while the server is silent.
_IDLE_STEP_SECONDS = 30.0


class FetchedMail(msgspec.Struct, frozen=True):
    """A mail, whole or (over the limit) its beginning."""

    uid: int
    size_bytes: int
    content: bytes


class ImapSession:
    """A signed-in connection with a folder open. Raises TransportError or NotAuthenticated only."""

    def __init__(
        self,
        config: EmailConfig,
        address: str,
        access_token: str | None,
        timeout_seconds: float,
    ) -> None:
        self._host = config.imap_host
        with self._errors("connecting"):
            self._mailbox = _Mailbox(config, address, timeout_seconds)
        try:
            with self._errors("signing in"):
                _sign_in(self._mailbox, config, access_token)
            with self._errors(f"opening the folder {config.imap_folder}"):
                self._mailbox.folder.set(config.imap_folder, readonly=not config.mark_as_read)
                self.uidvalidity = self._number("UIDVALIDITY") or 0
                self.uidnext = self._number("UIDNEXT") or max(self.search(["ALL"]), default=0) + 1
                self.has_idle = "IDLE" in self._mailbox.client.capabilities
        except BaseException:
            self.close()
            raise

    def search(self, criteria: Sequence[str]) -> list[int]:
        """UIDs that any of the searches finds."""
        found: list[int] = []
        with self._errors("searching"):
            self._mailbox.client.response("EXISTS")  # forget it: what follows sees those mails
            for words in criteria:
                found += [int(uid) for uid in self._mailbox.uids(words, charset=None)]
        return found

    def sizes(self, uids: Sequence[int]) -> dict[int, int]:
        """Size in bytes by UID; a mail that was deleted meanwhile is missing."""
        found: dict[int, int] = {}
        wanted = set(uids)
        with self._errors("asking for sizes"):
            for start in range(0, len(uids), _UIDS_IN_A_COMMAND):
                chunk = uids[start : start + _UIDS_IN_A_COMMAND]
                for answer in self._fetch(chunk, "(UID RFC822.SIZE)"):
                    line = answer if isinstance(answer, bytes) else b"".join(answer)
                    uid, size = _UID.search(line), _SIZE.search(line)
                    if uid and size and int(uid.group(1)) in wanted:
                        found[int(uid.group(1))] = int(size.group(1))
        return found

    def fetch(self, sizes: dict[int, int], limit_bytes: int) -> list[FetchedMail]:
        """The mails, in order of UID, each at most `limit_bytes` of it. Doesn't mark them as read."""
        found: dict[int, bytes] = {}
        large = [uid for uid, size in sizes.items() if size > limit_bytes]
        small = [uid for uid in sizes if uid not in large]
        with self._errors("fetching mail"):
            for uids, what in ((small, "BODY.PEEK[]"), (large, f"BODY.PEEK[]<0.{limit_bytes}>")):
                if uids:
                    found |= _bodies(self._fetch(uids, f"(UID {what})"))
        if withheld := self.sizes([uid for uid in sizes if uid not in found]):
            raise TransportError(
                f"{self._host} does not hand over mail {min(withheld)}", retryable=True
            )
        return [FetchedMail(uid, sizes[uid], found[uid]) for uid in sorted(found) if uid in sizes]

    def mark_as_read(self, uids: Sequence[int]) -> None:
        """Set the \\Seen flag."""
        with self._errors("marking mail as read"):
            self._mailbox.client.uid("STORE", _set(uids), "+FLAGS.SILENT", "(\\Seen)")

    def wait_for_news(self, seconds: float) -> None:
        """IDLE (RFC 2177) until the folder changes, at most so long; then end it properly.

        The DONE at the end is answered by the server, so a connection that died is noticed.
        """
        with self._errors("waiting for mail"):
            client, idle = self._mailbox.client, self._mailbox.idle
            # A mail that came during an earlier command was told then and never again.
            if "EXISTS" in client.untagged_responses:
                return
            idle._idle_tag = client._command("IDLE")
            while client._get_response() is not None:
                pass  # untagged answers before the go-ahead
            deadline = time.monotonic() + seconds
            # News may have come in one packet with the go-ahead: then no poll would wake us.
            news = self._buffered()
            while not ("EXISTS" in client.untagged_responses or any(map(_NEWS.match, news))):
                remaining = deadline - time.monotonic()
                if remaining <= 0:
                    break
                asked = time.monotonic()
                step = min(_IDLE_STEP_SECONDS, remaining)
                news = idle.poll(timeout=step)
                if not news and time.monotonic() - asked < step * 0.9:
                    break  # woken without a line: closed, or nothing; the DONE will tell
            idle.stop()  # type: ignore[no-untyped-call]

    def keep_alive(self) -> None:
        """NOOP: for servers without IDLE."""
        with self._errors("asking for news"):
            self._mailbox.client.noop()

    def log_out(self) -> None:
        """Say good-bye, if the server still listens."""
        with contextlib.suppress(TransportError, NotAuthenticated), self._errors("logging out"):
            self._mailbox.client.logout()
        self.close()

    def cut(self) -> None:
        """Cut the connection from another thread: whatever waits on it ends at once."""
        with contextlib.suppress(OSError, AttributeError):
            self._mailbox.client.sock.shutdown(socket.SHUT_RDWR)

    def close(self) -> None:
        """Cut the connection and free what it held."""
        self.cut()
        with contextlib.suppress(OSError, AttributeError, imaplib.IMAP4.error):
            self._mailbox.client.shutdown()

    def _fetch(self, uids: Sequence[int], what: str) -> list[bytes | tuple[bytes, bytes]]:
        status, answers = self._mailbox.client.uid("FETCH", _set(uids), what)
        if status != "OK":
            raise TransportError(f"{self._host} refused to hand over mail", retryable=True)
        return [answer for answer in answers or [] if isinstance(answer, (bytes, tuple))]

    def _buffered(self) -> list[bytes]:
        client = self._mailbox.client
        lines: list[bytes] = []
        before = client.sock.gettimeout()
        client.sock.settimeout(0)
        try:
            while True:
                lines.append(client._get_line())
        except OSError:
            return lines
        except imaplib.IMAP4.abort as error:
            # An empty buffer reads as the end of the file; a real end shows at the next command.
            if "EOF" not in str(error):
                raise
            return lines
        finally:
            client.sock.settimeout(before)

    def _number(self, name: str) -> int | None:
        values = self._mailbox.client.response(name)[1]
        last = values[-1] if values else None
        return int(last) if isinstance(last, bytes) and last.isdigit() else None

    @contextlib.contextmanager
    def _errors(self, doing: str) -> Iterator[None]:
        try:
            yield
        except MailboxLoginError as error:
            raise NotAuthenticated(
                f"{self._host} refused the log-in: {_words(error)}. Check user and password."
            ) from error
        except ssl.SSLCertVerificationError as error:
            raise TransportError(
                f"the certificate of {self._host} is not valid: {error.verify_message}",
                retryable=True,
            ) from error
        except TimeoutError as error:
            raise TransportError(
                f"{self._host} did not answer in time while {doing}", retryable=True
            ) from error
        except (ImapToolsError, imaplib.IMAP4.error, OSError, ValueError, AttributeError) as error:
            raise TransportError(
                f"{self._host}: {doing} failed: {_words(error)}", retryable=True
            ) from error


class _Mailbox(BaseMailBox):
    """A mailbox at an address that was checked; TLS checks the certificate against the name."""

    def __init__(self, config: EmailConfig, address: str, timeout_seconds: float) -> None:
        self._config = config
        self._address = address
        self._timeout = timeout_seconds
        super().__init__()

    def _get_mailbox_client(self) -> imaplib.IMAP4:
        config, reached = self._config, (self._address, self._config.imap_port)
        if config.imap_security == "tls":
            return _Tls(config.imap_host, reached, self._timeout)
        client = _Plain(config.imap_host, reached, self._timeout)
        if config.imap_security == "starttls":
            try:
                client.starttls(ssl.create_default_context())
            except BaseException:
                with contextlib.suppress(OSError):
                    client.shutdown()
                raise
        return client


class _Plain(imaplib.IMAP4):
    def __init__(self, host: str, reached: tuple[str, int], timeout_seconds: float) -> None:
        self._reached = reached
        super().__init__(host, reached[1], timeout_seconds)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        return socket.create_connection(self._reached, timeout)


class _Tls(imaplib.IMAP4_SSL):
    def __init__(self, host: str, reached: tuple[str, int], timeout_seconds: float) -> None:
        self._reached = reached
        context = ssl.create_default_context()
        super().__init__(host, reached[1], ssl_context=context, timeout=timeout_seconds)

    def _create_socket(self, timeout: float | None) -> socket.socket:
        connected = socket.create_connection(self._reached, timeout)
        try:
            wrapped: socket.socket = self.ssl_context.wrap_socket(
                connected, server_hostname=self.host
            )
            return wrapped
        except BaseException:
            connected.close()
            raise


def _sign_in(mailbox: BaseMailBox, config: EmailConfig, access_token: str | None) -> None:
    user = config.imap_username
    password = config.imap_password.reveal() if config.imap_password else ""
    if any(character in user + password for character in "\r\n\0"):
        raise NotAuthenticated("user and password can't contain line breaks")
    try:
        if access_token is not None:
            mailbox.xoauth2(user, access_token, initial_folder=None)
        elif (user + password).isascii():
            mailbox.login(user, password, initial_folder=None)
        else:
            mailbox.login_utf8(user, password, initial_folder=None)
    except imaplib.IMAP4.abort:
        raise
    except imaplib.IMAP4.error as error:
        raise NotAuthenticated(
            f"{config.imap_host} refused the log-in: {_words(error)}. Check how the channel signs in."
        ) from error


def _bodies(answers: Sequence[bytes | tuple[bytes, bytes]]) -> dict[int, bytes]:
    """Contents by UID; servers name the UID before or after the content."""
    found: dict[int, bytes] = {}
    waiting: bytes | None = None
    for answer in answers:
        if isinstance(answer, tuple):
            uid = _UID.search(answer[0])
            if uid:
                found[int(uid.group(1))] = answer[1]
            else:
                waiting = answer[1]
        elif waiting is not None:
            uid = _UID.search(answer)
            if uid:
                found[int(uid.group(1))] = waiting
            waiting = None
    return found


def _set(uids: Sequence[int]) -> str:
    return ",".join(str(uid) for uid in uids)


def _words(error: BaseException) -> str:
    result = getattr(error, "command_result", None)
    if isinstance(result, tuple) and len(result) > 1 and result[1]:
        last = result[1][-1] if isinstance(result[1], list) else result[1]
        if isinstance(last, bytes):
            return last.decode("utf-8", "replace")[:200]
    text = str(error)
    return (text[2:-1] if text.startswith(("b'", 'b"')) else text)[:200] or type(error).__name__
