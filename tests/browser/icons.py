"""Draw the icons of the installed app from the one drawing: python -m tests.browser.icons"""

from __future__ import annotations

import asyncio
from pathlib import Path

from playwright.async_api import async_playwright

from tests.browser.conftest import ARGUMENTS, CHROMIUM

PUBLIC = Path(__file__).parents[2] / "web" / "workspace" / "public"
GROUND = '<rect width="32" height="32" rx="8" fill="#0f766e"/>'


def _scaled(inner: str, share: float) -> str:
    """The drawing around the middle, smaller: launchers cut the edges off as they like."""
    shift = 16 * (1 - share)
    return f'<g transform="translate({shift} {shift}) scale({share})">{inner}</g>'


def drawings(svg: str) -> dict[str, tuple[int, str]]:
    """By file: its side in pixels, and what is drawn on 32 by 32."""
    inner = svg[svg.index(">") + 1 : svg.rindex("</svg>")]
    assert GROUND in inner, "the icon has another ground than this script knows"
    line = inner.replace(GROUND, "")
    full = GROUND.replace(' rx="8"', "")
    white = line.replace("#5eead4", "#fff")
    return {
        "icon-192.png": (192, inner),
        "icon-512.png": (512, inner),
        # Safe is what lies in the middle 80 %.
        "maskable-192.png": (192, full + _scaled(line, 0.8)),
        "maskable-512.png": (512, full + _scaled(line, 0.8)),
        "apple-180.png": (180, full + _scaled(line, 0.9)),
        # One colour: the system takes the shape only.
        "badge-96.png": (96, _scaled(white, 1.25)),
    }


async def make() -> None:
    """Write all of them."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        page = await browser.new_page()
        for name, (side, drawn) in drawings((PUBLIC / "icon.svg").read_text("utf-8")).items():
            await page.set_viewport_size({"width": side, "height": side})
            await page.set_content(
                '<style>*{margin:0}svg{display:block}</style><svg xmlns="http://www.w3.org/2000/svg"'
                f' viewBox="0 0 32 32" width="{side}" height="{side}">{drawn}</svg>'
            )
            await page.screenshot(path=PUBLIC / "icons" / name, omit_background=True)
        await browser.close()


if __name__ == "__main__":
    asyncio.run(make())
