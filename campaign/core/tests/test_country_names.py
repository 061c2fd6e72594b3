"""Countries and regions as people write them in forms and lists."""

import pycountry
import pytest
from django_countries import countries

from campaign.core.geography.country_names import code_of_country
from campaign.core.geography.region_names import region

SPELLINGS = {
    "BF": "Upper Volta",
    "CD": "Zaire|Democratic Republic of Congo|Congo, The Democratic Republic of the|COD",
    "CG": "Congo|Republic of the Congo",
    "CI": "Côte d'Ivoire|Cote dIvoire|COTE D IVOIRE|Côte d’Ivoire|Ivory Coast|Elfenbeinküste",
    "CN": "People's Republic of China|Peoples Republic of China|中国",
    "CZ": "Czech Republic|Czechia|Tschechien",
    "DE": "Deutschland|DEU|276|Alemania|ALLEMAGNE|Germania|Duitsland|Alemanha|East Germany|🇩🇪|de",
    "GB": "UK|U.K.|Northern Ireland|England|Great Britain|Scotland, UK|Reino Unido|Vereinigtes Königreich",
    "IE": "Republic of Ireland|Eire|Irlanda",
    "KR": "Korea|Republic of Korea|South Korea|Korea, Republic of|Korea (South)",
    "MK": "Macedonia|Republic of Macedonia|North Macedonia",
    "MM": "Burma|Myanmar|Birma",
    "NL": "The Netherlands|Holland|Niederlande|Pays-Bas|Países Bajos|Nederland|Kingdom of the Netherlands",
    "RU": "Russia|Russian Federation|Россия",
    "SZ": "Swaziland|Eswatini",
    "TR": "Turkey|Türkiye|Türkei",
    "US": "USA|U.S.A.|US|u.s.|United States of America|America|Estados Unidos|EE. UU.|États-Unis|The United States",
    "VN": "Viet Nam|Vietnam",
    "": "|Atlantis|Czechoslovakia|the|Republic of|1|Virgin Islands|" + "x" * 5000,
}


@pytest.mark.parametrize(
    ("code", "spelling"), [(code, way) for code, all_ in SPELLINGS.items() for way in all_.split("|")]
)
def test_x5_a_country_is_known_however_it_is_written(code, spelling):
    assert code_of_country(f" {spelling} ") == code


def test_x5_each_country_is_known_by_all_that_iso_calls_it():
    facts = ("alpha_2", "alpha_3", "numeric", "name", "common_name", "official_name")
    wrong = [
        (country.alpha_2, said)
        for country in pycountry.countries
        for fact in facts
        if (said := getattr(country, fact, None)) and code_of_country(said) != country.alpha_2
    ]
    assert wrong == []
    assert [code for code, name in countries if code_of_country(str(name)) != code] == []


@pytest.mark.parametrize(
    ("name", "spellings"),
    {
        "Ohio": "OH| ohio |OHIO|Ohio, USA|State of Ohio|US-OH|Ohio.",
        "New York": "NY|N.Y.|New York State",
        "West Virginia": "W. Va.|wv|West  Virginia",
        "District of Columbia": "DC|D.C.|Washington, D.C.",
        "Georgia": "GA|georgia",
        "Ontario": "ontario|ON, Canada|CA-ON",
        "Quebec": "Québec|QUÉBEC|QUEBEC",
        "Bavaria": "Bayern|Bayern, Deutschland",
        "Punjab, India": "Punjab, IND|IN-PB",
    }.items(),
)
def test_e6_a_region_has_one_name_however_it_is_written(name, spellings):
    assert {region(way).name for way in spellings.split("|")} == {name}
    assert region(name).name == name


def test_e6_a_region_of_no_list_stays_as_it_was_written():
    assert region("  Congo   Basin ").name == "Congo Basin"
    assert region("congo basin").key == region("CONGO BASIN").key
    assert region("Punjab").name == "Punjab"  # of two countries
    assert region("").key == ""


def test_e6_what_a_region_is_called_is_understood_again():
    names = {region(each.code).name for each in pycountry.subdivisions}
    assert [name for name in names if region(name).name != name] == []
