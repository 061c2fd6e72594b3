"""The endorsers page, and the national organizations. All of them are invented."""

from typing import Any

PAGE = {
    "title": "Endorsing Organizations",
    "slug": "endorsers",
    "search_description": "The organizations that stand behind the petition, and how to add yours.",
    "introduction": (
        "<p>These groups ask, with us, that rights come first in each minerals agreement. <i>The organizations in "
        "this demo are invented; any likeness to real ones is chance.</i></p>"
    ),
    "more_coming": "More coming soon.",
    "form_introduction": (
        "<p>Fill in this form if you may speak for your organization. We read each entry before it appears.</p>"
    ),
    "form_thanks": (
        "<p>An editor will look at your entry, as a rule within two working days. You can send us a logo later.</p>"
    ),
}

NATIONAL = [
    "Alderbrook Policy Workshop",
    "Amberlight Interfaith Council",
    "Batteries Without Borders Watch",
    "Brightloom Textile and Metal Union",
    "Common Seam Miners Network",
    "Copperline Workers Federation",
    "Council of Quiet Rivers",
    "Evenkeel Trade Reform League",
    "Fernhollow Conservation Trust",
    "First Lantern Student Alliance",
    "Glasswing Climate Collective",
    "Groundswell & Tide",
    "Harrowgate Human Rights Desk",
    "Hearth & Harvest Farmers Guild",
    "Ironbark Forest Defenders",
    "Juniper Row Women’s Assembly",
    "Kilnfire Makers Cooperative",
    "Lodestar Consumers Bureau",
    "Many Shovels Repair Movement",
    "Northbound Electric Drivers Club",
    "Openledger Finance Watch",
    "Pebble & Pine Outdoor Society",
    "Quarrymen’s Daughters Association",
    "Second Spring Recyclers Union",
    "Sisters of the Tall Grass",
    "Tidewell Ocean Trust",
    "Unmuddied Waters Project",
    "Veterans for a Gentle Earth",
    "Windrow Just Transition Lab",
    "Yellow Door Migrant Support",
]

FEATURED = {
    "Copperline Workers Federation",
    "Council of Quiet Rivers",
    "Amberlight Interfaith Council",
    "Saltmarsh Teachers Local 9042",
    "Juniper Flats Tribal Youth Circle",
}

# Sent in by their representatives, and not looked at yet.
WAITING: list[dict[str, Any]] = [
    {
        "name": "Hollyhock Street Credit Union",
        "scope": "local",
        "region": "Ohio",
        "website": "https://hollyhock-street-credit-union.example/",
        "quote": "Our members lend to neighbors. We would like trade to be as neighborly.",
        "contact_name": "Odette Fairweather",
        "contact_role": "Chair",
        "contact_email": "odette@hollyhock-street-credit-union.example",
    },
    {
        "name": "Longtable Food Alliance",
        "scope": "national",
        "contact_name": "Tomás Quillfeather",
        "contact_role": "Campaigner",
        "contact_email": "tomas@longtable-food-alliance.example",
    },
]

# Shown as their names in type.
WITHOUT_LOGO = {
    "Batteries Without Borders Watch",
    "Quarrymen’s Daughters Association",
    "Veterans for a Gentle Earth",
    "Old Ferry Road Book Club",
    "Tamarack Bend Beekeepers",
    "St. Odile’s Soup Kitchen",
    "Half Moon Paddlers",
    "Windy Acre Seed Library",
}

QUOTES = {
    "Copperline Workers Federation": (
        "Our members refine the metal. They know what an unsafe shift looks like, and that it need not be one."
    ),
    "Council of Quiet Rivers": (
        "A river does not care which ministry signed the permit. It carries whatever we put into it."
    ),
    "Amberlight Interfaith Council": (
        "Our traditions differ in much, but none of them teaches that comfort for some may rest on harm to others."
    ),
    "Second Spring Recyclers Union": (
        "There is a mine in each drawer of old phones. It is time that trade policy noticed it."
    ),
    "Northbound Electric Drivers Club": "We love our cars. We want to be able to say where each part came from.",
    "Openledger Finance Watch": "Tell us who owns the mine, and half of the hard questions answer themselves.",
    "Windrow Just Transition Lab": "A transition is just when those who gave the most are not asked to give again.",
    "Saltmarsh Teachers Local 9042": "Our students will live with these agreements longer than anyone who signs them.",
    "Juniper Flats Tribal Youth Circle": "Consent is not a form to fill in. It is the right to say no.",
    "Lanternfield Tenants Union": "From rent to rare earths, it is the fine print that hurts people.",
    "Clinker Creek Steel Retirees": "We watched standards being traded away once. Once was enough.",
    "Redwing Delta Anglers": "Clean water is where all our politics start.",
}
