"""Are lines that recur in a source learned, left out, listed and put back?  Real files of three sources, and the installed program."""

from __future__ import annotations

import json
import random
import shutil
from pathlib import Path

import pytest
from support import Program

from artcli.index.directory import IndexDirectory
from artcli.index.entries import all_filed
from artcli.ingest.options import IngestOptions
from artcli.library import Library

SUBSCRIBE = "The Harbour Letter goes out on Fridays, and you can subscribe for the price of a coffee."
SHARE = "If a friend sent you this, do share it with another one."
CONTACT = "Write to the editors at desk@harbour.example with what we got wrong."
LINES = [SUBSCRIBE, SHARE, CONTACT]

WORDS = [
    "harbour",
    "master",
    "council",
    "river",
    "bridge",
    "ferry",
    "market",
    "school",
    "engine",
    "winter",
    "letter",
    "garden",
    "station",
    "budget",
    "water",
    "teacher",
]


def prose(random_: random.Random) -> str:
    sentences = [" ".join(random_.choices(WORDS, k=random_.randint(9, 16))).capitalize() + "." for _ in range(5)]
    return " ".join(sentences)


def article(number: int, source: str | None, blocks: list[str]) -> str:
    head = f"---\ntitle: The {WORDS[number % 16]} of {number}\n" + (f"source: {source}\n" if source else "") + "---\n\n"
    return head + "\n\n".join(blocks) + "\n"


def newsletter(number: int, lines: list[str] = LINES) -> str:
    random_ = random.Random(number)
    return article(number, "The Harbour Letter", [prose(random_), prose(random_), prose(random_), *lines])


def poem(number: int) -> str:
    """Verse with a refrain that speaks of following, and each book's own closing line."""
    random_ = random.Random(1000 + number)
    stanzas = [
        "\n".join(random_.choice(WORDS).capitalize() + " " + random_.choice(WORDS) + "," for _ in range(4))
        for _ in range(4)
    ]
    refrain = "And the river, the river runs on."
    parts = [part for stanza in stanzas for part in (f"```verse\n{stanza}\n```", refrain)]
    return article(number, "The Book of Rivers", [*parts, "Amen."])


def interview(number: int) -> str:
    random_ = random.Random(2000 + number)
    turns = []
    for _ in range(4):
        turns += [f"Q: {prose(random_)[:60]}?", f"A: {prose(random_)}"]
    blocks = [
        "Background",
        prose(random_),
        *turns,
        "Q: Where can our readers follow you on Twitter?",
        "A: Nowhere, I am glad to say.",
    ]
    return article(
        number, "Ten Questions", [*blocks, "## References", f"{prose(random_)}", "Thank you for talking to us."]
    )


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    for name, make in (("letter", newsletter), ("verse", poem), ("talk", interview)):
        (folder / name).mkdir(parents=True)
        for number in range(30):
            (folder / name / f"{number:02}.txt").write_text(make(number), "utf-8")
    return folder


@pytest.fixture
def program(tmp_path: Path) -> Program:
    home = tmp_path / "home"
    home.mkdir()
    return Program(home)


def filed(program: Program) -> dict[str, object]:
    with IndexDirectory(program.index).open() as snapshot:
        return {Path(one.path).parent.name + "/" + Path(one.path).name: one for one in all_filed(snapshot)}


def furniture(program: Program) -> dict[str, int]:
    done = program("stats", "--furniture", "--json")
    return {one["line"]: one["articles"] for one in json.loads(done.stdout)}


def blocks_of(program: Program, name: str) -> list[str]:
    return [block.text for block in filed(program)[name].article.blocks]


def configure(program: Program, text: str) -> None:
    Path(program.environment["ARTCLI_CONFIG"]).write_text(text, "utf-8")


def outcomes(done: object) -> set[str]:
    return {one["outcome"] for one in json.loads(done.stdout)["files"]}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_learned_listed_and_left_out(program: Program, folder: Path, jobs: str) -> None:
    done = program("ingest", str(folder), "-j", jobs)
    assert done.returncode == 0
    assert (
        done.stderr
        == "3 lines that recur in The Harbour Letter are left out from now on; see: artcli stats --furniture\n"
    )
    assert furniture(program) == dict.fromkeys(LINES, 30)
    one = json.loads(program("stats", "--furniture", "--json").stdout)[0]
    assert (one["source"], one["folder"], len(one["examples"])) == ("The Harbour Letter", None, 3)
    assert program("search", "subscribe", "--count").stdout == "0\n"
    shown = json.loads(program("show", str(folder / "letter" / "07.txt"), "--json").stdout)
    assert not {block["text"] for block in shown["blocks"]} & {*LINES}
    assert [one["text"] for one in shown["dropped"] if one["kind"] == "learned_furniture"] == LINES
    assert shown["words"] == sum(len(block["text"].split()) for block in shown["blocks"])
    page = program("show", str(folder / "letter" / "07.txt"), "--plain").stdout
    assert not any(line in page for line in LINES)
    assert program("check").returncode == 0


