"""What each exported field means, as a Frictionless data package (https://datapackage.org)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from bulletin_cli import __version__
from bulletin_cli.model import Measure, Modifier, Status, TimeKind
from bulletin_cli.nouns import dataclass

LIST: Final = "array"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its kind in the data package's words, what it holds, and the codes it may have."""

    kind: str
    description: str
    codes: type[StrEnum] | None = None


# In the order of the export; a test holds this against the records.
FIELDS: Final[Mapping[str, Field]] = {
    "source": Field("string", "文件，照收录时给的路径"),
    "issue_title": Field("string", "刊名"),
    "issue_number": Field("integer", "期号"),
    "issue_date": Field("date", "出刊日期"),
    "issuer": Field("string", "编印单位"),
    "item": Field("integer", "第几条，从 0 数"),
    "section": Field("string", "栏目，不带序号"),
    "headline": Field("string", "标题，不带序号"),
    "text": Field("string", "正文里的写法，如 500 余车次"),
    "start": Field("integer", "在正文里从第几个字符起，从 0 数"),
    "end": Field("integer", "到第几个字符前为止"),
    "value": Field("string", "数值，以基本单位计的十进制数，确切，不四舍五入；区间是下限"),
    "upper": Field("string", "区间的上限；不是区间的空着"),
    "unit": Field("string", "基本单位：元、公里、亩、人次……"),
    "modifier": Field("string", "确数、约数、以上、不足还是区间", Modifier),
    "indicator": Field("string", "指标：做了什么、数的是什么，照这一期的写法"),
    "departments": Field(LIST, "责任单位的通用简称"),
    "status": Field("string", "实绩、目标还是预计", Status),
    "measure": Field("string", "水平、同比、环比、增减、占比、完成率、位次还是比率", Measure),
    "time": Field("string", "累计、当期，还是没有说", TimeKind),
    "period_start": Field("date", "所说时段的第一天"),
    "period_end": Field("date", "所说时段的最后一天"),
    "part_of": Field("integer", "是哪个总数的分项：那个数在本期各数里的次序，从 0 数"),
    "sentence": Field("string", "原句"),
    "id": Field("string", "编号，如 2023-43.7；同一期在哪台机器上都一样"),
    "series": Field("string", "系列：同一单位的同一指标各期相同"),
    "series_name": Field("string", "系列的指标名"),
    "revision": Field("integer", "第几次修订，从 1 数"),
}


def codebook(path: str = "figures.csv") -> str:
    """The data package of the exported figures as JSON text; `path` is the file that holds them."""
    resource = {
        "name": "figures",
        "path": path,
        "profile": "tabular-data-resource",
        "encoding": "utf-8",
        "schema": {"fields": [_field(name, field) for name, field in FIELDS.items()], "primaryKey": ["id"]},
    }
    package = {
        "profile": "tabular-data-package",
        "name": "bulletin-figures",
        "title": "快报数字",
        "description": "政务快报、工作简报里的每一个数字，连同单位、指标、时段和原句",
        "version": __version__,
        "resources": [resource],
    }
    return json.dumps(package, ensure_ascii=False, indent=2) + "\n"


def kinds() -> Mapping[str, str]:
    """What each field holds: string, integer, date or array."""
    return {name: field.kind for name, field in FIELDS.items()}


def _field(name: str, field: Field) -> Mapping[str, Any]:
    # In a flat file a list stands in one cell, its parts parted by ;.
    told: dict[str, Any] = {
        "name": name,
        "type": "string" if field.kind == LIST else field.kind,
        "description": field.description + ("，用 ; 隔开" if field.kind == LIST else ""),
    }
    if field.codes is not None:
        told["constraints"] = {"enum": [code.value for code in field.codes]}
    return told
