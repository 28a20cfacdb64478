"""Makes the documentation site from the Markdown of `docs/`: `python docs/site/build.py FOLDER`.

The index (`docs/README.md`) is the menu: its headings are the sections, its links the pages. Pages link
relatively, so the folder can be served anywhere: by the program under /help, or by any web server.
"""

from __future__ import annotations

import json
import re
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from posixpath import normpath, relpath

from markdown_it import MarkdownIt
from markdown_it.token import Token

HERE = Path(__file__).parent
DOCS = HERE.parent
ROOT = DOCS.parent
# Pages beside docs/ that the index links to, by their address on the site.
BESIDE = {"../CHANGELOG.md": "changelog.html", "../deploy/README.md": "howto/deploy.html"}
# The workspace's own letters, when the front end's packages are installed; else those of the system.
FONT = ROOT / "web/node_modules/@fontsource-variable/inter/files/inter-latin-wght-normal.woff2"
PICTURES = (".png", ".webp", ".svg")
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "font-src 'self'; base-uri 'none'; form-action 'none'"
)


@dataclass
class Section:
    """What stands under one heading of a page, as it is searched."""

    heading: str
    anchor: str
    words: list[str] = field(default_factory=list)


@dataclass
class Page:
    """A page: its source relative to docs/, its address on the site."""

    source: str
    address: str
    title: str = ""
    body: str = ""
    sections: list[Section] = field(default_factory=list)


def slug(heading: str) -> str:
    """The anchor of a heading."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def address_of(source: str) -> str:
    """Where the page of this source (relative to docs/) is on the site."""
    if source in BESIDE:
        return BESIDE[source]
    return re.sub(r"(^|/)README\.md$", r"\1index.md", source).removesuffix(".md") + ".html"


def sources() -> list[str]:
    """Every page, relative to docs/."""
    inside = sorted(page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md"))
    return inside + list(BESIDE)


def _parser() -> MarkdownIt:
    # The Markdown is the project's own: <kbd> in it is meant.
    return MarkdownIt("commonmark", {"html": True, "typographer": False}).enable("table")


def menu() -> list[tuple[str, list[tuple[str, str]]]]:
    """Sections of the index, each with its pages: title and source."""
    tokens = _parser().parse((DOCS / "README.md").read_text("utf-8"))
    sections: list[tuple[str, list[tuple[str, str]]]] = []
    heading = False
    for token in tokens:
        if token.type == "heading_open":
            heading = token.tag == "h2"
        elif token.type == "inline" and heading:
            sections.append((token.content, []))
            heading = False
        elif token.type == "inline" and sections:
            for link, title in _links(token):
                if link in known():
                    sections[-1][1].append((title, link))
    return sections


def known() -> set[str]:
    """Sources that are pages of the site."""
    return set(sources())


def _links(inline: Token) -> Iterator[tuple[str, str]]:
    """Target and words of every link."""
    target, words = "", ""
    rest = ""
    found: list[tuple[str, str]] = []
    for child in inline.children or []:
        if child.type == "link_open":
            target, words = str(child.attrs["href"]), ""
        elif child.type == "link_close":
            found.append((target, words))
            target = ""
        elif target:
            words += child.content
        else:
            rest += child.content
    for link, title in found:
        # Decisions are linked by their number; what they say stands after it.
        yield link, f"{title} {rest.strip()}" if title.isdecimal() else title


def render(source: str) -> Page:
    """The page of a source: its links lead to pages, its headings have anchors."""
    page = Page(source, address_of(source))
    parser = _parser()
    tokens = parser.parse((DOCS / source).read_text("utf-8"))
    current = Section("", "")
    for index, token in enumerate(tokens):
        if token.type == "heading_open":
            heading = _plain(tokens[index + 1])
            current = Section(heading, slug(heading))
            token.attrSet("id", current.anchor)
            page.sections.append(current)
            if token.tag == "h1" and not page.title:
                page.title = heading
        elif token.type == "inline":
            _relink(token, page)
            current.words.append(_plain(token))
        elif token.type in ("fence", "code_block"):
            current.words.append(token.content)
    page.body = parser.renderer.render(tokens, parser.options, {})
    # Wide tables and programs are scrolled by themselves, by keyboard too.
    page.body = page.body.replace("<table>", '<div class="wide" tabindex="0"><table>')
    page.body = page.body.replace("</table>", "</table></div>").replace(
        "<pre>", '<pre tabindex="0">'
    )
    page.body = page.body.replace("<th></th>", "<td></td>")
    return page


def _plain(inline: Token) -> str:
    return re.sub(
        r"<[^>]+>", "", "".join(child.content or " " for child in inline.children or [])
    ).strip()


def _relink(inline: Token, page: Page) -> None:
    """Links to sources become links to pages; what isn't on the site stays as words."""
    folder = page.source.rpartition("/")[0]
    children = inline.children or []
    dead = False
    for child in children:
        if child.type == "link_open":
            href = str(child.attrs["href"])
            if re.match(r"[a-z]+:|#", href):
                continue
            path, _, anchor = href.partition("#")
            target = normpath(f"{folder}/{path}" if folder else path)
            if target in known():
                there = relpath(address_of(target), page.address.rpartition("/")[0] or ".")
                child.attrSet("href", there + (f"#{anchor}" if anchor else ""))
            elif not target.startswith("../") and (DOCS / target).suffix in PICTURES:
                pass
            else:
                dead = True
                child.type, child.tag, child.attrs = "link_open", "span", {}
        elif child.type == "link_close" and dead:
            child.tag, dead = "span", False


