"""The parts of an issue: sections and items with headline, signature and body."""

from __future__ import annotations

import pytest

from bulletin_cli import extract
from bulletin_cli.lexicon import shipped
from bulletin_cli.reading.layout import Layout, take_apart

LETTERHEAD = "安平县政务快报\n第18期\n安平县人民政府办公室\n2023年11月6日\n"


def layout(text: str) -> Layout:
    """A text taken apart."""
    return take_apart(text, shipped())


def heads(text: str) -> list[tuple[str | None, str | None]]:
    """Section and headline of each item."""
    return [(entry.section, entry.headline) for entry in layout(text).entries]


def bodies(text: str) -> list[str]:
    """The body of each item, its lines joined."""
    return ["".join(text[s.start : s.end] for b in e.stretches for s in b) for e in layout(text).entries]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # 【】 sections, headlines run into the body
            LETTERHEAD + "【要闻】\n秋季植树全面启动 截至10月底，全县栽植苗木36.5万株，长势良好。（林业局）\n"
            "供暖保障平稳有序 入冬以来，供热面积达到480万平方米，新增用户3200户。（城管局）\n"
            "【项目】\n冷链园区一期完工 项目总投资2.3亿元，建成冷库6座，月底投入使用。（商务局）",
            [("要闻", "秋季植树全面启动"), ("要闻", "供暖保障平稳有序"), ("项目", "冷链园区一期完工")],
        ),
        (  # a headline with a comma behind its bullet
            LETTERHEAD
            + "▶ 抓源头、强监管，农村道路交通安全防线越织越密\n安平县现有农村公路2387公里，占全县公路总里程的88.6%。"
            "今年以来完成村道安防工程136公里，改造危险路口42处。（县交通运输局）\n"
            "▶ 打好组合拳，破解中小企业融资难\n截至7月末，全县小微企业贷款余额64.7亿元，较年初新增7.2亿元，增幅12.5%，利率继续下降。（县金融办）",
            [(None, "抓源头、强监管，农村道路交通安全防线越织越密"), (None, "打好组合拳，破解中小企业融资难")],
        ),
        (  # sections in rarer brackets or between rules, the first sentence as headline
            LETTERHEAD
            + "［综合］\n县水务局冬修拉开大幕。实施冬修工程43项，目前开工31项，完成渠道衬砌26.4公里。\n——乡镇动态——\n"
            "槐树镇兔业兴旺。建有标准化兔舍24栋，年出栏商品兔60万只，吸纳周边210人就业。",
            [("综合", "县水务局冬修拉开大幕"), ("乡镇动态", "槐树镇兔业兴旺")],
        ),
        (  # rarer bullets, a colon in the headline
            LETTERHEAD + "【数说】\n▍项目：投资过半\n完成投资63亿元。\n▍债券：额度居首\n争取额度14亿元。",
            [("数说", "项目：投资过半"), ("数说", "债券：额度居首")],
        ),
        (  # who sent it in 【】 behind the heading
            LETTERHEAD
            + "☆油茶提质\n【县林业局】改造低产林4.8万亩，带动农户增收。\n☆水利冬修\n【县水利局】清淤渠道118公里，进展顺利。",
            [(None, "油茶提质"), (None, "水利冬修")],
        ),
        (  # 一、（一）
            LETTERHEAD + "一、道路养护\n（一）路面修补\n修补路面1.2万平方米。\n（二）桥梁检测\n检测桥梁24座。\n"
            "二、绿化管护\n修剪行道树3600株。",
            [("道路养护", "路面修补"), ("道路养护", "桥梁检测"), (None, "绿化管护")],
        ),
        (  # the text behind the heading on its line
            LETTERHEAD + "一、春运保障有力。发送旅客12.6万人次。\n二、节日供应充足。储备猪肉260吨。",
            [(None, "春运保障有力"), (None, "节日供应充足")],
        ),
        (  # 一、 with 一是 paragraphs
            LETTERHEAD
            + "一、河湖管护\n一是强化巡查。巡河860次。\n二是强化整治。清理围网12处。\n二、供水保障\n新建水厂3座。",
            [("河湖管护", "强化巡查"), ("河湖管护", "强化整治"), (None, "供水保障")],
        ),
        (  # 一是 paragraphs alone
            "一是强化宣传。发放资料6200份。\n二是强化检查。检查商户210家。\n三是强化整改。整改问题46个。",
            [(None, "强化宣传"), (None, "强化检查"), (None, "强化整改")],
        ),
        (  # 1. headings
            LETTERHEAD + "1.水库除险\n加固水库6座。\n2.渠道整修\n整修渠道32公里。",
            [(None, "水库除险"), (None, "渠道整修")],
        ),
        (  # one mark
            LETTERHEAD + "●水库除险\n加固水库6座。\n●渠道整修\n整修渠道32公里。",
            [(None, "水库除险"), (None, "渠道整修")],
        ),
        (  # two marks, the second inside the first
            LETTERHEAD + "●督导检查\n检查工地46个。\n▲材料抽检\n抽检水泥15批次。\n●宣传培训\n培训工人620人。",
            [(None, "督导检查"), ("督导检查", "材料抽检"), (None, "宣传培训")],
        ),
        (  # a heading between two marks
            LETTERHEAD + "●供水保障●\n水厂扩建有序推进 新建水厂3座，铺设管网26公里，惠及群众1.2万人。（水利局）\n"
            "水质检测全面覆盖 检测水样360批次，合格率99.8%，整改问题12个。（卫健委）",
            [("供水保障", "水厂扩建有序推进"), ("供水保障", "水质检测全面覆盖")],
        ),
        (  # a heading above signed paragraphs
            LETTERHEAD + "★ 重点工作\n县水利局扩建水厂。新建水厂3座，铺设管网26公里，惠及群众1.2万人。（水利局）\n"
            "县卫健委检测水质。检测水样360批次，合格率99.8%，整改问题12个，约谈3家。（卫健委）",
            [("重点工作", "县水利局扩建水厂"), ("重点工作", "县卫健委检测水质")],
        ),
        (  # yearbook entries
            "教育　全县有小学46所，在校学生2.8万人，专任教师1900人，适龄儿童全部入学。\n"
            "卫生　全县有卫生院21个，床位1600张，卫生技术人员2400人，村村有卫生室。",
            [(None, "教育"), (None, "卫生")],
        ),
        (  # …方面 paragraphs have no headline of their own
            "防汛准备情况\n仓储方面，储备编织袋12万条。\n队伍方面，组建抢险队36支。",
            [(None, None), (None, None)],
        ),
        ("12月3日，全县新建学校12所，新增学位4600个。\n教师培训26场。", [(None, None)]),  # plain news
        ("本报讯 12月3日，全县新建学校12所，新增学位4600个，投入资金1.86亿元。", [(None, None)]),
        ("夏粮收购有序推进\n截至6月18日，全县收购小麦4.6万吨。", [(None, "夏粮收购有序推进")]),
        ("", []),
        ("\n \n", []),
    ],
)
def test_sections_and_headlines_stand_without_their_numbering(
    text: str, expected: list[tuple[str | None, str | None]]
) -> None:
    assert heads(text) == expected


