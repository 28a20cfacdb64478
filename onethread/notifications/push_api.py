"""The HTTP API of web push: this browser and the others of the signed-in agent."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import msgspec
from litestar import Controller, Request, delete, get, post

from onethread.access import SIGNED_IN, Actor
from onethread.access.rates import rate_limit
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import NotFound, TooManyRequests
from onethread.notifications import queries
from onethread.notifications.devices import add_device, devices, remove_device
from onethread.notifications.push import PushSender, trial
from onethread.notifications.vapid import push_keys
from onethread.settings import Settings
from onethread.transport import Transport

_TRIALS_PER_HOUR = 30


class PushDevice(msgspec.Struct):
    """A browser that takes push. `current`: allowed in the session that asks."""

    id: int
    name: str
    created_at: datetime
    pushed_at: datetime | None
    current: bool


class PushState(msgspec.Struct):
    """The application server key that browsers subscribe with, and the caller's devices."""

    public_key: str
    devices: list[PushDevice]


class Subscription(msgspec.Struct, forbid_unknown_fields=True):
    """What the browser's PushSubscription holds, keys in base64url; `name` is for the list."""

    endpoint: str
    p256dh: str
    auth: str
    name: str = ""


class PushTrial(msgspec.Struct):
    """How the trial went: whether the push service took it."""

    taken: bool


class PushController(Controller):
    """Notifications on a device while the workspace is closed."""

    path = "/notifications/push"
    tags = ["Notifications"]
    opt = {"permission": SIGNED_IN}

    @get("/", summary="See my devices")
    async def list_devices(self, actor: Actor, database: Database, vault: Vault) -> PushState:
        """The key to subscribe with, and the caller's devices whose session is in force."""
        keys = await push_keys(database, vault)
        found = await devices(database, actor.id or 0)
        return PushState(
            keys.public_text,
            [
                PushDevice(
                    each.id,
                    each.name,
                    each.created_at,
                    each.pushed_at,
                    str(each.session) == actor.session,
                )
                for each in found
            ],
        )

    @post(
        "/devices",
        summary="Allow push on this device",
        example={
            "endpoint": "https://push.example.org/v1/abcdef",
            # The example of RFC 8291.
            "p256dh": "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcx"
            "aOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4",
            "auth": "BTBZMqHH6r4Tts7J_aSIgg",
            "name": "Firefox · Linux",
        },
    )
    async def add_device(
        self,
        data: Subscription,
        request: Request[Any, Any, Any],
        actor: Actor,
        database: Database,
        transport: Transport,
        settings: Settings,
    ) -> PushDevice:
        """Keeps a browser's subscription as long as this session lives. Sent again, nothing doubles."""
        base = request.base_url
        device = await add_device(
            database,
            transport.guard,
            actor,
            endpoint=data.endpoint,
            p256dh=data.p256dh,
            auth=data.auth,
            name=data.name,
            origin=(settings.public_url or f"{base.scheme}://{base.netloc}").rstrip("/"),
        )
        return PushDevice(device.id, device.name, device.created_at, device.pushed_at, True)

    @delete(
        "/devices/{device_id:int}",
        summary="Stop push on a device",
        errors=(NotFound,),
        status_code=204,
    )
    async def remove_device(self, device_id: int, actor: Actor, database: Database) -> None:
        """Nothing is pushed there any more."""
        await remove_device(database, actor, device_id)

    @post(
        "/devices/{device_id:int}/try",
        summary="Try push on a device",
        errors=(NotFound, TooManyRequests),
        status_code=200,
    )
    async def try_device(
        self,
        device_id: int,
        actor: Actor,
        database: Database,
        vault: Vault,
        transport: Transport,
    ) -> PushTrial:
        """Pushes a trial now, quiet hours or not."""
        agent_id = actor.id or 0
        found = await devices(database, agent_id, device_id)
        if not found:
            raise NotFound("there is no such device")
        await rate_limit(
            database, f"push-trial:{agent_id}", most=_TRIALS_PER_HOUR, window_seconds=3600
        )
        said = trial(await queries.language_for(database, agent_id))
        await PushSender(database, vault, transport).push(found[0], said, urgent=True)
        after = await devices(database, agent_id, device_id)
        return PushTrial(bool(after) and after[0].pushed_at != found[0].pushed_at)


CONTROLLERS = [PushController]
