"""A real Dovecot of a test's own: random port, its own folder, no privileges needed.

    dovecot = Dovecot.start()
    dovecot.append("jan", mail_bytes)
    ...
    dovecot.stop()

Any user signs in with the password "secret", or by XOAUTH2 with a token that `token_url` knows.
"""

from __future__ import annotations

import contextlib
import getpass
import grp
import imaplib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

PASSWORD = "secret"
_START_SECONDS = 15.0

_CONFIG = """
base_dir = {folder}/run
state_dir = {folder}/state
instance_name = {name}
log_path = {folder}/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = {ssl}
disable_plaintext_auth = no
auth_failure_delay = 0
auth_mechanisms = plain login{mechanisms}
mail_location = maildir:~/Maildir
mail_uid = {user}
mail_gid = {group}
default_internal_user = {internal}
default_internal_group = {internal_group}
default_login_user = {login}
first_valid_uid = 1
imap_idle_notify_interval = 2 mins
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = {tls_port}
  }}
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
passdb {{
  driver = static
  args = password={password}
}}
{oauth}
userdb {{
  driver = static
  args = uid={user} gid={group} home={folder}/mail/%u
}}
{tls}
"""

_OAUTH = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {folder}/oauth2.conf
}}
"""


def is_installed() -> bool:
    """Whether this machine has Dovecot."""
    return shutil.which("dovecot") is not None or Path("/usr/sbin/dovecot").exists()


needs_dovecot = pytest.mark.skipif(not is_installed(), reason="Dovecot is not installed")


class Dovecot:
    """A running IMAP server. `port` stays the same over `stop()` and `run()`."""

    def __init__(
        self, folder: Path, *, token_url: str = "", certificate: Path | None = None
    ) -> None:
        self.folder = folder
        self.port = free_port()
        self.tls_port = free_port() if certificate else 0
        self._process: subprocess.Popen[bytes] | None = None
        # As root the mail belongs to somebody else: Dovecot serves no mail of root's.
        root = os.geteuid() == 0
        owner = pwd.getpwnam("nobody") if root else pwd.getpwuid(os.geteuid())
        me = getpass.getuser()
        group = grp.getgrgid(owner.pw_gid).gr_name
        (folder / "mail").mkdir()
        if root:
            os.chown(folder / "mail", owner.pw_uid, owner.pw_gid)
        oauth = ""
        if token_url:
            oauth = _OAUTH.format(folder=folder)
            (folder / "oauth2.conf").write_text(
                f"tokeninfo_url = {token_url}\nusername_attribute = email\n"
            )
        tls = f"ssl_cert = <{certificate}\nssl_key = <{certificate}\n" if certificate else ""
        (folder / "dovecot.conf").write_text(
            _CONFIG.format(
                folder=folder,
                name=folder.name,
                port=self.port,
                tls_port=self.tls_port,
                ssl="yes" if certificate else "no",
                mechanisms=" xoauth2 oauthbearer" if token_url else "",
                user=owner.pw_name,
                group=group,
                internal="dovecot" if root else me,
                internal_group="dovecot" if root else group,
                login="dovenull" if root else me,
                password=PASSWORD,
                oauth=oauth,
                tls=tls,
            )
        )

    @classmethod
    def start(cls, *, token_url: str = "", certificate: Path | None = None) -> Dovecot:
        """A server in a new folder that every user of this machine may enter."""
        folder = Path(tempfile.mkdtemp(prefix="dovecot-"))
        folder.chmod(0o755)
        server = cls(folder, token_url=token_url, certificate=certificate)
        server.run()
        return server

    def run(self) -> None:
        """Start the process and wait until it greets."""
        program = shutil.which("dovecot") or "/usr/sbin/dovecot"
        self._process = subprocess.Popen(
            [program, "-F", "-c", str(self.folder / "dovecot.conf")],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            try:
                with socket.create_connection(("127.0.0.1", self.port), timeout=1) as probe:
                    if probe.recv(10).startswith(b"* OK"):
                        return
            except OSError:
                pass
            if self._process.poll() is not None:
                break
            time.sleep(0.02)
        self.halt(hard=True)
        raise RuntimeError(f"Dovecot did not start:\n{self.log()}")

    def halt(self, *, hard: bool = False) -> None:
        """End the process, or at once with its children; connections break. `run()` starts it again."""
        if self._process is None:
            return
        if hard:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)
        else:
            self._process.terminate()
        self._process.wait(timeout=10)
        self._process = None

    def stop(self) -> None:
        """End the process and remove its folder."""
        self.halt(hard=True)
        shutil.rmtree(self.folder, ignore_errors=True)

    def log(self) -> str:
        path = self.folder / "dovecot.log"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    @contextmanager
    def client(self, user: str, folder: str | None = None) -> Iterator[imaplib.IMAP4]:
        """A signed-in connection of the test's own."""
        client = imaplib.IMAP4("127.0.0.1", self.port, timeout=10)
        try:
            client.login(user, PASSWORD)
            if folder is not None:
                client.select(folder)
            yield client
        finally:
            client.logout()

    def append(self, user: str, *mails: bytes, folder: str = "INBOX", flags: str = "") -> None:
        """Put mails into a folder, as a delivery would."""
        with self.client(user) as client:
            for mail in mails:
                status, answer = client.append(folder, flags, None, mail)  # type: ignore[arg-type]
                assert status == "OK", answer

    def flags(self, user: str) -> list[str]:
        """The flags of each mail in INBOX."""
        with self.client(user, "INBOX") as client:
            _, answers = client.uid("FETCH", "1:*", "(FLAGS)")
            return [answer.decode() for answer in answers if isinstance(answer, bytes)]

    def renumber(self, user: str) -> None:
        """What a restored or moved mailbox does: the same mails, another UIDVALIDITY, other UIDs."""
        maildir = self.folder / "mail" / user / "Maildir"
        running = self._process is not None
        self.halt()
        for path in maildir.glob("dovecot*"):
            path.unlink()
        # UIDVALIDITY is made from the time in seconds; a later one keeps the test quick.
        owner = maildir.stat()
        uidlist = maildir / "dovecot-uidlist"
        uidlist.write_text(f"3 V{int(time.time()) + 1000} N1\n")
        os.chown(uidlist, owner.st_uid, owner.st_gid)
        if running:
            self.run()


def free_port() -> int:
    """A port of this machine that nobody uses at present."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
