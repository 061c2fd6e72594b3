"""What the demo's resources are about: each topic with the slugs of its resources."""

IN_SPANISH = {
    "Agreements": "Acuerdos",
    "Congo": "Congo",
    "Indonesia": "Indonesia",
    "Communities": "Comunidades",
    "Climate": "Clima",
}
TOPICS = {
    "Agreements": [
        "us-indonesia-minerals-deal",
        "concerns-emerging-minerals-deals",
        "transparency-congo-agreement",
        "promoting-supply-chain-resilience",
        "concerns-agreement-with-indonesia",
    ],
    "Congo": ["transparency-congo-agreement", "deadly-cost-of-cobalt"],
    "Indonesia": [
        "us-indonesia-minerals-deal",
        "nickel-last-nomadic-sea-tribe",
        "nickel-unearthed",
        "concerns-agreement-with-indonesia",
    ],
    "Communities": ["nickel-last-nomadic-sea-tribe", "faith-principles-transition-minerals", "deadly-cost-of-cobalt"],
    "Climate": ["nickel-unearthed"],
}
