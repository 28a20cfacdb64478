"""HTML as text, plain and with the marks of a channel."""

from __future__ import annotations

import pytest

from onethread.messages.markup import to_text


@pytest.mark.parametrize(
    ("html", "plain", "marked"),
    [
        ("<p>a <strong>b</strong> c</p>", "a b c", "a *b* c"),
        ("<p>a<strong> b </strong>c</p>", "a b c", "a *b* c"),
        ("<p><em>x</em> <s>y</s> <code>z</code></p>", "x y z", "_x_ ~y~ `z`"),
        ("<p>one<br>two</p><p>three</p>", "one\ntwo\n\nthree", "one\ntwo\n\nthree"),
        ("<ul><li><p>a</p></li><li><p>b</p></li></ul>", "- a\n- b", "- a\n- b"),
        ("<ol><li>a</li><li>b</li></ol>", "1. a\n2. b", "1. a\n2. b"),
        ("<blockquote><p>a</p><p>b</p></blockquote><p>c</p>", "> a\n>\n> b\n\nc", None),
        ('<p><a href="https://x.nl/">x.nl</a></p>', "x.nl", None),
        ('<p><a href="https://x.nl">here</a></p>', "here (https://x.nl)", None),
        ("<pre><code>a\n b</code></pre>", "a\n b", "```\na\n b\n```"),
        ("<p>1 &lt; 2 &amp; 3</p><script>x</script>", "1 < 2 & 3", None),
        ("<p>  </p>", "", None),
        ("no tags at all", "no tags at all", None),
        ("<p>unclosed <strong>bold", "unclosed bold", None),
    ],
)
def test_html_reads_as_text(html: str, plain: str, marked: str | None) -> None:
    assert to_text(html) == plain
    if marked is not None:
        assert to_text(html, "whatsapp") == marked
