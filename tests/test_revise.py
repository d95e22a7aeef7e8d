from agent.archive import Archive
from agent.board import Board, Panel, Scene, Settings, Shot
from agent.revise import revise
from agent.studio.reshoot import with_shot
from tests.boards import SCRIPT, archive, board, labels

OLD = archive()


def edited(scene: Scene, place: int, **fields: object) -> Scene:
    shot = scene.shots[place].model_copy(update={**fields, "edited": tuple(fields)})
    return scene.model_copy(
        update={"shots": (*scene.shots[:place], shot, *scene.shots[place + 1 :])}
    )


def with_scene(old: Archive, place: int, scene: Scene) -> Archive:
    scenes = old.board.scenes
    update = {"scenes": (*scenes[:place], scene, *scenes[place + 1 :])}
    return Archive(old.board.model_copy(update=update), old.parked, old.former)


def revised(text: str, old: Archive = OLD, own: frozenset[str] = frozenset()) -> Archive:
    return revise(old, board(text), own).archive


def shot_of(plan: Board, label: str) -> Shot:
    for scene in plan.scenes:
        shots = {shot.uid: shot for shot in scene.shots}
        for panel in scene.panels:
            if panel.label == label:
                return shots[panel.shot]
    raise AssertionError(label)


def panel_of(plan: Board, label: str) -> Panel:
    return next(panel for scene in plan.scenes for panel in scene.panels if panel.label == label)


def test_the_same_script_changes_nothing() -> None:
    revision = revise(OLD, board(SCRIPT))
    assert revision.archive == OLD
    assert revision.changed == ()


def test_an_unchanged_scene_keeps_edits_and_takes_and_moves_with_its_text() -> None:
    old = with_scene(OLD, 1, edited(OLD.board.scenes[1], 0, size="ECU"))
    new = revised("FADE IN:\n\n" + SCRIPT, old).board.scenes[1]
    before = old.board.scenes[1]
    assert (new.uid, new.shots) == (before.uid, before.shots)
    assert [panel.takes for panel in new.panels] == [panel.takes for panel in before.panels]
    assert new.span.line == before.span.line + 2
    assert new.panels[1].speeches[0].span.line == before.panels[1].speeches[0].span.line + 2


def test_only_the_changed_scene_is_planned_anew_under_its_uid() -> None:
    text = SCRIPT.replace("Rain.", "Snow.")
    revision = revise(OLD, board(text))
    assert revision.changed == (OLD.board.scenes[1].uid,)
    assert revision.archive.board.scenes[0] == OLD.board.scenes[0]


def test_an_edit_survives_a_change_elsewhere_in_its_scene() -> None:
    old = with_scene(OLD, 1, edited(OLD.board.scenes[1], 1, size="ECU", caption="Mine."))
    new = revised(SCRIPT.replace("Rain.", "Snow."), old).board
    shot = shot_of(new, "2B")
    assert (shot.size, shot.caption, shot.edited) == ("ECU", "Mine.", ("size", "caption"))
    assert panel_of(new, "2B").takes == panel_of(old.board, "2B").takes
    assert panel_of(new, "2A").takes == ()


def test_an_edited_panel_whose_words_changed_keeps_its_picture_and_is_stale() -> None:
    old = with_scene(OLD, 1, edited(OLD.board.scenes[1], 0, size="ECU"))
    new = revised(SCRIPT.replace("Rain.", "Snow."), old).board
    panel = panel_of(new, "2A")
    assert (shot_of(new, "2A").size, panel.action) == ("ECU", "Snow. A boat turns at its rope.")
    assert panel.takes == panel_of(old.board, "2A").takes
    assert panel.stale == "Rain. -> Snow."
    assert panel_of(new, "2B").stale == ""
    assert new.scenes[1].parked == ()


def test_a_locked_panel_whose_words_changed_again_tells_all_of_it() -> None:
    scene = OLD.board.scenes[1]
    panels = tuple(panel.model_copy(update={"locked": True}) for panel in scene.panels)
    old = with_scene(OLD, 1, scene.model_copy(update={"panels": panels}))
    once = revised(SCRIPT.replace("Untie it.", "Untie it now."), old)
    twice = revised(SCRIPT.replace("Untie it.", "Untie it now, Tom."), once)
    panel = panel_of(twice.board, "2B")
    assert (panel.locked, panel.current) == (True, 1)
    assert panel.stale == "it. -> it now.; now. -> now, Tom."


def test_a_panel_nobody_touched_is_planned_anew_when_its_words_change() -> None:
    panel = panel_of(revised(SCRIPT.replace("Rain.", "Snow.")).board, "2A")
    assert (panel.takes, panel.stale) == ((), "")


def test_an_edited_panel_that_is_rewritten_is_parked() -> None:
    old = with_scene(OLD, 1, edited(OLD.board.scenes[1], 0, size="ECU"))
    new = revised(SCRIPT.replace("Rain. A boat turns at its rope.", "Two gulls quarrel."), old)
    assert panel_of(new.board, "2A").takes == ()
    assert [shot.size for shot, _ in new.board.scenes[1].parked] == ["ECU"]


