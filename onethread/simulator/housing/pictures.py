"""Photos that customers take, drawn: a tap, a boiler's display, a wall with mould…"""

from __future__ import annotations

import io
import random

from PIL import Image, ImageDraw, ImageFilter

SIZE = (960, 720)


def photo(drawing: str, label: str, chance: random.Random) -> bytes:
    """A JPEG of some 40 kB. `label` is shown where there is a display or a meter."""
    shade = chance.randint(165, 225)
    image = Image.new("RGB", SIZE, (shade, shade - 6, shade - 14))
    draw = ImageDraw.Draw(image)
    _tiles(draw, chance)
    _DRAWINGS.get(drawing, _mould)(draw, label, chance)
    noise = Image.effect_noise(SIZE, chance.uniform(12, 26)).convert("RGB")
    image = Image.blend(image, noise, 0.12).filter(
        ImageFilter.GaussianBlur(chance.uniform(0.4, 1.2))
    )
    image = image.rotate(chance.uniform(-3, 3), fillcolor=(60, 58, 55))
    stored = io.BytesIO()
    image.save(stored, "JPEG", quality=72)
    return stored.getvalue()


def letter(lines: list[str]) -> bytes:
    """A PDF of one page with these lines, as a scanned letter."""
    page = Image.new("RGB", (1240, 1754), (252, 252, 250))
    draw = ImageDraw.Draw(page)
    draw.rectangle((0, 0, 1240, 90), fill=(15, 118, 110))
    for number, line in enumerate(lines):
        draw.text((120, 240 + 70 * number), line, fill=(30, 30, 30), font_size=38)
    stored = io.BytesIO()
    page.save(stored, "PDF", resolution=150)
    return stored.getvalue()


def _tiles(draw: ImageDraw.ImageDraw, chance: random.Random) -> None:
    step = chance.choice((96, 120, 160))
    for x in range(0, SIZE[0], step):
        draw.line((x, 0, x, SIZE[1]), fill=(150, 148, 142), width=3)
    for y in range(0, SIZE[1], step):
        draw.line((0, y, SIZE[0], y), fill=(150, 148, 142), width=3)


def _tap(draw: ImageDraw.ImageDraw, _label: str, chance: random.Random) -> None:
    metal = (120, 124, 130)
    draw.rounded_rectangle((420, 140, 520, 420), 30, fill=metal)
    draw.rounded_rectangle((420, 140, 720, 210), 30, fill=metal)
    draw.rounded_rectangle((660, 180, 720, 280), 20, fill=metal)
    draw.ellipse((430, 80, 510, 150), fill=(90, 94, 100))
    for _ in range(chance.randint(3, 7)):
        y = chance.randint(300, 640)
        draw.ellipse((680, y, 700, y + 30), fill=(120, 160, 200))
    draw.ellipse((600, 640, 780, 690), fill=(130, 165, 195))


def _boiler(draw: ImageDraw.ImageDraw, label: str, _chance: random.Random) -> None:
    draw.rounded_rectangle((300, 60, 660, 660), 24, fill=(240, 240, 238), outline=(120, 120, 120))
    draw.rectangle((360, 420, 600, 540), fill=(30, 45, 35))
    draw.text((400, 440), label, fill=(140, 255, 160), font_size=72)
    draw.ellipse((470, 570, 500, 600), fill=(220, 40, 40))


def _mould(draw: ImageDraw.ImageDraw, _label: str, chance: random.Random) -> None:
    middle = (chance.randint(200, 760), chance.randint(160, 560))
    for _ in range(420):
        x = int(chance.gauss(middle[0], 120))
        y = int(chance.gauss(middle[1], 90))
        size = chance.randint(2, 16)
        dark = chance.randint(40, 100)
        draw.ellipse((x, y, x + size, y + size), fill=(dark, dark + 6, dark - 8))


def _meter(draw: ImageDraw.ImageDraw, label: str, _chance: random.Random) -> None:
    draw.rounded_rectangle((250, 180, 710, 540), 30, fill=(70, 74, 78))
    draw.rectangle((310, 290, 650, 410), fill=(235, 235, 225))
    draw.text((350, 305), label, fill=(20, 20, 20), font_size=80)


def _hall(draw: ImageDraw.ImageDraw, _label: str, chance: random.Random) -> None:
    for _ in range(chance.randint(4, 8)):
        x, y = chance.randint(80, 700), chance.randint(360, 560)
        colour = tuple(chance.randint(50, 160) for _ in range(3))
        draw.rounded_rectangle((x, y, x + chance.randint(80, 200), y + 150), 18, fill=colour)


def _window(draw: ImageDraw.ImageDraw, _label: str, chance: random.Random) -> None:
    draw.rectangle((220, 90, 740, 640), fill=(190, 215, 235), outline=(245, 245, 245), width=24)
    x, y = chance.randint(380, 580), chance.randint(260, 460)
    for _ in range(9):
        draw.line(
            (x, y, x + chance.randint(-220, 220), y + chance.randint(-220, 220)),
            fill=(245, 250, 255),
            width=3,
        )


_DRAWINGS = {
    "tap": _tap,
    "boiler": _boiler,
    "mould": _mould,
    "meter": _meter,
    "hall": _hall,
    "window": _window,
    "wall": _mould,
}
