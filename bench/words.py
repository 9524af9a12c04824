"""How well the plain-language linter does on sentences marked by hand: `python bench/words.py [-v]`.

Precision says how many of its marks are right, recall how many of the hand's marks it finds. `held_out` is never looked at when
the linter is changed, so it says how it will do on texts that nobody has seen; `-v` therefore shows the others alone.
"""

from __future__ import annotations

import sys

from tests.language.sample import KINDS, PARTS, differences, sample, score


def main() -> None:
    for part in PARTS:
        print(f"{part}: {len(sample()[part])} texts, {len(sample()['splits'][part])} to split")
        for kind in KINDS:
            one = score(part, kind)
            marks = one.right + one.missed
            print(f"  {kind:10} {marks:4} marks   precision {one.precision:.3f}   recall {one.recall:.3f}")
    if "-v" in sys.argv[1:]:
        for kind in KINDS[:-1]:
            for text, surplus, missed in differences("tuned", kind):
                print(f"{kind}: {text!r}: surplus {sorted(surplus)}, missed {sorted(missed)}")


if __name__ == "__main__":
    main()
