"""Test connection: try settings against the provider and say in words what is wrong."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import msgspec

from onethread.channels.load import context_of
from onethread.connectors import registry
from onethread.connectors.contract import ConnectionTest, LiveTest
from onethread.database.engine import Database
from onethread.database.secrets import Vault
from onethread.errors import NotFound, OnethreadError
from onethread.messages import HttpRequest, HttpResponse
from onethread.transport import Transport


async def try_connection(
    database: Database,
    vault: Vault,
    transport: Transport,
    connector_id: str,
    values: dict[str, Any],
    channel_id: int | None = None,
) -> ConnectionTest:
    """Test settings that are not saved yet, or changed ones of a channel.

    What fails is an answer, not an error. Raises InvalidInput for settings of the wrong form.
    """
    connector = registry.get(connector_id)
    if channel_id is not None:
        row = await database.fetchrow(
            "SELECT connector, config, secrets FROM channels WHERE id = $1 AND state <> 'deleted'",
            channel_id,
        )
        if row is None or row["connector"] != connector_id:
            raise NotFound("there is no such channel")
        kept: dict[str, Any] = dict(row["config"])
        if row["secrets"] is not None:
            kept |= msgspec.json.decode(vault.open(row["secrets"], context_of(channel_id)))
        values = {**kept, **{name: value for name, value in values.items() if value != ""}}
        secret = registry.secret_fields(connector.config_type)
        values = {n: kept.get(n) if n in secret and v is True else v for n, v in values.items()}
    config = registry.make_config(connector, values)
    try:
        if connector.test is not None and connector.read_test is not None:
            answers = await transport.send_all(connector.test(config))
            result = connector.read_test(answers, config)
            if not result.ok:
                return result
        else:
            result = ConnectionTest(ok=True, message="The settings are complete.")
        if connector.test_live is not None:
            module, _, function = connector.test_live.partition(":")
            test_live: LiveTest = getattr(import_module(module), function)
            return await test_live(config, _Outgoing(transport))
    except OnethreadError as error:
        return ConnectionTest(ok=False, message=error.message)
    return result


class _Outgoing:
    """Lets a live test out by transport's rules (connectors.contract.Outgoing)."""

    def __init__(self, transport: Transport) -> None:
        self._transport = transport

    async def request(self, request: HttpRequest) -> HttpResponse:
        answer = await self._transport.send(request)
        assert isinstance(answer, HttpResponse)
        return answer

    async def resolve(self, host: str, port: int) -> str:
        return await self._transport.guard.resolve(host, port)
