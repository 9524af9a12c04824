"""A passage for the front line is hard to read as a whole.

Why: Each sentence may be within its limit and the whole still be heavy, because all are long or all are full of long words.

Law: Reason: the plain-English practice of government. Three measures of reading are taken, and their median is told; no formula
knows whether a text is clear, so this is information and never blocks. Passages of fewer than 50 words are left alone.

Wrong:
    flows:
      - id: school-worried
        guide:
          do: |
            Professional responsibilities involve comprehensive documentation. Organisational accountability requires
            appropriate supervisory authorisation. Multidisciplinary collaboration demands continuous communication. Individual
            practitioners demonstrate considerable professional curiosity. Experienced safeguarding professionals understand
            developmental vulnerabilities. Preventative intervention minimises further deterioration. Representatives
            participate in regular interdisciplinary consultation. Educational establishments contribute significant
            observational information. Confidentiality considerations rarely justify inactivity.

Right:
    flows:
      - id: school-worried
        guide: {do: Write down what you saw and heard. Ask your manager to read it. Then send it to the hub.}
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.corpus import Corpus, Occasion
from ispc.diagnostic import Diagnostic, Severity
from ispc.language.limits import LIMITS
from ispc.language.readability import measure
from ispc.rules._plain import front_line

ENOUGH = 50
"""Words of a passage that is judged as a whole."""


def check(corpus: Corpus, occasion: Occasion) -> Iterator[Diagnostic]:
    limits = LIMITS["F"]
    for passage in front_line(corpus, occasion):
        reading = measure(passage.sentences) if len(passage.text.split()) >= ENOUGH else None
        if reading is None or reading.words < ENOUGH:
            continue
        if reading.grade > limits.grade:
            said = f"this reads at grade {reading.grade:g}, the median of three measures"
        elif reading.median_words > limits.median:
            said = f"half of the sentences here have more than {limits.median} words"
        else:
            continue
        yield Diagnostic(
            "hard-to-read",
            Severity.INFO,
            said,
            passage.address,
            help="use shorter words and sentences; `ispc words` shows what was measured",
        )
