"""Paths in the report: what was given relative stays, whole paths lose the folders around."""

from tellings.pages.paths import around, within


def test_folders_around_the_pile_are_not_told() -> None:
    paths = ["/home/ines/secret/pile/a.txt", "/home/ines/secret/pile/b/c.zip/d.txt"]
    folder = around(paths)
    assert [within(path, folder) for path in paths] == ["a.txt", "b/c.zip/d.txt"]


def test_one_file_keeps_its_name() -> None:
    assert within("/home/ines/a.txt", around(["/home/ines/a.txt"])) == "a.txt"


def test_relative_paths_stay() -> None:
    paths = ["pile/a.txt", "../b.txt", "/srv/x/c.txt"]
    folder = around(paths)
    assert [within(path, folder) for path in paths] == ["pile/a.txt", "../b.txt", "c.txt"]
    assert within("pile/a.txt", around(["pile/a.txt"])) == "pile/a.txt"
