"""The wall as readers find it: order, filters, logos, names in every script, and on other sites."""

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from endorsers.models import Endorser
from endorsers.tests.entries import picture, published, submitted
from endorsers.wall.listing import wall

pytestmark = pytest.mark.django_db
API = "/api/campaign/v1/endorsers/"


def names(endorsers):
    return [endorser.name for endorser in endorsers]


def api_names(client, **query):
    return [item["name"] for item in client.get(API, query).json()["items"]]


def test_names_stand_where_a_reader_looks_for_them(client):
    wanted = [
        "350 Action",
        "1000 Rivers",
        "A Better Balance",
        "Éclair",
        "The Example Fund",
        "Ørsted Watch",
        "zebra",
        "李",
    ]
    for name in reversed(wanted):
        published(name)
    assert names(wall().national) == wanted
    assert api_names(client) == wanted


def test_a_spanish_reader_finds_n_with_tilde_behind_n_and_no_article():
    for name in ("Ñandú", "Nube", "Oso", "La Madera"):
        published(name)
    with translation.override("es"):
        assert names(wall().national) == ["La Madera", "Nube", "Ñandú", "Oso"]


def test_featured_ones_stand_first_then_by_the_editors_numbers(client):
    published("Aaa")
    published("Bbb", sort_order=5)
    published("Ccc", featured=True)
    assert names(wall().national) == ["Ccc", "Bbb", "Aaa"]
    assert api_names(client) == ["Ccc", "Bbb", "Aaa"]


def test_national_ones_stand_before_state_or_local_ones_by_region(client, endorsers_page):
    published("Zz Local", scope="local", region="Arizona")
    published("Aa Local", scope="local", region="Ohio")
    published("Mm Local", scope="local", region="arizona")
    published("Nn National")
    page = client.get("/endorsers/", {"by": "region"}).content.decode()
    places = [
        page.index(text)
        for text in (
            ">Nn National<",
            ">Arizona</bdi></h3>",
            ">Mm Local<",
            ">Zz Local<",
            ">Ohio</bdi></h3>",
            ">Aa Local<",
        )
    ]
    assert places == sorted(places)
    assert page.count("wall__region") == 2


def test_the_page_is_searched_and_narrowed_without_scripts(client, endorsers_page):
    published("Éclair Fund")
    published("River Watch", scope="local", region="Ohio")
    published("Mountain Watch", scope="local", region="Utah")

    def shown(**query):
        response = client.get("/endorsers/", query)
        assert response.status_code == 200
        wall = response.context["wall"]
        return names([*wall.national, *wall.local])

    assert shown(q="eclair") == ["Éclair Fund"]
    assert shown(scope="local") == ["Mountain Watch", "River Watch"]
    assert shown(region="Ohio") == ["River Watch"]
    assert shown(scope="local", q="mountain") == ["Mountain Watch"]
    assert shown(q="nothing of this name") == []
    assert shown(region="Atlantis", scope="moon") == ["Éclair Fund", "Mountain Watch", "River Watch"]
    assert "Nothing matches" in client.get("/endorsers/", {"q": "nothing"}).content.decode()
    assert "3 organizations" in client.get("/endorsers/").content.decode()


def test_a_name_is_found_in_any_way_of_writing(client, endorsers_page):
    published("مؤسسة أحمد")
    published("Other Fund")
    wall = client.get("/endorsers/", {"q": "موسسه احمد"}).context["wall"]
    assert names(wall.national) == ["مؤسسة أحمد"]


@pytest.mark.parametrize("words", ['"', "it's", "%", "\0", "_", "\\", "💙", "   "])
def test_a1_odd_words_are_no_error(client, endorsers_page, words):
    published("River Watch")
    assert client.get("/endorsers/", {"q": words}).status_code == 200


def test_a6_names_with_ampersands_and_quotes_are_right_in_page_alt_text_and_api(client, endorsers_page):
    name = 'Salt & Light "Justice" <People\'s> Fund'
    escaped = "Salt &amp; Light &quot;Justice&quot; &lt;People&#x27;s&gt; Fund"
    published(name, logo=picture(), quote="Earth & people.")
    published(f"{name} of Ohio")
    page = client.get("/endorsers/").content.decode()
    assert f'alt="{escaped}"' in page
    assert f">{escaped} of Ohio</bdi>" in page
    assert "&amp;amp;" not in page
    assert "<People" not in page
    items = client.get(API).json()["items"]
    assert items[0]["name"] == name
    assert items[0]["logo"]["alt"] == name
    assert items[0]["quote"] == "Earth & people."


@pytest.mark.parametrize("name", ["नदी गठबंधन", "تحالف الأنهار", "河流联盟"])
def test_a7_names_in_every_script_are_shown_found_and_have_a_place(client, endorsers_page, name):
    endorser = published(name, scope="local", region=name, logo=picture(name))
    page = client.get("/endorsers/").content.decode()
    assert f'alt="{name}"' in page
    assert 'id="region-"' not in client.get("/endorsers/", {"by": "region"}).content.decode()
    assert f'id="endorser-{endorser.pk}"' in page
    assert api_names(client, search=name) == [name]
    assert api_names(client, region=name) == [name]


