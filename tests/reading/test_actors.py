"""Who acts in a sentence."""

from __future__ import annotations

import pytest

from bulletin_cli.lexicon import shipped
from bulletin_cli.reading.actors import acting, find_actors


def actors(sentence: str) -> list[tuple[str, ...]]:
    """The departments that act in a sentence, group by group."""
    return [actor.departments for actor in find_actors(sentence, shipped())]


@pytest.mark.parametrize(
    ("sentence", "departments"),
    [
        ("区图书馆8天不闭馆，接待读者3.8万人次", "图书馆"),
        ("县水利局清理河道12公里", "水利局"),
        ("排名末位的双河镇完成率仅为45.6%", "双河镇"),
        ("桃河生态环境分局：布设监测站6座", "桃河生态环境分局"),
        ("云岭州林业和草原局栽植苗木312万株", "林业和草原局"),
        ("乌蒙县率先完成整地1.2万亩", "乌蒙县"),
        ("白鹭乡卫生院接诊群众386人次", "白鹭乡卫生院"),
        ("县卫生监督所拉网检查场所137户次", "卫生监督所"),
        ("青州区盘活厂房12万平方米", "青州区"),
        ("红星村组织比赛5场", "红星村"),
        ("区自然资源分局前三季度收储土地2310亩", "自然资源分局"),
        ("望江市场监管所调解纠纷86起", "望江市场监管所"),
        ("高坪镇苏家坳村组织比赛5场", "苏家坳村"),
        ("高坪镇新建农村公路5公里", "高坪镇"),
        ("石堡乡建成养老服务中心1个", "石堡乡"),
        ("县水利局建成水厂2座", "水利局"),
        ("市政维护所修补路面5800平方米", "市政维护所"),
        ("县车管所办理业务300笔", "车管所"),
        ("安平县水利局清理河道12公里", "水利局"),
        ("水利局清理河道12公里", "水利局"),
        ("我县水利局清理河道12公里", "水利局"),
        ("今年以来，县水利局清理河道12公里", "水利局"),
        ("9月12日，县水利局清理河道12公里", "水利局"),
        ("截至9月底，县水利局清理河道12公里", "水利局"),
        ("市场监管局检查商户86家", "市场监管局"),
        ("县市场监管局检查商户86家", "市场监管局"),
        ("县市场监督管理局检查商户86家", "市场监管局"),
        ("县人力资源和社会保障局举办招聘会6场", "人社局"),
        ("县发展和改革委员会审批项目24个", "发改委"),
        ("由县残联牵头，发放轮椅40辆", "残联"),
        ("据县统计局统计，产值达2亿元", "统计局"),
        ("县委宣传部组织宣讲24场", "宣传部"),
        ("柏山镇栽植树木4万株", "柏山镇"),
        ("石桥乡收割小麦3.2万亩", "石桥乡"),
        ("城西街道清理小广告300处", "城西街道"),
        ("石桥乡：收割小麦3.2万亩", "石桥乡"),
        ("其中柏山镇发放种子30吨", "柏山镇"),
        ("省生态环境厅查处案件12件", "生态环境厅"),
        ("记者从省水利厅获悉，完成投资12亿元", "水利厅"),
        ("据县环卫服务中心统计，清运垃圾12吨", "环卫服务中心"),
        ("和平区水利局清理河道12公里", "水利局"),
        ("市公安局交警支队查处酒驾12起", "公安局交警支队"),
        ("县委老干部局举办讲座6场", "老干部局"),
        ("石桥派出所调解纠纷12起", "石桥派出所"),
    ],
)
def test_a_body_or_place_that_opens_a_clause_acts(sentence: str, departments: str) -> None:
    assert actors(sentence) == [(departments,)]


