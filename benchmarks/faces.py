"""How many faces are proposed for blurring, of 200 patches that scikit-image brings, on a street-sized sheet.

Its `lfw_subset` has a hundred public portraits of 25 pixels and a hundred patches without a face. Each is
put on a sheet of 1600 × 1200 in four sizes. What is printed: of a hundred faces how many are proposed, of a
hundred patches how many are taken for one, and processor seconds a sheet. Nothing of it is kept.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from pathlib import Path

import numpy as np
import skimage.data
from PIL import Image

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "src"))
from yilu.core import faces

SIDES = (38, 50, 80, 160)
SHEET = Image.linear_gradient("L").resize((1600, 1200)).convert("RGB")


def main() -> int:
    argparse.ArgumentParser(prog="./yilu bench faces", description=__doc__).parse_known_args()
    rows = [measured(side) for side in SIDES]
    print(json.dumps(rows))
    return 0


def measured(side: int) -> dict[str, float]:
    portraits = skimage.data.lfw_subset()
    start = time.process_time()
    found = [bool(faces.found(placed(one, side), 1000)) for one in portraits]
    seconds = (time.process_time() - start) / len(portraits)
    return {
        "side": side,
        "faces found of 100": sum(found[:100]),
        "taken for a face of 100": sum(found[100:]),
        "processor s": round(seconds, 3),
    }


def placed(portrait: np.ndarray, side: int) -> Image.Image:
    sheet = SHEET.copy()
    face = Image.fromarray((portrait * 255).astype("uint8")).resize((side, side))
    sheet.paste(face.convert("RGB"), (600, 400))
    return sheet


if __name__ == "__main__":
    sys.exit(main())
