"""A review as the review pack on paper: to be printed, filled in and filed. What stays the same is named and not printed again."""

from __future__ import annotations

from ispc import assets, review_pack
from ispc.compare import Comparison
from ispc.outputs import html, pdf
from ispc.outputs.paper import Paper
from ispc.reviews._told import Occasion, Unmade, asked


def render(comparison: Comparison, occasion: Occasion) -> bytes:
    """The bytes of the PDF. Raises Unmade where it cannot be made, with the reason in plain words."""
    if (lack := pdf.missing()) is not None:
        raise Unmade(f"{lack.message}; {lack.help}")
    style = assets.style(occasion.looks)
    text = html.paper(review_pack.view(asked(comparison, occasion)), style)
    job = pdf.PdfJob("review.pdf", text, Paper(html.paper_sheet(style), style.files))
    (made,) = pdf.render_all([job], pdf.Limits(), 1)
    if made.data is None:
        raise Unmade(f"the PDF was not made: {made.failure}")
    return made.data
