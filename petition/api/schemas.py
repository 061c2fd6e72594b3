"""What the headless API takes and gives about petitions."""

from datetime import date, datetime
from typing import Any, Literal

from ninja import Schema
from pydantic import ConfigDict, Field

from campaign.headless.media import RichTextOut
from campaign.headless.pagination import LARGEST_PAGE, Items
from campaign.headless.public_pages import TranslationOut
from campaign.headless.requests.request_validation import Body, Text, email_address, never_empty, never_null
from petition.api.form_schema import PARTNER_LENGTH, REF_LENGTH, SOURCE_LENGTH


class BlockOut(Schema):
    type: str = Field(description="The kind of block, such as `text`, `heading` or `image`.")
    value: Any = Field(description="Its content; each kind has a shape of its own.")
    id: str


class ShareLinkOut(Schema):
    network: str = Field(description="Short name, such as `email` or `bluesky`.")
    label: str
    href: str = Field(description="Opens the network's form for a new post, prefilled.")
    template: str = Field(
        description="The same for a page of your own: put its address, percent-encoded, in the place of `{url}`."
    )


class ShareImageOut(Schema):
    """A picture for cards: the editors' own, else one that is drawn of title and count."""

    url: str
    width: int
    height: int
    alt: str


class ShareOut(Schema):
    """What is passed on when somebody shares the petition; all addresses are absolute."""

    url: str
    title: str
    text: str
    image: ShareImageOut | None
    qr_url: str = Field(description="A QR code of the petition's address, as SVG.")
    links: list[ShareLinkOut]


class WordingOut(Schema):
    """One wording of the statement that was published, and how many signed it."""

    number: int = Field(description="Counted through all languages of the petition.")
    language: str
    text: str = Field(description="Normalized: words alone, a paragraph a line.")
    sha256: str = Field(description="Of the text in UTF-8.")
    published_at: datetime
    correction: str = Field(description="What editors said they corrected in it; empty for first words.")
    signatures: int = Field(description="Those on paper included.")


class LatelyOut(Schema):
    """How many signed lately, in round numbers and up to a minute old."""

    more_than: int
    since: Literal["today", "yesterday"] = Field(description="The beginning of that day where the campaign is.")


class ThanksOut(Schema):
    """What a signer reads after signing."""

    heading: str
    text: RichTextOut
    next_steps: list[BlockOut]


class PetitionOut(Schema):
    id: int
    locale: str = Field(description="The language that it is in, such as `fr`; all languages share one count.")
    title: str
    html_url: str = Field(description="The petition's page on this site.")
    translations: list[TranslationOut] = Field(description="The petition in each language, this one among them.")
    published_at: datetime | None = Field(description="When its words were published last.")
    introduction: RichTextOut
    target: str = Field(description="To whom it is addressed; may be empty.")
    statement: list[BlockOut] = Field(description="What people sign.")
    state: Literal["open", "closed"]
    closes_at: datetime | None = Field(description="When it closes by itself.")
    closing_text: RichTextOut | None = Field(description="Once it is closed: what came of it, in place of the form.")
    signatures: int
    on_paper: int = Field(description="How many of them were collected on paper.")
    goal: int | None
    lately: LatelyOut | None = Field(description="Null where few signed lately, and once it is closed.")
    goals: list[int] = Field(description="All goals, ascending; `goal` is the first that is not reached yet.")
    wording: int | None = Field(description="Which of the `wordings` the statement is now.")
    wordings: list[WordingOut] = Field(description="All that were published; their numbers add up to `signatures`.")
    form: dict[str, Any] = Field(description="JSON Schema (2020-12) of the body of a signature.")
    thanks: ThanksOut
    share: ShareOut


class PetitionList(Items[PetitionOut]):
    pass


class UpdateOut(Schema):
    """What happened since people signed, as the editors wrote it."""

    id: int
    title: str
    date: date
    html_url: str = Field(description="The update's page on this site.")
    introduction: RichTextOut
    body: list[BlockOut]
    mailed_at: datetime | None = Field(description="When it began to go out by mail; null where it did not.")


class UpdateList(Items[UpdateOut]):
    pass


class CountOut(Schema):
    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"signatures": 4812, "goal": 10000, "lately": {"more_than": 40, "since": "today"}}]
        }
    )

    signatures: int
    goal: int | None
    lately: LatelyOut | None = Field(description="Null where few signed lately, and once it is closed.")


class DayOut(Schema):
    day: date
    signatures: int


class HourOut(Schema):
    hour: datetime = Field(description="The beginning of the hour.")
    signatures: int


class CountryOut(Schema):
    country: str = Field(description="ISO 3166-1 alpha-2; empty where signers gave none.")
    name: str
    signatures: int


class RegionOut(Schema):
    country: str
    region: str = Field(description="State, province or region, by the postal code.")
    signatures: int


class HistoryOut(Schema):
    days: list[DayOut] = Field(description="Oldest first.")
    hours: list[HourOut] = Field(description="Oldest first, the last 48 hours.")
    countries: list[CountryOut] = Field(description="Most signatures first.")
    regions: list[RegionOut] = Field(description="Most signatures first, where the postal code tells.")


class NamesWindow(Schema):
    limit: int = Field(20, ge=1, le=LARGEST_PAGE, description="How many names to answer.")
    cursor: Text = Field("", max_length=200, description="Taken from `next` of the page before.")


class NameOut(Schema):
    name: str
    place: str = Field(description="Region and country, as far as they are known.")
    id: int = Field(description="Of the signature: `signature.erased` names it when its signer is to be forgotten.")
    comment: str = Field(description="Empty, unless its writer agreed and it may be shown: see `/comments/`.")
    signed_at: datetime


