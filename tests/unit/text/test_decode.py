"""Bytes become the text that was written, whatever encoding they are in, or are refused with a reason."""

from __future__ import annotations

import contextlib
import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artcli.errors import BinaryTextError, EmptyTextError
from artcli.text.decoding import decode
from artcli.text.decoding.detect import detect_encoding, sample_of
from artcli.text.decoding.utf16 import detect_utf16

ENGLISH = (
    "The council’s plan for the old pier was “dead in the water”, its leader said on Monday. Repairs would cost £4.5m — twice "
    "what engineers had expected in spring. “We can’t ask people to pay for that,” she told reporters outside the town hall. "
    "Residents weren’t convinced, and one café owner called the vote a farce."
)
GERMAN = (
    "Die Bürger der kleinen Stadt müssen künftig höhere Gebühren zahlen. „Das können wir uns nicht leisten“, sagte der "
    "Bürgermeister am Donnerstag. Im nächsten Frühjahr soll die Brücke über den Fluß erneuert werden."
)
FRENCH = (
    "Le conseil municipal a décidé lundi de fermer l’école du quartier dès la rentrée prochaine. « Nous n’avons plus assez "
    "d’élèves », a déclaré le maire. Les parents, très en colère, ont manifesté devant l’hôtel de ville."
)
SPANISH = (
    "El ayuntamiento aprobó ayer un plan para recuperar el casco antiguo. «No podemos esperar más», afirmó la alcaldesa. "
    "¿Quién pagará las obras del próximo año? Según los técnicos, la inversión superará los diez millones."
)
POLISH = (
    "Rada miasta przyjęła we wtorek plan przebudowy głównego dworca. Prace rozpoczną się wiosną i potrwają około trzech lat. "
    "Mieszkańcy obawiają się, że ulice będą zamknięte. Część radnych wstrzymała się od głosu."
)
CZECH = (
    "Zastupitelé v úterý schválili plán na opravu staré radnice. Práce začnou na jaře příštího roku a potrvají déle než dva "
    "roky. Někteří obyvatelé však nesouhlasí s tím, že náměstí zůstane uzavřené."
)
HUNGARIAN = (
    "A képviselő-testület kedden elfogadta a régi városháza felújításának tervét. Az építők szerint ez jövőre kész."
)
TURKISH = (
    "Belediye meclisi salı günü eski köprünün onarılması için hazırlanan planı kabul etti. Çalışmalar iki yıl sürecek."
)
RUSSIAN = (
    "Городской совет во вторник утвердил план ремонта старого моста. Это важное решение для всех жителей, сказал мэр. Работы "
    "начнутся весной и продлятся около двух лет. Стоимость проекта пока не объявлена."
)
UKRAINIAN = (
    "Міська рада у вівторок ухвалила план ремонту старого мосту. Роботи розпочнуться навесні й триватимуть два роки."
)
GREEK = (
    "Το δημοτικό συμβούλιο ενέκρινε την Τρίτη το σχέδιο για την επισκευή της παλιάς γέφυρας. Οι εργασίες θα αρχίσουν."
)
HEBREW = "מועצת העיר אישרה ביום שלישי את התוכנית לתיקון הגשר הישן. ראש העיר אמר לעיתונאים שזו החלטה חשובה."
ARABIC = "وافق مجلس المدينة يوم الثلاثاء على خطة لإصلاح الجسر القديم. وستبدأ الأعمال في الربيع وتستمر نحو عامين."
JAPANESE = "市議会は火曜日、古い橋を修理する計画を承認した。市長は記者団に「これは重要な決定だ」と語った。工事は来年の春に始まる。"
SIMPLIFIED = "市议会星期二批准了修复老桥的计划。市长对记者说这对全体居民来说是一个重要的决定。工程将于明年春天开始。"
TRADITIONAL = "市議會星期二批准了修復老橋的計畫。市長對記者說，這對全體居民來說是一個重要的決定。工程將於明年春天開始。"
KOREAN = "시의회는 화요일 오래된 다리를 수리하는 계획을 승인했다. 시장은 기자들에게 중요한 결정이라고 말했다."