def test_a_panel_whose_text_is_gone_is_parked_and_comes_back_with_it() -> None:
    gone = revised(SCRIPT.replace("Rain. A boat turns at its rope.\n\n", ""))
    [(shot, panel)] = gone.board.scenes[1].parked
    assert (shot.caption, panel.takes) == (
        "Rain. A boat turns at its rope.",
        panel_of(OLD.board, "2A").takes,
    )
    back = revised(SCRIPT, gone)
    assert panel_of(back.board, "2A").takes == panel.takes
    assert back.board.scenes[1].parked == ()


def test_a_removed_scene_is_parked_whole_and_comes_back_as_it_was() -> None:
    start = SCRIPT.index("EXT. PIER")
    stop = SCRIPT.index("INT. BOAT")
    gone = revised(SCRIPT[:start] + SCRIPT[stop:])
    assert [scene.heading for scene in gone.parked] == ["EXT. PIER - NIGHT"]
    back = revised(SCRIPT, gone)
    assert back.board.scenes == OLD.board.scenes
    assert back.parked == ()


def test_a_scene_between_others_takes_a_letter_and_moves_no_label() -> None:
    new = SCRIPT.replace("EXT. PIER", "INT. STAIRS - DAY\n\nShe runs down.\n\nEXT. PIER")
    plan = revised(new).board
    assert [scene.number for scene in plan.scenes] == ["1", "1A", "2", "3"]
    assert [label for label in labels(plan) if label in labels(OLD.board)] == labels(OLD.board)
    assert len(set(labels(plan))) == len(labels(plan))


def test_a_scene_at_the_end_takes_the_next_number() -> None:
    plan = revised(SCRIPT + "\nINT. HARBOUR OFFICE - DAWN\n\nA lamp goes out.\n").board
    assert [scene.number for scene in plan.scenes] == ["1", "2", "3", "4"]


def test_a_first_plan_keeps_the_directors_numbers() -> None:
    text = SCRIPT.replace("EXT. PIER - NIGHT", "EXT. PIER - NIGHT #4A#")
    plan = revised(text, Archive(board("")), frozenset({"4A"})).board
    assert [scene.number for scene in plan.scenes] == [scene.number for scene in board(text).scenes]


def test_a_changed_scene_keeps_its_camera_positions() -> None:
    longer = SCRIPT.replace("Rain.", "Snow falls.\n\nRain.")
    old, new = OLD.board.scenes[1], revised(longer).board.scenes[1]
    setups = {shot.caption: shot.setup for shot in old.shots}
    kept = [shot.setup for shot in new.shots if shot.caption in setups]
    assert kept == [setups[shot.caption] for shot in new.shots if shot.caption in setups]


def test_numbers_of_the_script_win() -> None:
    text = SCRIPT.replace("EXT. PIER - NIGHT", "EXT. PIER - NIGHT #7#")
    plan = revised(text, own=frozenset({"7"})).board
    assert [scene.number for scene in plan.scenes] == ["1", "7", "3"]


def test_scenes_that_change_places_keep_their_numbers_and_pictures() -> None:
    kitchen, rest = SCRIPT[: SCRIPT.index("EXT.")], SCRIPT[SCRIPT.index("EXT.") :]
    plan = revised(f"{rest}\n{kitchen}").board
    assert [scene.number for scene in plan.scenes] == ["2", "3", "1"]
    assert all(panel.takes for scene in plan.scenes for panel in scene.panels)


def test_a_renamed_place_is_still_the_scene() -> None:
    plan = revised(SCRIPT.replace("INT. KITCHEN", "INT. GALLEY")).board
    assert plan.scenes[0].uid == OLD.board.scenes[0].uid
    assert plan.scenes[0].heading == "INT. GALLEY - DAY"


def test_another_detail_plans_every_scene_anew() -> None:
    revision = revise(OLD, board(SCRIPT, Settings(detail="high")))
    assert revision.changed == tuple(scene.uid for scene in OLD.board.scenes)


def test_people_who_leave_stay_known() -> None:
    text = SCRIPT.replace("TOM\nI said I would.\n\n", "")
    gone = revised(text)
    assert [member.uid for member in gone.former] == ["tom"]
    assert [member.uid for member in gone.known] == ["maya", "tom"]


def test_a_panel_shot_alone_stays_so_when_its_scene_changes() -> None:
    def moving(plan: Board) -> Board:
        scene = plan.scenes[1]
        first, *rest = scene.panels
        both = [first.model_copy(update={"uid": f"{first.uid}{end}", "moment": end})
                for end in ("first", "last")]  # fmt: skip
        scene = scene.model_copy(update={"panels": (*both, *rest)})
        return plan.model_copy(update={"scenes": (plan.scenes[0], scene, *plan.scenes[2:])})

    whole = moving(OLD.board)
    alone = with_shot(
        whole.scenes[1],
        whole.scenes[1].panels[1].uid,
        lambda shot: shot.model_copy(update={"size": "CU", "edited": ("size",)}),
    )
    old = with_scene(Archive(whole), 1, alone)
    new = revise(old, moving(board(SCRIPT.replace("Untie it.", "Hold it.")))).archive.board
    first, last, *_ = new.scenes[1].panels
    shots = {shot.uid: shot for shot in new.scenes[1].shots}
    assert (shots[first.shot].size, shots[last.shot].size) == ("LS", "CU")
    assert (len(first.takes), len(last.takes)) == (1, 1)
