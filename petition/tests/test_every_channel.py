"""One list of cases through the form, the API, the embed and the import: equal rows, equal errors."""

import csv
import io
from dataclasses import dataclass, field

import pytest

from campaign.imports.sheets import read_sheet
from petition.counting.recounting import recount
from petition.import_export.importing import import_signatures
from petition.models import PetitionPage, Signature, SignatureImport, SignatureTally

ADA = {"given_name": "Ada", "family_name": "Lovelace", "email": "ada@example.org", "country": "US"}
STORED = ("given_name", "family_name", "email", "canonical_email", "postal_code", "country", "state")


@dataclass
class Answer:
    """What a channel said: whether it took the signature, and which fields were wrong."""

    taken: bool
    wrong: set[str] = field(default_factory=set)


class ByForm:
    address = "/petition/"

    def __init__(self, client, petition):
        self.client, self.petition = client, petition

    def sign(self, values):
        response = self.client.post(self.address, values)
        if response.status_code != 422:
            return Answer(taken=response.status_code in (200, 303))
        return Answer(taken=False, wrong=set(response.context["form"].errors))


class ByEmbed(ByForm):
    @property
    def address(self):
        return f"/embed/petition/{self.petition.pk}/"


class ByAPI(ByForm):
    def sign(self, values):
        address = f"/api/campaign/v1/petitions/{self.petition.pk}/signatures/"
        response = self.client.post(address, values, content_type="application/json")
        if response.status_code != 422:
            return Answer(taken=response.status_code == 202)
        return Answer(taken=False, wrong={error["field"] for error in response.json()["errors"]})


class ByImport(ByForm):
    def sign(self, values):
        file = io.StringIO()
        csv.writer(file).writerows([list(values), list(values.values())])
        content = file.getvalue().encode()
        sheet = read_sheet(content, encoding="utf-8", delimiter=",")
        named = SignatureImport.objects.create(
            petition=self.petition,
            encoding="utf-8",
            delimiter=",",
            mapping={name: column for column, name in enumerate(sheet.headings)},
            consent_note="Paper forms, box 3",
            step="write",
        )
        result = import_signatures(named, sheet)
        return Answer(taken=not result.refused, wrong={column for _line, column, _words in result.refused})


CHANNELS = {"form": ByForm, "embed": ByEmbed, "api": ByAPI, "import": ByImport}


@pytest.fixture(params=CHANNELS)
def channel(request, client, petition):
    return CHANNELS[request.param](client, petition)


def stored(petition):
    return list(Signature.objects.of(petition).order_by("pk").values_list(*STORED))


@pytest.mark.parametrize(
    "email",
    ["a-b@x-y.example", "pat.o'neil@x.example", "a+b@x.email", "Ana.B@X.example", "ana@exämple.org", "ana@x.museum"],
)
def test_s4_odd_and_valid_addresses_are_taken_as_typed(channel, petition, email):
    assert channel.sign(ADA | {"email": email}) == Answer(taken=True)
    assert Signature.objects.get().email == email


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ("ab@gmail.com", "a.b+x@gmail.com", 1),
        ("ab@googlemail.com", "AB@gmail.com", 1),
        ("a.b@isp.example", "ab@isp.example", 2),
        ("a@isp.example", "a+tag@isp.example", 2),
        ("Ana.B@X.example", "ana.b@x.EXAMPLE", 1),
        ("ana@exämple.org", "ana@xn--exmple-cua.org", 1),
    ],
)
def test_s3_s4_two_spellings_are_one_person_only_where_the_provider_says_so(channel, petition, first, second, people):
    assert channel.sign(ADA | {"email": first}).taken
    assert channel.sign(ADA | {"email": second}).taken
    assert Signature.objects.count() == people
    assert SignatureTally.objects.of(petition).total() == people
    assert recount(petition=petition) == []


