"""A review as the review pack in one file: it opens without a network, a program or an account, with each changed page whole in it."""

from __future__ import annotations

from ispc import assets, review_pack
from ispc.compare import Comparison
from ispc.outputs import html
from ispc.reviews._told import Occasion, asked


def render(comparison: Comparison, occasion: Occasion) -> str:
    style = assets.style(occasion.looks)
    return html.page(review_pack.view(asked(comparison, occasion), whole=True), style)