@pytest.mark.xfail(strict=True, reason="a short entry behind a full-width space is joined to the one before")
def test_a_short_yearbook_entry_is_an_entry() -> None:
    text = "教育　全县有小学46所，在校学生2.8万人，专任教师1900人，适龄儿童全部入学。\n邮政　设邮政支局16个。"
    assert heads(text) == [(None, "教育"), (None, "邮政")]


def test_a_road_number_in_a_heading_is_no_figure() -> None:
    """S317 names a road."""
    found = heads("一、工程\n（一）S317 石湾段改建。全长21公里，投资4亿元。")
    assert found == [("工程", "S317 石湾段改建")]


def test_lines_of_a_name_and_its_figure_are_no_headings() -> None:
    """A ranking told line by line is the body of the heading above it."""
    assert heads("一、考核得分\n石湾县 94.6分\n平桥县 93.8分\n二、问题\n发现问题3个。") == [
        (None, "考核得分"),
        (None, "问题"),
    ]


def test_a_subtitle_is_no_headline() -> None:
    """The line behind —— below a title adds to it."""
    assert heads("夯实防火墙守护平安城\n——石湾县冬春火灾防控综述\n检查单位94个，排查隐患237处。") == [
        (None, "夯实防火墙守护平安城")
    ]


def test_a_space_before_a_figure_ends_no_heading() -> None:
    """投放自助终端 96 台 is a sentence; 路面修补 and its text are a heading and its text."""
    found = heads("一、上门办\n（1）投放自助终端 96 台，日均办件 860 件。\n（2）组建代办专班 7 个，服务项目 58 个。")
    assert set(found) == {(None, "上门办")}


