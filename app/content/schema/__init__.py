"""The shape of every content item; a file that breaks one of these rules stops the start."""

from app.content.schema.activity import Activity
from app.content.schema.calm import CalmStage, Corner, Way
from app.content.schema.item import Item, Source
from app.content.schema.routine import RoutineTemplate
from app.content.schema.safety import CountryNumbers, EvidenceNote, SafetyCard
from app.content.schema.tip import CalmTip, FoodTip, RestTip, Tip

__all__ = [
    "Activity",
    "CalmStage",
    "CalmTip",
    "Corner",
    "CountryNumbers",
    "EvidenceNote",
    "FoodTip",
    "Item",
    "RestTip",
    "RoutineTemplate",
    "SafetyCard",
    "Source",
    "Tip",
    "Way",
]
