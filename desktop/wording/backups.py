"""What a restore brings back, in words: for the window and for the command."""

from desktop.domain.backups import Chains, Preview
from desktop.wording import tr


def brought_back(told: Preview) -> list[tuple[str, str]]:
    """Return what a backup holds: names and what they come to."""
    held = told.holding
    recorded = f"{held.last_recorded.astimezone():%Y-%m-%d %H:%M:%S}" if held.last_recorded else "–"
    return [
        (tr("Last recorded"), recorded),
        (tr("Business date"), held.business_date.isoformat() if held.business_date else "–"),
        (tr("Customers"), f"{held.customers:,}"),
        (tr("Bills"), f"{held.bills:,}"),
        (tr("Payments"), f"{held.payments:,}"),
        (tr("Entries"), f"{held.tally.entries:,}"),
    ]


def lost_text(told: Preview) -> str:
    """Say how the backup stands to the present file, and what the restored file would not have."""
    if told.lost is None:
        return _WITHOUT_PRESENT[told.chains]()
    lost = {"entries": f"{told.lost.entries:,}", "acts": f"{told.lost.acts:,}"}
    if told.lost.records and told.chains is Chains.OTHER:
        return tr(
            "This is another bureau's file: not one record is the same. Only in the present file: "
            "{entries} entries, {acts} other records.",
            **lost,
        )
    if told.lost.records == 0:
        return _NOTHING_LOST[told.chains]()
    if told.chains is Chains.BRANCHED:
        return tr(
            "The backup and the present file were the same once and went on apart. Only in the present file: "
            "{entries} entries, {acts} other records.",
            **lost,
        )
    return tr(
        "The present file goes on where the backup ends. Recorded since, and not in the backup: {entries} "
        "entries, {acts} other records.",
        **lost,
    )


_WITHOUT_PRESENT = {
    Chains.ALONE: lambda: tr("There is no file yet that it would take the place of."),
    Chains.UNREADABLE: lambda: tr(
        "The present file cannot be read; what was recorded in it since is not in the backup."
    ),
}
_NOTHING_LOST = {
    Chains.SAME: lambda: tr("The backup and the present file hold the same records; nothing would be lost."),
    Chains.AHEAD: lambda: tr("The backup holds everything that the present file holds, and more."),
}
