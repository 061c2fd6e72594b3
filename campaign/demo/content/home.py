"""The landing page, in the order in which it is read."""

TITLE = "Fair minerals deals"
SEARCH_DESCRIPTION = (
    "Sign the petition: new critical minerals agreements must put labor, environmental and human rights first."
)

HERO = {
    "headline": "Minerals deals must put workers, communities and the environment first",
    "ask": (
        "<p>Washington is weighing Critical Minerals Agreements with countries across the globe. Ask its negotiators "
        "to put <b>labor, environmental and human rights</b> first in each of them.</p>"
    ),
    "button_label": "Sign the petition",
}
SIGN_FORM = {"heading": "Add your name"}
SPREAD_THE_WORD = {
    "heading": "Spread the Word",
    "text": "Tell three friends today.",
}
ENDORSER_WALL = {
    "heading": "Endorsing Organizations",
    "text": "All of them are invented.",
    "national_heading": "National Organizations",
    "local_heading": "State or Local Organizations",
    "limit": 18,
}
BACKED_BY = {"heading": "Backed by", "limit": 8}
WHY_NOW = {
    "heading": "Why now",
    "text": (
        "<p>Agreements on nickel, cobalt and lithium are being drafted this year, mostly out of sight. What is left "
        "out of the first is seldom added to the next. "
        '<a linktype="page" id="{background}">How we got here, and who decides</a></p>'
    ),
    "figures": [
        {
            "figure": "3",
            "words": "agreements are being drafted now",
            "source": "An invented figure",
            "source_url": "",
        },
        {
            "figure": "20 years",
            "words": "is how long a new mine is dug",
            "source": "An invented figure",
            "source_url": "",
        },
    ],
}
DEMANDS = {
    "heading": "Our five conditions",
    "text": "",
    "demands": [
        {
            "title": "Open the talks",
            "text": "Workers and communities see the drafts.",
        },
        {
            "title": "Protect those who work",
            "text": "The right to organize, safe work and a living wage, all along the chain.",
        },
        {
            "title": "Ask those who live there",
            "text": "No mine without the consent of Indigenous peoples and neighbors.",
        },
        {"title": "Dig less", "text": "Recycling, reuse and lower demand come before new mines."},
        {
            "title": "Give the rules teeth",
            "text": "Complaints are heard quickly, and a breach costs whoever commits it.",
        },
    ],
}
VOICE = {
    "quote": "They call it a clean battery. I would like them to see the river behind my house.",
    "name": "Mirela Example",
    "role": "Neighbor of a planned mine (invented)",
}
FAQ = {"heading": "Frequently Asked Questions"}
RESOURCES = {
    "heading": "Resources",
    "text": "",
    "limit": 3,
}
