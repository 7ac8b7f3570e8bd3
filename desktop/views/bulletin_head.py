"""The head of the bulletin's page: how far the bureau is from zero, what owes again, what came late."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.documents import bulletin_words as words
from desktop.documents.words import percent
from desktop.domain.bulletin import Bulletin
from desktop.domain.money import Money
from desktop.views.figures import Figure
from desktop.views.labels import Sentence, tint
from desktop.views.theme import UNIT, Tone
from desktop.wording import language, tr

_MOST_REOPENED = 5


class BulletinHead(QWidget):
    """Shows the bureau's figures of a bulletin, and its sentences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._figures = [Figure(caption) for caption in _captions()]
        self.headline = Sentence()
        self.reopened = tint(Sentence(), Tone.DANGER)
        self.late = tint(Sentence(), Tone.WARNING)
        self._lay_out()
        self.say_nothing()

    @property
    def words(self) -> list[str]:
        """What the figures say, as a reader would."""
        return [figure.words for figure in self._figures]

    def show_bulletin(self, bulletin: Bulletin) -> None:
        """Show a bulletin's figures and sentences."""
        line, zero = bulletin.total.line, bulletin.total.zero is not None
        good = Tone.GOOD if zero else Tone.TEXT
        gap = Tone.DANGER if bulletin.gap else good
        said = (
            (Money(bulletin.gap).grouped(), gap),
            (percent(bulletin.rate(line)), good),
            (Money(bulletin.total.received_that_day).grouped(), Tone.TEXT),
            (f"{bulletin.days_left:,}", Tone.TEXT),
        )
        for figure, caption, (value, tone) in zip(self._figures, _captions(), said, strict=True):
            figure.say(caption, value, tone)
        _say(self.headline, "" if bulletin.gap else words.headline(bulletin, language()))
        _say(self.reopened, _reopened(bulletin))
        _say(self.late, words.late_words(bulletin, language()))

    def say_nothing(self) -> None:
        """Show that the figures are on their way."""
        for figure, caption in zip(self._figures, _captions(), strict=True):
            figure.say(caption, "…", Tone.MUTED)
        for sentence in (self.headline, self.reopened, self.late):
            _say(sentence, "")

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2 * UNIT)
        for figure in self._figures:
            row.addWidget(figure, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(UNIT // 2)
        column.addLayout(row)
        for sentence in (self.headline, self.reopened, self.late):
            column.addWidget(sentence)


def _captions() -> Sequence[str]:
    return tr("Missing to zero"), tr("Rate"), tr("Received that day"), tr("Days left in the year")


def _reopened(bulletin: Bulletin) -> str:
    told = [words.reopened_words(one, language()) for one in bulletin.reopened]
    more = ["…"] if len(told) > _MOST_REOPENED else []
    return tr("; ").join([*told[:_MOST_REOPENED], *more])


def _say(sentence: Sentence, text: str) -> None:
    sentence.setText(text)
    sentence.setVisible(bool(text))
