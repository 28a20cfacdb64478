"""Which stand-ins there are: files of this folder, a connector's own stand_in.py, and entry points."""

from __future__ import annotations

import importlib
import importlib.util
import pkgutil
from functools import cache
from importlib.metadata import entry_points
from pathlib import Path

from onethread.connectors.contract import Connector
from onethread.connectors.registry import all_connectors
from onethread.errors import InvalidInput, NotFound
from onethread.simulator.sandbox._shape import StandIn

ENTRY_POINT_GROUP = "onethread.sandboxes"
_PACKAGE = "onethread.simulator.sandbox"


def stand_in_names() -> list[str]:
    """Connectors that have a stand-in, sorted; none of their code runs."""
    own = {m.name for m in pkgutil.iter_modules([str(Path(__file__).parent)])}
    beside = {
        connector_id
        for connector_id, connector in all_connectors().items()
        if _module_beside(connector.parse.__module__) is not None
    }
    others = {entry.name for entry in entry_points(group=ENTRY_POINT_GROUP)}
    return sorted({name for name in own | beside | others if not name.startswith("_")})


@cache
def find_stand_in(connector_id: str) -> StandIn | None:
    """The stand-in of a connector, or None. Raises InvalidInput when a file has no STAND_IN."""
    if connector_id.startswith("_"):
        return None
    module_name: str | None = f"{_PACKAGE}.{connector_id}"
    if importlib.util.find_spec(str(module_name)) is None:
        connector = all_connectors().get(connector_id)
        module_name = _module_beside(connector.parse.__module__) if connector else None
    if module_name is not None:
        return _loaded(module_name, connector_id)
    for entry in entry_points(group=ENTRY_POINT_GROUP):
        if entry.name == connector_id:
            loaded: StandIn = entry.load()
            return loaded
    return None


def get_stand_in(connector_id: str) -> StandIn:
    """The stand-in of a connector. Raises NotFound naming those there are."""
    found = find_stand_in(connector_id)
    if found is None:
        raise NotFound(
            f"{connector_id!r} has no stand-in; there are: {', '.join(stand_in_names())}"
        )
    return found


def stand_in_of(folder: Path, connector: Connector) -> StandIn | None:
    """The stand-in of a connector that was loaded from a folder: its own stand_in.py, else by its id."""
    beside = _module_beside(connector.parse.__module__)
    if beside is not None and (folder / "stand_in.py").exists():
        return _loaded(beside, connector.manifest.id)
    return find_stand_in(connector.manifest.id)


def _loaded(module: str, connector_id: str) -> StandIn:
    stand_in = getattr(importlib.import_module(module), "STAND_IN", None)
    if not isinstance(stand_in, StandIn) or stand_in.connector != connector_id:
        raise InvalidInput(f"{module} has no STAND_IN of the connector {connector_id}")
    return stand_in


def _module_beside(module: str) -> str | None:
    """`stand_in` in the package of a connector's parse(), where there is one."""
    name = f"{module.rpartition('.')[0]}.stand_in"
    try:
        return name if importlib.util.find_spec(name) is not None else None
    except ModuleNotFoundError:
        return None
