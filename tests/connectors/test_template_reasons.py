"""Why a template can't be sent, or was refused, is said in every language of the workspace."""

from __future__ import annotations

from pathlib import Path

import pytest

from onethread.connectors._schemes import whatsapp_templates
from onethread.connectors._schemes.refusing import REASONS
from onethread.connectors.whatsapp.refusals import _KNOWN

WORDS = Path(__file__).parents[2] / "web/workspace/src/i18n"
SAID = {
    *(value for value in vars(whatsapp_templates).values() if str(value).startswith("It")),
    *whatsapp_templates.BY_KIND.values(),
    *(words for ours, words, _ in _KNOWN.values() if ours == "bad_template"),
    REASONS["bad_template"],
}


@pytest.mark.parametrize("language", ["nl", "de", "fr"])
def test_every_reason_has_its_translation(language: str) -> None:
    known = (WORDS / language / "said/templates.ts").read_text()
    assert [words for words in sorted(SAID) if words not in known] == []