@pytest.mark.parametrize("title", ["石湾县：开学首周忙督查", "柏溪镇：一片叶子富一方百姓"])
def test_the_title_of_a_news_text_may_hold_a_colon(title: str) -> None:
    """Prose stands below it; a first line with a colon and a sentence in it is prose itself."""
    assert heads(f"{title}\n检查食堂94个，排查隐患237处。") == [(None, title)]
    assert heads("督导组通报：检查食堂94个，排查隐患237处。") == [(None, None)]


def test_one_paragraph_of_firsts_and_seconds_is_one_item() -> None:
    text = "一是强化巡查。组织巡查河道210公里，发现问题35个。二是强化整治。清理围网12处。"
    assert len(layout(text).entries) == 1


@pytest.mark.parametrize(
    ("text", "signatures"),
    [
        ("加固水库6座。（水利局）", [("水利局",)]),
        ("加固水库6座。\n（县水利局供稿）", [("水利局",)]),
        ("加固水库6座。（水利局、气象局）", [("水利局", "气象局")]),
        (
            LETTERHEAD + "一、水库\n加固水库6座。（水利局）\n二、气象\n发布预警12期。（气象局）",
            [("水利局",), ("气象局",)],
        ),
        (LETTERHEAD + "一、水库\n加固水库6座。\n二、渠道\n整修渠道32公里。（水利局）", [(), ("水利局",)]),
        ("一、水库\n加固水库6座。\n二、渠道\n整修渠道32公里。\n（水利局）", [("水利局",), ("水利局",)]),
        (LETTERHEAD + "一、水库\n加固水库6座。（水利局）\n二、渠道\n整修渠道32公里。", [("水利局",), ()]),
        ("加固水库6座（含小型水库2座）。", [()]),
    ],
)
def test_a_signature_belongs_to_its_item(text: str, signatures: list[tuple[str, ...]]) -> None:
    assert [entry.signature for entry in layout(text).entries] == signatures


def test_a_signature_and_a_headline_are_no_part_of_the_body() -> None:
    text = LETTERHEAD + "【要闻】\n植树全面启动啦 截至10月底，全县栽植苗木36.5万株，长势良好。（林业局）\n报：县委"
    assert bodies(text) == ["截至10月底，全县栽植苗木36.5万株，长势良好。"]


@pytest.mark.parametrize("line", ["来源：县水利局", "报送单位：县水利局", "供稿：县水利局"])
def test_a_line_above_the_first_item_signs_the_issue(line: str) -> None:
    assert layout(f"{line}\n河道清淤进度良好\n截至4月20日，清淤河道86公里。").signed == ("水利局",)


@pytest.mark.parametrize(
    "closing",
    [
        "安平县水利局\n2024年10月8日",
        "安平县水利局",
        "安平县水利局 2024年10月8日",
    ],
)
def test_a_report_without_a_number_is_signed_below(closing: str) -> None:
    found = layout(f"关于三季度供水工作的报告\n三季度，供水320万吨。\n水质合格率99.6%。\n{closing}")
    assert (found.masthead.title, found.masthead.issuer, found.signed) == (
        "关于三季度供水工作的报告",
        "安平县水利局",
        ("水利局",),
    )
    assert len(found.entries) == 1


@pytest.mark.parametrize("foot", ["报：县委办公室\n送：各乡镇", "共印80份", "-2-", "责任编辑：王五", "抄送：县纪委"])
def test_the_foot_of_the_page_is_in_no_item(foot: str) -> None:
    assert bodies(f"水库除险\n加固水库6座。\n{foot}") == ["加固水库6座。"]


