"""Transfers: whether data leaves the United Kingdom, where it goes, and what makes that lawful.

Outside the UK other laws hold, and other states may look. UK GDPR Chapter 5 asks for adequacy, safeguards or an exception for each
transfer. Whoever gave the data answers to the people as well, so everyone agrees again.
"""

from __future__ import annotations

from collections.abc import Iterator

from ispc.diff import Sides
from ispc.effect import Effect, Rule
from ispc.effects._seeing import effect, everyone, fields
from ispc.effects._stating import Stating, stating

ABROAD = "UK GDPR Articles 44 to 49"

ALLOWED = Rule(
    "transfers-outside-uk-allowed",
    "transfers-outside-uk-ended",
    "wider",
    "new sharing",
    "Data may leave the United Kingdom",
    "Abroad people have other rights, and others may look at what is held.",
    "Find what makes each transfer lawful before you agree.",
    ABROAD,
    before="# in framework\ntransfers: {outside_uk: no}",
    after="# in framework\ntransfers: {outside_uk: yes}",
)
ENDED = Rule(
    "transfers-outside-uk-ended",
    "transfers-outside-uk-allowed",
    "narrower",
    "substantive",
    "Data may no longer leave the United Kingdom",
    "A service that holds data abroad can no longer be used.",
    "Check where your systems and their suppliers hold what you receive.",
    ABROAD,
    before=ALLOWED.after,
    after=ALLOWED.before,
)
COUNTRIES = Rule(
    "transfer-countries-changed",
    "transfer-countries-changed",
    "different",
    "new sharing",
    "Data goes to, or is held in, other countries",
    "What made a transfer to one country lawful does not hold for another.",
    "Check each country that is new against the adequacy regulations.",
    ABROAD,
    before="# in framework\ntransfers: {countries: hosted in the United Kingdom}",
    after="# in framework\ntransfers: {countries: hosted in the United Kingdom and Ireland}",
)
UNLAWFUL = Rule(
    "transfer-mechanism-no-longer-stated",
    "transfer-mechanism-stated",
    "wider",
    "substantive",
    "What makes transfers lawful is no longer stated",
    "Data would go abroad with nothing to hold the recipient to.",
    "Ask what makes the transfers lawful now, and let nothing go until you know.",
    ABROAD,
    before="# in framework\ntransfers: {outside_uk: yes, mechanism: adequacy regulations}",
    after="# in framework\ntransfers: {outside_uk: yes}",
)
LAWFUL = Rule(
    "transfer-mechanism-stated",
    "transfer-mechanism-no-longer-stated",
    "narrower",
    "substantive",
    "It is now stated what makes transfers lawful",
    "Only transfers that rest on it are covered; others have to stop.",
    "Check that it covers every country and every recipient.",
    ABROAD,
    before=UNLAWFUL.after,
    after=UNLAWFUL.before,
)
MECHANISM = Rule(
    "transfer-mechanism-changed",
    "transfer-mechanism-changed",
    "different",
    "substantive",
    "Something else makes transfers lawful",
    "Adequacy, contract clauses and exceptions protect people to different degrees.",
    "Check that the new mechanism is in place, and not only named.",
    ABROAD,
    before="# in framework\ntransfers: {outside_uk: yes, mechanism: adequacy regulations}",
    after="# in framework\ntransfers: {outside_uk: yes, mechanism: explicit consent}",
)
RULES = (ALLOWED, ENDED, COUNTRIES, UNLAWFUL, LAWFUL, MECHANISM)


def find(sides: Sides) -> Iterator[Effect]:
    for seen in fields(sides, "transfers/outside_uk"):
        told = {"yes": "Data may leave the United Kingdom", "no": "Data may not leave the United Kingdom"}
        if seen.after == "no":
            says = f"{told['no']}; {'before, it could' if seen.before == 'yes' else 'nothing was stated before'}."
            yield effect(ENDED, sides, seen, says, everyone(sides))
            continue
        says = f"{told.get(seen.after, 'It is no longer stated whether data may leave the United Kingdom')}."
        yield effect(ALLOWED, sides, seen, says, everyone(sides))
    countries = {"transfers/countries": "where data goes or is held"}
    yield from stating(sides, Stating(COUNTRIES, COUNTRIES, COUNTRIES), countries)
    mechanism = {"transfers/mechanism": "what makes transfers lawful"}
    yield from stating(sides, Stating(UNLAWFUL, LAWFUL, MECHANISM), mechanism)
