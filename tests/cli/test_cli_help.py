"""`bulletin help`: every topic says all that there is, in both languages, and every name finds its way there."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from program import out, run, said

import bulletin_cli
from bulletin_cli import errors
from bulletin_cli.analysis.pace import WORDS, named
from bulletin_cli.analysis.periods import FORMS, period_of
from bulletin_cli.cli.commands import COMMANDS
from bulletin_cli.cli.language import Language, Words
from bulletin_cli.cli.output import FORMATS as WRITTEN
from bulletin_cli.cli.statuses import STATUSES
from bulletin_cli.cli.topic import PARTS, TOPICS, topic
from bulletin_cli.errors import BulletinError
from bulletin_cli.lexicon.units import unit_rows
from bulletin_cli.sources.formats import FORMATS

PROSE = Path(bulletin_cli.__file__).parent / "cli" / "topics"
SPOKEN = [Words(language) for language in Language]
CHINESE, ENGLISH = SPOKEN
WIDEST = 100
DAY = date(2024, 7, 4)


def wide(line: str) -> int:
    return sum(1 if ord(character) < 0x2E80 else 2 for character in line)


def words_of(text: str) -> set[str]:
    return set(re.split(r"[\s、，；（）()：]+", text))


@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_is_told_in_both_languages_with_the_same_tables(name: str) -> None:
    texts = {path.name: path.read_text(encoding="utf-8") for path in PROSE.glob(f"{name}.*.txt")}
    assert set(texts) == {f"{name}.zh.txt", f"{name}.en.txt"}
    chinese, english = (re.findall(r"\{(\w+)\}", texts[f"{name}.{language}.txt"]) for language in ("zh", "en"))
    assert chinese == english
    assert set(chinese) <= set(PARTS)


def test_no_prose_is_left_over_and_every_table_is_used() -> None:
    assert {path.name.split(".")[0] for path in PROSE.iterdir()} == set(TOPICS)
    assert set(re.findall(r"\{(\w+)\}", "".join(path.read_text("utf-8") for path in PROSE.iterdir()))) == set(PARTS)


@pytest.mark.parametrize("words", SPOKEN, ids=lambda words: words.language)
@pytest.mark.parametrize("name", TOPICS)
def test_a_topic_fits_a_terminal_and_has_nothing_left_to_fill_in(name: str, words: Words) -> None:
    text = topic(name, words)
    assert "{" not in text
    assert [line for line in text.splitlines() if wide(line) > WIDEST] == []


@pytest.mark.parametrize("words", SPOKEN, ids=lambda words: words.language)
def test_units_names_every_unit_that_is_known(words: Words) -> None:
    told = words_of(topic("units", words).replace("（", "、").replace("）", "、"))
    known = {spelling for row in unit_rows() for spelling in row.spellings if "（" not in spelling}
    known |= {unit.base for row in unit_rows() for _, unit in row.units()}
    assert known - told == set()


@pytest.mark.parametrize("words", SPOKEN, ids=lambda words: words.language)
def test_states_exit_and_formats_name_all_that_there_are(words: Words) -> None:
    assert [
        state for state, word in WORDS.items() if f"--state {word[1:]}, --state {state}" not in topic("states", words)
    ] == []
    assert [one for one in STATUSES if f"\n  {one} " not in topic("exit", words)] == []
    formats = topic("formats", words)
    assert [one.name for one in FORMATS if words.translated(one.title) not in formats] == []
    assert [ending for one in FORMATS for ending in one.endings if ending not in words_of(formats)] == []
    assert [form for form in (*WRITTEN, "parquet") if form not in words_of(formats)] == []


def test_every_status_of_the_program_is_told() -> None:
    kinds = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, BulletinError)]
    assert {kind.status for kind in kinds} <= set(STATUSES)
    assert {errors.FAULT, errors.INTERRUPTED, errors.READER_GONE, 0, 1} <= set(STATUSES)


def test_every_word_for_a_state_is_understood() -> None:
    assert [state for state, word in WORDS.items() if named(word[1:]) is not state or named(state) is not state] == []


@pytest.mark.parametrize("words", SPOKEN, ids=lambda words: words.language)
def test_every_form_of_a_period_that_is_told_is_understood(words: Words) -> None:
    text = topic("periods", words)
    lines = [line for line in text.splitlines() if line.startswith("  ") and not line.startswith("  bulletin")]
    forms = [form for line in lines for form in re.split(r"\s{2,}", line.strip())[0].split("、") if form]
    assert len(forms) > 30
    assert [form for form in forms if period_of(form, DAY) is None] == []
    assert [form for form in FORMS.partition("：")[2].split("、") if form not in words_of(text)] == []


def test_help_alone_lists_the_topics_and_help_of_a_command_is_its_help(here: Path) -> None:
    listed = out(run("help", here=here))
    assert [name for name in TOPICS if name not in listed] == []
    assert out(run("help", "report", here=here)) == out(run("report", "--help", here=here))
    assert out(run("help", "units", here=here)) == topic("units", CHINESE)
    assert out(run("help", "exit", here=here, LANG="en_GB.UTF-8")) == topic("exit", ENGLISH)


def test_the_way_to_the_topics_is_shown(here: Path) -> None:
    assert "bulletin help" in out(run(here=here)).splitlines()[-1]
    assert [name for name in TOPICS if name not in out(run("--help", here=here)).splitlines()[-1]] == []


def test_a_topic_that_is_not_there_is_answered_with_the_nearest(here: Path) -> None:
    done = run("help", "unit", here=here)
    assert done.returncode == 2
    assert "相近：units" in said(done)
    assert "bulletin help" in said(done).splitlines()[-1]


@pytest.mark.parametrize(
    ("arguments", "name"),
    [
        (("report", "--period", "2024Q5"), "periods"),
        (("report", "--period", "没有这样的时候"), "periods"),
        (("report", "--state", "没有"), "states"),
        (("report", "--unit", "没有"), "units"),
        (("normalize", "5 公斤", "--unit", "没有"), "units"),
        (("report", "--format", "doc"), "formats"),
    ],
)
def test_an_error_about_a_topic_leads_to_it(stored: Path, arguments: tuple[str, ...], name: str) -> None:
    for language in ("zh_CN.UTF-8", "en_GB.UTF-8"):
        done = run(*arguments, here=stored, LANG=language)
        assert done.returncode == 2
        assert said(done).rstrip().endswith(f"bulletin help {name}")


@pytest.mark.parametrize("language", ["zh_CN.UTF-8", "en_GB.UTF-8"])
@pytest.mark.parametrize("name", COMMANDS)
def test_the_help_of_a_command_opens_with_examples_that_can_be_copied(name: str, language: str, here: Path) -> None:
    usage, told, *examples = out(run(name, "--help", here=here, LANG=language, COLUMNS="80")).split("\n\n")
    assert f"bulletin {name}" in usage
    assert told.strip()
    mark = CHINESE.say("例：{command}", command="") if language.startswith("zh") else "Example: "
    shown = [one.strip().removeprefix(mark) for one in examples if one.strip().startswith(mark)]
    assert shown
    assert [one for one in shown if "\n" in one or not one.startswith("bulletin ")] == []
    assert examples[0].strip().startswith(mark)
