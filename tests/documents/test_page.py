"""What every paper promises: each character is printed or refused by name, and nothing is markup."""

import pytest
from reportlab import rl_config

from desktop.documents.notice_pdf import notices_pdf
from desktop.documents.page import check_printable
from desktop.documents.receipt_pdf import receipt_pdf
from desktop.documents.recovery_pdf import summary_pdf
from desktop.domain.errors import CharacterNotPrintable
from desktop.domain.recovery import Recovery
from tests.documents.papers import LETTERHEAD, joined, lines_of, notice, owing, part, receipt, summary

MARKUP = '<b>昌江<img src="/etc/hostname"/> & <i>矿业'
RARE = "王𠮷"


def test_a_character_without_a_glyph_is_refused_and_named() -> None:
    with pytest.raises(CharacterNotPrintable) as refusal:
        check_printable(RARE)
    assert (refusal.value.character, refusal.value.text) == (RARE[1], RARE)


def test_villages_rare_characters_and_signs_are_printable() -> None:
    check_printable("䶮㙍坡村 ‰ × → ¥ — “昌江”")


@pytest.mark.parametrize(
    "draw",
    [
        lambda name: receipt_pdf(receipt(customer_name=name), LETTERHEAD),
        lambda name: notices_pdf([notice(1), notice(2, customer_name=name)]),
        lambda name: summary_pdf(summary([Recovery(name, part("10.00"))])),
        lambda name: summary_pdf(summary([Recovery("一", part("9.00", "9.00"))], [owing(1, name=name)])),
    ],
)
def test_every_paper_names_a_name_that_it_cannot_print(draw) -> None:
    with pytest.raises(CharacterNotPrintable) as refusal:
        draw(RARE)
    assert refusal.value.text == RARE


@pytest.mark.parametrize(
    "draw",
    [
        lambda name: receipt_pdf(receipt(customer_name=name), LETTERHEAD),
        lambda name: notices_pdf([notice(customer_name=name, address=name)]),
        lambda name: summary_pdf(summary([Recovery(name, part("10.00"))])),
    ],
)
def test_markup_in_a_name_is_printed_as_it_stands_and_opens_nothing(draw) -> None:
    assert joined(MARKUP) in joined("".join(lines_of(draw(MARKUP))))
    assert (rl_config.trustedHosts, rl_config.trustedSchemes) == ([], [])


def test_a_line_break_in_a_name_is_a_space() -> None:
    assert "昌江 矿业" in "".join(lines_of(receipt_pdf(receipt(customer_name="昌江\t矿业"), LETTERHEAD)))
