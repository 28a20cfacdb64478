"""An IMAP server that misbehaves on purpose: what a real one can't be made to do."""

from __future__ import annotations

import asyncio
import re


class ScriptedImap:
    """Serves `mails` (by UID) and does what the attributes say.

    `hang_at`, `drop_at`: a command word (FETCH, SEARCH, LOGIN, IDLE, greeting) at which it falls silent
    or hangs up, for `times` commands. `withhold`: UIDs that it lists and never hands over.
    """

    def __init__(self, mails: dict[int, bytes]) -> None:
        self.mails = mails
        self.idle = True
        self.uid_last = False
        self.hang_at = ""
        self.drop_at = ""
        self.times = 0
        self.withhold: set[int] = set()
        self.connections = 0
        self.port = 0
        self._server: asyncio.Server | None = None
        self._writers: set[asyncio.StreamWriter] = set()

    async def start(self) -> ScriptedImap:
        self._server = await asyncio.start_server(self._serve, "127.0.0.1", 0)
        self.port = self._server.sockets[0].getsockname()[1]
        return self

    async def stop(self) -> None:
        for writer in list(self._writers):
            writer.close()
        if self._server is not None:
            self._server.close()

    def tell(self, line: str) -> None:
        """Say something to every connection, as a server does during IDLE."""
        for writer in self._writers:
            writer.write(f"* {line}\r\n".encode())

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        self._writers.add(writer)
        try:
            if await self._misbehaves("greeting", reader):
                return
            writer.write(b"* OK ready\r\n")
            while line := (await reader.readline()).decode():
                tag, _, command = line.strip().partition(" ")
                word = command.upper().removeprefix("UID ").split(" ")[0]
                if await self._misbehaves(word, reader):
                    return
                if word == "IDLE":
                    writer.write(b"+ idling\r\n")
                    await reader.readline()
                    writer.write(f"{tag} OK done\r\n".encode())
                else:
                    writer.write(self._answer(command) + f"{tag} OK done\r\n".encode())
                await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            self._writers.discard(writer)
            writer.close()

    async def _misbehaves(self, word: str, reader: asyncio.StreamReader) -> bool:
        if self.times <= 0 or word not in (self.hang_at, self.drop_at):
            return False
        self.times -= 1
        if word == self.hang_at:
            await reader.read()  # until the other side gives up
        return True

    def _answer(self, command: str) -> bytes:
        word = command.upper()
        if word.startswith("CAPABILITY"):
            return b"* CAPABILITY IMAP4rev1" + (b" IDLE" if self.idle else b"") + b"\r\n"
        if word.startswith(("SELECT", "EXAMINE")):
            top = max(self.mails, default=0) + 1
            return (
                f"* {len(self.mails)} EXISTS\r\n* OK [UIDVALIDITY 7]\r\n* OK [UIDNEXT {top}]\r\n"
            ).encode()
        if word.startswith("UID SEARCH"):
            found = " ".join(str(uid) for uid in sorted(self.mails) if _in(word, uid))
            return f"* SEARCH {found}\r\n".encode()
        if word.startswith("UID FETCH"):
            uids = [int(uid) for uid in word.split(" ")[2].split(",")]
            return b"".join(self._fetched(uid, word) for uid in uids if uid in self.mails)
        return b""

    def _fetched(self, uid: int, word: str) -> bytes:
        content = self.mails[uid]
        if "RFC822.SIZE" in word:
            return f"* {uid} FETCH (UID {uid} RFC822.SIZE {len(content)})\r\n".encode()
        if uid in self.withhold:
            return b""
        literal = f"BODY[] {{{len(content)}}}\r\n".encode() + content
        if self.uid_last:
            return f"* {uid} FETCH (".encode() + literal + f" UID {uid})\r\n".encode()
        return f"* {uid} FETCH (UID {uid} ".encode() + literal + b")\r\n"


def _in(search: str, uid: int) -> bool:
    found = re.search(r"UID (\d+):(\d+|\*)", search)
    if found is None:
        return True
    return int(found[1]) <= uid and (found[2] == "*" or uid <= int(found[2]))
