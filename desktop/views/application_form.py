"""A new application: prepaid by default; an exception needs its reason and a supervisor's word."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.applications import ApplicationDraft, phone_number
from desktop.domain.customers import Funding, RiskCategory, TariffClass
from desktop.domain.errors import BadPhone, Cancelled, ReasonMissing, Refusal
from desktop.domain.users import Approval
from desktop.views.application_desk import ApplicationDesk
from desktop.views.date_field import DateField
from desktop.views.fields import CheckField, ChoiceField, TextField
from desktop.views.forms import Field
from desktop.views.place_fields import PlaceFields
from desktop.views.side_form import SideForm
from desktop.views.tasks import Progress
from desktop.wording import tr
from desktop.wording.categories import funding_text, risk_text, tariff_text


class ApplicationForm(SideForm):
    """Collects an application; `saved` carries the `Application`."""

    def __init__(self, desk: ApplicationDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk.tasks, desk.notifier, parent)
        self._desk = desk
        self.places = PlaceFields(desk.tasks, desk.notifier, desk.customers, required=True, parent=self)
        self._make_fields()
        self._put_fields()
        self.prepaid.edited.connect(self._follow_way)
        self.listen_for_enter()

    def begin(self) -> None:
        """Start with an empty application of today."""
        self.places.load()
        with self.filling(tr("New application")):
            for field in (*self._texts, self.exception):
                field.clear()
            self.tariff_class.set_value(TariffClass.RESIDENTIAL)
            self.risk.set_value(RiskCategory.NONE)
            self.funding.set_value(Funding.OWN)
            self.prepaid.setChecked(True)
            self.applied_on.set_value(self._desk.today())
            self._follow_way()
        self.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def draft(self) -> ApplicationDraft:
        """Return what the fields hold."""
        return ApplicationDraft(
            self.name.text(),
            self.address.text(),
            self.places.station.text(),
            self.places.area.text(),
            self.applied_on.value() or self._desk.today(),
            self.phone.text(),
            self.contact.text(),
            self.tariff_class.value() or TariffClass.RESIDENTIAL,
            self.risk.value() or RiskCategory.NONE,
            self.funding.value() or Funding.OWN,
            prepaid=self.prepaid.isChecked(),
            exception=self.exception.text(),
        )

    def _make_fields(self) -> None:
        self.name, self.address = TextField(required=True), TextField(required=True)
        self.phone, self.contact = TextField(read=phone_number), TextField()
        self.tariff_class = ChoiceField([(one, tariff_text(one)) for one in TariffClass])
        self.risk = ChoiceField([(one, risk_text(one)) for one in RiskCategory])
        self.funding = ChoiceField([(one, funding_text(one)) for one in Funding])
        self.prepaid = CheckField(tr("pays first"))
        self.exception = TextField(required=True)
        self.applied_on = DateField(self._desk.today)
        self._texts = (
            *(self.name, self.address, self.places.station, self.places.area),
            *(self.phone, self.contact),
        )

    def _put_fields(self) -> None:
        labelled: tuple[tuple[str, Field], ...] = (
            (tr("Applicant"), self.name),
            (tr("Address"), self.address),
            (tr("Station"), self.places.station),
            (tr("Area"), self.places.area),
            (tr("Phone"), self.phone),
            (tr("Contact"), self.contact),
            (tr("Tariff class"), self.tariff_class),
            (tr("Risk category"), self.risk),
            (tr("Funding"), self.funding),
            (tr("Applied on"), self.applied_on),
            (tr("Way"), self.prepaid),
            (tr("Why not"), self.exception),
        )
        self._fields = [field for _, field in labelled]
        for words, field in labelled:
            self.form.add(words, field)

    def _follow_way(self) -> None:
        without = [field for field in self._fields if field is not self.exception]
        self.form.show_only(without if self.prepaid.isChecked() else self._fields)

    def _save(self) -> None:
        draft = self.draft()
        if self.places.agreed():
            self.save_button.setEnabled(False)
            facts = {"name": draft.name, "why": draft.exception}
            words = tr("A connection that is not prepaid, for {name}: {why}", **facts)
            self._desk.post(self, words, partial(_taken, self._desk, draft), self._done, self._failed)

    def _tell_refusal(self, refusal: Refusal) -> bool:
        return isinstance(refusal, Cancelled) or super()._tell_refusal(refusal)

    def _field_of(self, refusal: Refusal) -> Field | None:
        fields: dict[type[Refusal], TextField] = {BadPhone: self.phone, ReasonMissing: self.exception}
        return fields.get(type(refusal))


def _taken(
    desk: ApplicationDesk, draft: ApplicationDraft, approval: Approval | None, _progress: Progress
) -> object:
    return desk.applications.take(draft, approval=approval)
