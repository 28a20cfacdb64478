"""What is wrong with a template, and why one can't be sent, is said in every language of the workspace."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from onethread.connectors._schemes import whatsapp_templates
from onethread.connectors._schemes.refusing import REASONS
from onethread.connectors.whatsapp.refusals import _KNOWN

ROOT = Path(__file__).parents[2]
WORDS = ROOT / "web/workspace/src/i18n"
REFUSING = (
    "onethread/channels/list_templates.py",
    "onethread/conversations/compose.py",
    "onethread/connectors/_schemes/whatsapp_templates.py",
    "onethread/connectors/whatsapp/filled.py",
    "onethread/connectors/twilio_whatsapp/templates.py",
)
RAISED = ("InvalidInput", "TransportError")
_KEY = re.compile(r"""^\s+(?:'((?:[^'\\]|\\.)*)'|"((?:[^"\\]|\\.)*)"):""", re.MULTILINE)


def _refusals() -> Iterator[str]:
    """What is refused about a template or a place; a field in the words is {}."""
    for name in REFUSING:
        for call in ast.walk(ast.parse((ROOT / name).read_text())):
            if not isinstance(call, ast.Call) or ast.unparse(call.func) not in RAISED:
                continue
            said = call.args[0]
            parts = said.values if isinstance(said, ast.JoinedStr) else [said]
            words = "".join(str(p.value) if isinstance(p, ast.Constant) else "{}" for p in parts)
            if re.search("template|place|button|field|degrees", words):
                yield words


SAID = {
    *_refusals(),
    *(words for name, words in vars(whatsapp_templates).items() if re.fullmatch("[A-Z]+", name)),
    *whatsapp_templates.BY_KIND.values(),
    *(words for ours, words, _ in _KNOWN.values() if ours == "bad_template"),
    REASONS["bad_template"],
}


@pytest.mark.parametrize("language", ["nl", "de", "fr"])
def test_every_refusal_and_reason_has_its_translation(language: str) -> None:
    text = "".join(file.read_text() for file in (WORDS / language / "said").glob("*.ts"))
    known = [one or other for one, other in _KEY.findall(text)]
    missing = [
        words
        for words in sorted(SAID)
        if not any(re.fullmatch(re.escape(words).replace(r"\{\}", ".+"), each) for each in known)
    ]
    assert len(SAID) > 30
    assert missing == []
