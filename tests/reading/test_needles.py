from desktop.reading.needles import Needles

PHRASES = ("sign in", "subscribe", "로그인", "登录", "s")


def test_just_the_phrases_that_stand_in_a_line_are_found() -> None:
    needles = Needles(PHRASES)
    for line in ("please sign in or subscribe", "회원 로그인", "请登录", "", "tal", "sign up in time"):
        assert sorted(needles.found_in(line)) == sorted(phrase for phrase in PHRASES if phrase in line)


def test_phrases_that_share_all_their_letters_are_told_apart() -> None:
    needles = Needles(("cookie", "cookies", "accept cookies"))
    assert set(needles.found_in("we use cookies")) == {"cookie", "cookies"}
