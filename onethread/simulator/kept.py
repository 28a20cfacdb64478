"""What a demo keeps beside its database: who can log in, and the secrets of its channels."""

from __future__ import annotations

import secrets
import socket
from pathlib import Path

import msgspec

from onethread.errors import InvalidInput

PASSWORD_WORDS = (
    *(
        "linde",
        "kraan",
        "sleutel",
        "balkon",
        "tuin",
        "dak",
        "raam",
        "deur",
        "trap",
        "lift",
        "keuken",
    ),
    *("kamer", "straat", "plein", "molen", "dijk", "haven", "fiets", "lamp", "tegel", "gevel"),
)


class LogIn(msgspec.Struct, kw_only=True):
    """A person of the demo organisation. `robot`: a colleague that works by itself."""

    name: str
    email: str
    role: str
    password: str
    robot: bool = False


class Kept(msgspec.Struct, kw_only=True):
    """What a demo keeps beside its database, so that it can be stopped and started again."""

    people: list[LogIn]
    whatsapp: dict[str, str]
    mail_port: int
    chat_secret: str


def load_or_begin(data_dir: Path) -> Kept:
    """What was kept in this folder, or a new beginning. Raises InvalidInput for a damaged file."""
    path = data_dir / "demo.json"
    if path.exists():
        try:
            kept = msgspec.json.decode(path.read_bytes(), type=Kept)
        except (msgspec.DecodeError, UnicodeDecodeError) as error:
            raise InvalidInput(
                f"{path} can't be read: remove its folder to begin a new demo ({error})"
            ) from error
        if not is_free(kept.mail_port):  # somebody else's by now; the channel is told
            kept.mail_port = free_port()
            _keep(path, kept)
        return kept
    kept = Kept(
        people=[
            new_log_in("Ada Bakker", "administrator"),
            new_log_in("Sem Vermeer", "supervisor"),
            new_log_in("Noor van Dam", "agent"),
            new_log_in("Daan de Robot", "agent", robot=True),
            new_log_in("Lotte de Robot", "agent", robot=True),
        ],
        whatsapp={
            "access_token": secrets.token_urlsafe(32),
            "app_secret": secrets.token_hex(16),
            "verify_token": secrets.token_urlsafe(16),
        },
        mail_port=free_port(),
        chat_secret=secrets.token_urlsafe(32),
    )
    _keep(path, kept)
    return kept


def _keep(path: Path, kept: Kept) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(kept), indent=2))


def new_log_in(name: str, role: str, *, robot: bool = False) -> LogIn:
    """Someone of the organisation, with a random password that can be typed."""
    # Different words: a password of one word said three times is refused.
    words = "-".join(secrets.SystemRandom().sample(PASSWORD_WORDS, 3))
    return LogIn(
        name=name,
        email=f"{name.split()[0].lower()}@delinde.example",
        role=role,
        password=f"{words}-{secrets.randbelow(90) + 10}",
        robot=robot,
    )


def free_port() -> int:
    """A port of this machine that nothing listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def is_free(port: int) -> bool:
    """Whether a port of this machine can be listened on."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
        return True