@pytest.mark.parametrize(
    "text",
    [
        "供水情况\n安平县水利局\n截至目前，全县新建水厂3座。",
        "各乡镇栽植情况如下。\n柏山镇\n栽植树木4万株，成活率96%。",
        LETTERHEAD + "水利工作\n安平县水利局 2023年11月5日\n加固水库6座，完成投资860万元。",
    ],
)
def test_a_body_named_above_the_last_paragraph_takes_nothing_away(text: str) -> None:
    assert text.rsplit("\n", 1)[1] in "".join(bodies(text))


@pytest.mark.parametrize(
    "text",
    [
        "一、水库\n加固水库6座。（水利局）\n二、气象\n发布预警12期。",
        "教育　全县有小学46所，在校学生2.8万人，专任教师1900人，适龄儿童全部入学。",
        "今年以来，全县加固水库6\n座，完成投资\n860万元。（水利局）",
        LETTERHEAD + "【要闻】\n植树全面启动啦 截至10月底，全县栽植苗木36.5万株，长势良好。（林业局）",
    ],
)
def test_stretches_stand_in_reading_order_inside_their_item(text: str) -> None:
    for entry in layout(text).entries:
        places = [p for body in entry.stretches for s in body for p in (s.start, s.end)]
        assert places == sorted(places)
        assert entry.start <= places[0] <= places[-1] <= entry.end <= len(text)


REPORT = "三季度，供水320万吨。\n水质合格率99.6%。"


@pytest.mark.parametrize(
    ("text", "title", "issuer", "day"),
    [
        (f"供水简况\n安平县水利局 2024年10月8日\n{REPORT}", "供水简况", "安平县水利局", "2024-10-08"),
        (f"供水简况\n安平县水利局　　二〇二四年十月八日\n{REPORT}", "供水简况", "安平县水利局", "2024-10-08"),
        (f"供水简况\n（2024年9月）\n安平县水利局\n{REPORT}", "供水简况", "安平县水利局", "None"),
        (f"供水简况\n（9月12日—9月18日）\n安平县水利局\n{REPORT}", "供水简况", "安平县水利局", "None"),
        (f"供水简况\n安平县水利局\n2024年10月8日\n{REPORT}", "供水简况", "安平县水利局", "2024-10-08"),
        (f"供水工作简况\n{REPORT}\n安平县水利局\n2024年10月8日", "供水工作简况", "安平县水利局", "2024-10-08"),
        (f"供水工作简况\n{REPORT}\n安平县水利局 2024年10月8日", "供水工作简况", "安平县水利局", "2024-10-08"),
        (f"供水工作简况\n{REPORT}\n安平县水利局", "供水工作简况", "安平县水利局", "None"),
        (f"供水工作简况\n{REPORT}\n柏山镇\n2024年10月8日", "供水工作简况", "柏山镇", "2024-10-08"),
        (f"供水工作简况\n{REPORT}\n安平县水利局\n二〇二二年十月八日", "供水工作简况", "安平县水利局", "2022-10-08"),
        pytest.param(
            f"供水工作简况\n{REPORT}\n安平县水利局\n二〇二四年十月八日",
            "供水工作简况",
            "安平县水利局",
            "2024-10-08",
        ),
        pytest.param(
            f"供水工作简况\n{REPORT}\n柏山镇人民政府\n2024年10月8日",
            "供水工作简况",
            "柏山镇人民政府",
            "2024-10-08",
            marks=pytest.mark.xfail(
                strict=True, reason="a town's government below a report with its day signs nothing"
            ),
        ),
    ],
)
def test_a_report_without_a_number_is_signed_in_its_second_line_or_below(
    text: str, title: str, issuer: str, day: str
) -> None:
    found = layout(text)
    assert (found.masthead.title, found.masthead.issuer, str(found.masthead.date)) == (title, issuer, day)
    assert "".join(bodies(text)) == REPORT.replace("\n", "")


def test_whoever_signs_the_last_item_of_a_report_without_a_number_signs_all() -> None:
    body = "一、供水\n供水320万吨。\n二、水质\n抽检水样36批次。（水利局）"
    assert [e.signature for e in layout(f"供水工作简况\n{body}").entries] == [("水利局",)] * 2
    assert [e.signature for e in layout(f"{LETTERHEAD}{body}").entries] == [(), ("水利局",)]


