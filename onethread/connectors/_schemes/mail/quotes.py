"""The visible part of a plain text apart from what it quotes and signs with.

quotequail knows many programs' attribution lines; the rules here add Dutch, English, German and
French header blocks, signatures and replies written below or between quoted lines.
"""

from __future__ import annotations

import re

import msgspec
import quotequail

_MAX_LINES = 2_000
_MAX_LINE_CHARACTERS = 400
_MAX_SIGNATURE_LINES = 25

_FROM = r"from|van|von|de|expéditeur|da"
_OTHER = (
    r"sent|date|to|subject|cc|verzonden|datum|aan|onderwerp|gesendet|an|betreff|envoyé|à|objet|"
    r"received|ontvangen|destinataire"
)
_FROM_LINE = re.compile(rf"^[\s>*_]*(?:{_FROM})\s?\*?\s?:\*?\s*\S", re.IGNORECASE)
_OTHER_LINE = re.compile(rf"^[\s>*_]*(?:{_OTHER})\s?\*?\s?:", re.IGNORECASE)
_ATTRIBUTION = re.compile(
    r"^(?:>\s*)?(?:"
    r"on\b.{6,300}\bwrote\s?:"
    r"|op\b.{6,300}\b(?:schreef|geschreven)\b.{0,120}:"
    r"|am\b.{6,300}\b(?:schrieb|geschrieben)\b.{0,120}:"
    r"|le\b.{6,300}\ba écrit\b.{0,120}:"
    r"|.{2,120}<[^<>\s]{3,120}@[^<>\s]{3,120}>.{0,40}\b(?:wrote|schreef|schrieb|a écrit)\b.{0,80}:"
    r"|.{2,120}\b(?:schreef op|wrote on|schrieb am|a écrit le)\b.{4,80}:"
    r")\s*$",
    re.IGNORECASE,
)
_ORIGINAL = re.compile(
    r"^[\s>]*[-_]{2,}\s*(?:original message|original-nachricht|ursprüngliche nachricht|"
    r"oorspronkelijk bericht|origineel bericht|message d'origine|message d’origine|message original)"
    r"\s*[-_]{2,}\s*$",
    re.IGNORECASE,
)
_FORWARD = re.compile(
    r"^[\s>]*(?:[-_]{2,}\s*(?:forwarded message|doorgestuurd bericht|weitergeleitete nachricht|"
    r"message transféré|forwarded by .{0,80})\s*[-_]*|begin forwarded message:|"
    r"begin doorgestuurd bericht:|anfang der weitergeleiteten (?:nachricht|e-mail):|"
    r"début du message (?:réexpédié|transféré)\s?:)\s*$",
    re.IGNORECASE,
)
_FORWARD_SUBJECT = re.compile(r"^\s*(?:fwd?|fw|doorst|doorgestuurd|wg|tr)\s?:", re.IGNORECASE)
_SIGNATURE = re.compile(
    r"^\s*(?:--\s?|—|sent from (?:my|outlook|mail|yahoo)\b.{0,80}|get outlook for\b.{0,80}|"
    r"verstuurd vanaf (?:mijn|outlook)\b.{0,80}|verzonden vanaf (?:mijn|outlook)\b.{0,80}|"
    r"verstuurd (?:met|via) \S.{0,60}|outlook voor (?:ios|android)\b.{0,60}|"
    r"von meinem .{1,50} gesendet.{0,20}|gesendet (?:von|mit) \S.{0,60}|"
    r"envoyé (?:de|depuis|à partir de) (?:mon|ma|outlook)\b.{0,80}|"
    r"télécharger outlook pour\b.{0,60})\s*$",
    re.IGNORECASE,
)


class SplitText(msgspec.Struct, frozen=True, kw_only=True):
    """A text in its visible part and the rest (quote and signature, whole); and if it forwards."""

    visible: str
    quoted: str | None = None
    forwarded: bool = False


def tidy(text: str) -> str:
    """Text without blanks at line ends and without more than one empty line in a row."""
    stripped = "\n".join(line.rstrip(" \t\u00a0") for line in text.split("\n"))
    return re.sub(r"\n{3,}", "\n\n", stripped).strip("\n ")


def is_forward_subject(subject: str) -> bool:
    """Whether a subject line says "forwarded" (nl, en, de, fr)."""
    return bool(_FORWARD_SUBJECT.match(subject[:200]))


def is_signature_start(line: str) -> bool:
    """Whether a line opens a signature: the dashes of RFC 3676, 4.3, or a telephone's boast."""
    return bool(_SIGNATURE.match(line[:_MAX_LINE_CHARACTERS]))


