"""Pictures drawn for the demo that look like what they show: a street, what is wrong with it, and it mended.

Nothing in them was photographed; each seed gives a scene of its own light, place and wear.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
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
        self.dim = 0.35 if night else self.rng.uniform(0.95, 1.15)
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

    def patch(self, corners: Sequence[tuple[float, float]], colour: Colour) -> None:
        """A shape around the spot."""
        points = [(self.x + across, self.y + down) for across, down in corners]
        self.draw.polygon(points, fill=self.lit(colour))

    def jpeg(self) -> bytes:
        """Turned, cut and lit as this scene's camera did, with a little grain."""
        image = ImageOps.mirror(self.image) if self.turned else self.image
        shade = Image.linear_gradient("L").rotate(90 * self.light).resize(SIZE)
        image = Image.composite(image, image.point(lambda part: part * 0.78), shade)
        image = image.crop(self.cut).resize(SIZE, Image.Resampling.BILINEAR)
        out = io.BytesIO()
        Image.blend(image, GRAIN, 0.06).save(out, "JPEG", quality=80)
        return out.getvalue()


def _pothole(scene: _Scene, mended: bool) -> None:
    if mended:
        scene.ellipse(128, 50, (60, 60, 63))
        scene.ellipse(118, 44, (70, 70, 73))
        return
    rim = [(118, 0), (96, 26), (40, 44), (-30, 40), (-100, 30), (-122, -6), (-70, -34), (30, -42)]
    scene.patch([(x + scene.rng.randint(-9, 9), y) for x, y in rim], (118, 112, 104))
    scene.patch([(x * 0.86, y * 0.8 + 4) for x, y in rim], (58, 55, 52))
    scene.patch([(x * 0.66, y * 0.6 + 9) for x, y in rim], (38, 36, 35))
    scene.ellipse(46, 11, (120, 142, 152), dy=14)
    for side in (-1, 1):
        start = (scene.x + side * 112, scene.y)
        bend = (start[0] + side * 34, scene.y + scene.rng.randint(-16, 10))
        end = (bend[0] + side * 38, bend[1] + scene.rng.randint(-6, 22))
        scene.draw.line((*start, *bend, *end), fill=scene.lit((52, 50, 48)), width=4)


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
    """禁止驶入: the same from both sides, for half of these cameras stand across the street."""
    lean = 0 if mended else 96
    foot, head = (556, 548), (556 + lean, 250 if mended else 318)
    scene.draw.line((*foot, *head), fill=scene.lit((168, 170, 172)), width=11)
    x, y = head
    scene.draw.ellipse((x - 62, y - 62, x + 62, y + 62), fill=scene.lit((240, 238, 232)))
    scene.draw.ellipse((x - 56, y - 56, x + 56, y + 56), fill=scene.lit((196, 44, 40)))
    if mended:
        scene.draw.rectangle((x - 38, y - 10, x + 38, y + 10), fill=scene.lit((244, 242, 236)))
        return
    bar = [(x - 34, y - 24), (x + 42, y + 8), (x + 34, y + 26), (x - 42, y - 6)]
    scene.draw.polygon(bar, fill=scene.lit((214, 206, 192)))
    dent = [(x - 20, y + 62), (x + 4, y + 18), (x + 40, y + 52)]
    scene.draw.polygon(dent, fill=scene.lit((120, 40, 36)))
    for scratch in range(4):
        at = y - 40 + scratch * 20
        scene.draw.line((x - 50, at, x + 30, at + 26), fill=scene.lit((150, 120, 108)), width=3)


def _garbage(scene: _Scene, mended: bool) -> None:
    for left in (96, 190):  # the bins
        scene.draw.rectangle((left, 330, left + 78, 440), fill=scene.lit((52, 104, 74)))
        scene.draw.rectangle((left - 5, 322, left + 83, 338), fill=scene.lit((40, 82, 58)))
    if mended:
        return
    for _piece in range(16):
        x, y = scene.rng.randint(50, 330), scene.rng.randint(420, 545)
        _bag(scene, x, y, scene.rng.randint(24, 44))
    for _paper in range(14):
        x, y = scene.rng.randint(40, 400), scene.rng.randint(450, 580)
        corners = [(x, y), (x + 20, y - 6), (x + 26, y + 8), (x + 4, y + 12)]
        pale = scene.rng.choice(((226, 222, 212), (198, 168, 120), (190, 202, 214)))
        scene.draw.polygon(corners, fill=scene.lit(pale))


def _bag(scene: _Scene, x: int, y: int, size: int) -> None:
    """Tied at the top, with a fold of light."""
    colour = scene.rng.choice(((40, 40, 46), (58, 58, 66), (190, 60, 52), (60, 84, 140)))
    edge = tuple(part // 2 for part in colour)
    box = (x - size, y - size // 2, x + size, y + size)
    scene.draw.ellipse(
        box, fill=scene.lit(colour), outline=scene.lit((edge[0], edge[1], edge[2])), width=3
    )
    knot = [(x - 7, y - size // 2 + 6), (x, y - size), (x + 9, y - size // 2 + 6)]
    scene.draw.polygon(knot, fill=scene.lit(colour))
    fold = (x - size // 2, y - size // 4, x + size // 4, y + size // 2)
    light = (min(255, colour[0] + 46), min(255, colour[1] + 46), min(255, colour[2] + 46))
    scene.draw.arc(fold, 180, 280, fill=scene.lit(light), width=4)


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
    heap = [(400, 560), (450, 470), (510, 424), (560, 410), (620, 450), (676, 560)]
    scene.draw.polygon(heap, fill=scene.lit((150, 124, 96)))
    scene.draw.polygon(
        [(560, 410), (620, 450), (676, 560), (584, 560)], fill=scene.lit((120, 98, 76))
    )
    for _piece in range(34):
        x, y = scene.rng.randint(410, 660), scene.rng.randint(440, 566)
        brick = scene.rng.random() < 0.5
        colour = (164, 84, 60) if brick else (186, 182, 174)
        corners = [(x, y), (x + 24, y - 7), (x + 27, y + 5), (x + 4, y + 13)]
        scene.draw.polygon(corners, fill=scene.lit(colour), outline=scene.lit((84, 70, 58)))


def _rock(scene: _Scene, mended: bool) -> None:
    """A bare slope at the roadside; what came down from it lies on the lane."""
    scene.draw.polygon([(0, 340), (0, 90), (120, 170), (330, 330)], fill=scene.lit((158, 120, 86)))
    scene.draw.polygon([(120, 170), (330, 330), (190, 330)], fill=scene.lit((126, 94, 68)))
    if mended:
        return
    for _stone in range(15):
        x, y = scene.rng.randint(140, 470), scene.rng.randint(350, 530)
        _stone_at(scene, x, y, scene.rng.randint(16, 52))


def _stone_at(scene: _Scene, x: int, y: int, size: int) -> None:
    """Broken edges: a lit face above, a dark one below, its shadow on the road."""
    scene.draw.ellipse(
        (x - size, y + size // 3, x + size + 10, y + size), fill=scene.lit((62, 60, 60))
    )
    top = [(-1.0, 0.2), (-0.6, -0.6), (0.1, -0.9), (0.8, -0.4), (1.0, 0.3), (0.2, 0.1)]
    low = [(-1.0, 0.2), (0.2, 0.1), (1.0, 0.3), (0.6, 0.8), (-0.5, 0.8)]
    for shape, colour in ((top, (170, 146, 120)), (low, (112, 92, 74))):
        points = [(x + across * size, y + down * size * 0.8) for across, down in shape]
        scene.draw.polygon(points, fill=scene.lit(colour))


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
