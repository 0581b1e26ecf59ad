"""How the name of a body or a place ends, and the words that end alike but are neither."""

from __future__ import annotations

import re
from typing import Final

PLACE_ENDINGS: Final = (
    "街道办事处", "街道办", "街道", "办事处", "管理区", "苏木", "农场", "林场", "社区", "乡", "镇", "村",
)  # fmt: skip
"""How the name of a town, a street or a village ends."""

BODY_ENDINGS: Final = (
    "管理委员会", "管委会", "委员会", "联合会", "指挥部", "办公室", "党工委", "工委", "领导小组", "专班",
    "工作组", "工作队", "服务队", "调查队", "总队", "支队", "大队", "中队", "分局", "支局",
    "公司", "集团", "银行", "支行", "分行", "农商行", "联社", "供销社", "合作社", "医院",
    "保健院", "卫生院", "法院", "检察院", "学院", "研究院", "设计院", "福利院", "敬老院", "中心",
    "协会", "学会", "商会", "总会", "管理处", "管理站", "管理所", "派出所", "供电所", "司法所",
    "财政所", "税务所", "监管所", "监督所", "服务站", "工作站", "检查站",
    "粮站", "文化站", "广电站", "兽医站", "经管站", "农经站", "国土所", "林业所", "水务所", "电管站",
    "维护所", "养护所", "养护站", "照明所", "环卫所", "环卫站", "水管站", "水管所", "水利站", "农技站", "畜牧站", "监测站", "推广站", "检测站", "检验所",
    "收费站", "植保站", "水文站", "园林所", "维护站", "管护站", "供水站", "林业站", "组织部", "宣传部", "统战部",
    "武装部", "工作部", "党校", "学校", "大学", "中学", "小学", "档案馆", "图书馆", "文化馆", "博物馆",
    "仲裁院", "仲裁委", "执法队", "突击队", "志愿队", "科技馆", "开发区", "高新区", "经开区", "集聚区", "示范区", "园区", "部门", "工会", "妇联",
    "海关", "局", "厅", "委", "办",
)  # fmt: skip
"""How the name of an office, a company or a public institution ends."""

_ORDINARY: Final = re.compile(
    r"""
    # An office's ending, but no office: 全局, 举办 (普查办 and 政务公开办 are offices), 县委 (no body of the county's).
    (?: 全|布|格|结|开|大|破|变|定|当|僵|危|残|步 ) 局 $
    | (?: 举|承|主|协|督|交|代|经|创|联|申|包|兴|筹|补|快|严|民|公|报|转|帮|领|受|一次|集中|就近
        | (?<! 公 ) 开 | (?<! [普巡] ) 查 ) 办 $
    | (?: 大|客|餐|展|门|舞|歌|过|音乐|报告|会议|宴会|办事|服务|办公 ) 厅 $
    | (?: 常|原|两|编|市|县|区|党 ) 委 $
    | (?: 相关|有关|各|职能|主管|责任|多|等|上级|成员|牵头|行业 ) 部门 $
    | (?: 以|为|围绕|紧扣|重 ) 中心 $
    # A place's ending, but no place; only as whole words, for 王家乡, 古城乡, 刘集镇, 东新村 are places.
    | ^ (?: 城|家|老|返|下|故|还|他|水|异|侨|入|各|回|本|统筹城|推进城 ) 乡 $ | [送文科]\w* 下乡 $
    | ^ (?: 城|集|重|坐|各|本|小城|建制|特色小 ) 镇 $ | 乡镇 $
    | ^ (?: 全|各|新|驻|进|入|出|每|本|整|示范|城中|空心 ) 村 $ | (?: 农|乡|行政|自然|贫困|脱贫 ) 村 $
    | ^ (?: 各|本|城乡|进|入|全|智慧 )? 社区 $ | ^ (?: 各|全|本 ) 街道 $
    """,
    re.VERBOSE,
)


def looks_like_body(name: str) -> bool:
    """Whether a word is shaped like the name of an office, a company, an institution, a town, a street or a village.

    >>> [looks_like_body(name) for name in ("柳河镇", "双庙村", "应急专班", "黄河河务局", "环境卫生管理中心")]
    [True, True, True, True, True]
    >>> [looks_like_body(name) for name in ("城乡", "农村", "全局", "举办", "有关部门", "局", "小麦")]
    [False, False, False, False, False, False, False]
    """
    return looks_like_place(name) or _ends(name, BODY_ENDINGS)


def looks_like_place(name: str) -> bool:
    """Whether a word is shaped like the name of a town, a street or a village.

    >>> [looks_like_place(name) for name in ("望湖街道", "青台乡", "王家乡", "刘集镇")]
    [True, True, True, True]
    >>> [looks_like_place(name) for name in ("家乡", "城镇", "新农村", "财政局")]
    [False, False, False, False]
    """
    return _ends(name, PLACE_ENDINGS)


def _ends(name: str, endings: tuple[str, ...]) -> bool:
    return name.endswith(endings) and name not in endings and not _ORDINARY.search(name)
