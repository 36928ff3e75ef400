"""Pictures drawn for the demo that look like what they show: a street, what is wrong with it, and it mended.

Nothing in them was photographed; each seed gives a scene of its own light, place and wear.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from random import Random

from PIL import Image, ImageDraw, ImageFilter, ImageOps

SIZE = (800, 600)
GRAIN = Image.effect_noise(SIZE, 24).convert("RGB")
Colour = tuple[int, int, int]
Painter = Callable[["_Scene", bool], None]


class _Scene:
    """A sheet with a street on it, ready for something to be wrong."""

    def __init__(self, seed: int, *, night: bool = False) -> None:
        self.rng = Random(seed)
        self.night = night
        self.dim = 0.35 if night else self.rng.uniform(0.82, 1.08)
        self.image = Image.new("RGB", SIZE, self.lit((150, 190, 222)))
        self.draw = ImageDraw.Draw(self.image)
        self.x, self.y = self.rng.randint(300, 500), self.rng.randint(395, 470)
        self._clouds()
        self._hills()
        self._road()
        self._roadside()
        self.turned, self.light = self.rng.random() < 0.5, self.rng.randint(0, 3)
        side = self.rng.randint(0, 120)
        self.cut = (side, self.rng.randint(0, 90), SIZE[0] - self.rng.randint(0, 120), SIZE[1])

    def lit(self, colour: Colour) -> Colour:
        r, g, b = (min(255, int(part * self.dim)) for part in colour)
        return (r, g, b)

    def _clouds(self) -> None:
        for _cloud in range(self.rng.randint(0, 5)):
            x, y, wide = (
                self.rng.randint(-80, 760),
                self.rng.randint(0, 170),
                self.rng.randint(90, 260),
            )
            self.draw.ellipse((x, y, x + wide, y + wide // 3), fill=self.lit((232, 234, 236)))

    def _roadside(self) -> None:
        """A wall, a hedge or a pole near the camera, on one side: no two streets look alike."""
        left = self.rng.random() < 0.5
        wide, top = self.rng.randint(50, 170), self.rng.randint(60, 300)
        box = (0, top, wide, 470) if left else (SIZE[0] - wide, top, SIZE[0], 470)
        colour = self.rng.choice(((86, 96, 70), (120, 100, 84), (172, 166, 156), (66, 88, 66)))
        self.draw.rectangle(box, fill=self.lit(colour))
        for _pole in range(self.rng.randint(0, 2)):
            x = self.rng.choice((self.rng.randint(30, 240), self.rng.randint(560, 770)))
            self.draw.rectangle((x, 90, x + 12, 420), fill=self.lit((60, 60, 62)))

    def _hills(self) -> None:
        for height, colour in ((250, (120, 142, 128)), (285, (94, 122, 92))):
            peaks = [(x, height - self.rng.randint(10, 110)) for x in range(0, 900, 110)]
            self.draw.polygon([(0, 330), *peaks, (800, 330)], fill=self.lit(colour))
        for _house in range(4):
            x, tall = self.rng.randint(0, 720), self.rng.randint(60, 150)
            wall = self.rng.choice(((196, 184, 168), (176, 150, 132), (206, 200, 190)))
            self.draw.rectangle((x, 322 - tall, x + 84, 322), fill=self.lit(wall))
            for row in range(322 - tall + 12, 312, 24):
                for column in range(x + 10, x + 76, 22):
                    pane = (
                        (236, 206, 120)
                        if self.night and self.rng.random() < 0.4
                        else (88, 102, 112)
                    )
                    light = pane if self.night else self.lit(pane)
                    self.draw.rectangle((column, row, column + 10, row + 12), fill=light)

    def _road(self) -> None:
        draw = self.draw
        draw.polygon([(0, 322), (800, 322), (800, 600), (0, 600)], fill=self.lit((146, 140, 130)))
        draw.polygon([(300, 322), (500, 322), (860, 600), (-60, 600)], fill=self.lit((92, 92, 94)))
        for step in range(6):
            top, tall, wide = 335 + step * 46, 18 + step * 4, 3 + step * 2
            draw.rectangle(
                (400 - wide, top, 400 + wide, top + tall), fill=self.lit((214, 210, 196))
            )

    def ellipse(self, wide: int, tall: int, colour: Colour, *, dx: int = 0, dy: int = 0) -> None:
        x, y = self.x + dx, self.y + dy
        self.draw.ellipse((x - wide, y - tall, x + wide, y + tall), fill=self.lit(colour))

    def jpeg(self) -> bytes:
        """Turned, cut and lit as this scene's camera did, with a little grain."""
        image = ImageOps.mirror(self.image) if self.turned else self.image
        shade = Image.linear_gradient("L").rotate(90 * self.light).resize(SIZE)
        image = Image.composite(image, image.point(lambda part: part * 0.55), shade)
        image = image.crop(self.cut).resize(SIZE, Image.Resampling.BILINEAR)
        out = io.BytesIO()
        Image.blend(image, GRAIN, 0.06).save(out, "JPEG", quality=80)
        return out.getvalue()