def page_html(page: Page, sections: list[tuple[str, list[tuple[str, str]]]]) -> str:
    """The whole document."""
    home = relpath(".", page.address.rpartition("/")[0] or ".")
    at = "" if home == "." else f"{home}/"
    groups = []
    for heading, pages in sections:
        items = "".join(
            f'<li><a href="{at}{address_of(source)}"'
            + (' aria-current="page"' if source == page.source else "")
            + f">{escape(title)}</a></li>"
            for title, source in pages
        )
        here = any(source == page.source for _, source in pages)
        at_home = page.address == "index.html" and heading.endswith("guide")
        opened = " open" if here or at_home else ""
        groups.append(
            f"<details{opened}><summary>{escape(heading)}</summary><ul>{items}</ul></details>"
        )
    inner = [each for each in page.sections[1:] if each.anchor]
    contents = ""
    if 2 <= len(inner) <= 24 and page.address != "index.html":
        contents = '<nav class="contents" aria-label="On this page"><p>On this page</p><ul>' + (
            "".join(
                f'<li><a href="#{each.anchor}">{escape(each.heading)}</a></li>' for each in inner
            )
            + "</ul></nav>"
        )
    kind = ' class="home"' if page.address == "index.html" else ""
    return f"""<!doctype html>
<html lang="en" data-home="{at}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<title>{escape(page.title)} · Onethread</title>
<link rel="icon" href="{at}icon.svg">
<link rel="stylesheet" href="{at}site.css">
<script src="{at}site.js" defer></script>
<body{kind}>
<a class="skip" href="#main">To the text</a>
<header>
<button type="button" class="menu-button" aria-expanded="false" aria-controls="menu">Menu</button>
<a class="name" href="{at}index.html"><img src="{at}icon.svg" alt="" width="22" height="22">
Onethread <span>help</span></a>
<div class="search" role="search">
<input type="search" id="find" placeholder="Search" aria-label="Search the documentation"
 autocomplete="off" aria-keyshortcuts="/" aria-controls="found" aria-expanded="false"
 role="combobox" aria-autocomplete="list">
<kbd aria-hidden="true">/</kbd>
<ul id="found" role="listbox" aria-label="Found" hidden></ul>
<p id="told" role="status" class="quiet"></p>
</div>
<button type="button" class="scheme">Dark</button>
</header>
<div class="columns">
<nav id="menu" aria-label="Documentation">{"".join(groups)}</nav>
<main id="main" tabindex="-1">
{page.body}</main>
{contents}</div>
</body>
</html>
"""


def search_index(pages: list[Page]) -> str:
    """What the browser searches: one entry a section of a page."""
    entries = [
        {
            "address": page.address + (f"#{section.anchor}" if number else ""),
            "page": page.title,
            "heading": section.heading if number else "",
            "text": re.sub(r"\s+", " ", " ".join(section.words))[:2000],
        }
        for page in pages
        if page.address != "index.html"
        for number, section in enumerate(page.sections)
    ]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def build(folder: Path) -> list[Page]:
    """Write the whole site into `folder`, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    pages = [render(source) for source in sources()]
    sections = menu()
    for page in pages:
        file = folder / page.address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(page_html(page, sections), "utf-8")
    (folder / "search.json").write_text(search_index(pages), "utf-8")
    for picture in (DOCS / "images").iterdir():
        if picture.suffix in PICTURES:
            (folder / "images").mkdir(exist_ok=True)
            shutil.copyfile(picture, folder / "images" / picture.name)
    for name in ("site.css", "site.js"):
        shutil.copyfile(HERE / name, folder / name)
    if FONT.is_file():
        shutil.copyfile(FONT, folder / "inter.woff2")
    shutil.copyfile(ROOT / "web" / "workspace" / "public" / "icon.svg", folder / "icon.svg")
    return pages


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    print(f"{len(build(Path(sys.argv[1])))} pages written to {sys.argv[1]}")
