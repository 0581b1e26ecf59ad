"""What the figures of a sentence leave for the next one: topic, verb, taken noun, open breakdown."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from bulletin_cli.model import Measure
from bulletin_cli.nouns import dataclass
from bulletin_cli.reading.drafts import Draft
from bulletin_cli.reading.spots import Frame, Sentence

_BY_PLACE = re.compile(r"(?:分|按|从)[^，：。]{1,8}(?:看|来看|划分)[，：]")
_SHARES = (Measure.SHARE, Measure.COMPLETION)
_OWN_NAME = frozenset(("own-noun", "zipped", "zipped-actor", "zipped-actors", "ranked-by", "body-of-list"))
_NO_TOPIC = frozenset(("base", "of-topic", "place-count"))


@dataclass(frozen=True, slots=True)
class Trail:
    """The sentence so far: `topic` is the figure that shares and growths speak of, `whole` the last amount that is no part of another
    (what was done about them is done about it), `verb` what a list carries on, `taken` the
    noun behind the last number, `last` its measure, `topics` the names of all amounts, `money` the last amount of money,
    `shares` the names of the rates, `told` how much of a whole its parts have told so far, `amount` the last
    amount.
    """

    topic: Draft | None = None
    whole: Draft | None = None
    verb: str = ""
    taken: str = ""
    last: Measure | None = None
    topics: tuple[str, ...] = ()
    money: Draft | None = None
    shares: tuple[str, ...] = ()
    told: Decimal = Decimal(0)
    amount: Draft | None = None

    @property
    def topic_name(self) -> str:
        """The name of the topic, empty where there is none."""
        return self.topic.indicator if self.topic else ""

    @property
    def all_told(self) -> Draft | None:
        """The whole whose parts, several, have all been told: what follows speaks of it again."""
        if self.whole is None or self.topic is self.whole or self.told != self.whole.value:
            return None
        return self.whole

    def after(self, draft: Draft, verb: str, taken: str) -> Trail:
        """The trail behind one more figure."""
        topic, whole, topics = self.topic, self.whole, self.topics
        if _NO_TOPIC.isdisjoint(draft.rules) and not (self.topic and "goal" in draft.rules):
            amount = draft.measure in (Measure.LEVEL, Measure.RATE)
            if amount or not _OWN_NAME.isdisjoint(draft.rules):
                topic, whole = draft, self.whole if draft.part_of is not None else draft
            if amount:
                topics = (*topics, draft.indicator)
        money = draft if draft.unit == "元" and draft.measure is Measure.LEVEL else self.money
        last = draft if draft.measure is Measure.LEVEL and "base" not in draft.rules else self.amount
        own_share = draft.measure in _SHARES and "own-noun" in draft.rules
        shares = (*self.shares, draft.indicator) if own_share else self.shares
        told = self.told + draft.value if draft.part_of is not None else Decimal(0)
        return Trail(topic, whole, verb, taken, draft.measure, topics, money, shares, told, last)


def opening_trail(sentence: Sentence, before: Sequence[Draft], frame: Frame) -> Trail:
    """The trail at a sentence's beginning: empty, but a sentence that opens with 其中 goes on with the last amount."""
    if _BY_PLACE.match(sentence.text):
        shares = (d.measure for d in reversed(before) if d.item == frame.item and d.measure in _SHARES)
        return Trail(last=next(shares, None))
    if not sentence.text.startswith("其中"):
        return Trail()
    amounts = (
        draft
        for draft in reversed(before)
        if draft.item == frame.item and draft.measure is Measure.LEVEL and "base" not in draft.rules
    )
    return Trail(topic=next(amounts, None))
