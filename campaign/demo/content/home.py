"""The landing page, in the order in which it is read."""

TITLE = "Fair minerals deals"
SEARCH_DESCRIPTION = (
    "Sign the petition: new critical minerals agreements must put labor, environmental and human rights first."
)

HERO = {
    "headline": "Minerals deals must put workers, communities and the environment first",
    "ask": (
        "<p>Washington is weighing a series of Critical Minerals Agreements with countries across the globe. "
        "Add your name and ask negotiators to make <b>labor rights, environmental protection and human "
        "rights</b> the first condition of each of them, all the way from the mine to the finished product.</p>"
    ),
    "button_label": "Sign the petition",
}
SIGN_FORM = {"heading": "Add your name"}
SPREAD_THE_WORD = {
    "heading": "Spread the Word",
    "text": "Few people have heard of these deals while they are still being written. Tell three friends today.",
}
ENDORSER_WALL = {
    "heading": "Endorsing Organizations",
    "text": (
        "Unions, congregations, conservation groups and neighbors stand behind this call. "
        "All organizations shown in this demo are invented."
    ),
    "national_heading": "National Organizations",
    "local_heading": "State or Local Organizations",
}
FAQ = {"heading": "Frequently Asked Questions"}
RESOURCES = {
    "heading": "Resources",
    "text": "Reports, letters and statements on how minerals are mined, traded and agreed upon.",
    "limit": 9,
}

HERO_PICTURE = {
    "title": "Layers of the earth at sunrise",
    "description": "A drawing of colored layers of rock under rolling hills, with the sun rising behind them.",
}
SOCIAL_PICTURE = {
    "title": "Card: Rights first in every minerals deal",
    "description": "A card with the words “Rights first in every minerals deal” over drawn layers of rock.",
    "words": ["Rights first in", "every minerals deal"],
}
