"""`onethread connectors`."""

from __future__ import annotations

from pathlib import Path

import msgspec
from typer.testing import CliRunner

from onethread.commands.connectors import app

runner = CliRunner()


def test_the_list_tells_capabilities_and_quality() -> None:
    listed = msgspec.json.decode(runner.invoke(app, ["--json"]).stdout)
    whatsapp = {one["id"]: one for one in listed}["whatsapp"]
    assert whatsapp["level"] >= 2
    assert whatsapp["passes"] is True
    assert whatsapp["can"]["templates"] is True
    assert whatsapp["reply_window_hours"] == 24
    assert "voice" in whatsapp["content_in"]
    shown = runner.invoke(app, [], env={"COLUMNS": "200"})
    assert shown.exit_code == 0
    assert "WhatsApp (whatsapp)" in shown.stdout


def test_a_new_connector_is_made_and_checked(tmp_path: Path) -> None:
    made = runner.invoke(app, ["new", "carrier_pigeon", "--in", str(tmp_path)])
    assert made.exit_code == 0, made.output
    checked = runner.invoke(app, ["check", str(tmp_path / "carrier_pigeon")])
    assert checked.exit_code == 0, checked.output
    assert "ok   golden" in checked.output
    again = runner.invoke(app, ["new", "carrier_pigeon", "--in", str(tmp_path)])
    assert again.exit_code == 1
    assert "exists already" in again.output


def test_a_connector_that_fails_a_check_ends_with_1(tmp_path: Path) -> None:
    runner.invoke(app, ["new", "homing_pigeon", "--in", str(tmp_path)])
    (tmp_path / "homing_pigeon" / "README.md").unlink()
    checked = runner.invoke(app, ["check", str(tmp_path / "homing_pigeon"), "--json"])
    assert checked.exit_code == 1
    assert msgspec.json.decode(checked.stdout)["papers"] != []
    unknown = runner.invoke(app, ["check", "no_such"])
    assert "there are" in unknown.output
