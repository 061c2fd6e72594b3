"""What the headless API gives of a petition's public log."""

from datetime import date, datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from petition.api.schemas import WordingOut


class LogOut(Schema):
    """The log that is written to now."""

    number: int = Field(description="Counted through all logs of the petition; most have one.")
    origin: str = Field(description="Its name for ever: the first line of its checkpoints.")
    prefix: str = Field(description="Of the addresses of its `checkpoint` and of its tiles (c2sp.org/tlog-tiles).")
    keys: list[str] = Field(description="Verifier keys (c2sp.org/signed-note); one of them signed the checkpoint.")
    checkpoint: str = Field(description="The last one (c2sp.org/tlog-checkpoint); empty before the first batch.")
    size: int = Field(description="How many leaves it has.")
    published_at: datetime | None
    begun_at: datetime
    why: Literal["first", "restored", "lost-key"] = Field(description="Why it was begun.")
    stands_still: bool = Field(description="True where it can't be written to until an operator acts.")


class LogDayOut(Schema):
    """Signatures under one wording that count since one day; the log has them but those that wait."""

    wording: int
    day: date
    signatures: int
    waiting: int = Field(description="Fewer than none where more stopped to count than the log says yet.")


class SetAsideOut(Schema):
    why: Literal["unconfirmed", "withdrawn", "robots", "throwaway", "blocked", "rule", "editor"]
    up_to: int | None = Field(description="Set where they are few: then only that they are not more is said.")
    signatures: int | None


class PublicLogOut(Schema):
    """What the log can be held against."""

    signatures: int = Field(description="The count of the petition, those on paper included.")
    waiting: int = Field(description="How many of them wait for the next batch.")
    log: LogOut | None = Field(description="Null where none is published.")
    wordings: list[WordingOut] = Field(description="As of the petition.")
    days: list[LogDayOut] = Field(description="Add up to `signatures`.")
    set_aside: list[SetAsideOut] = Field(description="What does not count, by the class of why.")


class CheckpointOut(Schema):
    size: int
    checkpoint: str
    published_at: datetime


class CheckpointList(Schema):
    items: list[CheckpointOut] = Field(description="The latest first.")
    count: int
