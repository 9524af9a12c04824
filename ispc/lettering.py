"""How wide words are in the pages' own face, and where they are broken to fit a box.

A layout has to know before anything is painted, and a stage reads no file. So the widths of the letters are here, as a
table made from the fonts in `layers/fonts`; a test holds it to them. Of the regular and the semibold letter the wider
one counts, so that a line that fits, fits in either.
"""

from __future__ import annotations

from math import ceil
from types import MappingProxyType

SIZE = 14
"""How large a drawing's letters are, in the units of its drawing."""
LEADING = 18
"""From the foot of one line to that of the next."""

_EM = 1000
_BY_WIDTH = {
    200: " \u00a0",
    255: "|¦",
    262: "iìíîïĩīĭįı",
    263: "jĵ",
    271: "lĺļ",
    275: "',.:;·‘’‚′",
    282: "IÌÍÎÏĨĪĬĮİ‹›",
    292: "ľſ",
    315: "!¡",
    317: "f",
    322: "-\u00ad\u2010\u2011",
    324: "()[]{}",
    325: "•",
    329: "ł",
    348: "°",
    350: "/\\",
    352: "ª",
    361: "tţťŧ",
    369: "º",
    372: "²³¹",
    373: "rŕŗř",
    408: "ŀ",
    431: "sśŝşš",
    438: "*",
    443: "z®źżž",
    444: "?¿",
    455: "«»",
    462: "cçćĉċč",
    480: "–",
    481: "x",
    482: '"“”„†″',
    494: "JĴ",
    495: "vyýÿŷỳ",
    500: "_",
    501: "YÝŶŸỲ",
    502: "LĹĻĽĿ",
    507: "eèéêëēĕėęě",
    510: "F",
    513: "#$+0123456789<=>^~¢£¤¥§¬±×÷€−≈≠≤≥",
    516: "aàáâãäåāăą",
    520: "gĝğġģ",
    522: "kķĸŁ",
    524: "ĳ",
    536: "V",
    538: "EÈÉÊËĒĔĖĘĚ",
    540: "ZŹŻŽ",
    541: "X",
    545: "SŚŜŞŠ",
    546: "TŢŤŦ✗",
    549: "`o¨¯´¸òóôõöøōŏő",
    552: "ð",
    556: "uùúûüũūŭůűų",
    558: "AhÀÁÂÃÄÅĀĂĄĥ",
    560: "nñńņňŋ",
    563: "b",
    564: "dpqþđ",
    565: "Ĳ",
    566: "ħ",
    576: "CÇĆĈĊČ",
    578: "µ",
    582: "P",
    592: "RŔŖŘ",
    594: "ď",
    597: "BKĶ",
    599: "¶",
    600: "Þ■□▲△○●",
    604: "ß",
    619: "←↑→↓",
    625: "DĎ",
    628: "GĜĞĠĢ",
    630: "✓",
    639: "&",
    645: "Đ",
    651: "ÐŊ",
    655: "UÙÚÛÜŨŪŬŮŰŲ",
    656: "ÑŃŅŇ",
    657: "N",
    660: "™",
    663: "HĤ",
    674: "OQÒÓÔÕÖØŌŎŐ",
    703: "Ħ",
    745: "M",
    747: "©",
    748: "wŵẁẃẅ",
    780: "æ",
    795: "¼",
    800: "WŴẀẂẄ—",
    807: "¾",
    810: "ŉ",
    827: "½",
    834: "Æ",
    839: "œ",
    841: "%",
    843: "m",
    859: "Œ",
    875: "@",
    964: "…",
    1222: "‰",
}
"""The letters by their width, in thousandths of their size."""

_WIDTHS = MappingProxyType({letter: width for width, letters in _BY_WIDTH.items() for letter in letters})


def width(words: str) -> int:
    """How wide a line of them is, at most. A letter that the face has not counts as a whole em."""
    return ceil(sum(_WIDTHS.get(letter, _EM) for letter in words) * SIZE / _EM)


def lines(words: str, most: int) -> tuple[str, ...]:
    """The words on lines no wider than `most`. A word too wide for a line by itself is cut between letters."""
    made: list[str] = []
    for word in words.split():
        if made and width(f"{made[-1]} {word}") <= most:
            made[-1] += f" {word}"
        else:
            made += _cut(word, most)
    return tuple(made)


def _cut(word: str, most: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter) > most:
            pieces.append("")
        pieces[-1] += letter
    return pieces
