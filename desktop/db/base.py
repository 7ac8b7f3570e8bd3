"""The declarative base: naming of constraints, and keys that carry the bureau."""

from typing import Annotated

from sqlalchemy import BigInteger, MetaData
from sqlalchemy.orm import DeclarativeBase, mapped_column

from desktop.db.bureau import BUREAU as BUREAU

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

BureauKey = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
RowKey = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]
ChainKey = Annotated[int, mapped_column(primary_key=True, autoincrement=False)]


class Base(DeclarativeBase):
    """Every table of Jieling."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {int: BigInteger}
