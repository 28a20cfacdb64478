"""Finds the connectors: the folders beside this file and third-party packages by entry point."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from typing import Any

import msgspec

import onethread.connectors as package
from onethread.connectors.contract import Connector, SecretStr
from onethread.errors import InvalidInput, NotFound

ENTRY_POINT_GROUP = "onethread.connectors"


@cache
def all_connectors() -> dict[str, Connector]:
    """Every connector by its id, sorted. A folder without CONNECTOR is an error at start."""
    found: dict[str, Connector] = {}
    for module in pkgutil.iter_modules(package.__path__):
        if module.ispkg and not module.name.startswith("_"):
            loaded = importlib.import_module(f"{package.__name__}.{module.name}")
            found[loaded.CONNECTOR.manifest.id] = loaded.CONNECTOR
    for entry in entry_points(group=ENTRY_POINT_GROUP):
        connector = entry.load()
        found.setdefault(connector.manifest.id, connector)
    return dict(sorted(found.items()))


_loaded: dict[str, Connector] = {}


def get(connector_id: str) -> Connector:
    """The connector with this id. Raises NotFound with the ids there are."""
    if (found := _loaded.get(connector_id) or _own(connector_id)) is not None:
        _loaded[connector_id] = found
        return found
    connectors = all_connectors()
    if connector_id not in connectors:
        raise NotFound(f"no connector {connector_id!r}; there are: {', '.join(connectors)}")
    return connectors[connector_id]


def _own(connector_id: str) -> Connector | None:
    """One of the folders beside this file, without loading the others: a process with one channel
    needs neither their third of a second nor their memory."""
    if not connector_id.isidentifier() or connector_id.startswith("_"):
        return None
    name = f"{package.__name__}.{connector_id}"
    spec = importlib.util.find_spec(name)
    if spec is None or spec.submodule_search_locations is None:
        return None
    connector: Connector = importlib.import_module(name).CONNECTOR
    return connector if connector.manifest.id == connector_id else None


def defaults_of(connector: Connector) -> dict[str, Any]:
    """Every setting of a connector with what stands when nothing was chosen; None when it must be."""
    return {
        field.name: None if field.default is msgspec.NODEFAULT else field.default
        for field in msgspec.structs.fields(connector.config_type)
    }


def secret_fields(config_type: type[msgspec.Struct]) -> frozenset[str]:
    """Names of the fields that are credentials (typed SecretStr, optional or not)."""
    names = set()
    for field in msgspec.structs.fields(config_type):
        if "SecretStr" in repr(field.type):
            names.add(field.name)
    return frozenset(names)


def make_config(connector: Connector, values: dict[str, Any]) -> Any:
    """Validate settings into the connector's config type.

    Raises InvalidInput naming the field; an unknown field is refused too.
    """
    known = set(connector.config_type.__struct_fields__)
    for name in values:
        if name not in known:
            raise InvalidInput(
                f"{connector.manifest.name} has no setting {name!r}", fields={name: "unknown"}
            )
    try:
        return msgspec.convert(values, connector.config_type, dec_hook=_decode_secret, strict=False)
    except msgspec.ValidationError as error:
        text = str(error)
        # A check of the connector's own begins with the field's name: "imap_username: needed to …".
        named, colon, reason = text.partition(": ")
        if colon and named in known:
            raise InvalidInput(text, fields={named: reason}) from error
        field = text.split("$.")[-1].rstrip("`") if "$." in text else _missing(text)
        raise InvalidInput(f"{field}: {text}", fields={field: text}) from error


def _missing(text: str) -> str:
    parts = text.split("`")
    return parts[1] if len(parts) > 1 else "settings"


def _decode_secret(kind: type, value: Any) -> Any:
    if kind is SecretStr:
        if not isinstance(value, str):
            raise ValueError("expected text")
        return SecretStr(value)
    raise NotImplementedError(kind)


def config_schema(connector: Connector) -> dict[str, Any]:
    """The JSON schema of a connector's settings: the settings page is rendered from it.

    Credentials have "format": "password" and "writeOnly": true.
    """

    def hook(kind: type) -> dict[str, Any]:
        if kind is SecretStr:
            return {"type": "string", "format": "password", "writeOnly": True}
        raise NotImplementedError(kind)

    schema = msgspec.json.schema(connector.config_type, schema_hook=hook)
    reference = schema.get("$ref", "").rsplit("/", 1)[-1]
    resolved: dict[str, Any] = schema.get("$defs", {}).get(reference, schema)
    others = {k: v for k, v in schema.get("$defs", {}).items() if k != reference}
    if others:
        resolved = {**resolved, "$defs": others}
    return resolved