def _pothole(scene: _Scene, mended: bool) -> None:
    if mended:
        scene.ellipse(128, 50, (52, 52, 55))
        return
    scene.ellipse(120, 46, (70, 66, 62))
    scene.ellipse(88, 32, (38, 35, 33), dy=6)
    scene.ellipse(46, 12, (104, 126, 136), dy=14)
    for turn in (-1, 1, 2):
        ends = (scene.x + turn * 95, scene.y, scene.x + turn * 150, scene.y - 34 * turn)
        scene.draw.line(ends, fill=scene.lit((44, 42, 40)), width=5)


def _lamp(scene: _Scene, mended: bool) -> None:
    x = scene.x + 150
    scene.draw.line((x, 520, x, 130), fill=(70, 72, 76), width=12)
    scene.draw.line((x, 132, x - 96, 122), fill=(70, 72, 76), width=9)
    if mended:
        cone = [(x - 110, 132), (x - 60, 132), (x + 40, 560), (x - 250, 560)]
        light = Image.new("L", SIZE, 0)
        ImageDraw.Draw(light).polygon(cone, fill=120)
        warm = Image.new("RGB", SIZE, (255, 222, 140))
        scene.image.paste(warm, mask=light.filter(ImageFilter.GaussianBlur(26)))
    head = (255, 236, 178) if mended else (40, 42, 46)
    scene.draw.rectangle((x - 118, 114, x - 62, 134), fill=head)


def _manhole(scene: _Scene, mended: bool) -> None:
    scene.ellipse(86, 34, (118, 116, 112))
    if not mended:
        scene.ellipse(72, 27, (12, 12, 14))
        return
    scene.ellipse(76, 29, (72, 70, 68))
    for offset in range(-48, 49, 24):
        ends = (scene.x + offset, scene.y - 18, scene.x + offset, scene.y + 18)
        scene.draw.line(ends, fill=scene.lit((98, 96, 92)), width=6)


def _sign(scene: _Scene, mended: bool) -> None:
    lean = 0 if mended else 90
    foot, head = (640, 560), (640 + lean, 250 if mended else 300)
    scene.draw.line((*foot, *head), fill=scene.lit((150, 152, 154)), width=10)
    x, y = head
    scene.draw.ellipse((x - 58, y - 58, x + 58, y + 58), fill=scene.lit((196, 52, 44)))
    scene.draw.ellipse((x - 42, y - 42, x + 42, y + 42), fill=scene.lit((236, 232, 224)))
    if mended:
        scene.draw.text((x - 22, y - 18), "40", fill=scene.lit((30, 30, 32)), font_size=38)
    else:
        scene.draw.line((x - 50, y - 30, x + 40, y + 46), fill=scene.lit((110, 90, 70)), width=14)