@pytest.mark.parametrize(
    "sentence",
    [
        "清理河道12公里",
        "向县医保局移交线索8条",
        "在县文化馆举办展览6场",
        "县水利局办公楼加装电梯2部",
        "县水利局干部职工捐款3万元",
        "县水利局的12名技术员驻村",
        "渡口镇白果村村民说水费每吨2元",
        "全镇新增农户30户",
        "各乡镇排查房屋800栋",
        "乡镇清理垃圾30吨",
        "城镇新增就业5200人",
        "返乡创业人员260人",
        "有关部门办理事项60件",
        "各部门办理事项60件",
        "重点镇投资2亿元",
        "县中医院康复楼新增床位120张",
        "以上为各乡镇完成情况，查处车辆12台",
        "个别乡镇重视不够，查处车辆12台",
        "云台古镇接待游客12人次",
        "近日，今年该市新建公厕6座",
        "1至10月，群众来市上访12批",
        "去年全镇人均收入1.6万元",
        "在集市设点宣讲12场次",
    ],
)
def test_a_name_that_does_nothing_is_no_actor(sentence: str) -> None:
    assert actors(sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "深入柏山镇走访农户60户",
        "前往石桥乡慰问群众60户",
        "邀请县农业农村局授课12次",
        "配合公安部门查处案件6起",
    ],
)
def test_a_verb_before_a_name_makes_neither_it_nor_itself_an_actor(sentence: str) -> None:
    assert actors(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "departments"),
    [
        ("柏山镇、石桥乡栽植树木4万株", ("柏山镇", "石桥乡")),
        ("柏山镇、石桥乡各栽植树木4万株", ("柏山镇", "石桥乡")),
        ("洛坝林场、石桥乡分别栽植树木4万株、3万株", ("洛坝林场", "石桥乡")),
        ("石桥镇、望湖社区、县园林管理所分别清理垃圾12吨、8吨、30吨", ("石桥镇", "望湖社区", "园林管理所")),
        ("旗工信局、旗能源局联合推动项目4个", ("工信局", "能源局")),
        ("县水利局、县气象局发布预警12期", ("水利局", "气象局")),
        ("县水利局和县气象局发布预警12期", ("水利局", "气象局")),
        ("县水利局与气象局发布预警12期", ("水利局", "气象局")),
        ("柏山镇和石桥乡栽植树木4万株", ("柏山镇", "石桥乡")),
        ("柏山镇及石桥乡栽植树木4万株", ("柏山镇", "石桥乡")),
    ],
)
def test_names_side_by_side_act_together(sentence: str, departments: tuple[str, ...]) -> None:
    assert actors(sentence) == [departments]


@pytest.mark.parametrize("word", ["会同", "联合", "协同"])
def test_who_acts_with_another_comes_first(word: str) -> None:
    found = actors(f"县司法局{word}县妇联调解纠纷32起")
    assert found[0][0] == "司法局"


@pytest.mark.parametrize("word", ["会同", "联合"])
def test_who_only_helps_does_not_act_alone(word: str) -> None:
    assert actors(f"{word}县妇联、县司法局调解纠纷32起") == []


def test_each_clause_may_have_an_actor_of_its_own() -> None:
    sentence = "县农业农村局出动技术员60人次，县气象局发布预警12期，柏山镇清理垃圾40吨"
    assert actors(sentence) == [("农业农村局",), ("气象局",), ("柏山镇",)]


def test_the_last_actor_before_a_figure_is_its_own() -> None:
    sentence = "共清理12处，县水利局清理6处，柏山镇清理4处"
    found = find_actors(sentence, shipped())
    assert acting(found, sentence.index("12处")) == ()
    assert acting(found, sentence.index("6处")) == ("水利局",)
    assert acting(found, sentence.index("4处")) == ("柏山镇",)


@pytest.mark.parametrize(
    "sentence", ["县水利局清理河道", "柏山镇、石桥乡栽植树木，县气象局发布预警", "其中，城西街道清理垃圾60吨"]
)
def test_an_actor_reaches_over_its_own_name(sentence: str) -> None:
    for actor in find_actors(sentence, shipped()):
        assert sentence[actor.start : actor.end].endswith(actor.departments[-1][-2:])


@pytest.mark.parametrize(
    "sentence",
    [
        "全村组织比赛5场",
        "行政村新建广场5个",
        "农机跨区作业1260台",
        "棚户区改造完成42户",
        "园区建设厂房3栋",
        "在红星村组织比赛5场",
    ],
)
def test_a_kind_of_place_does_not_act(sentence: str) -> None:
    assert actors(sentence) == []


def test_two_spellings_of_one_body_act_once() -> None:
    assert actors("市委督查室、市政府督查室查看项目63个") == [("督查局",)]


def test_who_leads_a_task_does_not_hide_who_acts_behind_it() -> None:
    text = "经信局牵头的24个项目仅开工6个，云顶镇“百亿”园区闲置土地18亩"
    assert actors(text) == [("经信局",), ("云顶镇",)]


def test_an_office_on_the_net_does_not_act() -> None:
    assert actors("电子税务局办理率97.2%") == []


def test_the_bodies_of_a_list_of_figures_act_each_for_its_own() -> None:
    text = "超期件主要集中在县住建局58件、县水利局31件、大学城管委会24件"
    assert actors(text) == [("住建局",), ("水利局",), ("大学城管委会",)]


def test_what_is_counted_in_a_list_does_not_act() -> None:
    assert actors("有公立医院2个、乡镇卫生院18个") == []


def test_a_town_that_helps_a_body_acts() -> None:
    assert actors("城关镇配合供电部门迁改线路3.2公里") == [("城关镇",)]
