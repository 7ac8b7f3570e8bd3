"""Amounts in capital numerals (人民币大写), as receipts and notices carry them."""

from desktop.domain.money import Money

_DIGITS = "零壹贰叁肆伍陆柒捌玖"
_PLACES = ("", "拾", "佰", "仟")
_GROUPS = ("", "万", "亿", "万亿")


def capital(amount: Money) -> str:
    """Write an amount in capital numerals: 1234.56 is 壹仟贰佰叁拾肆元伍角陆分."""
    sign = "负" if amount.fen < 0 else ""
    yuan, cents = divmod(abs(amount.fen), 100)
    whole = _whole(yuan) + "元" if yuan else ""
    return sign + (whole + _cents(cents, after_yuan=bool(yuan)) or "零元整")


def _cents(cents: int, *, after_yuan: bool) -> str:
    jiao, fen = divmod(cents, 10)
    if not cents:
        return "整" if after_yuan else ""
    if not fen:
        return _DIGITS[jiao] + "角整"
    lead = _DIGITS[jiao] + "角" if jiao else ("零" if after_yuan else "")
    return lead + _DIGITS[fen] + "分"


def _whole(number: int) -> str:
    groups: list[int] = []
    while number:
        number, low = divmod(number, 10_000)
        groups.append(low)
    written, skipped = "", False
    for place in range(len(groups) - 1, -1, -1):
        group = groups[place]
        if not group:
            skipped = True
            continue
        gap = written and (group < 1000 or skipped)
        written += ("零" if gap else "") + _four(group) + _GROUPS[place]
        skipped = False
    return written


def _four(group: int) -> str:
    written, pending = "", False
    for place in (3, 2, 1, 0):
        digit = group // 10**place % 10
        if not digit:
            pending = bool(written)
            continue
        written += ("零" if pending else "") + _DIGITS[digit] + _PLACES[place]
        pending = False
    return written