class CommentOut(Schema):
    id: int
    comment: str = Field(description="Plain text in any language and direction.")
    name: str = Field(description="Empty where the writer is not to be named.")
    writer: str = Field(description="The name, or words such as `A supporter from Ohio`.")
    place: str
    featured: bool = Field(description="Chosen by the editors.")
    signed_at: datetime
    report_url: str = Field(description="A page on which readers report the comment: offer it beside the words.")


class CommentsOut(Schema):
    items: list[CommentOut]
    next: str | None = Field(description="The cursor of the next page, with older comments; null on the last page.")


class NamesOut(Items[NameOut]):
    next: str | None = Field(description="The cursor of the next page, with older names; null on the last page.")


def _answers(schema: dict[str, Any]) -> None:
    """For ``json_schema_extra``: the types that a question's answer may have."""
    single = [{"type": "string"}, {"type": "number"}, {"type": "boolean"}]
    schema["additionalProperties"] = {"anyOf": [*single, {"type": "array", "items": {"type": "string"}}]}


class SignatureIn(Body):
    """The fields that the petition's `form` names; others are refused."""

    model_config = ConfigDict(
        json_schema_extra={
            "required": ["given_name", "email"],
            "examples": [
                {
                    "given_name": "Amara",
                    "family_name": "Example",
                    "email": "amara@example.org",
                    "postal_code": "44114",
                    "country": "US",
                    "show_name": True,
                    "subscribe": False,
                    "source": "partner.example.org",
                }
            ],
        }
    )

    given_name: str = Field("", max_length=80, json_schema_extra=never_empty)
    family_name: str = Field("", max_length=80, description="May be empty: some people have one name.")
    email: str = Field("", max_length=254, json_schema_extra=email_address)
    postal_code: str = Field("", max_length=20)
    country: str = Field("", description="ISO 3166-1 alpha-2.")
    city: str = Field("", max_length=120)
    comment: str = Field("", max_length=1000)
    age: Text = Field("", max_length=20, description="`adult` or `minor`, where the petition's `form` asks for it.")
    show_name: bool = Field(False, description="Name and place may be shown in public.")
    show_comment: bool = Field(False, description="The comment may be shown, with the name only if that may be, too.")
    subscribe: bool = Field(False, description="Wants updates by mail. Ask for it with a box that is not ticked.")
    answers: dict[str, Any] = Field(
        default_factory=dict,
        json_schema_extra=_answers,
        description="To the petition's own questions, by their key.",
    )
    source: str = Field(
        "",
        max_length=SOURCE_LENGTH,
        description="By which way the signer came; a partner's key says it.",
    )
    partner: str = Field(
        "",
        max_length=PARTNER_LENGTH,
        description="The name in links of the partner who brought the signer, as in `?partner=`; a key says it itself. "
        "One that names nobody here is kept as the `source`, where that is empty.",
    )
    ref: str = Field(
        "", max_length=REF_LENGTH, description="The `ref` of the link by which the signer came: whose link it is."
    )
    consent_version: int | None = Field(
        None,
        ge=1,
        le=2**31 - 1,
        json_schema_extra=never_null,
        description="With a partner's key: which consent text the signer saw; the latest if left out.",
    )
    form_version: str = Field(
        "",
        max_length=40,
        description="The `default` of this field in the `form` that the signer saw: which words stood beside the boxes "
        "and in the statement. An older one is kept as what was shown; left out, the words of today are.",
    )
    altcha: str = Field(
        "",
        max_length=4096,
        description="The solution of a puzzle from `/signature/puzzle/`, where the petition asks for one. Without it "
        "the signer confirms by mail.",
    )


class BroughtOut(Schema):
    """A partner who shows in public how many it brought."""

    slug: str = Field(description="Its name in links.")
    name: str
    website: str
    html_url: str = Field(description="The petition as this partner presents it.")
    signatures: int = Field(description="Ten or more; counted once a day, of signers who confirmed their address.")


class BroughtList(Items[BroughtOut]):
    pass


class PartnerDayOut(Schema):
    day: date
    total: int
    confirmed: int


class PartnerOut(Schema):
    """What a partner's key is for, here: the words to show and the numbers of what it brought."""

    source: str = Field(description="Kept with each signature that comes by the key.")
    consent_text: str = Field(description="The words to show beside the boxes; empty for the petition's own.")
    consent_version: int | None = Field(description="Send it with each signature whose signer saw these words.")
    total: int = Field(description="Signatures that came by this partner's keys, those that wait included.")
    confirmed: int = Field(description="Those of them that count.")
    days: list[PartnerDayOut] = Field(description="By the day of signing, oldest first; days without any are left out.")
    counted_until: datetime = Field(description="The beginning of this hour: later signatures are not in the numbers.")
    brought: int | None = Field(
        description="By its keys, page and links together, up to the end of yesterday: those that count and whose "
        "address is confirmed. Null below ten."
    )


class SignatureAccepted(Schema):
    """The same for a new signature, for an address that had signed, and for one that is looked at before it counts."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"status": "accepted", "confirmation": "none"}]})

    status: Literal["accepted"] = Field(
        description="It has arrived, and counts once it has passed the checks. Show that to the signer, and "
        "`/signature/link/`, by which the address's owner sees where it stands."
    )
    confirmation: Literal["required", "none"] = Field(
        description="`required`: it counts once its address is confirmed by the link of a mail, which is sent when "
        "it has passed the checks."
    )
