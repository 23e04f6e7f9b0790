"""What a channel's dependence is a share of, by its kind: each denominator is a figure in force on the day."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from steppe.influence.figures import Figure, Figures, years
from steppe.influence.hop import FIGURE, RIGHT, UNKNOWN, VOTES
from steppe.influence.parameters import Parameters
from steppe.influence.rows import Row

PARTS = {"EnergyImportShare", "FoodImportShare"}
"""Shares of a part of trade: a dependence of its own, beside that on the whole."""
WHOLE = {
    *("DebtShare", "ArmsImportShare", "BudgetShare", "TransitFeeShare", "ForeignForceShare"),
    *("VotingShare", "DuesShare", "TurnoverExposed", "CreditorBookShare"),
}
"""Indicators that are the dependence as they stand."""
AGAINST = {
    "Credit": ("ExternalDebt", "external debt"),
    "Supply": ("Imports", "imports"),
    "Aid": ("GrossDomesticProduct", "output"),
    "Demand": ("GrossDomesticProduct", "output"),
}
"""What an amount paid to or by a state is a share of, by kind."""


@dataclass(frozen=True)
class Dependence:
    """A dependence, what it rests on, and the amount as a share of the target's output."""

    share: float | None = None
    basis: str = UNKNOWN
    words: str = ""
    value: float | None = None
    spread: tuple[float, float] | None = None
    escape: float | None = None
    whole: bool = False
    most: float | None = None
    """Where the share is not known: the whole of which it is a part at most, None where that is not known either."""


@dataclass(frozen=True)
class Day:
    """What is known on the day that dependences are reckoned with."""

    day: str
    figures: Figures
    power: Mapping[tuple[str, str], float]
    """Voting power by owner and owned."""
    appointers: Mapping[str, Collection[str]]
    """Who appoints to each tenure, together."""
    state_of: Mapping[str, str]
    classes: Mapping[str, Collection[str]]
    parameters: Parameters


def money(dollars: float) -> str:
    """A sum in words.

    >>> money(90926000000)
    '90.9 billion USD'
    """
    for size, word in ((1e12, " trillion"), (1e9, " billion"), (1e6, " million")):
        if dollars >= size:
            return f"{dollars / size:.3g}{word} USD"
    return f"{dollars:,.0f} USD"


def part(share: float) -> str:
    """A share in words.

    >>> part(0.16)
    '16 per cent'
    """
    return f"{100 * share:.3g} per cent"


def reckon(row: Row, figure: Figure | None, on: Day) -> Dependence | None:
    """Dependence of the influenced on the influencer through one record; None where it is too small to be a channel.

    Args:
        row: the channel.
        figure: the value of its own figure, if a figure is its record: from 0 to 1 for shares, else in US dollars.
        on: the day.
    """
    if row.indicator and figure is not None:
        return _of_figure(row, figure, on)
    if row.kind == "Ownership":
        share = on.power.get((row.influencer, row.influenced))
        words = f"voting power of a stake of {float(row.percent):g} per cent" if row.percent else ""
        return Dependence(share, UNKNOWN if share is None else VOTES, words)
    if row.kind == "Appointing":
        number = max(1, len(on.appointers.get(row.via, ())))
        return Dependence(1 / number, RIGHT, "appoints alone" if number == 1 else f"one of {number} who appoint")
    if row.kind in {"Headship", "Oversight", "Representation", "OperatingRight"}:
        return Dependence(1.0, RIGHT, "whole by office or law")
    if row.kind == "Jurisdiction" and row.via == row.influenced:
        return Dependence(1.0, RIGHT, "the whole venture stands on the state's ground")
    if row.kind == "Exposure" and row.percent:
        return Dependence(min(1.0, float(row.percent) / 100), FIGURE, f"owns {float(row.percent):g} per cent of it")
    if row.kind in {"Transit", "Operation"}:
        route = on.figures.share(row.influenced, "RouteShare", row.via)
        if route:
            return Dependence(route.value, FIGURE, f"{part(route.value)} of its exports use the route ({route.year})")
    return _of_amount(row, on)


def bounded(row: Row, of: Dependence, on: Day) -> Dependence:
    """The same dependence; if it is not known, with the whole that it cannot exceed.

    Who sends a tenth of a state's remittances, or all of them, moves it by no more than remittances are of its output.
    """
    if of.share is not None:
        return of
    find, two = on.figures, row.influenced
    if row.kind == "Remitting":
        whole = find.share(two, "RemittanceShare")
        if whole:
            said = f"all remittances are {part(whole.value)} of output ({whole.year})"
            return replace(of, most=whole.high, words="; ".join(filter(None, (of.words, said))))
    if row.kind == "Demand":
        sold, output = find.dollars(two, "Exports"), find.dollars(two, "GrossDomesticProduct")
        if sold and output:
            return replace(of, most=min(1.0, sold.high / output.value))
    return of


