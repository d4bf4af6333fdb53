"""What the scores and rewards say by rule. Nothing is said before a silo has scored, or a reward was named."""

from __future__ import annotations

from onecompany.exercises.quicksand import CAUSES
from onecompany.exercises.quicksand.scores import LOW, WEAK, Scores, less, mean, spread
from onecompany.kinds.phrasing import NAMED
from onecompany.kinds.view import Finding, Level, View, in_order
from onecompany.sentences import EMPTY, Message, lazy_gettext, lazy_ngettext
from onecompany.store.records import Record, Ref
from onecompany.summary.tallies import tenths
from onecompany.summary.words import rounded

BLIND = 1.0
"""A whole point of five: nobody rounds that away."""

SPLIT = 1.2
"""The standard deviation of scores that lie at both ends of the scale as often as in its middle; as in the pulse."""


def find(view: View) -> list[Finding]:
    """The findings, gravest first."""
    scores = Scores(view.state)
    found = [*_weakest(scores), *_blind(scores), *_split(scores), *_no_evidence(scores)] if scores.begun else []
    return in_order([*found, *_silo_rewards(view)])


def _weakest(scores: Scores) -> list[Finding]:
    """The weakest cause, or those that are equally weak; nothing where all are equal and not that weak."""
    weakest, every = scores.weakest(), scores.causes
    means = {cause: rounded(scores.mean(cause, "whole")) or 0.0 for cause in weakest}
    if not weakest:
        return []
    low = means[weakest[0]]
    level: Level = "crack" if low < WEAK else "warning"
    others = [value for cause in every if cause not in weakest and (value := scores.mean(cause, "whole")) is not None]
    if not others and level == "warning":
        return []
    names = [Message(CAUSES[cause]) for cause in weakest]
    values = {"names": names, "mean": tenths(low)}
    text = lazy_gettext("{names:list} are the weakest: {mean} of 5 each", **values)
    if not others:
        text = lazy_gettext("All are weak: {names:list} are at {mean} of 5 each", **values)
    elif len(weakest) == 1:
        text = lazy_gettext("The weakest cause is {names:list}: {mean} of 5", **values)
    worst = _lowest(scores, weakest)
    why = lazy_gettext("Lowest is {statement:quoted}.", statement=worst.text)
    if others:
        by = tenths(less(min(others), low))
        why = lazy_gettext("{by} below the next; lowest is {statement:quoted}.", by=by, statement=worst.text)
    mend = lazy_gettext("Change something so that this becomes true: {statement:quoted}", statement=worst.text)
    links = (Ref("cause_statement", worst.id),)
    return [Finding("quicksand.weakest", level, text, why, links, mend, about=" ".join(weakest))]


def _lowest(scores: Scores, causes: list[str]) -> Record:
    """The statement of these causes with the lowest mean for the whole."""
    means = {
        row.id: mean(list(scores.by_silo(row.id, "whole").values())) for cause in causes for row in scores.of(cause)
    }
    known = [row for cause in causes for row in scores.of(cause) if means[row.id] is not None]
    return min(known, key=lambda row: means[row.id] or 0.0)


def _blind(scores: Scores) -> list[Finding]:
    """Silos that give themselves far more than the others give the whole."""
    gaps = [(silo, gap) for silo in scores.silos if (gap := _gap(scores, silo)) is not None]
    blind = [(silo, own, others) for silo, (own, others) in gaps if less(own, others) >= BLIND]
    if len(blind) > NAMED:
        names = [silo.name for silo, *_ in blind]
        return [
            Finding(
                "quicksand.blind",
                "warning",
                lazy_gettext(
                    "{number:Words} {silos} give themselves a point or more above what the others give the whole",
                    number=len(blind),
                ),
                lazy_gettext("{names:list}.", names=names),
                tuple(Ref("silo", silo.id) for silo, *_ in blind),
                lazy_gettext("Ask the others what they see of the {number:words} {silos}", number=len(blind)),
            )
        ]
    return [
        Finding(
            f"quicksand.blind:{silo.id}",
            "warning",
            lazy_gettext(
                "{name} gives itself {own}; the others give the whole {others}",
                name=silo.name, own=tenths(own), others=tenths(others),
            ),
            lazy_gettext("That is {by} apart.", by=tenths(less(own, others))),
            (Ref("silo", silo.id),),
            lazy_gettext("Ask the others what they see of {name}", name=silo.name),
        )
        for silo, own, others in blind
    ]  # fmt: skip


