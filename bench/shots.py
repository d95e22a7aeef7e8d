"""The shots the sketch artist is measured on: the 24 of the prototype and 60 of every kind."""

from bench.cast import order, person
from render.order import Order

LEFT = {"side": "left", "facing": "partner"}
RIGHT = {"side": "right", "facing": "partner"}


def known() -> list[Order]:
    """Return the prototype's 24 shots as our orders."""
    two = {"framing": "two_shot"}
    return [
        order("room", person("MAYA", facing="left", expression="sad"), size="CU"),
        order("kitchen", person("RAY", **LEFT, pose="sit_table"),
              person("MAYA", **RIGHT, pose="sit_table"), **two),
        order("kitchen", person("RAY", **LEFT, pose="sit_table"),
              person("MAYA", **RIGHT, pose="sit_table", expression="talk"),
              framing="ots", size="MCU", over="RAY", focus=("MAYA",)),
        order("street", person("DEXTER", pose="walk", travel="out"), size="LS", time="night"),
        order("desert", person("RAY", pose="walk", travel="right"), size="ELS"),
        order("car", person("MAYA", pose="drive"), person("RAY", pose="passenger", side="right"),
              **two),
        order("office", person("GUS", pose="type"), size="MLS", angle="high"),
        order("forest", person("KID", pose="run", travel="out"), size="LS", angle="low"),
        order("bar", person("DEXTER", **LEFT, pose="sit_bar", right_hand="glass"),
              person("GUS", **RIGHT, pose="lean_bar", expression="talk"),
              framing="ots", size="MCU", over="DEXTER", focus=("GUS",)),
        order("corridor", person("COP", pose="gun", right_hand="gun"), angle="dutch",
              time="night"),
        order("rooftop", person("LENA", pose="phone_ear", right_hand="phone"), size="MLS",
              angle="low"),
        order("bedroom", person("RAY", pose="lie"), size="LS", angle="birds_eye", time="night"),
        order("beach", person("MAYA", **LEFT), person("RAY", **RIGHT, pose="hips"), size="LS",
              **two),
        order("corridor", person("RAY", facing="right", expression="afraid"), size="ECU",
              time="night"),
        order("field", person("GUS", **LEFT, pose="point"),
              person("LENA", facing="partner", pose="arms_crossed"), person("KID", **RIGHT),
              size="LS", framing="three_shot"),
        order("street", person("MAYA", pose="phone_look", right_hand="phone"), size="CU",
              framing="pov", over="MAYA", target="phone"),
        order("kitchen", size="CU", framing="insert", target="gun"),
        order("room", person("LENA", **LEFT, pose="hips", expression="angry"),
              person("RAY", **RIGHT, expression="sad"), size="MCU", **two),
        order("bar", person("DEXTER", **LEFT, pose="arms_crossed"),
              person("GUS", facing="partner", pose="drink", right_hand="glass"),
              person("MAYA", facing="partner", pose="think"), person("RAY", **RIGHT, pose="point"),
              size="LS", angle="high", framing="group"),
        order("street", person("COP", pose="hips"), angle="worms_eye"),
        order("field", person("KID", facing="away"), size="ELS"),
        order("living_room", person("LENA", pose="sit_slump"), size="LS", time="night"),
        order("office", person("COP", facing="right", pose="phone_ear", right_hand="phone")),
        order("beach", person("KID", facing="right", expression="happy"), size="CU"),
    ]  # fmt: skip


def varied() -> list[Order]:
    """Return 60 shots: every size, angle and framing, many sets, times, weathers, deeds."""
    return [*known()[:20], *_alone(), *_together(), *_things()]


def _alone() -> list[Order]:
    return [
        order("hospital_room", person("GUS", pose="sleep", expression="asleep"), size="MLS"),
        order("prison_cell", person("RAY", pose="sit_slump", expression="sad"), size="LS"),
        order("church", person("LENA", pose="pray"), size="MLS", light="lamp"),
        order("stairs", person("KID", pose="run", travel="left"), size="LS", angle="low"),
        order("alley", person("DEXTER", pose="smoke", right_hand="cigarette", facing="left"),
              size="MCU", time="night", weather="rain"),
        order("snow", person("LENA", pose="walk", travel="in"), size="ELS", weather="snow"),
        order("swamp", person("COP", pose="sneak", right_hand="torch", facing="right"),
              size="MLS", time="night", weather="fog"),
        order("train", person("MAYA", pose="read", right_hand="book", facing="left"), size="MS"),
        order("supermarket", person("NURSE", pose="carry", right_hand="basket"), size="MLS"),
        order("mountain", person("RAY", pose="climb"), size="LS", angle="low", time="dawn"),
        order("lake", person("KID", pose="swim"), size="MLS"),
        order("warehouse", person("COP", pose="rifle", right_hand="rifle", facing="left"),
              size="MS", angle="low", light="dark", time="night"),
        order("field", person("LENA", pose="ride", travel="right"), size="LS", time="dusk"),
        order("nightclub", person("MAYA", pose="dance", expression="happy"), size="MLS",
              time="night", extras=5),
        order("classroom", person("GUS", pose="write", right_hand="pen"), size="MS"),
        order("bathroom", person("RAY", expression="tired", facing="right"), size="CU"),
    ]  # fmt: skip


