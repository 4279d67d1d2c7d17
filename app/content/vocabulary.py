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
# What an idea needs from the house; whoever ticks what they have sees only what they can do.
Thing = Literal[
    "ball", "blocks", "books", "box", "bubbles", "cards", "cloth", "clothes", "cushions", "dough", "food",
    "garden", "kitchen", "music", "paint", "pens", "phone", "tape", "toys", "water", "wheels",
]  # fmt: skip
Interest = Literal[
    "animals", "art", "building", "cars", "collections", "computers", "cooking", "dinosaurs", "dressing_up",
    "films", "games", "letters", "machines", "maps", "music", "nature", "numbers", "people", "science",
    "shopping", "space", "sports", "stories", "superheroes", "trains", "vehicles", "water",
]  # fmt: skip
EvidenceLevel = Literal["EBP", "guideline", "good_practice"]
Cost = Literal["none", "low"]
CalmWhen = Literal["set_up", "before", "during", "after"]
RestWhen = Literal["day", "wind_down", "night"]
FoodWhen = Literal["plan", "table", "watch"]
Stage = Literal["early", "rising", "peak", "after"]
HelpsWith = Literal["calm", "bedtime"]
Budget = Literal["nothing", "one_shelf", "whole_corner"]
Urgency = Literal["now", "today", "soon", "plan"]
Topic = Literal["calm", "food", "play", "rest"]
NumberKind = Literal[
    "emergency", "poison", "crisis", "health_line", "child_protection", "violence_at_home", "parents"
]

# Codes of the NCAEP 2020 report. Left out on purpose: drills, extinction and other practices that
# need a trained person and a child's consent.
Practice = Literal[
    "AAC", "ABI", "CBIS", "EXM", "FCT", "MD", "MMI", "NI", "PBII", "PII", "PP", "R", "SM", "SN",
    "TA", "TAII", "TD", "VM", "VS",
]  # fmt: skip

DOMAINS: Final[tuple[Domain, ...]] = get_args(Domain)
AGE_BANDS: Final[tuple[AgeBand, ...]] = get_args(AgeBand)
ENERGIES: Final[tuple[Energy, ...]] = get_args(Energy)
PEOPLE: Final[tuple[People, ...]] = get_args(People)
PLACES: Final[tuple[Place, ...]] = get_args(Place)
MOMENTS: Final[tuple[Moment, ...]] = get_args(Moment)
THINGS: Final[tuple[Thing, ...]] = get_args(Thing)
INTERESTS: Final[tuple[Interest, ...]] = get_args(Interest)
SENSES: Final[tuple[Sense, ...]] = get_args(Sense)
CALM_WHEN: Final[tuple[CalmWhen, ...]] = get_args(CalmWhen)
REST_WHEN: Final[tuple[RestWhen, ...]] = get_args(RestWhen)
FOOD_WHEN: Final[tuple[FoodWhen, ...]] = get_args(FoodWhen)
HELPS_WITH: Final[tuple[HelpsWith, ...]] = get_args(HelpsWith)
STAGES: Final[tuple[Stage, ...]] = get_args(Stage)
BUDGETS: Final[tuple[Budget, ...]] = get_args(Budget)
URGENCIES: Final[tuple[Urgency, ...]] = get_args(Urgency)
NUMBER_KINDS: Final[tuple[NumberKind, ...]] = get_args(NumberKind)
