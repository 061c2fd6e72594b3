"""The pattern library in the admin."""

import re


def test_each_block_stands_once_with_what_it_is_for_and_where_it_fits(admin_client):
    html = admin_client.get("/admin/guide/blocks/").content.decode()
    labels = re.findall(r'<li><a href="#blockdef-\d+">([^<]+)</a>', html)
    assert len(labels) == len(set(labels))
    assert {"Headline and ask", "Demands", "Picture"} <= set(labels)
    assert "What you ask for, as numbered cards." in html
    assert "Landing page: sections" in html


def test_each_block_is_shown_in_the_look_of_the_site(admin_client, home, petition):
    html = admin_client.get("/admin/guide/blocks/").content.decode()
    for address in sorted(set(re.findall(r'<iframe src="([^"]+)"', html))):
        answer = admin_client.get(address)
        assert answer.status_code == 200, address
        assert "css/site" in answer.content.decode(), address


def test_the_guide_leads_to_it(admin_client):
    assert "/admin/guide/blocks/" in admin_client.get("/admin/guide/").content.decode()
