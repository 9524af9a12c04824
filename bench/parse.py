"""How long the parse step takes beside the C parser's composer alone: `python bench/parse.py [FILE]`.

The two are timed in turn, and the ratio of their best times is told, so that a busy machine disturbs both alike.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from ispc.location import Source
from ispc.parse import parse

EXAMPLE = Path(__file__).parent.parent / "tests/cases/good/yaml/isp.yaml"
ROUNDS = 60


def repeated(text: str, lines: int) -> str:
    """A file of about so many lines, made of the text under one field after another."""
    body = "".join(f"  {line}\n" for line in text.splitlines())
    copies = max(1, lines // (text.count("\n") + 1))
    return "".join(f"copy-{number}:\n{body}" for number in range(copies))


def seconds(action: Callable[[], object]) -> float:
    begin = time.perf_counter()
    action()
    return time.perf_counter() - begin


def main() -> None:
    path = Path(sys.argv[1]) if len(sys.argv) > 1 else EXAMPLE
    text = repeated(path.read_text(encoding="utf-8"), 620)
    source = Source(path.name, text.encode())
    loader = import_module("ruamel.yaml.cyaml").CSafeLoader
    ours, composed = zip(
        *(
            (seconds(lambda: parse(source)), seconds(lambda: loader(text).get_single_node()))
            for _ in range(ROUNDS)
        ),
        strict=True,
    )
    print(
        f"{text.count(chr(10))} lines: parse {min(ours) * 1000:.2f} ms, compose alone {min(composed) * 1000:.2f} ms"
    )
    print(f"ratio {min(ours) / min(composed):.2f}")


if __name__ == "__main__":
    main()
