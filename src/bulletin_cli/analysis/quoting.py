"""A figure in its sentence: what stands before it, the figure, what stands behind it."""

from __future__ import annotations

import re

from bulletin_cli.model import Observation


def quoted(observation: Observation) -> tuple[str, str, str]:
    """The sentence in three parts, the figure in the middle.

    Where broken lines were joined, the sentence is not quite the source: the occurrence nearest to the place is meant. A
    figure that the sentence does not hold stands behind it.
    """
    sentence, start = observation.sentence, observation.start - observation.sentence_start
    pattern = r"\s*".join(re.escape(character) for character in observation.text if not character.isspace())
    found = min(re.finditer(pattern, sentence), key=lambda one: abs(one.start() - start), default=None)
    if found is None:
        return sentence, observation.text, ""
    return sentence[: found.start()], found[0], sentence[found.end() :]
