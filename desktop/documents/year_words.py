"""Words of a year's paper and workbook for what stands beside the recovery."""

from desktop.domain.risk import MeasureKind
from desktop.wording import tr_in


def adjustment_name(language: str, kind: str) -> str:
    """Name what a bill was adjusted by."""
    names = {
        "correction": tr_in(language, "Correction"),
        "write-off": tr_in(language, "Write-off"),
        "recall": tr_in(language, "Write-off called back"),
    }
    return names.get(kind, kind)


def measure_name(language: str, kind: str) -> str:
    """Name a measure against a customer's risk."""
    names = {
        MeasureKind.FEE.value: tr_in(language, "Temporary-connection fee"),
        MeasureKind.PRESTORED.value: tr_in(language, "Prestored fee"),
        MeasureKind.DEVICE.value: tr_in(language, "Prepaid device"),
    }
    return names.get(kind, kind)
