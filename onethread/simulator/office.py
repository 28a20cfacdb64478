"""The demo organisation's side, through the public API alone: set-up, channels, people, answers."""

from __future__ import annotations

import asyncio
import uuid
from typing import Any, Self

import httpx

from onethread.errors import OnethreadError

_HEADERS = {"X-Onethread": "1"}


class ApiRefused(OnethreadError):
    """The API answered a request of the demo with an error."""

    kind = "api-refused"


class Office:
    """One signed-in person of the organisation."""

    def __init__(self, base_url: str) -> None:
        self.base_url = base_url
        self._client = httpx.AsyncClient(
            base_url=f"{base_url}/api", headers=_HEADERS, timeout=60, trust_env=False
        )

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._client.aclose()

    @property
    def cookies(self) -> httpx.Cookies:
        """Those of the session, for requests beside the API."""
        return self._client.cookies

    async def call(self, method: str, path: str, body: Any = None, **query: Any) -> Any:
        """One request. Raises ApiRefused with what the API said."""
        answer = await self._client.request(
            method, path, json=body, params={k: v for k, v in query.items() if v is not None}
        )
        if answer.status_code >= 400:
            try:
                told = answer.json()
            except ValueError:
                told = {}
            detail = told.get("detail") or answer.text[:300]
            raise ApiRefused(
                f"{method} {path}: {answer.status_code} {detail}", status=answer.status_code
            )
        return answer.json() if answer.content else None

    async def ready(self, timeout_seconds: float = 120) -> None:
        """Wait until the server answers. Raises TimeoutError."""
        async with asyncio.timeout(timeout_seconds):
            while True:
                try:
                    answer = await self._client.get(f"{self.base_url}/ready")
                    if answer.status_code == 200:
                        return
                except httpx.HTTPError:
                    pass
                await asyncio.sleep(0.1)

    async def set_up(self, organisation: str, name: str, email: str, password: str) -> bool:
        """Do the first set-up and be signed in; False when it was done before."""
        if not (await self.call("GET", "/setup"))["needed"]:
            return False
        await self.call(
            "POST",
            "/setup",
            {
                "organisation": {"name": organisation, "language": "nl", "region": "NL"},
                "administrator": {"name": name, "email": email, "password": password},
            },
        )
        return True

    async def sign_in(self, email: str, password: str) -> None:
        """Begin a session."""
        await self.call("POST", "/session", {"email": email, "password": password})

    async def invite(self, name: str, email: str, role: str, password: str) -> None:
        """Invite someone and accept in their place, as the link would."""
        made = await self.call("POST", "/invitations", {"email": email, "role": role})
        token = made["url"].rsplit("/", 1)[-1]
        async with Office(self.base_url) as newcomer:
            await newcomer.call(
                "POST",
                "/invitations/accept",
                {"token": token, "name": name, "password": password},
            )

    async def channel(self, connector: str, name: str, config: dict[str, Any]) -> dict[str, Any]:
        """The channel of this name with these settings, made or brought up to date."""
        listed = await self.call("GET", "/channels")
        channels = listed["items"] if isinstance(listed, dict) else listed
        for channel in channels:
            if channel["connector"] == connector and channel["name"] == name:
                found: dict[str, Any] = await self.call(
                    "PATCH", f"/channels/{channel['id']}", {"config": config}
                )
                return found
        made: dict[str, Any] = await self.call(
            "POST", "/channels", {"connector": connector, "name": name, "config": config}
        )
        return made

    async def reply(self, conversation_id: int, leg_id: int, text: str) -> None:
        """Answer on a leg."""
        await self.call(
            "POST",
            f"/conversations/{conversation_id}/reply",
            {
                "leg_id": leg_id,
                "content": {"text": text},
                "file_ids": [],
                "idempotency_key": str(uuid.uuid4()),
            },
        )

    async def note(self, conversation_id: int, text: str) -> None:
        """Write an internal note."""
        await self.call(
            "POST",
            f"/conversations/{conversation_id}/notes",
            {"text": text, "file_ids": [], "idempotency_key": str(uuid.uuid4())},
        )