def starts_with_headers(text: str, least: int = 2) -> bool:
    """Whether text begins like the headers of a quoted mail: From, then `least` others soon."""
    lines = [line.strip() for line in text.strip().split("\n") if line.strip()][:10]
    if not lines or not _FROM_LINE.match(lines[0][:_MAX_LINE_CHARACTERS]):
        return False
    others = sum(1 for line in lines[1:] if _OTHER_LINE.match(line[:_MAX_LINE_CHARACTERS]))
    return others >= least


def split_quoted(text: str, subject: str = "") -> SplitText:
    """Split a mail's plain text. Nothing is lost: visible and quoted together are the whole text.

    A forwarded mail stays visible whole: what it forwards is what the customer wants us to read.
    """
    lines = text.split("\n")
    probe = [line[:_MAX_LINE_CHARACTERS] for line in lines[:_MAX_LINES]]
    forwarded = is_forward_subject(subject) or any(_FORWARD.match(line) for line in probe)
    if forwarded:
        return SplitText(visible=tidy(text), forwarded=True)
    quote = _quote_start(probe)
    end = quote if quote is not None else len(probe)
    signature = _signature_start(probe, end, whole=len(lines) <= _MAX_LINES)
    if quote is not None and signature is None:
        below = _reply_below(lines, probe, quote)
        if below is not None:
            return below
    start = signature if signature is not None else quote
    if start is None:
        return SplitText(visible=tidy(text))
    visible = tidy("\n".join(lines[:start]))
    quoted = tidy("\n".join(lines[start:]))
    if not visible:
        return SplitText(visible=tidy(text))
    return SplitText(visible=visible, quoted=quoted or None)


def _quote_start(probe: list[str]) -> int | None:
    """The line where the first quote begins, its attribution line included."""
    found: list[int] = []
    split = quotequail.quote("\n".join(probe), limit=len(probe) + 2, quote_intro_line=True)
    if len(split) > 1:
        found.append(split[0][1].count("\n") + (1 if split[0][1] else 0))
    for index, line in enumerate(probe):
        if _ORIGINAL.match(line) or _is_attribution(probe, index):
            found.append(index)
            break
        if _FROM_LINE.match(line) and _is_header_block(probe, index):
            found.append(index)
            break
        if line.startswith(">"):
            found.append(index)
            break
    if not found:
        return None
    start = min(found)
    # A rule above the block belongs to it.
    if start and re.fullmatch(r"\s*[_-]{5,}\s*", probe[start - 1]):
        start -= 1
    return start


def _is_attribution(probe: list[str], index: int) -> bool:
    if not re.match(r"(?:>\s*)?\w", probe[index]):
        return False
    joined = ""
    for line in probe[index : index + 3]:
        if not line.strip():
            return False
        joined = f"{joined} {line.strip()}".strip()
        if joined.endswith(":"):
            return bool(_ATTRIBUTION.match(joined[: 2 * _MAX_LINE_CHARACTERS]))
    return False


def _is_header_block(probe: list[str], index: int) -> bool:
    others = 0
    for line in probe[index + 1 : index + 9]:
        if _OTHER_LINE.match(line):
            others += 1
    return others >= 2


def _signature_start(probe: list[str], end: int, whole: bool) -> int | None:
    if not whole and end == len(probe):
        return None
    for index in range(max(0, end - _MAX_SIGNATURE_LINES), end):
        if _SIGNATURE.match(probe[index]) and any(line.strip() for line in probe[:index]):
            return index
    return None


def _reply_below(lines: list[str], probe: list[str], quote: int) -> SplitText | None:
    """A reply written under, or between, lines quoted with ">"; None when it stands above."""
    first = next(
        (index for index in range(quote, min(quote + 5, len(probe))) if probe[index][:1] == ">"),
        None,
    )
    if first is None or len(lines) > _MAX_LINES:
        return None
    own = [
        index
        for index in range(first, len(lines))
        if lines[index].strip() and lines[index][0] != ">"
    ]
    signature = next((index for index in own if _SIGNATURE.match(probe[index])), len(lines))
    own = [index for index in own if index < signature]
    if not own:
        return None
    quoted_after_own = any(lines[index][:1] == ">" for index in range(own[0], own[-1]))
    above = any(line.strip() for line in lines[:quote])
    if above or quoted_after_own:
        # Answers between the questions read only together with them.
        rest = tidy("\n".join(lines[own[-1] + 1 :]))
        return SplitText(visible=tidy("\n".join(lines[: own[-1] + 1])), quoted=rest or None)
    quoted = "\n".join(lines[quote : own[0]] + lines[own[-1] + 1 :])
    return SplitText(visible=tidy("\n".join(lines[own[0] : own[-1] + 1])), quoted=tidy(quoted))