def test_a_body_below_the_title_sends_a_report_whose_first_heading_follows() -> None:
    found = layout("柏山镇民政工作小结\n柏山镇人民政府\n一、救助\n救助36人次。\n二、养老\n新增床位20张。")
    assert (found.masthead.title, found.masthead.issuer) == ("柏山镇民政工作小结", "柏山镇人民政府")
    assert [e.headline for e in found.entries] == ["救助", "养老"]


@pytest.mark.parametrize(
    "line", ["供稿单位：县水利局", "（县水利局）", "　　　　　　　县水利局", "[县水利局]", "——县水利局"]
)
def test_a_line_below_each_paragraph_signs_it(line: str) -> None:
    text = f"{LETTERHEAD}一、要闻\n加固水库6座，疏浚河道12公里。\n{line}\n巡查山林36次，劝返游人120人次。\n（林业局）"
    assert [e.signature for e in layout(text).entries] == [("水利局",), ("林业局",)]


@pytest.mark.parametrize("title", ["关于2024年春灌情况的报告", "2024年工作总结"])
def test_a_body_above_the_title_of_a_report_sends_it(title: str) -> None:
    found = layout(f"安平县水利局\n{title}\n一、灌溉\n灌溉农田12万亩。\n二、防汛\n加固堤防6处。")
    assert (found.masthead.title, found.masthead.issuer) == (title, "安平县水利局")
    assert [e.headline for e in found.entries] == ["灌溉", "防汛"]


def test_a_bureaus_own_office_signs_for_the_bureau() -> None:
    found = layout("关于春灌情况的通报\n各乡镇：\n灌溉农田12万亩。\n安平县水利局办公室　2024年3月8日印发")
    assert found.signed == ("水利局",)


def test_paragraphs_led_by_bodies_are_items_of_their_own() -> None:
    text = "县水利局：加固水库6座，疏浚河道12公里。普及率96.3%。\n县林业局：巡查山林36次，劝返游人120人次。成活率88%。"
    assert len(layout(text).entries) == 2
    figures = extract(text).observations
    assert [o.departments for o in figures] == [("水利局",)] * 3 + [("林业局",)] * 3


def test_a_sender_below_the_last_of_several_points_sent_them_all() -> None:
    text = f"{LETTERHEAD}一、春耕\n一是备播。春播3万亩。\n二是检修。检修农机420台。\n报送单位：县农业农村局\n"
    assert [entry.signature for entry in layout(text).entries] == [("农业农村局",), ("农业农村局",)]


def test_a_point_with_a_sender_of_its_own_keeps_it() -> None:
    text = f"{LETTERHEAD}一、民生\n一是就业。招聘会5场。\n报送单位：县人社局\n二是教育。新建幼儿园3所。\n报送单位：县教育局\n"
    assert [entry.signature for entry in layout(text).entries] == [("人社局",), ("教育局",)]


@pytest.mark.parametrize("notice", ["内部资料", "内部资料　注意保存", "（内部参阅 请勿外传）"])
def test_a_line_that_says_for_whom_the_paper_is_heads_nothing(notice: str) -> None:
    assert heads(f"{notice}\n3月份，检查水库30座，整改隐患5处。\n") == [(None, None)]


@pytest.mark.parametrize(
    ("line", "headline"),
    [
        ("引导农户利用零散土地种植中药材 380 亩，户均增收明显，群众满意度持续提高。", None),
        ("新开通线路 3 条，惠及沿线 11 个村，群众出行更加便捷，满意度持续提高。", None),
        ("我县金融集市走进双庙乡 8 家金融机构集中摆摊，现场解答群众提出的问题。", "我县金融集市走进双庙乡"),
    ],
)
def test_a_space_before_a_figure_whose_noun_stands_before_it_ends_no_headline(line: str, headline: str | None) -> None:
    assert heads(f"{LETTERHEAD}【民生】\n{line}\n") == [("民生", headline)]


def test_a_last_paragraph_with_a_year_in_it_is_no_closing_line() -> None:
    text = f"{LETTERHEAD}●医保\n截至11月20日，全镇2025年度医保参保缴费23614人，参保率91.7%。\n"
    assert bodies(text) == ["截至11月20日，全镇2025年度医保参保缴费23614人，参保率91.7%。"]