def _gap(scores: Scores, silo: Record) -> tuple[float, float] | None:
    """What a silo gives itself, and what the others give the whole, over the causes in which both are known."""
    pairs = [
        (own, others)
        for cause in scores.causes
        if (own := scores.silo_mean(silo.id, cause, "self")) is not None
        and (others := scores.mean(cause, "whole", without=silo.id)) is not None
    ]
    own, others = mean([own for own, _ in pairs]), mean([others for _, others in pairs])
    return None if own is None or others is None else (own, others)


def _split(scores: Scores) -> list[Finding]:
    """The statement about the whole on which the silos lie furthest apart; each sees the same whole."""
    given = {row.id: scores.by_silo(row.id, "whole") for row in scores.statements}
    known = [(row, apart) for row in scores.statements if (apart := spread(list(given[row.id].values()))) is not None]
    if not known:
        return []
    row, apart = max(known, key=lambda pair: pair[1])
    if (rounded(apart) or 0.0) < SPLIT:
        return []
    names = {silo.id: silo.name for silo in scores.silos}
    ends = {
        value: [names[one] for one, score in given[row.id].items() if score == value]
        for value in given[row.id].values()
    }
    low, high = min(ends), max(ends)
    return [
        Finding(
            f"quicksand.split:{row.id}",
            "warning",
            lazy_gettext("We do not see {statement:quoted} the same way", statement=row.text),
            lazy_gettext(
                "{lowest:list} gave {low}, {highest:list} gave {high}: a spread of {apart}.",
                lowest=ends[low], low=low, highest=ends[high], high=high, apart=tenths(apart),
            ),
            (Ref("cause_statement", row.id),),
            lazy_gettext("Find out why we see it differently: {statement:quoted}", statement=row.text),
        )
    ]  # fmt: skip


def _no_evidence(scores: Scores) -> list[Finding]:
    """Low scores of which nobody has said what has happened."""
    bare = [row for row in scores.in_order() if row.score is not None and row.score <= LOW and not row.evidence]
    names = {silo.id: silo.name for silo in scores.silos}
    if len(bare) > NAMED:
        counts = {silo.id: sum(row.silo_id == silo.id for row in bare) for silo in scores.silos}
        said = [
            lazy_gettext("{name}: {number}", name=names[silo_id], number=number)
            for silo_id, number in counts.items()
            if number
        ]
        text = lazy_gettext("{number:Words} scores of 1 or 2 have no evidence", number=len(bare))
        mend = lazy_gettext("Name what has happened behind the {number:words} low scores", number=len(bare))
        links = tuple(Ref("cause_score", row.id) for row in bare)
        return [
            Finding("quicksand.no_evidence", "warning", text, lazy_gettext("{names:list}.", names=said), links, mend)
        ]
    texts = {row.id: row.text for row in scores.statements}
    return [
        Finding(
            f"quicksand.no_evidence:{row.id}",
            "warning",
            lazy_gettext("{name} gave {score} and no evidence", name=names[row.silo_id], score=row.score),
            _about(row, texts[row.statement_id]),
            (Ref("cause_score", row.id),),
            lazy_gettext(
                "Ask {name} what has happened: {statement:quoted}",
                name=names[row.silo_id],
                statement=texts[row.statement_id],
            ),
        )
        for row in bare
    ]


def _about(row: Record, statement: str) -> Message:
    if row.about == "self":
        return lazy_gettext("To {statement:quoted}, of itself.", statement=statement)
    return lazy_gettext("To {statement:quoted}, of the whole.", statement=statement)


def _silo_rewards(view: View) -> list[Finding]:
    """Whether nothing that is rewarded takes two silos."""
    rewards = view.state.rows("reward")
    if not rewards or any(len(row.silos) > 1 for row in rewards):
        return []
    text = lazy_ngettext(
        "The one thing that is rewarded today takes no two {silos}",
        "None of the {number:words} things that are rewarded today takes two {silos}",
        len(rewards),
    )
    mend = lazy_gettext("Agree on a recognition that only several {silos} can win")
    links = tuple(Ref("reward", row.id) for row in rewards)
    return [Finding("quicksand.silo_rewards", "warning", text, EMPTY, links, mend)]
