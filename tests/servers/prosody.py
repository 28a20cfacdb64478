"""A real Prosody of a test's own: random ports, its own folder, no privileges needed.

    prosody = Prosody.start()
    ...
    prosody.stop()

The accounts hulp, fatima and piet of test.example sign in with the password "secret". Its certificate is
signed by nobody that anyone trusts.
"""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

PASSWORD = "secret"
DOMAIN = "test.example"
ACCOUNTS = ("hulp", "fatima", "piet")
_START_SECONDS = 20.0

_CONFIG = """
pidfile = "{folder}/prosody.pid"
data_path = "{folder}/data"
run_as_root = true
daemonize = false
log = {{ info = "{folder}/log" }}
modules_enabled = {{ "roster", "saslauth", "tls", "disco", "ping", "offline", "presence", "message", "iq" }}
modules_disabled = {{ "s2s" }}
c2s_ports = {{ {port} }}
c2s_interfaces = {{ "127.0.0.1" }}
c2s_require_encryption = false
allow_unencrypted_plain_auth = true
http_ports = {{ {http_port} }}
http_interfaces = {{ "127.0.0.1" }}
https_ports = {{}}
http_external_url = "http://127.0.0.1:{http_port}/"
authentication = "internal_plain"
VirtualHost "{domain}"
  ssl = {{ key = "{folder}/key.pem", certificate = "{folder}/certificate.pem" }}
Component "upload.{domain}" "http_file_share"
  http_host = "127.0.0.1"
  http_file_share_size_limit = 100000
  http_file_share_access = {{ "{domain}" }}
"""


class Prosody:
    """A running server for test.example."""

    def __init__(self, process: subprocess.Popen[bytes], folder: Path, port: int) -> None:
        self._process, self._folder = process, folder
        self.port = port

    @classmethod
    def start(cls) -> Prosody:
        """Start it. Skips the test where it isn't installed; fails where CI is set."""
        program = shutil.which("prosody")
        if program is None:
            if os.environ.get("CI"):
                raise AssertionError("prosody is not installed: .ci/run does so")
            pytest.skip("prosody is not installed")
        folder = Path(tempfile.mkdtemp(prefix="prosody-"))
        port, http_port = _free_port(), _free_port()
        _write_certificate(folder)
        accounts = folder / "data" / DOMAIN.replace(".", "%2e") / "accounts"
        accounts.mkdir(parents=True)
        for name in ACCOUNTS:
            (accounts / f"{name}.dat").write_text(f'return {{ ["password"] = "{PASSWORD}"; }};')
        config = folder / "prosody.cfg.lua"
        config.write_text(
            _CONFIG.format(folder=folder, port=port, http_port=http_port, domain=DOMAIN)
        )
        process = subprocess.Popen(
            [program, "--config", str(config), "-F"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        server = cls(process, folder, port)
        end = time.monotonic() + _START_SECONDS
        while time.monotonic() < end and process.poll() is None:
            with socket.socket() as probe, socket.socket() as http:
                if not probe.connect_ex(("127.0.0.1", port)) and not http.connect_ex(
                    ("127.0.0.1", http_port)
                ):
                    return server
            time.sleep(0.05)
        log = folder / "log"
        said = log.read_text(errors="replace") if log.exists() else ""
        server.stop()
        raise AssertionError(f"Prosody did not start: {said[-2000:]}")

    def stop(self) -> None:
        """End it and remove what it kept."""
        self._process.send_signal(signal.SIGTERM)
        try:
            self._process.wait(5)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait(5)
        shutil.rmtree(self._folder, ignore_errors=True)


def _write_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, DOMAIN)])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(DOMAIN)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "certificate.pem").write_bytes(certificate.public_bytes(serialization.Encoding.PEM))
    (folder / "key.pem").write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
    )


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
