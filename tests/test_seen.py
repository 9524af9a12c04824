"""The cache of what files held: trusted by git's rule, and never once damaged."""

from __future__ import annotations

import random

from ispc.seen import Seen, Stamp, read_seen, write_seen

OLD = Stamp(10, 1_700_000_000_000_000_001, 7)
SEEN = Seen(OLD.changed + 1, {"a.html": (str(OLD), "sha256:1")})


def test_an_untouched_file_is_known() -> None:
    assert SEEN.digest("a.html", OLD) == "sha256:1"
    assert SEEN.digest("b.html", OLD) is None
    assert SEEN.without(["a.html"]).digest("a.html", OLD) is None


def test_a_touched_file_is_not() -> None:
    for stamp in (Stamp(11, OLD.changed, 7), Stamp(10, OLD.changed - 1, 7), Stamp(10, OLD.changed, 8)):
        assert SEEN.digest("a.html", stamp) is None


def test_a_file_as_new_as_the_stamps_is_not() -> None:
    assert Seen(OLD.changed, SEEN.files).digest("a.html", OLD) is None


def test_the_cache_reads_back() -> None:
    assert read_seen(write_seen(SEEN)) == SEEN
    assert read_seen(None) == read_seen(b"{}") == read_seen(b"[1]") == Seen()


def test_a_cache_that_is_cut_or_flipped_is_empty() -> None:
    data = write_seen(SEEN)
    assert all(read_seen(data[:length]) == Seen() for length in range(len(data)))
    chance = random.Random(0)
    for _ in range(200):
        flipped = bytearray(data)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        assert read_seen(bytes(flipped)) == Seen()
