"""Where things lie: the user's data folder, and resources from a checkout, a wheel or a frozen build."""

import sys
from pathlib import Path

from platformdirs import user_data_path


def resources() -> Path:
    """Return the folder of fonts, icons, translations and places."""
    frozen = getattr(sys, "_MEIPASS", None)
    package = Path(frozen) / "desktop" if frozen else Path(__file__).parent
    inside = package / "resources"
    return inside if inside.is_dir() else package.parent / "resources"


def data_folder() -> Path:
    """Return the user's folder for Jieling, made when it is missing."""
    return user_data_path("jieling", appauthor=False, ensure_exists=True)


def default_database() -> Path:
    """Return the file that is opened when none is named."""
    return data_folder() / "jieling.db"
