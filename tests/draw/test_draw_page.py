"""The page: inert, offline, and the same bytes every time."""

from __future__ import annotations

import base64
import json
import os
import re
import subprocess
import sys
import zlib
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

from steppe.draw import Picture, View, relations, to_html, write
from steppe.draw.carry import carry
from steppe.draw.page import DIST, BadPart, _part, frame
from steppe.draw.palette import FAMILY_COLOURS, KIND_COLOURS
from steppe.draw.wording import web
from steppe.read import load_schema
from steppe.terms import NS

ROOT = Path(__file__).resolve().parents[2]


class Page(HTMLParser):
    """Elements with their attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.raw: dict[str, list[tuple[dict[str, str | None], str]]] = {"script": [], "style": []}
        self._in: tuple[str, dict[str, str | None]] | None = None
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._in = (tag, dict(attrs)) if tag in self.raw else None
        if self._in:
            self.raw[tag].append((dict(attrs), ""))

    def handle_endtag(self, tag: str) -> None:
        self._in = None

    def handle_data(self, data: str) -> None:
        if self._in:
            tag = self._in[0]
            attrs, text = self.raw[tag][-1]
            self.raw[tag][-1] = (attrs, text + data)

    @property
    def policy(self) -> dict[str, list[str]]:
        found = next(a["content"] for t, a in self.elements if a.get("http-equiv") == "Content-Security-Policy")
        assert found
        return {rule.split()[0]: rule.split()[1:] for rule in found.split("; ")}

    @property
    def data(self) -> dict[str, list[dict[str, object]]]:
        packed = next(text for attrs, text in self.raw["script"] if attrs.get("id") == "data")
        loaded: dict[str, list[dict[str, object]]] = json.loads(zlib.decompress(base64.b64decode(packed)))
        return loaded


def test_the_policy_names_exactly_the_parts_of_the_page(world_view: View) -> None:
    page = Page(to_html(world_view))

    def hashes(texts: list[str]) -> list[str]:
        return [f"'sha256-{base64.b64encode(sha256(t.encode()).digest()).decode()}'" for t in texts]

    assert page.policy["default-src"] == ["'none'"]
    assert page.policy["script-src"] == hashes([t for a, t in page.raw["script"] if a.get("type") != "text/plain"])
    assert page.policy["style-src"] == hashes([t for _, t in page.raw["style"]])
    assert set(page.policy) == {"default-src", "script-src", "style-src", "base-uri", "form-action"}


def test_the_page_asks_for_nothing(world_view: View) -> None:
    text = to_html(world_view)
    page = Page(text)
    for tag, attrs in page.elements:
        assert not {"src", "srcset", "style", "background", "poster", "data", "action"} & set(attrs), (tag, attrs)
        assert not [name for name in attrs if name.startswith("on")], (tag, attrs)
        assert tag not in {"link", "iframe", "img", "object", "embed", "base", "form"}
        if tag == "a":
            address = attrs["href"] or ""
            assert address.startswith(("https://", "#"))
            assert address.startswith("#") or attrs["rel"] == "noopener noreferrer"
    for _, style in page.raw["style"]:
        assert "url(" not in style and "@import" not in style
    assert "sourceMappingURL" not in text


@pytest.mark.parametrize("name", ["viewer.js", "vis-network.min.js"])
def test_no_script_makes_html_of_text(name: str) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", _part(name))


def test_the_viewer_never_asks_a_network() -> None:
    assert not re.search(r"\bfetch\(|XMLHttpRequest|WebSocket|sendBeacon|EventSource|importScripts", _part("viewer.js"))


def test_hostile_names_stay_inside_the_data(hostile: View, evil: dict[str, str]) -> None:
    text = to_html(hostile)
    page = Page(text)
    assert "window.pwned" not in text
    assert len(page.raw["script"]) == 4
    names = {node["name"] for node in page.data["network"]["nodes"]}  # type: ignore[call-overload]
    assert " ".join(evil["evil"].split()) in names
    assert "abcgnp.exex" in names
    assert evil["long"].strip() in names
    labels = [str(node["label"]) for node in page.data["network"]["nodes"]]  # type: ignore[call-overload]
    assert max(len(label) for label in labels) < 90
    assert [source.get("url") for source in page.data["sources"]] == [None]


@pytest.mark.parametrize(
    "address",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        " https://a.test",
        "https://a.test/\nx",
        "data:text/html,x",
        "file:///etc/passwd",
        "//a.test/x",
        "https:a.test",
        "https://user:secret@a.test/",
        "https://",
        "ftp://a.test",
        "https://a.test/" + "x" * 3000,
    ],
)
def test_addresses_that_may_not_be_followed_are_left_out(address: str) -> None:
    assert web(address) == ""


def test_addresses_that_may_be_followed_are_kept() -> None:
    for address in ("https://a.test", "http://a.test/b?c=d&e=%20#f", "https://a.test/Ü/(x)"):
        assert web(address) == address


def test_the_same_view_gives_the_same_bytes(world_view: View, tmp_path: Path) -> None:
    write(world_view, tmp_path / "deep" / "one.html")
    assert (tmp_path / "deep" / "one.html").read_text(encoding="utf-8") == to_html(world_view)
    assert not list((tmp_path / "deep").glob("*.part"))


def test_another_hash_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); from pathlib import Path; from hashlib import sha256;"
        "from conftest import made_up; from steppe.draw import to_html, view;"
        "print(sha256(to_html(view(made_up(40, 3, Path(sys.argv[2])), '2026')).encode()).hexdigest())"
    )
    seen = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Almaty"), ("4242", "America/New_York")):
        environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "PYTHONPATH": str(ROOT / "graph")}
        here = str(Path(__file__).parent)
        run = subprocess.run(
            [sys.executable, "-c", code, here, str(tmp_path)],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        )
        seen.add(run.stdout.strip())
    assert len(seen) == 1


def test_numbers_in_the_data_point_somewhere(world_view: View) -> None:
    data = carry(world_view)
    nodes, facts, sources = (len(x) for x in (data["network"]["nodes"], data["facts"], data["sources"]))
    assert [n["id"] for n in data["network"]["nodes"]] == list(range(nodes))
    for edge in data["network"]["edges"]:
        assert 0 <= edge["from"] < nodes and 0 <= edge["to"] < nodes
        assert edge["facts"] and all(0 <= i < facts for i in edge["facts"])
    for fact in data["facts"]:
        assert all(0 <= i < nodes for i in fact.get("ends", ()))
        assert all(0 <= i < sources for i in fact.get("sources", ()))
    assert data["network"]["options"]["physics"] == {"enabled": False}


def test_pyvis_leaves_no_folder_behind(world_view: View, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    to_html(world_view)
    assert not list(tmp_path.iterdir())


def test_a_notebook_shows_the_same_page_in_a_frame_of_its_own(hostile: Picture) -> None:
    text = hostile._repr_html_()
    page = Page(text)
    (tag, attrs), *rest = page.elements
    assert tag == "iframe" and not rest
    assert attrs["sandbox"] == "allow-scripts allow-popups allow-downloads"
    assert attrs["srcdoc"] == to_html(hostile)
    assert frame(hostile, 300).count('height="300"') == 1


def test_a_part_that_would_end_its_element_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("steppe.draw.page.DIST", tmp_path)
    (tmp_path / "viewer.js").write_text("let a = '</ScRiPt>'")
    with pytest.raises(BadPart, match=r"viewer\.js"):
        _part("viewer.js")


def test_built_files_are_those_that_were_hashed() -> None:
    lines = (DIST / "HASHES.txt").read_text().splitlines()
    named = {name: given for given, name in (line.split("  ") for line in lines)}
    assert set(named) == {path.name for path in DIST.iterdir()} - {"HASHES.txt"}
    for name, given in named.items():
        assert sha256((DIST / name).read_bytes()).hexdigest() == given, (
            f"{name}: run 'npm run build' in graph/steppe/web"
        )
    assert "vis-network" in (DIST / "LICENSES.txt").read_text()


def test_the_front_end_names_no_registry() -> None:
    web_folder = DIST.parent
    sources = [path for path in (web_folder / "src").rglob("*") if path.is_file()]
    for path in [web_folder / "package.json", web_folder / "package-lock.json", *sources]:
        assert '"resolved"' not in path.read_text() and "registry" not in path.read_text(), path.name


def test_every_term_that_is_drawn_is_in_the_ontology() -> None:
    schema, _ = load_schema(ROOT / "ontology")
    known = {q.subject.value for q in schema.quads if hasattr(q.subject, "value")}
    r = relations
    named = {*r.KIND_OF_CLASS, *r.FAMILY_OF_CLASS, *r.LEFT_OUT, *r.MOMENTS, *r.PARTIES, *r.MATTERS, *r.PAYS_FOR}
    named |= {*r.LINKS_FAMILY, *r.UNDIRECTED, *r.NOT_DRAWN, *(role for pair in r.PAIRS for role in pair[:2])}
    assert sorted(name for name in named if NS + name not in known) == []


def test_every_party_to_an_agreement_is_a_known_role() -> None:
    schema, _ = load_schema(ROOT / "ontology")
    parent = "http://www.w3.org/2000/01/rdf-schema#subPropertyOf"
    under = {q.subject.value.removeprefix(NS) for q in schema.quads if q.predicate.value == parent}  # type: ignore[union-attr]
    assert under <= set(relations.PARTIES)


def test_kinds_differ_in_shape_or_filling_and_all_have_colours() -> None:
    assert len({(k.shape, k.acts) for k in relations.KINDS}) == len(relations.KINDS)
    assert set(KIND_COLOURS) == set(relations.KIND) and set(FAMILY_COLOURS) == set(relations.FAMILY)
