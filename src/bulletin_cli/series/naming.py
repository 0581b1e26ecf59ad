"""The name of an indicator taken apart: what is done, to what, and on which side of each contrast it stands."""

from __future__ import annotations

import re
from typing import Final

from bulletin_cli.nouns import dataclass
from bulletin_cli.series.similarity import DONE
from bulletin_cli.series.vocabulary import Contrast, Vocabulary

# Anything but letters and Chinese; years and counts inside a name change from issue to issue.
NOISE: Final = re.compile(r"[^\w]|_|\d+年?")


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """A name in the form it is compared in. One is only equal to itself, so that asking for one in a table is quick.

    `core` is the object in canonical words, `whole` the object and the verbs but 完成, `verbs` the kinds of action,
    `marks` the member it holds of each contrast.
    """

    name: str
    core: str
    whole: str
    verbs: frozenset[str]
    marks: tuple[tuple[str, str], ...]

    @property
    def object(self) -> str:
        """What a name speaks of: the core, where it has one."""
        return self.core or self.whole

    @property
    def key(self) -> str:
        """The form as one string, the same for every name with this core, these verbs and these marks."""
        return (
            f"{self.core}|{'+'.join(sorted(self.verbs))}|{'+'.join(f'{name}={member}' for name, member in self.marks)}"
        )


def form_of(name: str, vocabulary: Vocabulary) -> Form:
    """The name taken apart.

    >>> from bulletin_cli.series.vocabulary import shipped
    >>> form = form_of("累计走访货运源头企业", shipped())
    >>> form.core, sorted(form.verbs)
    ('货运源头企业', ['查'])
    """
    words = vocabulary.words.findall(NOISE.sub("", name))
    spelled = "".join(vocabulary.nouns.get(word, word) for word in words)
    said = [word for word in vocabulary.acts.findall(spelled) if word not in vocabulary.fillers]
    core = "".join(word for word in said if word not in vocabulary.verbs)
    return Form(
        name=name,
        core=_without_tail(_without_head(core, vocabulary), vocabulary),
        whole=_without_tail("".join(word for word in said if vocabulary.verbs.get(word) != DONE), vocabulary),
        verbs=frozenset().union(*(vocabulary.verbs.get(word, frozenset()) for word in said)),
        marks=_marks(spelled, vocabulary),
    )


def _without_head(core: str, vocabulary: Vocabulary) -> str:
    while len(core) > 2 and core[0] in vocabulary.leading_fillers and not core.startswith(tuple(vocabulary.protected)):
        core = core[1:]
    return core


def _without_tail(core: str, vocabulary: Vocabulary) -> str:
    tail = next((noun for noun in vocabulary.measure_nouns if core.endswith(noun) and core != noun), "")
    return core.removesuffix(tail)


def _marks(text: str, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    """The member of each contrast that the text holds; where it holds two, the longer word's."""
    if vocabulary.opposed.search(text) is None:
        return ()
    found = ((contrast.name, _member(text, contrast)) for contrast in vocabulary.contrasts)
    return tuple((name, member) for name, member in found if member)


def _member(text: str, contrast: Contrast) -> str:
    return next((member for word, member in contrast.members.items() if word in text), "")
