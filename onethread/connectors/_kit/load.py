"""Loads a connector from a folder that is not (yet) known to the registry."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

from onethread.connectors.contract import Connector
from onethread.errors import InvalidInput


def load_folder(folder: Path) -> Connector:
    """The CONNECTOR of the folder. Its code runs: only for folders of one's own.

    Raises InvalidInput when the folder can't be imported or has no CONNECTOR.
    """
    start = folder / "__init__.py"
    if not start.is_file():
        raise InvalidInput(f"{folder} is no connector: it has no __init__.py")
    name = folder.name
    spec = importlib.util.spec_from_file_location(
        name, start, submodule_search_locations=[str(folder)]
    )
    if spec is None or spec.loader is None:
        raise InvalidInput(f"{folder} can't be imported")
    module = importlib.util.module_from_spec(spec)
    before = sys.modules.get(name)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        if before is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = before
        raise InvalidInput(f"{folder} can't be imported: {error}") from error
    connector = getattr(module, "CONNECTOR", None)
    if not isinstance(connector, Connector):
        raise InvalidInput(f"{folder}/__init__.py has no CONNECTOR")
    return connector