def _of_figure(row: Row, figure: Figure, on: Day) -> Dependence | None:
    find, one, two = on.figures, row.influencer, row.influenced
    # In a channel read back from a figure the subject of the figure is the influencer.
    back = (row.indicator, row.kind) in {("ExportShare", "Supply"), ("ImportShare", "Demand")}
    subject, partner = (one, two) if back else (two, one)
    at = part(figure.value)
    output = find.dollars(two, "GrossDomesticProduct")
    if row.indicator in {"ExportShare", "ImportShare", "TurnoverShare"}:
        exported = row.indicator == "ExportShare" or (row.indicator == "TurnoverShare" and row.kind == "Demand")
        flow = "exports" if exported else "imports"
        total = find.dollars(subject, flow.capitalize())
        if row.indicator == "TurnoverShare":
            flow = f"trade, taken for that of {flow}"
        sold = figure.value * total.value if total else None
        value = sold / output.value if sold is not None and output else None
        if back or row.kind == "Demand":
            of = find.dollars(two, "Imports") if back and row.kind == "Supply" else output
            if sold is None or of is None or total is None:
                words = f"{at} of {flow} ({figure.year}), no total known"
                return None if back else Dependence(value=value, words=words)
            what = "imports" if row.kind == "Supply" else "output"
            words = f"{at} ({figure.year}) of {flow} of {money(total.value)} ({total.year})"
            words = f"{words}, against {what} of {money(of.value)} ({of.year})"
            return _scaled(figure, total.value / of.value, words, value)
        escape = find.share(subject, "EscapeShare", partner)
        words = f"{at} of {flow} ({figure.year})"
        return _scaled(figure, 1.0, words, value, escape.value if escape else None)
    if row.indicator in PARTS:
        escape = find.share(subject, "EscapeShare", partner)
        return _scaled(figure, 1.0, f"{at} of it ({figure.year})", None, escape.value if escape else None)
    if row.indicator == "DebtOwed":
        debt = find.dollars(two, "ExternalDebt")
        value = figure.value / output.value if output else None
        if not debt:
            return Dependence(value=value, words=f"owes {money(figure.value)} ({figure.year}), total debt not known")
        words = f"owes {money(figure.value)} ({figure.year}) of {money(debt.value)} ({debt.year})"
        return _scaled(figure, 1 / debt.value, words, value)
    if row.indicator in {"Remittances", "RemittanceShare"}:
        return _remitted(row, figure, on)
    if row.indicator == "AssistanceDisbursed":
        if not output:
            return Dependence(words=f"{money(figure.value)} ({figure.year}), output not known")
        words = f"{money(figure.value)} ({figure.year}), against output of {money(output.value)} ({output.year})"
        return _scaled(figure, 1 / output.value, words, figure.value / output.value)
    if row.indicator == "CreditorBookShare" and figure.value <= on.parameters.number["creditor-book"]:
        return None
    if row.indicator == "DebtShare":
        debt = find.dollars(two, "ExternalDebt")
        value = figure.value * debt.value / output.value if debt and output else None
        return _scaled(figure, 1.0, f"{at} of external debt ({figure.year})", value)
    return _scaled(figure, 1.0, f"{at} ({figure.year})", None) if row.indicator in WHOLE else Dependence()


def _scaled(figure: Figure, factor: float, words: str, value: float | None, escape: float | None = None) -> Dependence:
    low, high = (min(1.0, number * factor) for number in (figure.low, figure.high))
    spread = (low, high) if high > low else None
    return Dependence(min(1.0, figure.value * factor), FIGURE, words, value, spread, escape, True)


def _remitted(row: Row, figure: Figure, on: Day) -> Dependence:
    home = row.influenced
    output = on.figures.dollars(home, "GrossDomesticProduct")
    if row.indicator == "RemittanceShare":
        return _scaled(figure, 1.0, f"{part(figure.value)} of output ({figure.year})", figure.value)
    if row.percent:
        whole = on.figures.share(home, "RemittanceShare")
        words = f"{part(figure.value)} of remittances ({figure.year})"
        if not whole:
            return Dependence(words=f"{words}, their size not known")
        words = f"{words}, which are {part(whole.value)} of output ({whole.year})"
        return _scaled(figure, whole.value, words, figure.value * whole.value)
    if not output:
        return Dependence(words=f"{money(figure.value)} ({figure.year}), output not known")
    words = f"{money(figure.value)} ({figure.year}), against output of {money(output.value)} ({output.year})"
    return _scaled(figure, 1 / output.value, words, figure.value / output.value)


def _of_amount(row: Row, on: Day) -> Dependence:
    """Dependence by the amount of an agreement, where the target is a state or an organ of one."""
    if not row.dollars:
        return Dependence()
    state = row.influenced if "State" in on.classes.get(row.influenced, ()) else on.state_of.get(row.influenced, "")
    amount, note = float(row.dollars), ""
    if row.kind in {"Credit", "ProjectCredit"} and row.begins:
        term = float(row.term or on.parameters.number["loan-years"])
        left = max(0.0, 1 - years(row.begins, on.day) / term)
        amount *= left
        told = "its term" if row.term else f"{term:g} years, as no term is told"
        note = f"{part(left)} of {money(float(row.dollars))} left if paid back evenly over {told}"
    output = on.figures.dollars(state, "GrossDomesticProduct")
    value = amount / output.value if output else None
    indicator, words = AGAINST.get(row.kind, ("", ""))
    total = on.figures.dollars(state, indicator) if indicator and state else None
    if total is None:
        return Dependence(value=value, words=note)
    said = f"{note or money(amount)}, against {words} of {money(total.value)} ({total.year})"
    return Dependence(min(1.0, amount / total.value), FIGURE, said, value)


def runs_out(row: Row, parameters: Parameters) -> float | None:
    """Years after its begin at which a record is over by its term: the told one, or for a loan that usual for loans."""
    if row.indicator or row.potential:
        return None
    if row.term:
        return float(row.term)
    return parameters.number["loan-years"] if row.kind in {"Credit", "ProjectCredit"} else None
