"""Who stands at the counter: the name, what one must know, and where the customer is found."""

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.conversion import ENDED, Stage
from desktop.domain.customers import Funding, RiskCategory
from desktop.domain.payments import AccountView
from desktop.views import theme
from desktop.views.badges import BadgeRow
from desktop.views.labels import Sentence, tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import tr
from desktop.wording.categories import funding_text, risk_text, tariff_text
from desktop.wording.stages import stage_text


class CustomerHead(QWidget):
    """Shows a customer at the head of the desk."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = Sentence()
        self._name.setFont(theme.sized(theme.strong(self.font()), times=1.5))
        self._badges = BadgeRow()
        self._facts = tint(Sentence(), Tone.MUTED)
        self._note = tint(Sentence(), Tone.WARNING)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        for part in (self._name, self._badges, self._facts, self._note):
            column.addWidget(part)

    @property
    def badges(self) -> list[str]:
        """What the badges say."""
        return self._badges.words

    def wait_for(self, customer_no: str) -> None:
        """Show whom the desk is looking up."""
        self._name.say(customer_no)
        self._badges.show_badges(())
        self._facts.say(tr("Reading…"))
        self._note.say("")

    def show_account(self, account: AccountView) -> None:
        """Show a customer."""
        self._name.say(account.name)
        self._badges.show_badges(list(_badges(account)))
        self._facts.say("  ·  ".join(_facts(account)))
        self._note.say(tr("Note: {note}", note=account.note) if account.note else "")


def standing_text(account: AccountView) -> str:
    """Say what is held for a customer, and when it last paid."""
    held = tr("Prestored balance {amount}", amount=account.prestored.grouped())
    if account.last_paid_on is None:
        return held
    paid = {"day": account.last_paid_on.isoformat(), "amount": account.last_paid.grouped()}
    return f"{held}  ·  {tr('Last paid {day}: {amount}', **paid)}"


def _facts(account: AccountView) -> Iterator[str]:
    yield account.customer_no
    yield tariff_text(account.tariff_class)
    yield from filter(None, (account.station, account.area, account.address))
    if account.phone:
        yield tr("phone {phone}", phone=account.phone)
    if account.meter_no:
        yield tr("meter {meter_no}", meter_no=account.meter_no)


def _badges(account: AccountView) -> Iterator[tuple[str, Tone]]:
    if account.key_customer:
        yield tr("Key customer"), Tone.ACCENT
    if account.risk_category is not RiskCategory.NONE:
        yield tr("Risk: {category}", category=risk_text(account.risk_category)), Tone.WARNING
    if account.funding is not Funding.OWN:
        yield funding_text(account.funding), Tone.TEXT
    if account.conversion:
        yield from _conversion(Stage(account.conversion))


def _conversion(stage: Stage) -> Iterator[tuple[str, Tone]]:
    if stage not in ENDED:
        yield tr("Prepaid meter: {stage}", stage=stage_text(stage)), Tone.GOOD
