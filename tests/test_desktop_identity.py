"""One name of the program for desktop entry, metainfo, type of file, icons and bundles."""

from __future__ import annotations

import configparser
import gettext
import re
import shutil
import struct
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from kursk_viewer import APP_ID, __version__, resources
from kursk_viewer.arguments import TABS
from kursk_viewer.desktop import ICON_SIZES

ROOT = Path(resources.__file__).parents[1]
RESOURCES = ROOT / "resources"
SHARE = RESOURCES / "share"
ENTRY = SHARE / "applications" / f"{APP_ID}.desktop"
METAINFO = SHARE / "metainfo" / f"{APP_ID}.metainfo.xml"
MIME = SHARE / "mime" / "packages" / f"{APP_ID}.xml"
ICONS = SHARE / "icons" / "hicolor"
PACKAGING = RESOURCES / "packaging"
DOSSIER_TYPE = "application/vnd.kursk-viewer.dossier+json"
CATALOGUE = "translations/uk/LC_MESSAGES/kursk_viewer.mo"
_NS = "{http://www.freedesktop.org/standards/shared-mime-info}"


@pytest.fixture(scope="module")
def entry() -> configparser.ConfigParser:
    parser = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(ENTRY, encoding="utf-8")
    return parser


@pytest.fixture(scope="module")
def metainfo() -> ElementTree.Element:
    return ElementTree.parse(METAINFO).getroot()


def test_all_carry_the_one_name(entry, metainfo) -> None:
    assert entry["Desktop Entry"]["Icon"] == APP_ID
    assert metainfo.findtext("id") == metainfo.findtext("icon") == APP_ID
    assert metainfo.findtext("launchable") == ENTRY.name
    developer = metainfo.find("developer")
    assert developer is not None and APP_ID.startswith(f"{developer.get('id')}.")
    icon = ElementTree.parse(MIME).getroot().find(f".//{_NS}icon")
    assert icon is not None and icon.get("name") == APP_ID


def test_the_bundles_carry_it_and_may_not_reach_a_network() -> None:
    manifest = (PACKAGING / f"{APP_ID}.yml").read_text("utf-8")
    assert f"id: {APP_ID}\n" in manifest and "=network" not in manifest
    spec = (PACKAGING / "kursk-viewer.spec").read_text("utf-8")
    assert "bundle_identifier=APP_ID" in spec and '"PySide6.QtNetwork"' in spec


def test_what_a_program_is_built_on_is_named_with_its_licence() -> None:
    notice = (RESOURCES / "NOTICE.txt").read_text("utf-8")
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    for requirement in wanted:
        name = re.split(r"[<>=;-]", requirement)[0]
        words = {"font": "Source Sans Pro"}.get(name, name)
        assert re.search(rf"{words}.*: .*(LGPL|BSD|MIT|Open Font)", notice), name
    assert "Copyright (c) 2022 Petro Ivaniuk" in notice
    assert "Copyright (c) 2022 Petro Ivaniuk" in (RESOURCES / "LICENSE.txt").read_text("utf-8")


def test_the_wheel_has_what_the_program_reads() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["hatch"]["build"]
    included = wheel["targets"]["wheel"]["force-include"]
    assert all(place == f"kursk_viewer/{name}" for name, place in included.items())
    read = {*RESOURCES.glob("*.json*"), *RESOURCES.rglob("*.mo"), RESOURCES / "NOTICE.txt"}
    assert {path.relative_to(ROOT).as_posix() for path in read} <= set(included)


def test_the_entry_opens_our_type_in_the_window(entry, metainfo) -> None:
    main = entry["Desktop Entry"]
    scripts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["gui-scripts"]
    assert main["TryExec"] in scripts and main["Exec"] == f"{main['TryExec']} %f"
    assert main["MimeType"] == metainfo.findtext("provides/mediatype") + ";" == f"{DOSSIER_TYPE};"
    actions = main["Actions"].strip(";").split(";")
    assert set(actions) < set(TABS)
    with (RESOURCES / CATALOGUE).open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    for action in actions:
        told = entry[f"Desktop Action {action}"]
        assert told["Exec"] == f"{main['TryExec']} --tab {action}"
        assert told["Name"] == action.capitalize()
        assert told["Name[uk]"] == catalogue.gettext(told["Name"])


def test_the_latest_release_is_this_version(metainfo) -> None:
    release = metainfo.find("releases/release")
    assert release is not None and release.get("version") == __version__


def test_the_pictures_of_the_metainfo_are_those_here(metainfo) -> None:
    named = {image.text.rpartition("/")[2] for image in metainfo.iter("image")}
    assert named == {path.name for path in (RESOURCES / "screenshots").glob("*.png")}


