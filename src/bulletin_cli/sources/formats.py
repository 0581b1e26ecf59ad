"""The formats that an input may have: what each is called, its files' endings, the function that reads it."""

from __future__ import annotations

from importlib import import_module
from typing import Final

from bulletin_cli.errors import SourceError
from bulletin_cli.nouns import dataclass
from bulletin_cli.sources.content import Content, Raw, Reader

AS_TEXT: Final = "请另存为 .docx 或 .txt 再试"

# Some two thousand issues; reading them takes minutes and up to a gigabyte, and grows with the length.
LENGTH_LIMIT: Final = 5_000_000


@dataclass(frozen=True, slots=True)
class Format:
    """One format. A folder's files with one of the `endings` are taken for bulletins; what a file holds decides how it is read.

    `reader` is "module:function" below bulletin_cli.sources, loaded when it is needed; without one the format is known only
    to be refused by its `title`, with `way_out`. `extra` is the optional part of the package that brings its library.
    """

    name: str
    title: str
    endings: tuple[str, ...] = ()
    reader: str = ""
    extra: str = ""
    way_out: str = AS_TEXT


FORMATS: Final = (
    Format("text", "纯文本", (".txt",), "text:read"),
    Format("markdown", "Markdown", (".md", ".markdown"), "markdown:read"),
    Format("html", "网页", (".html", ".htm", ".shtml", ".xhtml"), "html:read"),
    Format("docx", "Word 文档（.docx）", (".docx", ".docm"), "docx:read"),
    Format("word", "旧版 Word 文档（.doc、.wps）", (".doc", ".wps"), "word:read"),
    Format("rtf", "RTF 文档", (".rtf",), "office:read_rtf"),
    Format("odt", "ODT 文档", (".odt",), "office:read_odt"),
    Format("pdf", "PDF 文档", (".pdf",), "apart:pdf"),
    Format("ofd", "OFD 版式文档", (".ofd",), "apart:ofd"),
    Format("picture", "图片", (".png", ".jpg", ".jpeg", ".tif", ".tiff", ".bmp"), "apart:picture", "ocr"),
    Format("zip", "压缩包", (".zip",)),
    Format("locked", "加了密码的文档", way_out="请先用原来的程序打开，去掉密码后另存"),
    Format("sheet", "电子表格", way_out="请把要读的表格贴进 .docx，或另存为 .txt 再试"),
    Format("slides", "演示文稿"),
    Format("archive", "压缩包（不是 zip）", way_out="请先解压，或另存为 .zip 再试"),
    Format("mail", "网页存档或邮件", way_out="请打开后另存为 .html 或 .txt 再试"),
    Format("program", "程序", way_out="请检查是否选错了文件"),
)
ENDINGS: Final = frozenset(ending for one in FORMATS for ending in one.endings)


def format_named(name: str) -> Format:
    """The format of that name.

    >>> format_named("word").endings
    ('.doc', '.wps')
    """
    return next(one for one in FORMATS if one.name == name)


def content(raw: Raw, name: str) -> Content:
    """What the input holds, read as the format of that name.

    Raises SourceError for what cannot be read, and where the format's library is not installed.
    """
    form = format_named(name)
    if not form.reader:
        raise SourceError(raw.place, f"是{form.title}，读不了", form.way_out)
    try:
        found = _reader(form)(raw)
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("bulletin_cli"):
            raise
        command = f"pip install 'bulletin-cli[{form.extra}]'"
        raise SourceError(raw.place, f"读{form.title}要有 {error.name}", f"请安装：{command}") from None
    if not found.text.strip():
        raise SourceError(raw.place, "是空的，没有文字", "请检查文件是否下载或保存完整")
    if len(found.text) > LENGTH_LIMIT:
        limit = LENGTH_LIMIT // 10_000
        raise SourceError(
            raw.place, f"文字太多（超过 {limit} 万字），不像快报", "请检查是否选错了文件，或拆成各期再收录"
        )
    return found


def _reader(form: Format) -> Reader:
    module, _, function = form.reader.partition(":")
    found: Reader = getattr(import_module(f"bulletin_cli.sources.{module}"), function)
    return found
