"""robots.txt: what crawlers may fetch (RFC 9309)."""

from django.http import HttpRequest, HttpResponse

from campaign.core.signed_links import here_absolute


def robots_txt(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /admin/",
        "Disallow: /search/",
        "Disallow: /embed/",
        "Allow: /",
        "",
        f"Sitemap: {here_absolute('/sitemap.xml')}",
        "",
    ]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