def _together() -> list[Order]:
    two = {"framing": "two_shot"}
    return [
        order("hallway", person("MAYA", **LEFT, pose="embrace", partner="RAY"),
              person("RAY", **RIGHT, pose="embrace", partner="MAYA"), size="MLS", **two),
        order("harbour", person("LENA", **LEFT, pose="kiss", partner="RAY"),
              person("RAY", **RIGHT, pose="kiss", partner="LENA"), size="CU", time="dusk", **two),
        order("factory", person("DEXTER", **LEFT, pose="punch", partner="RAY", expression="angry"),
              person("RAY", **RIGHT, pose="punch", partner="DEXTER", expression="pain"),
              size="MLS", angle="low", **two),
        order("office", person("LENA", **LEFT, pose="shake_hands", partner="GUS"),
              person("GUS", **RIGHT, pose="shake_hands", partner="LENA"), size="MLS", **two),
        order("garden", person("KID", **LEFT, pose="give", partner="MAYA", right_hand="flowers"),
              person("MAYA", **RIGHT, pose="give", partner="KID", expression="tender"), size="MS",
              **two),
        order("street", person("COP", **LEFT, pose="handcuffed", partner="DEXTER"),
              person("DEXTER", **RIGHT, pose="handcuffed", partner="COP"), size="MS",
              weather="rain", time="night", **two),
        order("restaurant", person("RAY", **LEFT, pose="sit_table"),
              person("LENA", **RIGHT, pose="sit_table", expression="laugh"), size="MS",
              light="lamp", time="night", extras=4, **two),
        order("car", person("COP", pose="drive"),
              person("DEXTER", pose="passenger", side="right", expression="tense"), size="MS",
              time="night", **two),
        order("cave", person("KID", **LEFT, expression="afraid"),
              person("GUS", **RIGHT, right_hand="torch"), framing="ots", size="MCU", over="GUS",
              focus=("KID",)),
        order("hospital_room", person("NURSE", **LEFT, expression="tender"),
              person("GUS", **RIGHT, pose="lie"), size="MLS", **two),
        order("camp", person("RAY", **LEFT, pose="sit"),
              person("MAYA", facing="partner", pose="sit"),
              person("KID", **RIGHT, pose="sit_floor"), size="LS", framing="three_shot",
              time="night", props=("fire",)),
        order("court", *(person(name, side=side, facing="partner") for name, side in
                         (("LENA", "left"), ("GUS", "center"), ("COP", "right"),
                          ("RAY", "center"), ("MAYA", "left"))), size="MLS", framing="group"),
        order("boat_deck", person("RAY", **LEFT), person("LENA", **RIGHT, pose="look"), size="LS",
              angle="high", weather="storm", **two),
    ]  # fmt: skip


def _things() -> list[Order]:
    return [
        order("city_skyline", size="ELS", framing="establishing", time="dusk"),
        order("petrol_station", size="LS", framing="establishing", time="night", props=("car",)),
        order("space_ship", size="LS", framing="establishing"),
        order("castle", size="ELS", framing="establishing", weather="fog"),
        order("market", size="LS", framing="group", angle="high", extras=12),
        order("bedroom", size="CU", framing="insert", target="letter"),
        order("kitchen", person("GUS", pose="cook", right_hand="knife"), size="ECU",
              framing="insert", target="knife"),
        order("road", person("LENA", pose="drive", facing="left"), size="LS", time="dusk"),
        order("park", person("KID", pose="throw", right_hand="ball", facing="right"), size="MLS",
              props=("dog",)),
        order("room", size="MS", framing="title", title="THREE YEARS LATER"),
        order("rooftop", person("DEXTER", facing="away"), size="LS", weather="storm",
              time="night"),
    ]  # fmt: skip
