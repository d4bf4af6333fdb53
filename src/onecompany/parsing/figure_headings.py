"""What the heading of a column says in a table of customers by period, in German and in English.

A heading is compared without case, accents, line breaks and signs, word by word: "Anzahl Kunden\nzu Beginn (Stk.)" is
who was there at the start. What says two things that exclude each other says nothing, and so is not read.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from onecompany.parsing.alike import plain, spaced
from onecompany.parsing.money_signs import currency_in

Sense = Literal[
    "period", "closing", "until", "year", "part", "segment",
    "start", "gained", "lost", "end", "stock", "value_start", "value_end", "value", "more", "less", "net",
    "share", "unused",
]  # fmt: skip
"""`closing`: the day on which it was counted. `part`: a month or a quarter, whose year may stand elsewhere. `stock`:
how many there are, at the start or at the end. `value`: likewise of money. `share`: a percentage."""

COUNTED: tuple[Sense, ...] = ("start", "gained", "lost", "end", "more", "less")
WORTH: tuple[Sense, ...] = ("value_start", "value_end")
FIGURES: tuple[Sense, ...] = (*COUNTED, *WORTH, "stock", "value")
WHEN: tuple[Sense, ...] = ("period", "closing", "year", "part")


def _split(text: str) -> frozenset[str]:
    """Words as they are compared; those with an umlaut also as they are typed without one."""
    words = text.split()
    without = [re.sub("[äöü]", lambda umlaut: "aeoeue"["äöü".index(umlaut[0]) * 2 :][:2], word) for word in words]
    return frozenset(plain(word) for word in (*words, *without))


_WORDS = {  # no sentence: headings that are read in tables
    "period": _split("""
        period periode berichtsperiode zeitraum berichtszeitraum datum date day tag startdatum"""),
    "soft": _split("""
        monats monatlich monthly periods quartals quartalsweise jahres jährlich yearly quarterly zeit time"""),
    "closing": _split("stichtag stichdatum cutoff"),
    "until": _split("enddatum until"),
    "year": _split("jahr year jahre years geschäftsjahr kalenderjahr fy cy gj"),
    "part": _split("monat month monate qu quart months mon berichtsmonat quartal quarter quartale quarters qtr"),
    "segment": _split("""
        segment segmente segments kundensegment kundensegmente kundengruppe kundengruppen kundenart kundentyp
        zielgruppe seg gruppe group category kategorie sparte produkt product tarif region market markt channel kanal
        kundenkategorie customergroup kundenklasse geschäftsfeld land country standort"""),
    "start": _split("""
        start starting anfang anfangs anfangsbestand anfangsstand beginn begin beginning opening open initial eröffnung
        eröffnungsbestand startbestand vortrag bop bom boq boy periodenanfang monatsanfang quartalsanfang jahresanfang
        periodenbeginn monatsbeginn quartalsbeginn jahresbeginn anfangswert anf beg"""),
    "end": _split("""
        end ending ende closing close schluss schlussbestand endbestand endstand eop eom eoq eoy remaining
        verbleibend verbleibende ultimo periodenende monatsende quartalsende jahresende endwert schlusswert"""),
    "gained": _split("""
        gained gain gains new won acquired acquisition acquisitions addition additions added adds joined joiners
        neu neue neuen neuer neukunde neukunden neuzugang neuzugänge zugang zugänge zuwachs gewonnen gewonnene
        hinzugewonnen dazugewonnen
        gewonnener gewonnenen gew zug zugg acq gewinn wins signups eintritt eintritte beitritte beigetreten inflow
        akquise akquiriert neuabschlüsse zugewinn zugewinne"""),
    "lost": _split("""
        lost loss losses churn churned left leaver leavers leaving cancelled canceled cancellation cancellations
        terminated terminations defected defections attrition departed departures verloren verlorene verlust verluste
        verlorener verlorenen
        verl abg abgg canc abgang abgänge abgewandert abgewanderte abwanderung abwanderungen gekündigt gekündigte
        kündigung kündigungen
        kündiger austritt austritte ausgetreten ausgeschieden outflow storno stornos stornierungen"""),
    "more": _split("""
        more mehr mehrkäufer mehrkauf upgrade upgrades upgraded upsell upsells expanded expansion expansions
        gesteigert ausgebaut aufgestockt"""),
    "less": _split("""
        less weniger minderkäufer minderkauf downgrade downgrades downgraded downsell downsells contraction
        contractions reduziert verringert fewer"""),
    "stock": _split("""
        bestand stock balance base stamm kundenstamm bestandskunden best customerbase portfolio kopfzahl"""),
    "value": _split("""
        wert value umsatz umsätze revenue revenues sales arr mrr erlös erlöse ertrag erträge turnover volumen volume
        kundenwert clv ltv jahresumsatz umsatzwert money geld betrag amount"""),
    "net": _split("net netto saldo delta veränderung change nettozuwachs differenz difference nettoveränderung"),
    "share": _split("""
        rate quote anteil share prozent percent pct percentage prozentsatz ratio verlustquote kündigungsquote
        abwanderungsquote churnrate wachstum growth"""),
    "unused": _split("""
        plan planned geplant budget forecast fc prognose soll ziel target vorjahr vj py previous prior kumuliert
        kumulativ cumulated cumulative ytd average avg ø durchschnitt durchschnittlich mean mittelwert je davon thereof
        whereof abweichung deviation notiz notizen note notes bemerkung bemerkungen kommentar kommentare comment
        comments anmerkung anmerkungen quelle source id nummer winback winbacks zurückgewonnen"""),
    "noun": _split("""
        kunde kunden kd cust customer customers client clients mitglied mitglieder member members patient
        patienten patients
        gast gäste guest guests abonnent abonnenten abos subscriber subscribers vertrag verträge contract contracts
        account accounts konten people person personen versicherte mandanten nutzer user users haushalte households
        kundenzahl kundenanzahl headcount anzahl anz number count"""),
    "": _split("""
        of no nr num stk stück st the der die das des dem den zu zum zur am im in an at on per
        pro a an and und bei from ist actual actuals aktiv aktive aktiver active total gesamt insgesamt summe all alle
        eur euro usd chf gbp tsd teur keur mio meur mrd k m t tausend thousand thousands million millions millionen
        kauft kaufen kauf gekauft kaufte käufer buy buys bought buying buyers who wer of during within während during
        that jeweils by s i d e gross brutto für for until bis von with mit haben have were
        was angabe angaben
        name this diese dieser dieses existing bestehende bestehend"""),
}  # fmt: skip
_SENSES = {word: sense for sense, words in reversed(_WORDS.items()) for word in words}

# no sentence: headings that are read in tables
_WHOLE: dict[str, Sense] = {
    "von": "period", "from": "period", "ab": "period", "seit": "period", "since": "period", "bis": "until",
    "to": "until", "through": "until", "as of": "closing", "stand": "closing", "per": "closing", "zum": "closing",
    "total": "unused", "summe": "unused", "gesamt": "unused", "name": "unused", "who": "unused",
}  # fmt: skip

_NOUNS = "|".join(sorted((word for word in _WORDS["noun"] if len(word) > 4), key=len, reverse=True))
_COMPOUND = re.compile(rf"(?:{_NOUNS})s?(?P<rest>[a-z]{{4,}})")
_CAMEL = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")

_CURRENCY = r"(?:€|\$|£|eur|euro|usd|chf|gbp)"
_POWERS = (
    (3, rf"(?:\bt|\bk|\btsd\.?|\btausend)\s?{_CURRENCY}(?!\w)"),
    (3, rf"{_CURRENCY}\s?(?:k|tsd\.?|thousands?)(?!\w)"),
    (3, r"\b(?:tsd|tausend|thousands?|teur|keur|tchf)\b|(?:^|[\s(\[/'’])000s?(?=$|[\s)\]])|\bin 1[.,' ]?000\b"),
    (3, r"[(\[](?:in )?k[)\]]"),
    (6, rf"\b(?:mio|mn|mill|millionen|millions?|meur)\b|\bm{_CURRENCY}(?!\w)|{_CURRENCY}\s?m(?!\w)"),
    (9, r"\b(?:mrd|milliarden|bn|billions?)\b"),
)
"""What says that the figures below are in thousands, millions, billions."""


@dataclass(frozen=True, slots=True)
class Heading:
    """What a heading says. `exact`: no word of it is unknown. `power`: of ten, in which the figures are given."""

    text: str
    sense: Sense | None = None
    exact: bool = False
    currency: str = ""
    power: int = 0


def power_in(text: str) -> int:
    """The power of ten that a text says figures are in: 3 of "TEUR" or "in thousands", 0 when it says none."""
    low = " ".join(text.casefold().split())
    return next((power for power, shape in _POWERS if re.search(shape, low)), 0)


@lru_cache(maxsize=2_000)
def heading(text: str) -> Heading:
    """What a text says as a heading."""
    words = spaced(text)
    if not words or len(words) > 120:
        return Heading(words)
    currency = currency_in(words)
    outside = _BRACKETS.sub(" ", words)
    money = bool(currency)
    sense, exact = _sense(outside, money=money)
    if sense in (None, "stock", "value") and outside != words:
        inside, _ = _sense(words, money=money)
        sense = inside or sense
    if "%" in words and sense is not None:
        sense = "share"
    return Heading(words, sense, exact, currency, power_in(words))


def _tokens(text: str) -> list[str]:
    return re.sub(r"[^\w€$£]|_", " ", plain(_CAMEL.sub(" ", text))).split()


def _sense(text: str, *, money: bool) -> tuple[Sense | None, bool]:
    tokens = [token for token in _tokens(text) if not re.fullmatch(r"[€$£]|0+|1", token)]
    whole = " ".join(tokens)
    if whole in _WHOLE:
        return _WHOLE[whole], True
    senses, exact = set[str](), True
    for token in tokens:
        sense = _SENSES.get(token)
        if sense is None and (compound := _COMPOUND.fullmatch(token)):
            sense = _SENSES.get(compound["rest"])
            senses.add("noun")
        exact = exact and sense is not None
        senses.add(sense or "")
    senses.discard("")
    return _together(senses, money=money), exact


_OUT_OF_TWO: tuple[Sense, ...] = ("share", "unused", "net")
_ALONE: tuple[Sense, ...] = ("gained", "lost", "more", "less", "start", "end", "segment", "stock")


def _together(senses: set[str], *, money: bool) -> Sense | None:
    """What the words of a heading say together; None for nothing, or for two things that exclude each other."""
    moved = senses & {"gained", "lost", "more", "less"}
    edges = senses & {"start", "end"}
    for sense in _OUT_OF_TWO:
        if sense in senses:
            return sense
    if "value" in senses or (money and (moved or edges or senses & {"stock", "noun"})):
        if moved:
            return "unused"
        return "value" if len(edges) != 1 else "value_start" if "start" in edges else "value_end"
    if len(edges) == 1 and not moved and senses & {"noun", "stock"}:
        return "start" if "start" in edges else "end"
    if "closing" in senses or ({"period", "until"} & senses and not moved):
        return "until" if "end" in edges or "until" in senses else "closing" if "closing" in senses else "period"
    if moved and (len(moved) > 1 or edges or "stock" in senses):
        return None
    if len(edges) > 1:
        return None
    for sense in _ALONE:
        if sense in senses:
            return sense
    if "noun" in senses:
        return "stock"
    if {"year", "part"} <= senses or "soft" in senses:
        return "period"
    return "year" if "year" in senses else "part" if "part" in senses else None
