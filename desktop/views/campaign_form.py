"""A plan of conversions: of which area, in which month, how many; or another target for one that stands."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.campaigns import Campaign, CampaignDraft, checked_target
from desktop.domain.errors import CampaignStands, NotACampaignTarget, Refusal, UnknownArea
from desktop.domain.months import Month
from desktop.services.campaigns import CampaignService
from desktop.services.customers import CustomerService
from desktop.views.fields import ChoiceField, TextField
from desktop.views.forms import Field
from desktop.views.meter_change_fields import read_count
from desktop.views.notify import Notifier
from desktop.views.place_choice import PlaceChoice
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress, TaskRunner
from desktop.wording import tr
from desktop.wording.campaigns import month_text


class CampaignForm(SideForm):
    """Collects a plan; `saved` carries it with what came of it so far."""

    def __init__(
        self,
        tasks: TaskRunner,
        notifier: Notifier,
        campaigns: Callable[[], CampaignService],
        customers: CustomerService,
        today: Callable[[], date],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(tasks, notifier, parent)
        self._campaigns = campaigns
        self._today = today
        self._changed: CampaignDraft | None = None
        self.place = PlaceChoice(tasks, customers, self)
        self.month = TextField(required=True, read=Month.parse, hint="2012-06")
        self.target = TextField(required=True, read=read_target)
        self.name, self.note = TextField(), TextField()
        self.target.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.form.add(tr("Station"), self.place.station)
        self.form.add(tr("Area"), self.place.area)
        self.form.add(tr("Plan month"), self.month)
        self.form.add(tr("Target"), self.target)
        self.form.add(tr("Campaign"), self.name)
        self.form.add(tr("Note"), self.note)
        self.listen_for_enter()

    def begin(self) -> None:
        """Ask for a new plan, of the present month unless another is typed."""
        self._changed = None
        self.place.load()
        with self.filling(tr("Plan conversions")):
            self.form.show_only((self.place.station, self.place.area, *self._fields()))
            self.month.setEnabled(True)
            self.month.setText(month_text(Month.of(self._today())))
            for field in (self.target, self.name, self.note):
                field.clear()
        self.place.station.setFocus(Qt.FocusReason.OtherFocusReason)

    def begin_change(self, campaign: Campaign) -> None:
        """Ask for another target, name and note of a plan that stands."""
        self._changed = plan = campaign.plan
        with self.filling(tr("Plan of {area}, {month}", area=plan.area, month=month_text(plan.month))):
            self.form.show_only((self.target, self.name, self.note))
            self.target.setText(str(plan.target))
            self.name.setText(plan.name)
            self.note.setText(plan.note)
        self.target.setFocus(Qt.FocusReason.OtherFocusReason)
        self.target.selectAll()

    def _fields(self) -> tuple[TextField, ...]:
        return (self.month, self.target, self.name, self.note)

    def _save(self) -> None:
        if self._changed is None and not self._place_is_named():
            return
        keep = _plan if self._changed is None else _change
        self.post(partial(keep, self._campaigns, self._draft(), self._today()))

    def _place_is_named(self) -> bool:
        fields: tuple[ChoiceField[str], ...] = (self.place.station, self.place.area)
        for field, named in zip(fields, self.place.value(), strict=True):
            if not named:
                self.form.tell(field, tr("Please fill this in."))
                return False
        return True

    def _draft(self) -> CampaignDraft:
        plan = self._changed
        station, area = (plan.station, plan.area) if plan else self.place.value()
        month = plan.month if plan else Month.parse(self.month.text())
        target, said = read_target(self.target.text()), (self.name.text(), self.note.text())
        return CampaignDraft(station, area, month, target, *said)

    def _field_of(self, refusal: Refusal) -> Field | None:
        beside: dict[type[Refusal], Field] = {
            CampaignStands: self.month,
            NotACampaignTarget: self.target,
            UnknownArea: self.place.area,
        }
        return beside.get(type(refusal))


def read_target(text: str) -> int:
    """Read a number of customers that a plan may aim at."""
    return checked_target(read_count(text))


def _plan(
    campaigns: Callable[[], CampaignService], plan: CampaignDraft, on: date, progress: Progress
) -> Campaign:
    return campaigns().plan(plan, on)


def _change(
    campaigns: Callable[[], CampaignService], plan: CampaignDraft, on: date, progress: Progress
) -> Campaign:
    return campaigns().change(plan, on)
