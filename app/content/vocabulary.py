"""The closed word lists content is written with; each code has one meaning everywhere."""

from typing import Final, Literal, get_args

Domain = Literal["COM", "SOC", "FM", "GM", "SEN", "EMO", "COG", "SELF", "PRET", "LIFE"]
AgeBand = Literal["2-3", "4-5", "6-8", "9-12", "13+"]
Energy = Literal["low", "medium", "high"]
Moment = Literal["morning", "after_school", "evening", "any"]
Place = Literal["floor", "table", "kitchen", "bathroom", "outdoor", "anywhere"]
People = Literal["alone", "one_adult", "siblings_or_friends"]
Sense = Literal["touch", "sound", "sight", "move", "heavy", "mouth", "smell", "inside"]
UsualEffect = Literal["settling", "waking", "either"]
Nearness = Literal["near", "arm_reach", "hands_on"]
SafetyFlag = Literal[
    "small_parts", "water", "allergy", "heat", "climb", "trip", "outdoor", "elopement", "cord",
    "scissors", "mouthing", "slippery", "food", "road", "light", "noise", "throwing",
]  # fmt: skip
EvidenceLevel = Literal["EBP", "guideline", "good_practice"]
Cost = Literal["none", "low"]
CalmWhen = Literal["set_up", "before", "during", "after"]
RestWhen = Literal["day", "wind_down", "night"]
FoodWhen = Literal["plan", "table", "watch"]

# Codes of the NCAEP 2020 report. Left out on purpose: drills, extinction and other practices that
# need a trained person and a child's consent.
Practice = Literal[
    "AAC", "ABI", "CBIS", "EXM", "FCT", "MD", "MMI", "NI", "PBII", "PII", "PP", "R", "SM", "SN",
    "TA", "TAII", "TD", "VM", "VS",
]  # fmt: skip

DOMAINS: Final[tuple[Domain, ...]] = get_args(Domain)
AGE_BANDS: Final[tuple[AgeBand, ...]] = get_args(AgeBand)
ENERGIES: Final[tuple[Energy, ...]] = get_args(Energy)
PLACES: Final[tuple[Place, ...]] = get_args(Place)
MOMENTS: Final[tuple[Moment, ...]] = get_args(Moment)
