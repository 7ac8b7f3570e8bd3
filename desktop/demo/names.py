"""Invented names: of people, of shops, schools, farms and ponds."""

from random import Random

SURNAMES = tuple("符王陈李吴林郑钟文羊刘黄张周韩郭赵许何蔡邓叶冯梁曾谢杨罗卢麦潘邢云唐苏杜高吉程韦卓邱")
_FIRST = tuple("秀志海文永春明建国玉丽小美德光金少亚家世祥丹桂振开泽业学道运")
_SECOND = tuple("英强花平兰珍军华明芳山琼梅忠霞雄辉娟贵生凤荣燕成勇芬发龙莲香武妹弟民洪丽")
_BRANDS = (
    *("兴隆", "鑫源", "宏达", "顺发", "永盛", "福来", "金椰", "海韵", "春晖", "绿野"),
    *("昌隆", "百川", "旭日", "南丰", "东升", "和顺", "丰登", "恒信", "天成", "瑞祥"),
    *("万宝", "椰风", "木棉", "红霞", "晨光", "青松", "向阳", "远航", "启明", "新苗"),
    *("清泉", "山海", "金穗", "富民", "同心", "聚源", "康宁", "友邦", "双喜", "银海"),
)


def person(rng: Random) -> str:
    """Return a person's name of two or three characters."""
    second = rng.choice(_SECOND) if rng.randrange(100) < 84 else ""
    return f"{rng.choice(SURNAMES)}{rng.choice(_FIRST)}{second}"


def people(rng: Random, count: int) -> list[str]:
    """Return so many persons' names, no two alike."""
    found: dict[str, None] = {}
    while len(found) < count:
        found[person(rng)] = None
    return list(found)


def business(rng: Random, place: str, noun: str) -> str:
    """Return the name of a business or an institution: its place, an invented word and what it is."""
    return f"{place}{rng.choice(_BRANDS)}{noun}"