def test_what_authors_wrote_stays(program: Program, folder: Path) -> None:
    """Refrains, ``Amen.``, headings, the turns of interviews: all of it, though each recurs thirty times."""
    assert program("ingest", str(folder)).returncode == 0
    for name, one in filed(program).items():
        if not name.startswith("letter/"):
            assert [dropped for dropped in one.article.dropped if dropped.kind == "learned_furniture"] == []
    texts = blocks_of(program, "talk/03.txt")
    assert {"Background", "References", "Thank you for talking to us."} <= {*texts}
    assert "Q: Where can our readers follow you on Twitter?" in texts
    assert "Amen." in blocks_of(program, "verse/03.txt")
    assert blocks_of(program, "verse/03.txt").count("And the river, the river runs on.") == 4


def deleted(program: Program) -> int:
    """Return how many documents of the index were deleted."""
    return sum(one.deleted for one in IndexDirectory(program.index).manifest().segments)


def test_articles_that_come_later_lose_them_at_once(program: Program, folder: Path) -> None:
    """Also where a file says only some of them; another source's may have the same."""
    program("ingest", str(folder))
    before = deleted(program)
    (folder / "letter" / "30.txt").write_text(newsletter(30, [SHARE]), "utf-8")
    (folder / "letter" / "31.txt").write_text(newsletter(31).replace("The Harbour Letter\n", "Other\n"), "utf-8")
    done = program("ingest", str(folder))
    assert (done.returncode, done.stderr) == (0, "")
    assert deleted(program) == before  # nothing was rewritten
    assert SHARE not in blocks_of(program, "letter/30.txt")
    assert SHARE in blocks_of(program, "letter/31.txt")
    assert furniture(program) == {SUBSCRIBE: 30, CONTACT: 30, SHARE: 31}


def test_a_little_at_a_time(program: Program, folder: Path) -> None:
    """Runs of two files each learn as one of thirty does, and what was there before is rewritten in place."""
    ids = {}
    for number in range(0, 14, 2):
        some = [str(folder / "letter" / f"{one:02}.txt") for one in (number, number + 1)]
        assert program("ingest", *some).returncode == 0
        if not number:
            ids = {name: one.id for name, one in filed(program).items()}
    assert furniture(program) == dict.fromkeys(LINES, 14)
    assert not {*blocks_of(program, "letter/00.txt")} & {*LINES}
    assert {name: filed(program)[name].id for name in ids} == ids


def test_ids_tags_copies_and_moves_are_as_ever(program: Program, folder: Path) -> None:
    """What is learned changes no hash: unchanged stays unchanged, a copy a copy, and a moved file is recognised."""
    letters = folder / "letter"
    program("ingest", str(folder / "verse"))
    for number in range(9):
        program("ingest", str(letters / f"{number:02}.txt"))
    tagged = filed(program)["letter/05.txt"].id
    assert program("tag", tagged, "+quay").returncode == 0
    before = {name: one.id for name, one in filed(program).items()}
    assert SHARE in blocks_of(program, "letter/05.txt")
    program("ingest", str(letters))
    after = filed(program)
    assert SHARE not in [block.text for block in after["letter/05.txt"].article.blocks]
    assert {name: after[name].id for name in before} == before
    assert json.loads(program("search", "tag:quay", "--json").stdout)[0]["id"] == tagged
    assert outcomes(program("ingest", str(letters), "--json", "--rehash")) == {"unchanged"}
    (folder / "copy.txt").write_text(newsletter(5), "utf-8")
    assert outcomes(program("ingest", str(folder / "copy.txt"), "--json")) == {"duplicate"}
    shutil.move(letters, folder / "elsewhere")
    assert outcomes(program("ingest", str(folder / "elsewhere"), "--json")) <= {"moved", "duplicate"}
    assert {one.id for one in filed(program).values()} == {one.id for one in after.values()}
    (folder / "elsewhere" / "07.txt").write_text(newsletter(7).replace("The", "An old", 1), "utf-8")
    program("ingest", str(folder / "elsewhere"))
    assert filed(program)["elsewhere/07.txt"].id == after["letter/07.txt"].id
    assert not {*blocks_of(program, "elsewhere/07.txt")} & {*LINES}


def test_one_line_of_the_configuration_undoes_it(program: Program, folder: Path) -> None:
    """The next ingest puts the lines back where they stood, and learns them again when it may."""
    program("ingest", str(folder), "-j", "1")
    before = filed(program)
    configure(program, "learn_furniture = false\n")
    done = program("ingest", str(folder))
    assert done.stderr == "3 lines put back into articles of The Harbour Letter.\n"
    assert program("stats", "--furniture").returncode == 1
    for name, one in filed(program).items():
        assert one.article.blocks == before[name].article.whole
        assert (one.id, one.content, one.ingested) == (before[name].id, before[name].content, before[name].ingested)
    assert blocks_of(program, "letter/02.txt")[-3:] == LINES
    assert program("search", "subscribe", "--count").stdout == "30\n"
    configure(program, f'keep_lines = ["{SHARE}"]\n')
    program("renormalise", "ferry")
    assert furniture(program).keys() == {SUBSCRIBE, CONTACT}
    assert [line for line in blocks_of(program, "letter/02.txt") if line in LINES] == [SHARE]
    assert program("check").returncode == 0


