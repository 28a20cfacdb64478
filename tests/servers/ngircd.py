"""A real ngIRCd of a test's own: random port, its own folder, no privileges needed.

ngircd = Ngircd.start()
...
ngircd.stop()
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

PASSWORD = "secret"
_START_SECONDS = 15.0

_CONFIG = """
[Global]
Name = irc.test.example
Info = a test
Listen = 127.0.0.1
Ports = {port}
Password = {password}
PidFile = {folder}/ngircd.pid
{account}
[Limits]
MaxConnectionsIP = 0
MaxPenaltyTime = 0
[Options]
DNS = no
Ident = no
PAM = no
NoticeBeforeRegistration = no
"""


class Ngircd:
    """A running server, whose password is `PASSWORD`."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, port: int) -> None:
        self._process, self._folder = process, folder
        self.port = port

    @classmethod
    def start(cls) -> Ngircd:
        """Start it. Skips the test where it isn't installed; fails where CI is set."""
        program = shutil.which("ngircd") or "/usr/sbin/ngircd"
        if not Path(program).exists():
            if os.environ.get("CI"):
                raise AssertionError("ngircd is not installed: .ci/run does so")
            pytest.skip("ngircd is not installed")
        folder = Path(tempfile.mkdtemp(prefix="ngircd-"))
        port = _free_port()
        # As root it would want to be somebody else, who couldn't read this folder.
        account = "ServerUID = root\nServerGID = root" if os.geteuid() == 0 else ""
        (folder / "ngircd.conf").write_text(
            _CONFIG.format(port=port, folder=folder, password=PASSWORD, account=account)
        )
        with (folder / "log").open("wb") as log:
            process = subprocess.Popen(
                [program, "-n", "-f", str(folder / "ngircd.conf")],
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        server = cls(process, folder, port)
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end and process.poll() is None:
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    return server
            time.sleep(0.05)
        said = (folder / "log").read_text(errors="replace")
        server.stop()
        raise AssertionError(f"ngIRCd did not start: {said[-2000:]}")

    def stop(self) -> None:
        """End it and remove what it kept."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)
        shutil.rmtree(self._folder, ignore_errors=True)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
