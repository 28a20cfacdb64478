"""A real Synapse of a test's own, from PyPI, in a virtual environment beside the build.

    synapse = Synapse.start()
    token = synapse.account("hulp")
    ...
    synapse.stop()

The environment is made once (about half a minute) and kept in `build/synapse-VERSION`.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx
import pytest

VERSION = "1.163.2"
_START_SECONDS = 40.0
_INSTALL_SECONDS = 300.0
_BUILD = Path(__file__).parents[2] / "build"

_CONFIG = """
server_name: test.example
pid_file: {folder}/synapse.pid
report_stats: false
suppress_key_server_warning: true
enable_registration: true
enable_registration_without_verification: true
macaroon_secret_key: invented
form_secret: invented
signing_key_path: {folder}/signing.key
media_store_path: {folder}/media
log_config: {folder}/log.yaml
trusted_key_servers: []
listeners:
  - port: {port}
    bind_addresses: ["127.0.0.1"]
    type: http
    resources: [{{names: [client, media]}}]
database:
  name: sqlite3
  args: {{database: "{folder}/synapse.db"}}
rc_message: &much {{per_second: 1000, burst_count: 1000}}
rc_registration: *much
rc_login: {{address: *much, account: *much, failed_attempts: *much}}
rc_joins: {{local: *much, remote: *much}}
rc_invites: {{per_room: *much, per_user: *much, per_issuer: *much}}
"""

_LOG = """
version: 1
handlers: {{file: {{class: logging.FileHandler, filename: "{folder}/synapse.log"}}}}
root: {{level: WARNING, handlers: [file]}}
"""


class Synapse:
    """A running homeserver for the users of test.example."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, port: int) -> None:
        self._process, self._folder = process, folder
        self.url = f"http://127.0.0.1:{port}"

    @classmethod
    def start(cls) -> Synapse:
        """Start it. Skips the test where it can't be had; fails where CI is set."""
        python = _environment()
        folder = Path(tempfile.mkdtemp(prefix="synapse-"))
        port = _free_port()
        (folder / "homeserver.yaml").write_text(_CONFIG.format(folder=folder, port=port))
        (folder / "log.yaml").write_text(_LOG.format(folder=folder))
        command = [str(python), "-m", "synapse.app.homeserver", "-c", f"{folder}/homeserver.yaml"]
        subprocess.run([*command, "--generate-keys"], check=True, capture_output=True, timeout=60)
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=folder
        )
        synapse = cls(process, folder, port)
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end:
            with contextlib.suppress(httpx.HTTPError):
                if httpx.get(f"{synapse.url}/health").status_code == 200:
                    return synapse
            if process.poll() is not None:
                break
            time.sleep(0.1)
        log = (folder / "synapse.log").read_text() if (folder / "synapse.log").exists() else ""
        synapse.stop()
        raise AssertionError(f"Synapse did not start: {log[-2000:]}")

    def account(self, name: str) -> str:
        """Make an account; its access token."""
        body = {"username": name, "password": "secret", "auth": {"type": "m.login.dummy"}}
        answer = httpx.post(f"{self.url}/_matrix/client/v3/register", json=body, timeout=30)
        answer.raise_for_status()
        return str(answer.json()["access_token"])

    def stop(self) -> None:
        """End it and remove what it kept."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(10)
        shutil.rmtree(self._folder, ignore_errors=True)


def _environment() -> Path:
    """The environment's Python, installing Synapse when it isn't there yet."""
    folder = _BUILD / f"synapse-{VERSION}"
    python = folder / "bin" / "python"
    if (folder / "ready").exists():
        return python
    shutil.rmtree(folder, ignore_errors=True)
    try:
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True, capture_output=True)
        subprocess.run(
            [
                *(str(python), "-m", "pip", "install", "-q", "--only-binary", ":all:"),
                f"matrix-synapse=={VERSION}",
            ],
            check=True,
            capture_output=True,
            timeout=_INSTALL_SECONDS,
        )
    except (subprocess.SubprocessError, OSError) as error:
        if os.environ.get("CI"):
            raise
        pytest.skip(f"Synapse can't be installed here: {error}")
    (folder / "ready").touch()
    return python


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