def test_renormalise_keeps_ids_and_tags(program: Program, folder: Path) -> None:
    program("ingest", str(folder))
    before = filed(program)
    program("tag", before["letter/05.txt"].id, "+quay")
    assert outcomes(program("renormalise", "--json")) == {"unchanged"}
    (folder / "letter" / "04.txt").write_text(
        newsletter(4) + "\nOne more thing: the ferry was late again today.\n", "utf-8"
    )
    done = program("renormalise", "--json")
    assert [Path(one["path"]).name for one in json.loads(done.stdout)["files"] if one["outcome"] == "updated"] == [
        "04.txt"
    ]
    after = filed(program)
    assert {name: one.id for name, one in after.items()} == {name: one.id for name, one in before.items()}
    assert not {block.text for block in after["letter/04.txt"].article.blocks} & {SUBSCRIBE, SHARE, CONTACT}
    assert json.loads(program("search", "tag:quay", "--json").stdout)[0]["id"] == before["letter/05.txt"].id
    assert furniture(program) == dict.fromkeys(LINES, 30)


def test_too_few_teach_nothing(program: Program, folder: Path) -> None:
    """Nine articles aren't many, and a tenth of a source's is the least."""
    program("ingest", *[str(folder / "letter" / f"{number:02}.txt") for number in range(9)])
    assert program("stats", "--furniture").returncode == 1
    assert SHARE in blocks_of(program, "letter/00.txt")


def test_copies_of_one_article_teach_nothing(program: Program, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(40):
        (files / f"{number}.txt").write_text(newsletter(1), "utf-8")
    program("ingest", str(files))
    assert program("stats", "--furniture").returncode == 1


def test_a_folder_stands_for_a_source(program: Program, tmp_path: Path) -> None:
    """Where articles name none, twenty of a folder, and half of it."""
    for name, with_line in (("half", 2), ("few", 5)):
        (tmp_path / name).mkdir()
        for number in range(60):
            random_ = random.Random(number + 7 * with_line)
            lines = [CONTACT] if number % with_line == 0 else []
            text = article(number, None, [prose(random_), prose(random_), *lines])
            (tmp_path / name / f"{number}.txt").write_text(text, "utf-8")
    program("ingest", str(tmp_path / "half"), str(tmp_path / "few"))
    found = json.loads(program("stats", "--furniture", "--json").stdout)
    assert [(one["source"], one["folder"], one["articles"]) for one in found] == [(None, str(tmp_path / "half"), 30)]
    configure(program, "learn_furniture = false\n")
    program("ingest", str(tmp_path / "half"))
    assert CONTACT in blocks_of(program, "half/2.txt")


def test_a_large_run_learns_on_the_way(program: Program, tmp_path: Path) -> None:
    """Most articles needn't be rewritten; all come out alike, whoever read them."""
    files = tmp_path / "files"
    files.mkdir()
    for number in range(2_000):
        (files / f"{number:04}.txt").write_text(newsletter(number), "utf-8")
    with Library(program.index) as library:
        run = library.ingest([str(files)], lambda: b"", IngestOptions(jobs=2, learn=True, keep_lines=()))
        list(run)
    assert run.learned is not None
    assert run.learned.articles < 1_000
    assert not any({block.text for block in one.article.blocks} & {*LINES} for one in filed(program).values())
    assert program("check").returncode == 0


def test_a_broken_side_file(program: Program, folder: Path) -> None:
    """``check`` finds it, a repair makes it again from the articles, and the lines can still be put back."""
    program("ingest", str(folder), "-j", "1")
    entry = IndexDirectory(program.index).manifest().sides[0]
    (program.index / entry.file_name).write_bytes(b"{}")
    assert program("search", "ferry", "--count").returncode == 0  # no search needs it
    done = program("check")
    assert done.returncode == 1
    assert f"{entry.file_name}  wrong checksum" in done.stdout
    assert program("ingest", str(folder)).returncode == 2
    assert program("check", "--repair").returncode == 0
    assert program("check").returncode == 0
    assert furniture(program) == dict.fromkeys(LINES, 30)
    configure(program, "learn_furniture = false\n")
    assert program("ingest", str(folder)).returncode == 0
    assert blocks_of(program, "letter/02.txt")[-3:] == LINES


def test_hostile_lines_are_not_printed_raw(program: Program, tmp_path: Path) -> None:
    files = tmp_path / "files"
    files.mkdir()
    for number in range(12):
        text = newsletter(number, ["Subscribe to us\u202e at desk@harbour.example today."])
        (files / f"{number}.txt").write_text(text, "utf-8")
    program("ingest", str(files))
    for form in ([], ["--plain"]):
        assert "\u202e" not in program("stats", "--furniture", *form).stdout


def test_stats_of_a_library_without_any(program: Program, folder: Path) -> None:
    program("ingest", str(folder / "verse"))
    done = program("stats", "--furniture")
    assert (done.returncode, done.stdout, done.stderr) == (1, "", "No line recurs over many articles of one source.\n")
    assert program("stats", "--furniture", "--json").stdout == "[]\n"
