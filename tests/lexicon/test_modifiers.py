"""The words that say how exactly a number is meant: examples, refusals, every word of every group."""

from __future__ import annotations

import pytest

from bulletin_cli import find_quantities
from bulletin_cli.lexicon import shipped
from bulletin_cli.lexicon.numerals import ModifierProof, modifier_proofs

PROOFS = modifier_proofs()
BEFORE = [(word, proof) for proof in PROOFS if proof.group.startswith("before") for word in proof.words]
AFTER = [(word, proof) for proof in PROOFS if proof.group.startswith("after") for word in proof.words]


def said(phrase: str) -> list[str]:
    """The modifiers of the quantities of a phrase."""
    return [str(q.modifier) for q in find_quantities(phrase)]


def kind(proof: ModifierProof) -> str:
    """What the words of the group say."""
    return proof.group.split(" ")[1]


@pytest.mark.parametrize("proof", PROOFS, ids=lambda proof: proof.example)
def test_the_example_of_a_group_is_read_as_it_says(proof: ModifierProof) -> None:
    phrase, _, reading = proof.example.partition(" = ")
    (found,) = find_quantities(phrase)
    assert f"{found.modifier} {found.value:f} {found.unit}" == reading
    assert found.text == phrase


@pytest.mark.parametrize("proof", [proof for proof in PROOFS if proof.refusal], ids=lambda proof: proof.refusal)
def test_in_a_refusal_the_word_is_no_modifier(proof: ModifierProof) -> None:
    assert kind(proof) not in said(proof.refusal)


@pytest.mark.parametrize(("word", "proof"), BEFORE, ids=[word for word, _ in BEFORE])
def test_every_word_before_a_number_belongs_to_it(word: str, proof: ModifierProof) -> None:
    (found,) = find_quantities(f"产值{word}300万元")
    assert (found.text, str(found.modifier)) == (f"{word}300万元", kind(proof))


@pytest.mark.parametrize(("word", "proof"), AFTER, ids=[word for word, _ in AFTER])
def test_every_word_behind_a_number_belongs_to_it(word: str, proof: ModifierProof) -> None:
    (found,) = find_quantities(f"产值300万元{word}，")
    assert (found.text, str(found.modifier)) == (f"300万元{word}", kind(proof))


@pytest.mark.parametrize("word", sorted(shipped().modifiers.parted.meanings))
def test_a_verb_between_word_and_number_leaves_the_modifier_and_stays_outside(word: str) -> None:
    (found,) = find_quantities(f"产值{word}300万元")
    assert (found.text, found.modifier) == ("300万元", shipped().modifiers.parted.meanings[word].modifier)


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("发放残疾人补贴近190万元", "近190万元"),
        ("张贴近200张", "近200张"),
        ("贴近200户", "200户"),
        ("收集约300条", "约300条"),
        ("节约300元", "300元"),
        ("修路3条约20公里", "约20公里"),
        ("提高超20%", "超20%"),
        ("赶超20家", "20家"),
    ],
)
def test_a_character_that_ends_a_longer_word_leaves_the_modifier(phrase: str, text: str) -> None:
    assert find_quantities(phrase)[-1].text == text


@pytest.mark.parametrize("phrase", ["负百分之三至五", "百分之负三至负五"])
def test_the_sign_of_a_fraction_holds_for_both_ends(phrase: str) -> None:
    (found,) = find_quantities(f"增速{phrase}")
    assert (found.text, str(found.value), str(found.upper)) == (phrase, "-3", "-5")
