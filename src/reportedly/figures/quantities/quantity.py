"""A quantity: a number with its bound, its change and its unit, whatever it is a quantity of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from reportedly.figures.quantities.lookalikes import Lookalike
from reportedly.figures.quantities.numbers import Form
from reportedly.figures.quantities.units import Unit
from reportedly.model import Bound, Span

Kind = Lookalike | Literal["quantity", "pronoun", "score"]
Change = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """The number expression `text[start:end]`, of tokens `first` to `last`, and what it says.

    `low`, `high` is its value range; a fraction or ratio is a share (0.333). `scale` is the multiplier
    word it ends with (1e6). `kind` is `quantity`, or what else the
    number is (a date, an age, a name). `unit` is a unit of measure or currency, at `unit_span`; `per` the base of a
    rate. `noun` is the token of the noun that is counted, and `counted` the span of its phrase. `change` is the way
    something went by this much ("up 5%"). `since` is the index of the quantity that this one came from ("from 250 to
    800"); `origin` marks the earlier value where it comes second ("to 800 from 250"). `bound_words` decided the bound.
    """

    start: int
    end: int
    first: int
    last: int
    low: float
    high: float
    form: Form
    bound: Bound
    kind: Kind
    scale: float = 1.0
    unit: Unit | None = None
    unit_span: Span | None = None
    per: str = ""
    noun: int | None = None
    counted: Span | None = None
    change: Change | None = None
    since: int | None = None
    origin: bool = False
    bound_words: str = ""
