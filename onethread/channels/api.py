"""Connectors there are, and the channels made of them: connect, change, test, health."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, Literal

import msgspec
from litestar import Controller, Request, Response, delete, get, patch, post
from msgspec import UNSET, UnsetType

from onethread.access import PUBLIC, Actor
from onethread.channels import change as verbs
from onethread.channels.list_templates import templates_of
from onethread.channels.load import Channels, report
from onethread.channels.queries import list_channels, one_channel
from onethread.channels.show import Channel, hook_url, shown
from onethread.channels.subscribe import ask_soon, subscribe
from onethread.channels.try_out import try_connection
from onethread.connectors import registry
from onethread.connectors._kit.checks import folder_of
from onethread.connectors._kit.quality import LEVELS, read_standing
from onethread.connectors.contract import ConnectionTest, TemplateOffer
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import Conflict, InvalidInput, NotFound, TransportError
from onethread.settings import Settings
from onethread.transport import Transport


class ConnectorCard(msgspec.Struct, kw_only=True):
    """A kind of channel and what it can do. `area`: which others it is shown with."""

    id: str
    name: str
    area: str
    transport: str
    identity_schemes: list[str]
    content_in: list[str]
    content_out: list[str]
    reply_window_hours: int | None
    receipts: list[str]
    live: bool
    can_start: bool
    colour: str
    docs_url: str | None
    icon_url: str
    limits: dict[str, Any]
    quality: str | None


class ConnectorSettings(msgspec.Struct, kw_only=True):
    """What a kind of channel wants to know: the JSON schema of its settings, and where its webhook
    address is pasted, in words."""

    config_schema: dict[str, Any]
    setup_webhook: str


class NewChannel(msgspec.Struct, kw_only=True):
    """A channel to connect. `team_id`: the team that its new conversations go to."""

    connector: str
    name: str
    config: dict[str, Any]
    brand_id: int | None = None
    department_id: int | None = None
    team_id: int | None = None


class ChangedChannel(msgspec.Struct, kw_only=True):
    """What to change; a credential left out stays as it is."""

    name: str | None = None
    config: dict[str, Any] | None = None
    state: Literal["active", "paused"] | None = None
    brand_id: int | UnsetType | None = UNSET
    department_id: int | UnsetType | None = UNSET
    team_id: int | UnsetType | None = UNSET


class ConnectionToTest(msgspec.Struct, kw_only=True):
    """Settings to test; with `channel_id` its kept credentials fill in those left out."""

    connector: str
    config: dict[str, Any]
    channel_id: int | None = None


class Connectors(Controller):
    """Kinds of channels."""

    path = "/connectors"
    tags = ["Channels"]

    @get("/", permission="channels.read", summary="List connectors")
    async def list_connectors(self) -> list[ConnectorCard]:
        """Every kind of channel that can be connected."""
        return [_card(connector_id) for connector_id in registry.all_connectors()]

    @get(
        "/{connector_id:str}/settings",
        permission="channels.read",
        summary="See what a connector needs",
        errors=(NotFound,),
    )
    async def connector_settings(self, connector_id: str) -> ConnectorSettings:
        """The settings of a kind of channel."""
        return _settings(connector_id)


@get("/connectors/{connector_id:str}/icon.svg", permission=PUBLIC, include_in_schema=False)
async def connector_icon(connector_id: str) -> Response[bytes]:
    """The connector's icon."""
    return Response(
        _icon(connector_id),
        media_type="image/svg+xml",
        headers={
            "Cache-Control": "public, max-age=86400",
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
    )


class ChannelsController(Controller):
    """Configured channels."""

    path = "/channels"
    tags = ["Channels"]

    @get("/", permission="channels.read", summary="List channels")
    async def list_channels(
        self, database: Database, settings: Settings, request: Request[Any, Any, Any]
    ) -> list[Channel]:
        """All channels with their health."""
        base = _base(settings, request)
        return [shown(row, base) for row in await list_channels(database)]

    @get(
        "/{channel_id:int}",
        permission="channels.read",
        summary="Get a channel",
        errors=(NotFound,),
    )
    async def get_channel(
        self,
        channel_id: int,
        database: Database,
        settings: Settings,
        request: Request[Any, Any, Any],
    ) -> Channel:
        """One channel with its health."""
        return shown(await one_channel(database, channel_id), _base(settings, request))

    @post(
        "/",
        permission="channels.manage",
        summary="Connect a channel",
        errors=(NotFound,),
        example={
            "connector": "webchat",
            "name": "Web chat",
            "config": {"title": "Can we help?"},
        },
    )
    async def create_channel(
        self,
        data: NewChannel,
        database: Database,
        vault: Vault,
        actor: Actor,
        settings: Settings,
        request: Request[Any, Any, Any],
    ) -> Channel:
        """Connect a channel. Its credentials are encrypted and never shown again."""
        channel_id = await verbs.create(
            database,
            vault,
            actor,
            connector_id=data.connector,
            name=data.name,
            config=data.config,
            belongs={
                "brand_id": data.brand_id,
                "department_id": data.department_id,
                "team_id": data.team_id,
            },
        )
        if settings.public_url and registry.get(data.connector).subscribe is not None:
            row = await one_channel(database, channel_id)
            await ask_soon(database, channel_id, hook_url(_base(settings, request), row.key))
        return shown(await one_channel(database, channel_id), _base(settings, request))

    @patch(
        "/{channel_id:int}",
        permission="channels.manage",
        summary="Change a channel",
        errors=(NotFound,),
        example={"name": "WhatsApp Netherlands", "state": "active"},
    )
    async def change_channel(
        self,
        channel_id: int,
        data: ChangedChannel,
        database: Database,
        vault: Vault,
        actor: Actor,
        settings: Settings,
        request: Request[Any, Any, Any],
    ) -> Channel:
        """Change settings, name or state; what is left out stays."""
        await verbs.change(
            database,
            vault,
            actor,
            channel_id,
            name=data.name,
            config=data.config,
            state=data.state,
            belongs={
                field: value
                for field in ("brand_id", "department_id", "team_id")
                if not isinstance(value := getattr(data, field), UnsetType)
            },
        )
        return shown(await one_channel(database, channel_id), _base(settings, request))

    @delete(
        "/{channel_id:int}",
        permission="channels.manage",
        summary="Remove a channel",
        errors=(NotFound,),
    )
    async def remove_channel(self, channel_id: int, database: Database, actor: Actor) -> None:
        """It takes and sends nothing any more; its conversations stay."""
        await verbs.remove(database, actor, channel_id)

    @post(
        "/{channel_id:int}/subscribe",
        permission="channels.manage",
        status_code=200,
        summary="Subscribe to a provider's webhooks",
        errors=(NotFound, Conflict),
    )
    async def subscribe_channel(
        self,
        channel_id: int,
        database: Database,
        channels: Channels,
        transport: Transport,
        vault: Vault,
        actor: Actor,
        settings: Settings,
        request: Request[Any, Any, Any],
    ) -> Channel:
        """Have the provider send its webhooks to this channel; `subscription` tells what it said."""
        channel = await channels.by_id(channel_id)
        if channel is None or channel.state == "deleted":
            raise NotFound("there is no such channel")
        if channel.connector.subscribe is None:
            raise Conflict("this provider is told the webhook address by hand: see its page")
        base = _base(settings, request)
        await subscribe(database, transport, vault, actor, channel, hook_url(base, channel.key))
        return shown(await one_channel(database, channel_id), base)

    @post(
        "/test",
        permission="channels.manage",
        status_code=200,
        summary="Test a connection",
        errors=(NotFound,),
        example={"connector": "webchat", "config": {"title": "Can we help?"}},
    )
    async def test_channel(
        self, data: ConnectionToTest, database: Database, vault: Vault, transport: Transport
    ) -> ConnectionTest:
        """Try the settings against the provider and say in words what is wrong."""
        result = await try_connection(
            database, vault, transport, data.connector, data.config, data.channel_id
        )
        if data.channel_id is not None:
            await report(database, data.channel_id, result.ok, "" if result.ok else result.message)
        return result

    @get(
        "/{channel_id:int}/templates",
        permission="channels.read",
        summary="List a channel's templates",
        errors=(NotFound, TransportError),
    )
    async def list_templates(
        self, channel_id: int, channels: Channels, transport: Transport
    ) -> list[TemplateOffer]:
        """Approved templates of the provider, for when the reply window is closed; those that can't be sent
        from here say why."""
        channel = await channels.by_id(channel_id)
        if channel is None or channel.state == "deleted":
            raise NotFound("there is no such channel")
        return await templates_of(channel, transport)


@cache
def _card(connector_id: str) -> ConnectorCard:
    connector = registry.get(connector_id)
    manifest = connector.manifest
    try:
        level = LEVELS.get(read_standing(folder_of(connector), connector).level)  # type: ignore[call-overload]
    except InvalidInput:
        level = None
    return ConnectorCard(
        id=manifest.id,
        name=manifest.name,
        area=manifest.area,
        transport=manifest.transport,
        identity_schemes=list(manifest.identity_schemes),
        content_in=list(manifest.content_in),
        content_out=list(manifest.content_out),
        reply_window_hours=manifest.reply_window_hours,
        receipts=list(manifest.receipts),
        live=manifest.live,
        can_start=manifest.can_start,
        colour=manifest.colour,
        docs_url=manifest.docs_url,
        icon_url=f"/api/connectors/{manifest.id}/icon.svg",
        limits=msgspec.to_builtins(manifest.limits),
        quality=level,
    )


@cache
def _settings(connector_id: str) -> ConnectorSettings:
    connector = registry.get(connector_id)
    return ConnectorSettings(
        config_schema=registry.config_schema(connector), setup_webhook=connector.setup_webhook
    )


@cache
def _icon(connector_id: str) -> bytes:
    file = Path(folder_of(registry.get(connector_id))) / "icon.svg"
    if not file.is_file():
        raise NotFound("this connector has no icon")
    return file.read_bytes()


def _base(settings: Settings, request: Request[Any, Any, Any]) -> str:
    return (settings.public_url or str(request.base_url)).rstrip("/")


CONTROLLERS = [Connectors, connector_icon, ChannelsController]