@pytest.mark.parametrize(
    ("tool", "arguments"),
    [
        ("desktop-file-validate", [str(ENTRY)]),
        ("appstreamcli", ["validate", "--no-net", "--explain", str(METAINFO)]),
    ],
)
def test_the_tools_of_desktops_find_no_fault(tool: str, arguments: list[str]) -> None:
    found = shutil.which(tool)
    if found is None:
        pytest.skip(f"{tool} is not on this machine")
    answer = subprocess.run([found, *arguments], capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr
    hints = re.findall(r"^.*hint:.*$", answer.stdout + answer.stderr, re.MULTILINE)
    assert hints == []


# The type of file


def typed(content: bytes, name: str) -> bool:
    """Whether the magic or a pattern of our type takes a file, read as the shared database does."""
    kind = ElementTree.parse(MIME).getroot().find(f"{_NS}mime-type")
    assert kind is not None and kind.get("type") == DOSSIER_TYPE
    if any(Path(name).match(str(glob.get("pattern"))) for glob in kind.iter(f"{_NS}glob")):
        return True
    return any(_matches(content, match) for match in kind.findall(f"{_NS}magic/{_NS}match"))


def _matches(content: bytes, match: ElementTree.Element) -> bool:
    first, _, last = str(match.get("offset")).partition(":")
    value = str(match.get("value")).encode()
    window = content[int(first) : int(last or first) + len(value)]
    inside = match.findall(f"{_NS}match")
    return value in window and (not inside or any(_matches(content, part) for part in inside))


def test_dossiers_are_known_and_other_data_packages_are_not() -> None:
    shipped = (RESOURCES / "kursk.json").read_bytes()
    profile = b'{"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "x"'
    assert typed(shipped, "anything.json")
    without_core = re.sub(rb'^ "core_document".*\n', b"", shipped, flags=re.MULTILINE)
    assert without_core != shipped and typed(without_core, "x.json")
    assert typed(b"", "my.dossier.json")
    assert not typed(profile + b', "resources": [{"name": "claims"}]}', "datapackage.json")
    assert not typed(b'{"$schema": "https://json-schema.org/draft/2020-12/schema"}', "x.json")
    assert not typed(b'{"core_document": {}}', "x.json")


def test_the_magic_outranks_that_of_json_schemas() -> None:
    magic = ElementTree.parse(MIME).getroot().find(f".//{_NS}magic")
    assert magic is not None and 80 < int(str(magic.get("priority"))) <= 100


# Icons


def test_each_icon_shows_the_drawing_at_its_size() -> None:
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(resources.icon_path())
    assert renderer.isValid() and Path(resources.icon_path()).stem == APP_ID
    for size in ICON_SIZES:
        path = ICONS / f"{size}x{size}" / "apps" / f"{APP_ID}.png"
        kept = QImage(str(path)).convertToFormat(QImage.Format.Format_ARGB32)
        drawn = QImage(size, size, QImage.Format.Format_ARGB32)
        drawn.fill(0)
        painter = QPainter(drawn)
        renderer.render(painter)
        painter.end()
        assert kept.size() == drawn.size()
        pairs = zip(bytes(kept.constBits()), bytes(drawn.constBits()), strict=True)
        differing = sum(abs(one - other) > 32 for one, other in pairs)
        assert differing < size * size * 4 / 50, f"{path.name} at {size}: run packaging/icons.py"
    assert {path.parts[-3] for path in ICONS.rglob("*.png")} == {f"{s}x{s}" for s in ICON_SIZES}


def pngs() -> set[bytes]:
    return {path.read_bytes() for path in ICONS.rglob("*.png")}


def test_the_icons_of_windows_and_macos_hold_the_same_pictures() -> None:
    ico = (PACKAGING / "kursk-viewer.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", ico)
    assert (reserved, kind) == (0, 1) and count >= 6
    for place in range(count):
        side, *_, length, offset = struct.unpack_from("<BBBBHHII", ico, 6 + 16 * place)
        picture = ico[offset : offset + length]
        assert picture in pngs()
        assert struct.unpack_from(">I", picture, 16)[0] == (side or 256)
    icns = (PACKAGING / "kursk-viewer.icns").read_bytes()
    magic, whole = struct.unpack_from(">4sI", icns)
    assert magic == b"icns" and whole == len(icns)
    place = 8
    while place < whole:
        _, length = struct.unpack_from(">4sI", icns, place)
        assert icns[place + 8 : place + length] in pngs()
        place += length
    assert place == whole
