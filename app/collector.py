"""How often Python looks for rings of forgotten objects, in a process that is to live long."""

import gc

_NEW_OBJECTS, _YOUNG_LOOKS, _MIDDLE_LOOKS = 50_000, 20, 50


def calm_collector() -> None:
    """What is there now stays for good and is not looked at again; what comes later is looked at less often.

    Each request and each message makes thousands of small objects that are gone a moment later. Looking
    through them as often as Python does by itself takes a sixth of a reminder worker's time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_OBJECTS, _YOUNG_LOOKS, _MIDDLE_LOOKS)
