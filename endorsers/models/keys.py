"""By what two entries of one organization are recognized: its name and its website, without what people vary."""

import re
import unicodedata
from urllib.parse import parse_qsl, urlencode, urlsplit


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ARTICLES = _words("the a an la le les el los las der die das il lo gli i o os as de het")
# Legal forms, as they are written without full stops and accents.
LEGAL_FORMS = _words(
    "inc incorporated llc llp lp ltd limited corp corporation co company plc pbc 501c3 501c4 pllc "
    "ev eingetragener verein gmbh ggmbh ug ag eg kg sa sas sarl sl srl spa sc asbl vzw aisbl ong ngo npo bv nv "
    "ab as asa aps oy ry pty cic cio"
)
AND = _words("and und et y e og och en")
KEY_LENGTH = 200

# Addresses at which many organizations have their pages; there only the whole address tells them apart.
SHARED_SITES = _words(
    "bio.link bit.ly bsky.app carrd.co change.org discord.com discord.gg docs.google.com drive.google.com "
    "eventbrite.com facebook.com forms.gle github.com github.io gofundme.com groups.google.com groups.io "
    "instagram.com linkedin.com linktr.ee mastodon.social medium.com meetup.com notion.site patreon.com "
    "pinterest.com reddit.com sites.google.com slack.com substack.com t.me telegram.me threads.com "
    "threads.net tiktok.com tumblr.com vimeo.com vk.com wa.me weebly.com whatsapp.com wikipedia.org "
    "wixsite.com wordpress.com x.com youtube.com blogspot.com"
)
# Of those, where capitals do not matter and a phone or a language has a host of its own.
_FOLDED = _words(
    "bsky.app facebook.com github.com instagram.com linkedin.com linktr.ee medium.com tiktok.com wikipedia.org x.com"
)
# Of all, what names nobody in particular.
_NOBODYS_PATHS = _words(
    "groups pages profile.php home.php people pg events view site sites company in school c channel user u r o p d "
    "home login about forms document spreadsheets"
) | {""}
_OTHER_HOSTS = {
    "fb.com": "facebook.com",
    "fb.me": "facebook.com",
    "twitter.com": "x.com",
    "mobile.twitter.com": "x.com",
}
_MIRRORS = _words("m mobile web touch l")
_LANGUAGE = re.compile(r"[a-z]{2}(?:-[a-z]{2})?")
# What links carry to tell where a visitor came from.
_TRACKING = re.compile(
    r"utm_\w{1,40}|fbclid|gclid|dclid|msclkid|igshid|igsh|mc_[ce]id|mibextid|_ga|_gl|ref|ref_src|ref_url|source|si|share_id|"
    r"__tn__|__cft__\S{0,9}|fref|hc_ref|locale|lang|hl",
    re.IGNORECASE,
)
_INDEX = re.compile(r"/(?:index|default|home)\.\w{1,8}$")
_APOSTROPHES = re.compile(r"['’‘ʼ`´]")
_DOTTED = re.compile(r"\b(?:\w\.){2,}\w?|\b\w\.\w\b")


def name_key(name: str) -> str:
    """Equal for names that differ in case, accents, punctuation, articles, legal forms or how "and" is written.

    ``The Example Alliance, Inc.`` and ``example alliance`` are one. Where nothing else would be left, the
    words stay: a name that is only an article or a legal form is still a name.
    """
    plain = unicodedata.normalize("NFKD", name).casefold()
    plain = "".join(char for char in plain if not _is_latin_accent(char)).replace("ß", "ss")
    plain = _APOSTROPHES.sub("", plain).replace("&", " and ").replace("+", " and ")
    plain = _DOTTED.sub(lambda found: found[0].replace(".", ""), plain)
    plain = unicodedata.normalize("NFC", plain)
    words = "".join(char if _is_of_words(char) else " " for char in plain).split()
    told = ["and" if word in AND and 0 < place < len(words) - 1 else word for place, word in enumerate(words)]
    return (" ".join(_without_legal_forms(_without_article(told))) or plain.strip())[:KEY_LENGTH]


def website_key(address: str) -> str:
    """The host without ``www``, the path without slashes at its end, and the query that names a page.

    Empty for no address. The path stays: two chapters may have a page each on one site. So does the query, but for
    what only tells where a visitor came from: ``profile.php?id=1`` and ``?id=2`` are two (case E4).
    """
    host, path, query = _parts(address)
    if not host:
        return ""
    path = _INDEX.sub("", path).rstrip("/")
    if host in _FOLDED:
        path = path.casefold()
    pairs = [(name, value) for name, value in parse_qsl(query) if value and not _TRACKING.fullmatch(name)]
    asked = f"?{urlencode(sorted(pairs))}" if pairs else ""
    return f"{host}{path}{asked}"[:KEY_LENGTH]


def website_host(address: str) -> str:
    """The host without ``www``; empty for no address."""
    return _parts(address)[0]


def tells_apart(site_key: str) -> bool:
    """Whether a website's key names one organization: the front page of a site where many have theirs does not."""
    host, _slash, path = site_key.partition("/")
    path = path.removeprefix("~")
    return bool(site_key) and not (host in SHARED_SITES and path in _NOBODYS_PATHS)


def _parts(address: str) -> tuple[str, str, str]:
    """Host, path and query; one host for those that are one site."""
    try:
        parts = urlsplit(address.strip() if "//" in address else f"//{address.strip()}")
        host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    except ValueError:
        return "", "", ""
    host = host if host.isascii() else _ascii_host(host)
    path, query = parts.path, parts.query
    if parts.fragment.startswith("!"):  # the addresses of pages that scripts make
        path = f"{path.rstrip('/')}/{parts.fragment}"
    return _one_of_shared(host), path, query


def _one_of_shared(host: str) -> str:
    """``m.facebook.com`` and ``de-de.facebook.com`` as the site itself."""
    host = _OTHER_HOSTS.get(host, host)
    first, _dot, site = host.partition(".")
    return site if site in _FOLDED and (first in _MIRRORS or _LANGUAGE.fullmatch(first)) else host


def _without_article(words: list[str]) -> list[str]:
    return words[1:] if len(words) > 1 and words[0] in ARTICLES else words


def _without_legal_forms(words: list[str]) -> list[str]:
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    return words


def _is_of_words(char: str) -> bool:
    # Marks are vowels in the scripts of India and South East Asia.
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _is_latin_accent(char: str) -> bool:
    # Only the marks that NFKD takes off Latin, Greek and Cyrillic letters; vowel signs of other scripts are letters.
    return "\u0300" <= char <= "\u036f"


def _ascii_host(host: str) -> str:
    try:
        return host.encode("idna").decode()
    except UnicodeError:
        return host
