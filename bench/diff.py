"""How long a comparison takes beside compiling the workspace once: `python bench/diff.py [FOLDER]`.

    same     comparing a workspace with itself  /  compiling it once
    changed  comparing it with one in which a parent and a child changed, with the meaning  /  compiling it once

The two are timed in turn, and the ratio of their best times is told, so that a busy machine disturbs both alike.
"""

from __future__ import annotations

import datetime
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from ispc.compare import compare
from ispc.location import Source
from ispc.opening import compiled, open_workspace

ROUNDS = 3
DAY = datetime.date(2026, 11, 21)
EDITS = (
    (b"within: 1 month", b"within: 2 months"),
    (b"for: 25 years", b"for: 30 years"),
    (b"for: 6 years", b"for: 10 years"),
)


def edited(source: Source) -> Source:
    data = source.data
    for before, after in EDITS:
        data = data.replace(before, after)
    return Source(source.name, data)


def seconds(action: Callable[[], object]) -> float:
    begin = time.process_time()
    action()
    return time.process_time() - begin


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parents[1]
    opened = open_workspace((folder,)).value
    if opened is None:
        sys.exit(f"{folder} is no workspace that can be read")
    changed = replace(opened, sources=tuple(map(edited, opened.sources)))
    old, again, new = (compiled(one, DAY, "review").corpus for one in (opened, opened, changed))
    compiling, same, differing = zip(
        *(
            (
                seconds(lambda: compiled(opened, DAY, "review")),
                seconds(lambda: compare(old, again)),
                seconds(lambda: compare(old, new)),
            )
            for _ in range(ROUNDS)
        ),
        strict=True,
    )
    effects = len(compare(old, new).effects)
    print(f"compile {min(compiling):.2f} s, {effects} effects")
    print(f"same {min(same) / min(compiling):.2f}, changed {min(differing) / min(compiling):.2f}")


if __name__ == "__main__":
    main()