def test_a_signed_point_is_headed_by_its_first_sentence() -> None:
    text = f"{LETTERHEAD}1.建设口袋公园。拟建15个，建成8个。（责任单位：县住建局）\n2.扩大就业。新增就业683人。（责任单位：县人社局）\n"
    assert heads(text) == [(None, "建设口袋公园"), (None, "扩大就业")]


POINTS = "1.建设口袋公园。拟建口袋公园15个，建成8个。\n2.扩大就业。城镇新增就业683人，稳定就业。\n"


def test_points_that_all_open_with_a_short_sentence_are_headed_by_it() -> None:
    assert heads(f"{LETTERHEAD}{POINTS}") == [(None, "建设口袋公园"), (None, "扩大就业")]


@pytest.mark.parametrize("text", [f"一、民生\n{POINTS}", f"{POINTS}3.修路12公里。路灯已全部安装到位，出行方便。\n"])
def test_points_below_a_chapter_or_with_figures_in_front_have_no_heading(text: str) -> None:
    assert {headline for _, headline in heads(f"{LETTERHEAD}{text}")} <= {None, "民生"}


def test_names_of_sections_may_stand_in_round_brackets() -> None:
    first = "（重点工作）\n县水利局冬修忙 清理河道12公里，整治塘坝7口，群众满意。（水利局）\n"
    second = "（城市建管）\n县林业局添新绿 栽植乔木520株，铺设草皮30平方米，环境改善。（林业局）\n"
    text = f"{LETTERHEAD}{first}{second}"
    assert heads(text) == [("重点工作", "县水利局冬修忙"), ("城市建管", "县林业局添新绿")]


def test_a_body_before_a_colon_may_lead_a_headline() -> None:
    text = f"{LETTERHEAD}路井镇：红提丰收富农家。新建冷库18座，库容2万吨。\n百良镇：移风易俗树新风。操办红白事97场。\n"
    assert heads(text) == [(None, "红提丰收富农家"), (None, "移风易俗树新风")]


def test_a_dash_before_a_short_sentence_opens_an_item_where_nothing_is_numbered() -> None:
    text = "假期文旅市场红火\n\n——景区方面。全区景区门票收入2134万元，入园97万人次。\n\n——消费方面。全区零售企业销售额2.86亿元。"
    assert [item.headline for item in extract(text).items] == ["景区方面", "消费方面"]


def test_a_numbered_heading_with_a_comma_is_a_heading() -> None:
    body = "1—8月，全市一般公共预算收入126.38亿元，下降0.9%，降幅比1—7月收窄1.3个百分点，其中税收收入88.47亿元。"
    text = f"{LETTERHEAD}一、财政收支：收入缓中趋稳，支出保障有力\n\n{body}\n"
    assert [item.headline for item in extract(text).items] == ["财政收支：收入缓中趋稳，支出保障有力"]


def test_a_bullet_with_a_towns_name_heads_what_the_town_did() -> None:
    text = f"{LETTERHEAD}一、乡镇传真\n★白鹿镇　吸纳留守妇女72人。\n★石桥乡　收集意见205条，办结188条。\n"
    assert [(item.headline, item.departments) for item in extract(text).items] == [
        ("白鹿镇", ("白鹿镇",)),
        ("石桥乡", ("石桥乡",)),
    ]


def test_a_date_alone_below_the_text_is_the_issues() -> None:
    text = "中共鸣阳县纪委　鸣阳县监委\n关于审查调查情况的通报\n\n一、信访举报\n接收信访举报426件，同比下降11.6%。\n\n2024年10月15日\n"
    assert str(extract(text).date) == "2024-10-15"


def test_the_short_name_of_who_signed_is_no_part_of_a_name() -> None:
    text = f"{LETTERHEAD}【城乡建设】\n路灯点亮回家路 照明所排查城区路灯4780盏，修复316盏。（市政照明所）\n"
    assert next((o.indicator, o.departments) for o in extract(text).observations) == ("排查城区路灯", ("市政照明所",))


def test_a_months_line_below_a_long_title_is_neither_of_it_nor_a_heading() -> None:
    title = "岚汀新区：文体惠民“不打烊”，群众乐享“家门口”的幸福"
    text = f"{title}\n\n（2024年12月）\n\n文体局整合闲置厂房13处，改造小型球场21片，新增体育场地4.7万平方米。"
    assert [item.headline for item in extract(text).items] == [title]
