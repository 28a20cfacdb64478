"""Settings: from `onethread.toml` and from the environment (`ONETHREAD_<NAME>`, which wins).

Each setting is a field of `Settings` with its meaning in `DESCRIPTIONS`; the reference page is made
from both, and an unknown or invalid setting is refused with its name.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from onethread.errors import SettingsError

PREFIX = "ONETHREAD_"
# Read elsewhere: where the settings file itself is, and the encryption key, which is a secret and
# therefore never a field that could be printed with the others.
SPECIAL = {"ONETHREAD_CONFIG", "ONETHREAD_SECRET_KEY"}


class Settings(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Everything an operator can set. `DESCRIPTIONS` explains each."""

    data_dir: str = "var"
    database_url: str | None = None
    database_pool_size: int = 8
    host: str = "127.0.0.1"
    port: int = 8300
    public_url: str | None = None
    trusted_proxies: int = 0
    web_processes: int = 1
    worker_processes: int = 1
    intake_batch_size: int = 500
    intake_lease_seconds: int = 60
    intake_max_attempts: int = 5
    intake_max_pending_mb: int = 64
    max_webhook_mb: int = 8
    max_mail_mb: int = 30
    max_upload_mb: int = 100
    reopen_days: int = 7
    recent_days: int = 14
    default_region: str = "NL"
    session_days: int = 14
    login_attempts_per_15_minutes: int = 10
    outgoing_allow: tuple[str, ...] = ()
    log_level: Literal["debug", "info", "warning", "error"] = "info"
    log_format: Literal["text", "json"] = "text"
    metrics_token: str | None = None
    file_store: str | None = None


DESCRIPTIONS: dict[str, str] = {
    "data_dir": "Folder for everything kept on this machine: embedded database, files, key.",
    "database_url": "External PostgreSQL (postgresql://…). Unset: the embedded PostgreSQL is run.",
    "database_pool_size": "Most connections each process opens to the database.",
    "host": "Address the web server listens on.",
    "port": "Port the web server listens on.",
    "public_url": "Address by which browsers and providers reach this server, for links in messages.",
    "trusted_proxies": "How many reverse proxies stand in front and set X-Forwarded-For.",
    "web_processes": "Web processes of `serve`.",
    "worker_processes": "Worker processes of `serve`.",
    "intake_batch_size": "Most envelopes a worker takes at once.",
    "intake_lease_seconds": "After this long an envelope taken by a worker that died is taken again.",
    "intake_max_attempts": "Attempts before an envelope becomes a dead letter.",
    "intake_max_pending_mb": "Payloads a web process holds in memory before senders must wait.",
    "max_webhook_mb": "Largest webhook accepted.",
    "max_mail_mb": "Largest e-mail accepted.",
    "max_upload_mb": "Largest file an agent or visitor may upload.",
    "reopen_days": "A matter resolved less than this ago reopens when its customer writes again.",
    "recent_days": "A customer's only open matter is continued from another channel within this time.",
    "default_region": "Country (ISO 3166-1) of telephone numbers written without one.",
    "session_days": "After this long without use a session ends.",
    "login_attempts_per_15_minutes": "Failed log-ins per address and per account before a pause.",
    "outgoing_allow": "Private networks or host:port pairs that outgoing requests may reach.",
    "log_level": "Least severe log line that is written.",
    "log_format": "Log lines for people (text) or for programs (json).",
    "metrics_token": "Bearer token that /metrics asks for. Unset: only loopback may read it.",
    "file_store": "Folder for attachments and media. Unset: `files` in data_dir.",
}

_POSITIVE = {
    "database_pool_size",
    "web_processes",
    "worker_processes",
    "intake_batch_size",
    "intake_lease_seconds",
    "intake_max_attempts",
    "intake_max_pending_mb",
    "max_webhook_mb",
    "max_mail_mb",
    "max_upload_mb",
    "session_days",
    "login_attempts_per_15_minutes",
}


def load(environ: Mapping[str, str] | None = None, file: Path | None = None) -> Settings:
    """Read the settings file (`ONETHREAD_CONFIG`, else ./onethread.toml if there) and environment.

    Raises SettingsError, naming the setting, for one that is unknown or whose value is invalid.
    """
    env = os.environ if environ is None else environ
    values: dict[str, Any] = {}
    named = file or (Path(env["ONETHREAD_CONFIG"]) if "ONETHREAD_CONFIG" in env else None)
    path = named or Path("onethread.toml")
    if named is not None and not path.is_file():
        raise SettingsError(f"the settings file {path} does not exist")
    if path.is_file():
        values.update(_read_file(path))
    for key, raw in env.items():
        if not key.startswith(PREFIX) or key in SPECIAL:
            continue
        name = key[len(PREFIX) :].lower()
        if name not in Settings.__struct_fields__:
            raise SettingsError(f"unknown setting {key} in the environment{_meant(name)}")
        values[name] = _from_text(name, raw)
    checked: dict[str, Any] = {}
    for name, value in values.items():
        checked[name] = _check(name, value)
    return Settings(**checked)


def _read_file(path: Path) -> dict[str, Any]:
    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    for name in content:
        if name not in Settings.__struct_fields__:
            raise SettingsError(f"unknown setting {name!r} in {path}{_meant(name)}")
    return content


def _meant(name: str) -> str:
    import difflib

    close = difflib.get_close_matches(name, Settings.__struct_fields__, 1)
    return f" (did you mean {close[0]}?)" if close else ""


def _from_text(name: str, raw: str) -> Any:
    if name == "outgoing_allow":
        return tuple(part.strip() for part in raw.split(",") if part.strip())
    return raw


def _check(name: str, value: Any) -> Any:
    field = {f.name: f for f in msgspec.structs.fields(Settings)}[name]
    try:
        converted = msgspec.convert(value, field.type, strict=False)
    except msgspec.ValidationError as error:
        raise SettingsError(f"setting {name} = {value!r} is invalid: {error}") from error
    if name in _POSITIVE and converted < 1:
        raise SettingsError(f"setting {name} = {value!r} is invalid: it must be at least 1")
    if name == "port" and not 0 <= converted <= 65535:
        raise SettingsError(f"setting port = {value!r} is invalid: it must be 0 to 65535")
    if (
        name == "database_url"
        and converted
        and not converted.startswith(("postgresql://", "postgres://"))
    ):
        raise SettingsError("setting database_url is invalid: it must start with postgresql://")
    if name == "public_url" and converted and not converted.startswith(("http://", "https://")):
        raise SettingsError("setting public_url is invalid: it must start with http:// or https://")
    return converted
