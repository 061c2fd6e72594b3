"""Who signs in the demo: invented people from many places, in the scripts in which they write their names."""

# Country: given names and family names that go together. A person may have one name only.
PEOPLE = {
    "US": (
        (
            "Amara Beatrix Caleb Darnell Elena Franklin Gwendolyn Hank Imani Jolene Kofi Lucinda Marcus Nadine Otis "
            "Priscilla Quentin Rosalind Silas Thelma Ulysses Verity Wendell Ximena Yolanda Zeke Anne-Marie"
        ),
        (
            "Abernathy Birdsong Castellanos Dunmore Eastwick Fairweather Greenleaf Hollowell Ironside Jessop Kettleman "
            "Larkspur Merriweather Nightingale O’Dell Pennywhistle Quillfeather Ravenscroft Stonebridge Thornquist "
            "Underhill Vandersloot Whitlock Yarborough Zimmerwald"
        ),
    ),
    "MX": ("Ximena José Guadalupe Íñigo Lucía", "Peñaloza Ibáñez Nuñez Quiñones"),
    "CA": ("Élodie Wren François Maïté", "Bélanger Tremblay-Roy Côté"),
    "VN": ("Linh Thảo Đức", "Nguyễn Trần Phạm"),
    "NO": ("Bjørn Åse Sunniva", "Ørsted Grønvik Håland"),
    "PL": ("Łucja Grażyna Żaneta", "Wójcik Dąbrowska"),
    "UA": ("Оксана Тарас Леся", "Коваленко Шевчук"),
    "GR": ("Ελένη Νίκος", "Παπαδάκη Σταθόπουλος"),
    "JP": ("さくら 健太 由美子", "小林 渡辺"),
    "KR": ("지우 서연 민준", "김 박"),
    "TW": ("雅婷 志明", "李 陳"),
    "IN": ("अनन्या ரவி মীরা", "शर्मा"),
    "EG": ("ليلى عمر", "الشريف"),
    "IL": ("נועה איתן", "לוי"),
    "TH": ("สมหญิง อนันต์", "ใจดี"),
    "ET": ("ሰላም አበበ", ""),
    "ID": ("Suharti Budi Wulan", ""),
    "CD": ("Espérance Mwamba Divine", "Kabongo Ilunga"),
    "CL": ("Ñusta Joaquín", "Huenchumilla Fuentealba"),
}
# Most signers are from the United States; the others are drawn alike.
HOME_COUNTRY = "US"
HOME_SHARE = 0.78

POSTAL_CODES = (
    "02139 10027 11215 15213 19104 20009 23220 27514 30312 33130 37206 43202 46201 48208 53703 55407 60622 63104 "
    "70117 73106 77007 80205 84101 85701 87106 89101 92113 94110 97214 98118"
)

# Each is said once.
COMMENTS = [
    "My father worked underground for thirty years. Nobody should have to trade their lungs for a wage.",
    "I drive an electric car and I want to feel good about every part of it.",
    "Please publish the drafts. If an agreement is good, it can stand being read.",
    "Clean energy must not mean dirty rivers somewhere else.",
    "We already throw away so much. Start with recycling.",
    "I teach chemistry. My students ask where cobalt comes from, and they deserve a better answer.",
    "Communities must be able to say no, and to be heard when they do.",
    "No penalties, no promise. Put enforcement in the text.",
    "Signing for my grandchildren.",
    "Good jobs here and good jobs there. That is what trade should be for.",
    "The forest that was cleared for the smelter used to feed my village.",
    "As a nurse I have seen what heavy metals do to children.",
    "Our congregation has talked about this for a year. Time to act.",
    "Fair rules help the companies that already do it right.",
    "Por un trato justo para quienes trabajan en las minas.",
    "Pour que l’énergie propre le soit du début à la fin.",
    "It’s simple: people & planet before speed.",
    "I build battery packs. We want our suppliers held to the same standards that we are.",
    "Ownership should be public. Secrecy is where corruption lives.",
    "Water is life. Protect it in writing.",
    "Hope this reaches the right desk 💚",
    "Thank you for making this understandable.",
    "My town lived from one mine and died with it. Plan for the day after.",
    "A phone should be repairable. That would save more metal than a new pit brings.",
    "I am a trade lawyer. Side letters are not enforcement.",
    "Fishing families downstream were never asked. Ask them.",
    "If child labor is in the chain, it is in my car. I don’t want it there.",
    "I work in solar and am proud of it. Let me stay proud.",
    "Put a date on it, put a number on it, put a penalty behind it.",
    "I signed because a friend sent me the link. Now I send it on.",
    "We can have climate action and human rights. It was never one or the other.",
    "Every deal so far was announced after it was done. Do this one in daylight.",
    "Retired smelter worker. Protective gear costs less than funerals.",
    "Indigenous consent first. Not second, not in a footnote.",
    "I want to know what is in it before anyone signs it in my name.",
    "Less lithium per mile: buses and trains count too.",
    "Our union has members on both ends of this chain. Same rights at each of them.",
    "It took our river twenty years to recover. Don’t export that.",
    "Small farmers near the mine have no lobby. They have us.",
    "I read the whole petition to my book club. All of us signed.",
]

SOURCES = ["", "", "", "newsletter", "partner-site", "poster", "radio"]
