"""What people say, language by language: patterns of `grammar`, by what is said."""

from __future__ import annotations

from importlib import import_module

from onethread.simulator.truth.phrases.shape import LANGUAGES, Language, Phrases


def phrases_of(language: Language) -> Phrases:
    """The phrases of one language."""
    found: Phrases = import_module(f"{__name__}.{language}").PHRASES
    return found


__all__ = ["LANGUAGES", "Language", "Phrases", "phrases_of"]
