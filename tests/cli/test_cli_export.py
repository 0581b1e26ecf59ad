"""The export for programs and researchers: Parquet, and the codebook of its fields."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from program import out, run, said

from bulletin_cli.cli.codebook import FIELDS
from bulletin_cli.cli.records import KEYS


def test_every_exported_field_is_in_the_codebook_in_its_order() -> None:
    assert tuple(FIELDS) == KEYS
    assert all(field.description for field in FIELDS.values())


def test_the_codebook_is_a_data_package_of_the_exported_csv(stored: Path) -> None:
    assert run("export", "--codebook", "-o", "datapackage.json", here=stored).returncode == 0
    (resource,) = json.loads((stored / "datapackage.json").read_text(encoding="utf-8"))["resources"]
    heading = next(csv.reader(StringIO(out(run("export", "--format", "csv", here=stored)))))
    assert [field["name"] for field in resource["schema"]["fields"]] == heading
    codes = {field["name"]: field.get("constraints", {}).get("enum") for field in resource["schema"]["fields"]}
    records = [json.loads(line) for line in out(run("export", here=stored)).splitlines()]
    assert all(record[name] in allowed for record in records for name, allowed in codes.items() if allowed)


def test_the_codebook_needs_no_database(tmp_path: Path) -> None:
    assert json.loads(out(run("export", "--codebook", here=tmp_path)))["name"] == "bulletin-figures"


def test_parquet_holds_what_the_lines_hold(stored: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    assert run("export", "-o", "面板.parquet", here=stored).returncode == 0
    table = parquet.read_table(stored / "面板.parquet")
    records = [json.loads(line) for line in out(run("export", here=stored)).splitlines()]
    told = [
        {key: value.isoformat() if hasattr(value, "isoformat") else value for key, value in row.items()}
        for row in table.to_pylist()
    ]
    assert told == records
    assert str(table.schema.field("issue_date").type) == "date32[day]"
    assert "datapackage" in {key.decode() for key in table.schema.metadata}


def test_parquet_needs_a_file(stored: Path) -> None:
    done = run("export", "--format", "parquet", here=stored)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "-o 文件名.parquet" in said(done)
