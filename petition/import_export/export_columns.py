"""What is in the columns of an export, as database expressions: one definition for every format."""

import json
from typing import Any

from django.db.models import Case, CharField, F, Func, TextField, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Concat, Substr, Trim, TruncDate
from django.db.models.lookups import In
from django.utils import timezone
from django.utils.translation import gettext as _

from campaign.core.geography.countries import country_choices
from campaign.imports.csv_files import STARTS_OF_FORMULAS
from petition.comments.published import public_comments
from petition.models import PetitionPage, SignatureExport

PLAIN = (
    *("given_name", "family_name", "email", "postal_code", "city", "region", "country", "comment"),
    *("state", "channel", "language", "source", "medium", "campaign", "referrer"),
)
TIMES = (
    *("created_at", "confirmed_at", "address_confirmed_at"),
    *("show_name_since", "show_comment_since", "subscribed_since"),
)


def columns(petition: PetitionPage, shape: str) -> dict[str, Combinable]:
    """Column headings and what is below them. No cell is taken for a formula by a spreadsheet."""
    made = _for_delivery() if shape == SignatureExport.Shape.DELIVERY else _for_crm(petition)
    return {
        heading: made[heading] if isinstance(made[heading], TruncDate) else harmless(made[heading]) for heading in made
    }


def harmless(expression: Combinable) -> Case:
    """The text with an apostrophe before it where a spreadsheet would run it (case X1).

    One that begins with such apostrophes by itself gets another, as ``campaign.imports.csv_files.harmless`` does it.
    """
    bare = LTrim(expression, Value("'"))
    return Case(
        When(In(Substr(bare, 1, 1), STARTS_OF_FORMULAS), then=Concat(Value("'"), expression)),
        default=expression,
        output_field=TextField(),
    )


def _for_delivery() -> dict[str, Combinable]:
    return {
        _("Name"): Trim(Concat("given_name", Value(" "), "family_name")),
        _("City"): F("city"),
        _("Region"): F("region"),
        _("Country"): CountryName("country"),
        _("Date"): TruncDate("confirmed_at", tzinfo=timezone.get_default_timezone()),
        _("Comment"): F("comment"),
        _("Wording"): Cast("wording__number", CharField()),
    }


def _for_crm(petition: PetitionPage) -> dict[str, Combinable]:
    """Headings that other programs know, in English whatever the editor's language is."""
    consents: dict[str, Combinable] = {
        "show_name": YesOrNo("show_name"),
        "show_comment": YesOrNo("show_comment"),
        "comment_is_public": PublicComment(petition),
        "under_18": YesOrNo("minor"),
        "subscribe": YesOrNo("subscribe"),
        "consent_version": Cast("consent_text__version", CharField()),
        "consent_words": F("consent_text__subscribe_label"),
        "wording": Cast("wording__number", CharField()),
        "wording_sha256": F("wording__digest"),
    }
    # Of questions that are gone too, each apart: their answers are there still.
    keys = dict.fromkeys([question.clean_name for question in petition.questions.all()])
    keys |= dict.fromkeys(petition.question_keys.values_list("key", flat=True))
    answers = {f"answer: {key}": Answer("answers", key=key) for key in keys}
    plain: dict[str, Combinable] = {name: F(name) for name in PLAIN}
    plain |= {"partner": F("partner__slug"), "partner_name": F("partner__name")}
    return plain | {name: Moment(name) for name in TIMES} | consents | answers


class LTrim(Func):
    """The text without certain characters at its start."""

    function = "LTRIM"
    output_field = TextField()


class YesOrNo(Case):
    def __init__(self, field: str) -> None:
        super().__init__(When(**{field: True}, then=Value("yes")), default=Value("no"), output_field=CharField())


class PublicComment(Case):
    """Whether anybody may read the comment now."""

    def __init__(self, petition: PetitionPage) -> None:
        public = When(pk__in=public_comments(petition).values("pk"), then=Value("yes"))
        super().__init__(public, default=Value("no"), output_field=CharField())


class CountryName(Func):
    """The country's name in the active language; the code where it has none."""

    output_field = CharField()

    def __init__(self, code: str) -> None:
        names = json.dumps(dict(country_choices()) | {"": ""}, default=str)
        super().__init__(Value(names, output_field=TextField()), F(code))

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple:
        template = "JSON_EXTRACT(%(expressions)s || '\"')"
        return self.as_sql(compiler, connection, template=template, arg_joiner=", '$.\"' || ", **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple:
        return self.as_sql(compiler, connection, template="(%(expressions)s)", arg_joiner="::jsonb ->> ", **extra)


class Moment(Func):
    """A time as RFC 3339 writes it, in UTC and to the second."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple:
        template = "STRFTIME('%%%%Y-%%%%m-%%%%dT%%%%H:%%%%M:%%%%SZ', %(expressions)s)"
        return self.as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple:
        template = "TO_CHAR(%(expressions)s AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
        return self.as_sql(compiler, connection, template=template, **extra)


class Answer(Func):
    """The answer to a question of the petition's own; several stand on a line each, since no choice holds two."""

    output_field = CharField()

    def __init__(self, field: str, *, key: str, **extra: Any) -> None:
        if not key.isidentifier():  # it becomes a part of the statement
            raise ValueError(f"{key!r} is no key of an answer.")
        super().__init__(F(field), key=key, **extra)

    def as_sqlite(self, compiler: Any, connection: Any, **extra: Any) -> tuple:
        template = (
            "CASE JSON_TYPE(%(expressions)s, '$.\"%(key)s\"') "
            "WHEN 'array' THEN (SELECT GROUP_CONCAT(value, CHAR(10)) FROM JSON_EACH(%(expressions)s, '$.\"%(key)s\"')) "
            "WHEN 'true' THEN 'yes' WHEN 'false' THEN 'no' "
            "ELSE JSON_EXTRACT(%(expressions)s, '$.\"%(key)s\"') END"
        )
        return self.as_sql(compiler, connection, template=template, **extra)

    def as_postgresql(self, compiler: Any, connection: Any, **extra: Any) -> tuple:
        template = (
            "CASE JSONB_TYPEOF(%(expressions)s -> '%(key)s') "
            "WHEN 'array' THEN (SELECT STRING_AGG(value, CHR(10)) "
            "FROM JSONB_ARRAY_ELEMENTS_TEXT(%(expressions)s -> '%(key)s') AS listed(value)) "
            "WHEN 'boolean' THEN CASE WHEN (%(expressions)s ->> '%(key)s')::boolean THEN 'yes' ELSE 'no' END "
            "ELSE %(expressions)s ->> '%(key)s' END"
        )
        return self.as_sql(compiler, connection, template=template, **extra)