@pytest.mark.parametrize(
    "name",
    ["J. Smit", "A/ Jansen", "O’Neil", "Ørsted", "Nguyễn", "李", "Anne-Marie", "Sun 🌞", "d'Arc", "שלום", "ʻAkahi"],
)
def test_s5_names_of_the_world_are_stored_exactly(channel, name):
    assert channel.sign(ADA | {"given_name": name, "family_name": ""}) == Answer(taken=True)
    assert Signature.objects.get().full_name == name


@pytest.mark.parametrize(
    ("values", "wrong"),
    [
        ({"postal_code": "9" * 300}, {"postal_code"}),
        ({"postal_code": "<20009>"}, {"postal_code"}),
        ({"country": "Nowhere"}, {"country"}),
        ({"email": "nobody"}, {"email"}),
        ({"email": "a@b@c.example"}, {"email"}),
        ({"given_name": ""}, {"given_name"}),
        ({"given_name": "https://win.example"}, {"given_name"}),
        ({"given_name": "a@x.example"}, {"given_name"}),
        ({"family_name": "<b>Bold</b>"}, {"family_name"}),
        ({"family_name": "Love\x07lace"}, {"family_name"}),
        ({"given_name": "A" * 81}, {"given_name"}),
        ({"comment": "See http://spam.example"}, {"comment"}),
        ({"given_name": "www.win.example", "email": "nobody"}, {"given_name", "email"}),
    ],
)
def test_s8_s16_what_is_wrong_is_said_of_the_field_and_nothing_is_written(channel, values, wrong):
    assert channel.sign(ADA | values) == Answer(taken=False, wrong=wrong)
    assert not Signature.objects.exists()


@pytest.mark.parametrize("postal_code", ["12-345", "AB1 2CD", "20009", "D02 X285", ""])
def test_s8_postal_codes_of_the_world_are_taken(channel, postal_code):
    assert channel.sign(ADA | {"postal_code": postal_code}).taken
    assert Signature.objects.get().postal_code == postal_code


def test_s8_nobody_is_asked_for_a_postal_code_that_their_country_does_not_have(channel, petition):
    petition.ask_postal_code = PetitionPage.Ask.REQUIRED
    petition.save()
    assert channel.sign(ADA | {"postal_code": "", "country": "HK"}).taken
    assert channel.sign(ADA | {"postal_code": "", "email": "b@example.org"}).wrong == {"postal_code"}


def test_marks_of_writing_direction_are_taken_out_of_a_name(channel):
    assert channel.sign(ADA | {"given_name": "Ada\u202e", "family_name": "  Love   lace "}).taken
    assert Signature.objects.get().full_name == "Ada Love lace"


def test_every_channel_leaves_the_same_row(client, petition):
    rows = set()
    for number, way in enumerate(CHANNELS.values()):
        email = f"Ada.{number}@Example.ORG"
        assert way(client, petition).sign(ADA | {"email": email, "postal_code": "43215"}).taken
        signature = Signature.objects.get(email=email)
        row = tuple(getattr(signature, name) for name in STORED if "email" not in name)
        rows.add((*row, signature.canonical_email.replace(str(number), "N"), signature.region))
    assert rows == {("Ada", "Lovelace", "43215", "US", "confirmed", "ada.N@example.org", "Ohio")}


def test_two_people_of_a_household_share_an_address_only_where_the_petition_lets_them(channel, petition):
    assert channel.sign(ADA).taken
    assert channel.sign(ADA | {"given_name": "Ben"}).taken
    assert Signature.objects.count() == 1
    petition.allow_shared_addresses = True
    petition.save()
    assert channel.sign(ADA | {"given_name": "Ben"}).taken
    assert channel.sign(ADA | {"given_name": "ADA"}).taken
    assert sorted(Signature.objects.values_list("given_name", flat=True)) == ["Ada", "Ben"]
    petition.allow_shared_addresses = False
    petition.save()
    assert channel.sign(ADA | {"given_name": "Ben"}).taken
    assert Signature.objects.count() == 2
    assert recount(petition=petition) == []
