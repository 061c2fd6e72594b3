"""What OSDI's clients send and get. Fields that this site has no use for are taken and left alone."""

from datetime import datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from campaign.headless.pagination import LARGEST_PAGE
from campaign.headless.requests.request_validation import Body

LARGEST_PAGE_NUMBER = 10_000
# Older names are reached by the campaign's own API, whose cursor costs the same on each page.
DEEPEST = 10_000


class Pages(Schema):
    page: int = Field(1, ge=1, le=LARGEST_PAGE_NUMBER, description="Which page, from 1 on.")
    per_page: int = Field(25, ge=1, le=LARGEST_PAGE, description="How many items a page has.")

    @property
    def offset(self) -> int:
        return (self.page - 1) * self.per_page


class Hal(Schema):
    """A HAL document: its fields and `_links`."""

    links: dict[str, Any] = Field(default_factory=dict, alias="_links")


class EntryPoint(Hal):
    motd: str
    max_pagesize: int


class OsdiPetition(Hal):
    identifiers: list[str]
    origin_system: str
    created_date: datetime | None
    modified_date: datetime | None
    title: str
    description: str = Field(description="HTML.")
    summary: str
    petition_text: str
    browser_url: str
    featured_image_url: str | None
    target: list[dict[str, str]]
    total_signatures: int
    state: Literal["open", "closed"] = Field(alias="campaign:state")
    goal: int | None = Field(alias="campaign:goal")


class HalPage(Hal):
    """One page of a list."""

    page: int
    per_page: int
    total_pages: int
    total_records: int
    embedded: dict[str, Any] = Field(default_factory=dict, alias="_embedded")


class Nothing(Schema):
    """An empty object: without a key OSDI tells nothing of what was recorded."""


class Lenient(Body):
    """OSDI has far more fields than a petition asks for: those are ignored, each of the rest has its own type."""

    model_config = ConfigDict(extra="ignore", strict=True)


class EmailAddress(Lenient):
    address: str = Field("", max_length=254)
    primary: bool = False
    status: str | None = Field(None, description="`subscribed`: the person asked for updates by mail.")


class PostalAddress(Lenient):
    postal_code: str | None = Field(None, max_length=20)
    country: str | None = Field(None, description="ISO 3166-1 alpha-2.")
    locality: str | None = Field(None, max_length=120, description="The city.")
    primary: bool = False


class Person(Lenient):
    given_name: str = Field("", max_length=80)
    family_name: str | None = Field(None, max_length=80)
    email_addresses: list[EmailAddress] = Field(default_factory=list, max_length=20)
    postal_addresses: list[PostalAddress] = Field(default_factory=list, max_length=20)
    custom_fields: dict[str, Any] = Field(
        default_factory=dict,
        description="Answers to the petition's own questions by their key; `show_name`, `show_comment`, `age`, "
        "`form_version` and `altcha` as in the campaign's API.",
    )


class ReferrerData(Lenient):
    source: str | None = Field(None, max_length=120)
    referrer: str | None = Field(
        None, max_length=60, description="The name in links of the partner who brought the signer."
    )


class RecordSignature(Lenient):
    model_config = ConfigDict(
        extra="ignore",
        strict=True,
        json_schema_extra={
            "required": ["person"],
            "examples": [
                {
                    "person": {
                        "given_name": "Amara",
                        "family_name": "Example",
                        "email_addresses": [{"address": "amara@example.org", "status": "subscribed"}],
                        "postal_addresses": [{"postal_code": "44114", "country": "US"}],
                        "custom_fields": {"show_name": True},
                    },
                    "comments": "For the river.",
                    "referrer_data": {"source": "newsletter", "referrer": "river-alliance"},
                }
            ],
        },
    )

    person: Person = Field(default_factory=Person)  # type: ignore[arg-type]  # its fields have defaults
    comments: str | None = Field(None, max_length=1000)
    referrer_data: ReferrerData | None = None
