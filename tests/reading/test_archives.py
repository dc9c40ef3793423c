import gzip
import io
import stat
import struct
import tarfile
import zipfile

import pytest

from desktop.reading.archives import count_members
from desktop.reading.files import read
from desktop.records import Document, Unread

STORY = "The envoy of Chile arrived in Lima on Monday and met the minister. "


def pack(path, members, method=zipfile.ZIP_DEFLATED):
    with zipfile.ZipFile(path, "w", method) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def one(path):
    (found,) = read(path)
    return found


def test_a_zip_gives_its_articles_under_flat_names_and_leaves_companions_out(tmp_path):
    page = f"<html><head><title>Envoy arrives</title></head><body><p>{STORY * 3}</p></body></html>"
    path = pack(
        tmp_path / "week.zip",
        {
            "a/one.txt": STORY,
            "b/one.txt": STORY + "Again.",
            "page.html": page,
            "page_files/ad.html": "<p>Buy</p>",
            "__MACOSX/._one.txt": "x",
            "b/.hidden.txt": "x",
            "rows.jsonl": '{"id": "7", "text": "One."}\n{"text": "Two."}\n',
            "empty.txt": "",
        },
    )
    *articles, empty = read(path)
    assert [article.id for article in articles] == ["one.txt", "one (2).txt", "page.html", "7", "rows.jsonl#2"]
    assert {article.file for article in articles} == {str(path)}
    assert isinstance(empty, Unread)
    assert (empty.part, empty.file) == ("empty.txt", str(path))
    assert count_members(path) == 5


def test_a_zip_within_a_zip_is_said_and_not_opened(tmp_path):
    inner = pack(tmp_path / "inner.zip", {"x.txt": STORY})
    path = pack(tmp_path / "outer.zip", {"inner.zip": inner.read_bytes(), "x.txt.gz": gzip.compress(STORY.encode())})
    found = list(read(path))
    assert [one.part for one in found] == ["inner.zip", "x.txt.gz"]
    assert all("within an archive" in one.reason for one in found)


@pytest.mark.parametrize("name", ["../out.txt", "/etc/out.txt", "a/../../out.txt", "C:\\out.txt", "..\\out.txt"])
def test_a_name_that_leads_out_is_said(tmp_path, name):
    found = one(pack(tmp_path / "a.zip", {name: STORY}))
    assert isinstance(found, Unread)
    assert "leads out" in found.reason
    assert found.part.endswith("out.txt")
    assert [path.name for path in tmp_path.iterdir()] == ["a.zip"]


def test_a_link_in_an_archive_is_not_followed(tmp_path):
    told = zipfile.ZipInfo("link.txt")
    told.external_attr = (stat.S_IFLNK | 0o777) << 16
    found = one(pack(tmp_path / "a.zip", {told: "/etc/passwd"}))
    assert "link" in found.reason


def test_a_bomb_is_refused_by_what_it_tells_of_itself(tmp_path):
    path = pack(tmp_path / "bomb.zip", {"big.txt": bytes(50_000_000), "small.txt": STORY})
    bomb, small = read(path)
    assert "far more" in bomb.reason
    assert small.text.strip() == STORY.strip()


def test_a_bomb_is_refused_by_what_it_gives_where_it_lies_about_its_size(tmp_path):
    path = pack(tmp_path / "bomb.zip", {"big.txt": bytes(50_000_000)})
    data = path.read_bytes()
    true, told = struct.pack("<I", 50_000_000), struct.pack("<I", 3_000_000)
    assert data.count(true) == 2
    path.write_bytes(data.replace(true, told))
    assert isinstance(one(path), Unread)


def test_many_members_that_share_one_bomb_end_together(tmp_path):
    members = {f"{number}.txt": b" " * 900_000 for number in range(8)}
    found = list(read(pack(tmp_path / "many.zip", members)))
    assert "far more" in found[-1].reason


def test_a_gzip_bomb_is_refused(tmp_path):
    path = tmp_path / "bomb.txt.gz"
    path.write_bytes(gzip.compress(bytes(50_000_000)))
    assert "far more" in one(path).reason


def test_a_gzip_file_is_read_under_the_name_it_has_inside(tmp_path):
    (tmp_path / "rows.csv.gz").write_bytes(gzip.compress(b"id,text\n1,The envoy arrived.\n"))
    found = one(tmp_path / "rows.csv.gz")
    assert isinstance(found, Document)
    assert (found.id, found.text) == ("1", "The envoy arrived.")
    (tmp_path / "story.gz").write_bytes(gzip.compress(STORY.encode()))
    assert one(tmp_path / "story.gz").id == "story"


def test_tar_archives_are_said(tmp_path):
    held = io.BytesIO()
    with tarfile.open(fileobj=held, mode="w") as archive:
        told = tarfile.TarInfo("x.txt")
        told.size = 3
        archive.addfile(told, io.BytesIO(b"abc"))
    (tmp_path / "a.tar").write_bytes(held.getvalue())
    (tmp_path / "a.tar.gz").write_bytes(gzip.compress(held.getvalue()))
    assert "TAR" in one(tmp_path / "a.tar").reason
    assert "TAR" in one(tmp_path / "a.tar.gz").reason


def test_an_encrypted_member_is_said(tmp_path):
    path = pack(tmp_path / "a.zip", {"secret.txt": STORY}, zipfile.ZIP_STORED)
    data = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.index(mark) + place] |= 1
    path.write_bytes(data)
    assert "password" in one(path).reason


@pytest.mark.parametrize("cut", [30, 80, 120])
def test_broken_archives_are_said(tmp_path, cut):
    whole = pack(tmp_path / "a.zip", {"x.txt": STORY * 10}).read_bytes()
    (tmp_path / "cut.zip").write_bytes(whole[:-cut])
    (tmp_path / "cut.gz").write_bytes(gzip.compress(STORY.encode() * 10)[: -cut // 2])
    assert "damaged" in one(tmp_path / "cut.zip").reason
    assert "damaged" in one(tmp_path / "cut.gz").reason


def test_a_member_with_a_wrong_checksum_is_said_and_the_others_read(tmp_path):
    path = pack(tmp_path / "a.zip", {"x.txt": STORY, "y.txt": STORY}, zipfile.ZIP_STORED)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"envoy", b"convo", 1))
    broken, whole = read(path)
    assert "damaged" in broken.reason
    assert whole.id == "y.txt"


def test_korean_names_in_an_old_archive_are_read(tmp_path):
    name = "외교부_브리핑.txt"
    path = pack(tmp_path / "a.zip", {"x" * len(name.encode("cp949")): STORY}, zipfile.ZIP_STORED)
    path.write_bytes(path.read_bytes().replace(b"x" * len(name.encode("cp949")), name.encode("cp949")))
    assert one(path).id == name