LEGACY = [
    (ENGLISH, "cp1252"), (ENGLISH, "mac_roman"), (ENGLISH, "utf-16-le"), (ENGLISH, "utf-16-be"),
    (GERMAN, "cp1252"), (GERMAN, "mac_roman"), (FRENCH, "cp1252"), (FRENCH, "mac_roman"), (SPANISH, "cp1252"),
    (SPANISH, "mac_roman"), (SPANISH, "iso8859_15"), (SPANISH, "cp850"), (POLISH, "cp1250"), (POLISH, "iso8859_2"),
    (POLISH, "cp852"), (CZECH, "cp1250"), (CZECH, "iso8859_2"), (CZECH, "mac_latin2"), (HUNGARIAN, "cp1250"),
    (HUNGARIAN, "iso8859_2"), (TURKISH, "cp1254"), (TURKISH, "iso8859_9"), (RUSSIAN, "cp1251"), (RUSSIAN, "koi8_r"),
    (RUSSIAN, "iso8859_5"), (RUSSIAN, "mac_cyrillic"), (RUSSIAN, "cp866"), (RUSSIAN, "utf-16-be"), (UKRAINIAN, "cp1251"),
    (UKRAINIAN, "koi8_u"), (GREEK, "cp1253"), (GREEK, "iso8859_7"), (HEBREW, "cp1255"), (HEBREW, "iso8859_8"),
    (ARABIC, "cp1256"), (ARABIC, "iso8859_6"), (JAPANESE, "shift_jis"), (JAPANESE, "euc_jp"), (JAPANESE, "iso2022_jp"),
    (JAPANESE, "utf-16-le"), (SIMPLIFIED, "gb18030"), (SIMPLIFIED, "gb2312"), (SIMPLIFIED, "utf-16-be"),
    (TRADITIONAL, "big5"), (KOREAN, "euc_kr"), (KOREAN, "utf-16-le"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "encoding"), LEGACY)
def test_paragraph_in_a_legacy_encoding_is_read(text: str, encoding: str) -> None:
    """A paragraph without a mark comes out as it was written."""
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize("text", [ENGLISH, GERMAN, FRENCH, SPANISH])
def test_each_sentence_alone_is_read(text: str, encoding: str) -> None:
    """One sentence with a few quotation marks or accents is enough."""
    for sentence in text.split(". "):
        assert decode(sentence.encode(encoding)).text == sentence


@pytest.mark.parametrize("encoding", ["cp1252", "mac_roman"])
@pytest.mark.parametrize(
    "text", ["O’Neil wins", "Café", "Müller", "A naïve idea", "It cost £5", "Señor Pérez", "L’état, c’est moi"]
)
def test_few_words_are_read(text: str, encoding: str) -> None:
    """Titles of a word or two are read too."""
    assert decode(text.encode(encoding)).text == text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_byte_order_mark_is_believed_and_counted(encoding: str) -> None:
    """A mark names the encoding and isn't part of the text."""
    decoded = decode(FRENCH.encode(encoding))
    assert decoded.text == FRENCH
    assert decoded.repairs == {"byte_order_marks": 1}


def test_clean_utf8_has_no_repairs() -> None:
    """UTF-8 that holds to its rules is believed."""
    decoded = decode((ENGLISH + RUSSIAN + JAPANESE).encode())
    assert (decoded.text, decoded.encoding, decoded.repairs) == (ENGLISH + RUSSIAN + JAPANESE, "utf-8", {})


@pytest.mark.parametrize(("text", "encoding"), [(FRENCH, "cp1252"), (RUSSIAN, "cp1251"), (SIMPLIFIED, "gb18030")])
def test_lines_of_another_encoding_are_read_in_it(text: str, encoding: str) -> None:
    """In a file of two encodings each line is read in its own."""
    decoded = decode(f"{text}\n".encode() + text.encode(encoding))
    assert decoded.text == f"{text}\n{text}"
    assert decoded.repairs == {"mixed_encodings": 1}


def test_stray_byte_among_chinese_costs_one_character() -> None:
    """A damaged character doesn't make the rest of its line unreadable."""
    data = SIMPLIFIED.encode()
    decoded = decode(data[:60] + data[61:])
    assert decoded.text.replace("\ufffd", "") == SIMPLIFIED.replace(SIMPLIFIED[20], "", 1)


def test_character_cut_at_the_end_is_dropped_and_counted() -> None:
    """A file cut in the middle of a character loses only that."""
    decoded = decode(GREEK[:11].encode()[:-1])
    assert decoded.text == GREEK[:10]
    assert decoded.repairs == {"cut_character": 1}


def test_character_cut_at_the_start_is_dropped_and_counted() -> None:
    """The rest of a file that was split in the middle of a character is UTF-8."""
    decoded = decode(RUSSIAN.encode()[1:])
    assert decoded.text == RUSSIAN[1:]
    assert decoded.repairs == {"cut_character": 1}


