"""The kinds of customers a county has: how many, of which category, what they use and are called."""

from dataclasses import dataclass

from desktop.domain.customers import Funding, RiskCategory, TariffClass

COAST = ("海尾供电所", "昌化供电所")
"""The stations on the coast, where the ponds are."""


@dataclass(frozen=True, slots=True)
class Trade:
    """One kind of customer: `share` of 10,000, `kwh` of a middling month; without `nouns` it is a person."""

    share: int
    tariff_class: TariffClass
    kwh: int
    nouns: tuple[str, ...] = ()
    risk: RiskCategory = RiskCategory.NONE
    funding: Funding = Funding.OWN
    stations: tuple[str, ...] = ()


HOUSEHOLD = Trade(8500, TariffClass.RESIDENTIAL, 118)
OTHERS = (
    Trade(500, TariffClass.COMMERCIAL, 640, ("商店", "便利店", "百货店", "五金店", "农资店", "药店", "发廊")),
    Trade(180, TariffClass.COMMERCIAL, 1_650, ("饭店", "旅馆", "茶艺馆", "海鲜楼", "网吧", "超市")),
    Trade(190, TariffClass.NON_RESIDENTIAL_LIGHTING, 420, ("事务所", "合作社办公室", "招待所", "车站")),
    Trade(
        45,
        TariffClass.NON_RESIDENTIAL_LIGHTING,
        1_500,
        ("小学", "中学", "幼儿园"),
        RiskCategory.TOWNSHIP,
        Funding.FISCAL,
    ),
    Trade(
        55,
        TariffClass.NON_RESIDENTIAL_LIGHTING,
        880,
        ("文化站", "卫生院", "水利站", "农技站", "敬老院"),
        RiskCategory.TOWNSHIP,
        Funding.FISCAL,
    ),
    Trade(
        120,
        TariffClass.GENERAL_INDUSTRY,
        3_400,
        ("木材加工厂", "碾米厂", "制冰厂", "橡胶加工厂", "水产冷冻厂", "砖厂"),
    ),
    Trade(
        25,
        TariffClass.GENERAL_INDUSTRY,
        8_800,
        ("石料场", "采石场", "石英砂场", "选矿点"),
        RiskCategory.MINING,
        stations=("石碌供电所", "叉河供电所", "七叉供电所"),
    ),
    Trade(
        35,
        TariffClass.GENERAL_INDUSTRY,
        2_300,
        ("建筑工地", "安置房工地", "公路施工点", "桥梁施工点"),
        RiskCategory.TEMPORARY,
    ),
    Trade(
        150,
        TariffClass.AGRICULTURE,
        850,
        ("芒果园", "香蕉园", "瓜菜基地", "橡胶园", "灌溉站"),
        RiskCategory.AGRICULTURE,
    ),
    Trade(
        90,
        TariffClass.AGRICULTURE,
        2_400,
        ("虾塘", "鱼塘", "对虾养殖场", "种苗场"),
        RiskCategory.AQUACULTURE,
        stations=COAST,
    ),
    Trade(85, TariffClass.AGRICULTURE, 560, ("提水站", "晒谷场", "蔬菜合作社")),
    Trade(14, TariffClass.LARGE_INDUSTRY, 0, ("水泥制品厂", "钢构厂", "纸业公司", "果汁厂")),
    Trade(
        8,
        TariffClass.LARGE_INDUSTRY,
        0,
        ("铁矿", "金矿", "石灰石矿"),
        RiskCategory.MINING,
        stations=("石碌供电所", "叉河供电所"),
    ),
    Trade(3, TariffClass.WHOLESALE, 52_000, ("农场", "华侨农场")),
)


@dataclass(frozen=True, slots=True)
class KeyCustomer:
    """One of the five whom the leaders visit; `weight` is its part of what large industry is billed."""

    name: str
    trade: Trade
    area: str
    weight: int = 0


_MINE = RiskCategory.MINING
TELECOM = "中国电信股份有限公司昌江分公司"
KEY_CUSTOMERS = (
    KeyCustomer("华润水泥(昌江)有限公司", Trade(0, TariffClass.LARGE_INDUSTRY, 0), "叉河社区", 4_600),
    KeyCustomer("海南核电有限公司", Trade(0, TariffClass.LARGE_INDUSTRY, 0), "海尾社区", 1_300),
    KeyCustomer(
        "昌江光大矿业有限公司", Trade(0, TariffClass.LARGE_INDUSTRY, 0, risk=_MINE), "矿山社区", 1_100
    ),
    KeyCustomer("中国移动海南公司昌江分公司", Trade(0, TariffClass.COMMERCIAL, 9_800), "人民北路第一社区"),
    KeyCustomer(TELECOM, Trade(0, TariffClass.COMMERCIAL, 7_200), "人民北路第二社区"),
)
