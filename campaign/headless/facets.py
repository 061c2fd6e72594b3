"""A value that a list can be narrowed by, as the APIs show it."""

from ninja import Schema
from pydantic import Field


class FacetOut(Schema):
    value: str = Field(description="What the filter takes.")
    label: str = Field(description="What readers know it as.")
    count: int = Field(description="How many a reader gets who chooses it beside the other filters that were sent.")