def test_surrogates_in_utf8_are_joined() -> None:
    """CESU-8, as old databases write it, gives the character that was meant."""
    decoded = decode(b"caf\xc3\xa9 \xed\xa0\xbd\xed\xb8\x80")
    assert decoded.text == "café 😀"
    assert decoded.repairs == {"surrogates": 2}


def test_sprinkled_nuls_are_removed_and_counted() -> None:
    """A few NULs in good text don't make it binary."""
    decoded = decode(ENGLISH.encode().replace(b" ", b" \0", 5))
    assert decoded.text == ENGLISH
    assert decoded.repairs == {"nul_bytes": 5}


def test_nuls_at_the_end_are_removed_and_counted() -> None:
    """A file padded to a block's end is text."""
    assert decode(b"hello world" + bytes(3000)).repairs == {"nul_bytes": 3000}


def test_mac_roman_that_is_valid_utf8_by_chance_is_mac_roman() -> None:
    """``’é`` in Mac Roman is an Armenian letter in UTF-8, which doesn't stand among Latin ones."""
    assert decode("l’était".encode("mac_roman")).text == "l’était"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"%PDF-1.4 ...", "a PDF document"),
        (b"PK\x03\x04rest", "a ZIP archive"),
        (b"\x1f\x8b\x08\0", "gzip data"),
        (b"\x89PNG\r\n\x1a\n", "a PNG image"),
        (b"\xff\xd8\xff\xe0", "a JPEG image"),
        (b"{\\rtf1 text}", "an RTF document"),
        (bytes(range(1, 32)) * 20, "control characters"),
        (b"ab\0\0\0\0\0\0cd" * 40, "60 % NUL bytes"),
        (b"\0" * 40, "100 % NUL bytes"),
    ],
)
def test_binary_is_refused_with_a_reason(data: bytes, reason: str) -> None:
    """What isn't text is named, or refused with a figure."""
    with pytest.raises(BinaryTextError, match=reason):
        decode(data)


def test_noise_is_refused() -> None:
    """Random bytes are no text in any encoding."""
    noise = random.Random(7)
    for _ in range(20):
        with pytest.raises(BinaryTextError):
            decode(bytes([noise.randrange(256) for _ in range(3000)]))


@pytest.mark.parametrize("data", [b"", b" \r\n\t ", b"\xef\xbb\xbf", b"\xff\xfe\n\0"])
def test_nothing_to_read_is_refused(data: bytes) -> None:
    """A file without a character that prints is empty."""
    with pytest.raises(EmptyTextError):
        decode(data)


@given(st.one_of(st.binary(max_size=200), st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass"))))
def test_any_bytes_give_text_or_a_refusal(data: bytes) -> None:
    """Nothing but the two refusals is raised, and no surrogate gets through."""
    try:
        text = decode(data).text
    except (BinaryTextError, EmptyTextError):
        return
    text.encode()


@pytest.mark.parametrize(
    "unit", [b"\xef\xbb\xbf", b"\xe9 ", b"\xc3\xa9\n\xe9\n", b"\xed\xa0\x80", b"\x1b$B", b"\xc3\xa9\xe9", b"a\x00"]
)
def test_hostile_megabyte_is_read_in_no_time(unit: bytes) -> None:
    """Time is linear in the size, and small."""
    start = time.process_time()
    with contextlib.suppress(BinaryTextError, EmptyTextError):
        decode(unit * (1_000_000 // len(unit)))
    assert time.process_time() - start < 5


@pytest.mark.parametrize("scrap", ["1bccce0096762e61", "00d2c96e760e819b", "d1d3fb5d4f007e8c"])
def test_a_scrap_of_eight_bytes_is_no_utf16(scrap: str):
    """Four characters of four alphabets are noise."""
    assert detect_utf16(bytes.fromhex(scrap)) is None


@pytest.mark.parametrize("text", ["Yes.", "Да\n", "Où?\n"])
def test_a_word_in_utf16_is_text(text: str):
    """Characters of one alphabet are believed, be they ever so few."""
    assert detect_utf16(text.encode("utf-16-le")) == "utf-16-le"


def test_a_sample_keeps_what_it_was_taken_for() -> None:
    """A fuzzer's find: the sample was cut at its last space, which stood before its first byte beyond ASCII."""
    data = b"as a2019" + "年3月1日".encode() * 60 + b"\xbe" + "𝔘".encode() * 80 + "年".encode() * 800
    assert sample_of(data).translate(None, bytes(range(128)))
    detect_encoding(data, len(data))