def test_logos_are_lazy_sized_and_described_and_a_name_stands_where_there_is_none(client, endorsers_page):
    published("Has A Logo", logo=picture(), website="https://logo.example/")
    published("Has None")
    page = client.get("/endorsers/").content.decode()
    assert 'loading="lazy"' in page
    assert 'class="endorser__logo endorser__logo--wide"' in page
    assert '<bdi class="endorser__name">Has None</bdi>' in page


def test_a_bitmap_comes_in_the_size_that_the_screen_needs(client, endorsers_page):
    from wagtail.images.tests.utils import get_test_image_file

    from campaign.core.models import CampaignImage

    image = CampaignImage.objects.create(title="Big", file=get_test_image_file(size=(1200, 600)))
    published("Has A Bitmap", logo=image)
    page = client.get("/endorsers/").content.decode()
    assert page.count(".webp") == 4
    assert "200w" in page
    assert "400w" in page
    assert "800w" in page
    assert 'sizes="auto,' in page


def test_nothing_unpublished_is_on_the_wall(client, endorsers_page):
    submitted("Not Yet")
    assert "Not Yet" not in client.get("/endorsers/").content.decode()
    assert api_names(client) == []
    assert wall().count == 0


@pytest.mark.parametrize("address", ["/", "/endorsers/", "/embed/endorsers/", API])
def test_a_thousand_organizations_cost_as_many_queries_as_one(client, home, endorsers_page, address):
    home.sections = [("endorser_wall", {"heading": "Endorsing Organizations"})]
    home.save_revision().publish()
    published("First", logo=picture())
    published("Second", scope="local", region="Ohio")

    def queries():
        cache.clear()
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    queries()
    few = queries()
    for number in range(8):
        published(f"Alliance {number}", logo=picture(), scope="local", region=f"Region {number}")
    queries()  # makes the renditions
    assert queries() == few


def test_any_site_may_frame_the_wall_and_only_that(client, endorsers_page):
    published("River Watch", scope="local", region="Ohio", website="https://river.example/")
    published("National Watch")
    response = client.get("/embed/endorsers/")
    assert "frame-ancestors *" in response["Content-Security-Policy"]
    assert "script-src 'self'" in response["Content-Security-Policy"]
    assert "X-Frame-Options" not in response
    assert "public" in response["Cache-Control"]
    page = response.content.decode()
    assert 'href="http://localhost/endorsers/river-watch/" target="_blank" rel="noopener"' in page
    assert 'href="http://localhost/endorsers/add/" target="_blank" rel="noopener"' in page
    assert "frame-ancestors 'self'" in client.get("/endorsers/")["Content-Security-Policy"]
    narrowed = client.get("/embed/endorsers/", {"scope": "local", "by": "region"}).content.decode()
    assert "National Watch" not in narrowed
    assert ">Ohio</bdi></h3>" in narrowed
    assert client.post("/embed/endorsers/").status_code == 405


def test_history_counts_the_organizations_that_are_listed_by_the_day_of_their_first_publication(client):
    for name, day in (
        ("One", "2026-05-01T16:00:00Z"),
        ("Two", "2026-05-01T17:00:00Z"),
        ("Three", "2026-05-03T16:00:00Z"),
    ):
        endorser = published(name)
        Endorser.objects.filter(pk=endorser.pk).update(first_published_at=day)
    gone = published("Gone")
    gone.unpublish()
    assert client.get(f"{API}history/").json() == {
        "days": [{"day": "2026-05-01", "endorsements": 2}, {"day": "2026-05-03", "endorsements": 1}]
    }
    assert client.get(f"{API}history/", {"x": "1"}).status_code == 422


def test_the_api_turns_pages_in_the_order_of_the_wall(client):
    for name in ("The Cedar Fund", "Beech Fund", "Ash Fund"):
        published(name)
    assert api_names(client, limit=1, offset=2) == ["The Cedar Fund"]
    assert client.get(API, {"limit": 1}).json()["count"] == 3
    assert api_names(client, scope="local") == []


def test_e6_one_region_is_one_choice_and_one_result_however_it_was_written(client, endorsers_page):
    for name, region in (("River Watch", "OH"), ("Hill Watch", "Ohio"), ("Lake Watch", " ohio ")):
        published(name, scope="local", region=region)
    published("Bay Watch", scope="local", region="État de Vaud")

    assert set(Endorser.objects.values_list("region", flat=True)) == {"Ohio", "État de Vaud"}
    page = client.get("/endorsers/").content.decode()
    assert page.count('<option value="Ohio"') == 1
    for way in ("OH", "Ohio", "ohio", " OHIO "):
        assert api_names(client, region=way) == ["Hill Watch", "Lake Watch", "River Watch"]
        narrowed = client.get("/endorsers/", {"region": way}).content.decode()
        assert "Lake Watch" in narrowed
        assert "Bay Watch" not in narrowed
    assert api_names(client, region="ÉTAT DE VAUD") == ["Bay Watch"]