def _garbage(scene: _Scene, mended: bool) -> None:
    scene.draw.rectangle((60, 420, 250, 440), fill=scene.lit((176, 170, 158)))
    if mended:
        return
    for _bag in range(26):
        x, y = scene.rng.randint(40, 300), scene.rng.randint(430, 560)
        size = scene.rng.randint(16, 46)
        colour = scene.rng.choice(
            ((34, 34, 38), (210, 206, 196), (158, 120, 82), (64, 118, 86), (70, 96, 150))
        )
        scene.draw.ellipse((x, y, x + size * 2, y + size), fill=scene.lit(colour))


def _flooding(scene: _Scene, mended: bool) -> None:
    if mended:
        scene.ellipse(200, 40, (80, 80, 83), dy=60)
        scene.draw.rectangle((650, 520, 720, 540), fill=scene.lit((50, 50, 52)))
        return
    water = [(170, 420), (620, 410), (840, 600), (-20, 600)]
    scene.draw.polygon(water, fill=scene.lit((110, 122, 116)))
    for line in range(7):
        y, x = 430 + line * 24, scene.rng.randint(120, 460)
        scene.draw.line((x, y, x + 150, y), fill=scene.lit((160, 174, 172)), width=4)


def _tree(scene: _Scene, mended: bool) -> None:
    if mended:
        scene.draw.rectangle((668, 452, 706, 500), fill=scene.lit((104, 78, 54)))
        return
    scene.draw.line((700, 470, 230, 520), fill=scene.lit((98, 72, 50)), width=34)
    for _leaf in range(60):
        x, y = scene.rng.randint(150, 430), scene.rng.randint(420, 580)
        shade = scene.rng.randint(80, 140)
        scene.draw.ellipse((x, y, x + 46, y + 28), fill=scene.lit((48, shade, 52)))


def _marking(scene: _Scene, mended: bool) -> None:
    for bar in range(7):
        left, right = 130 + bar * 84, 180 + bar * 84
        colour = (232, 230, 220) if mended else (112, 111, 110)
        box = [(left, 470), (right, 470), (right + 12, 590), (left - 12, 590)]
        scene.draw.polygon(box, fill=scene.lit(colour))


def _debris(scene: _Scene, mended: bool) -> None:
    if mended:
        return
    heap = [(430, 560), (500, 440), (560, 402), (640, 450), (720, 560)]
    scene.draw.polygon(heap, fill=scene.lit((138, 112, 84)))
    for _stone in range(40):
        x, y = scene.rng.randint(440, 700), scene.rng.randint(430, 566)
        scene.draw.ellipse((x, y, x + 20, y + 13), fill=scene.lit((96, 88, 78)))


def _rock(scene: _Scene, mended: bool) -> None:
    slope = [(0, 320), (0, 120), (210, 322)]
    scene.draw.polygon(slope, fill=scene.lit((150, 108, 74)))
    if mended:
        return
    for _stone in range(16):
        x, y = scene.rng.randint(120, 420), scene.rng.randint(350, 540)
        size = scene.rng.randint(20, 60)
        scene.draw.ellipse((x, y, x + size * 2, y + int(size * 1.4)), fill=scene.lit((122, 98, 78)))


PAINTERS: dict[str, Painter] = {
    "pothole": _pothole,
    "lamp": _lamp,
    "manhole": _manhole,
    "sign": _sign,
    "garbage": _garbage,
    "flooding": _flooding,
    "tree": _tree,
    "marking": _marking,
    "debris": _debris,
    "rock": _rock,
}
AT_NIGHT = frozenset({"lamp"})


def picture(kind: str, seed: int, *, mended: bool = False) -> bytes:
    """A JPEG of the problem, or of the same spot after it was put right."""
    scene = _Scene(seed, night=kind in AT_NIGHT)
    PAINTERS[kind](scene, mended)
    return scene.jpeg()
