"""Which characters beyond ASCII does a language use, how often, and which encodings was it written in?  Tables only.  Pure.

The letters and signs of a language stand in the order of their frequency, capitals only where they are frequent; words are
common ones without accents, which survive any wrong reading.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Language:
    """The characters beyond ASCII of a language, most frequent first, and common words in ASCII."""

    code: str
    characters: str
    words: frozenset[bytes] = frozenset()


def _language(code: str, characters: str, words: str = "") -> Language:
    return Language(code, characters, frozenset(words.encode().split()))


WESTERN = (
    _language(
        "en",
        "’“”—–‘£é…€öüáèñçíóäå°",
        "the and of to in is was for that with on by from at has said it he be as are this have",
    ),
    _language(
        "fr",
        "éàè’êç«»ùôâûîœ–—ë“”ïÉ…ÀÊÇŒü€°‘",
        "le la les des une et est dans pour que qui sur pas par avec du au ce il son de en",
    ),
    _language(
        "de", "üäöß„“–»«ÜÄÖé’—”€…§‚‘", "der die und das ist nicht mit ein eine den von auf im des dem zu sich in er sie"
    ),
    _language(
        "es", "óíáéñú«»“”ü¿¡—–’ÁÉÍÓÚÑ…ºª€", "el la los las de que y en un una por con para se del su es no como al lo"
    ),
    _language("it", "èàùòéì’«»“”–È—À…€", "il la di che e un una per non con del della sono nel gli le si da al alla"),
    _language("pt", "ãçéáóíõêâúà“”ôü–—’ÀÉÁÓºª«»", "o a de que e do da em um uma para com os no na por as dos se mais"),
    _language("nl", "ëéïö’‘“”üèêàóç–—€…", "de het een en van in is dat op te niet met voor zijn er aan door die bij"),
    _language("sv", "äåö”é’–ÅÄÖ»…", "och att det som en av till med den inte har var om ett de sig men"),
    _language("da", "øåæ»«éØÅÆ–“”’öä", "og i det at en af er til som for ikke med den har av et de var"),
    _language("fi", "äöåÄÖ”’–é…", "ja on ei se oli mutta kun niin mukaan joka ovat sen"),
    _language("is", "ðáíóþöúéæýÞÁÍÓÚ„“–", "og er til sem var um ekki hann fyrir en"),
    _language("et", "äõüöšžÄÕÜÖ„“–", "ja on ei et see oli ka kui mis aga"),
    _language("ca", "àéèóíçúïòü’·«»“”–ÉÀ", "el la els les i que en un una amb per del"),
    _language("sq", "ëçËÇ“”–", "dhe e me nga se i u si"),
)
CENTRAL = (
    _language("pl", "łąęóżśćń„”źŁŚŻ–—…", "i w na z do nie to jest o po od dla ale jak oraz"),
    _language("cs", "íáéěřýčžšůúťďňóŘČŠŽ„“–…", "a je na v se do to ve za pro ale jako bude z s o"),
    _language("sk", "áíýčéžšúľťňôóďäŕĺČŠŽ„“–…", "a je na v sa do to vo za pre ale ako bude z s o"),
    _language("hu", "áéóöíőüúűÁÉÓÖŐ„”–»«…", "a az egy hogy nem is van volt meg csak de"),
    _language("ro", "ăîţşâÎțșŞŢ„”–…", "de a la cu care nu din pe este pentru un o mai"),
    _language("hr", "čšžćđČŠŽĐ„“–»«”…", "i u je na se da za od su in ne ki po bi"),
)
TURKISH = (_language("tr", "ıüşçğöİÇŞÖÜ’âî“”Ğ–", "ve bir bu da de ile olarak olan daha sonra ne gibi"),)
BALTIC = (
    _language("lt", "ėųšąžįčūęŠŽĖ„“–", "ir yra kad su bet kaip buvo apie"),
    _language("lv", "āīēšņļūģķžčĀŠŽ“”„–", "un ir ka no ar bet kas par"),
    _language("et2", "äõüöšžÄÕÜÖ„“–", "ja on ei et see oli ka kui mis aga"),
)
CYRILLIC = (
    _language("ru", "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё«»—–„“№…"),
    _language("uk", "оанивіетрслкдмупязьгбчхйцжшюєїщфґ’«»—–"),
    _language("bg", "аоеинтрсвлдпкмзбугчщъжцшхяйфюь„“–"),
    _language("sr", "аоиенртсјукдвмплзгбчшћцжњхљђфџ„“–"),
    _language("be", "аніорсетлкудвпмязыьбгчўхшжцюёйэф«»—"),
)
GREEK = (_language("el", "αοιετσνηυρπκμλςάόίωέγήδθύχφώβξζψϊϋΐΰ«»–’"),)
HEBREW = (_language("he", "יוהלאםרבמשתנדפקחעכגטזסןצךףץ–“”"),)
ARABIC = (
    _language("ar", "اليمنوتربةعدسفهكقحأجشطصخذ،ءضزىثإغئآظؤ؟ًٌَُِّْ«»"),
    _language("fa", "اینرمهدوتسبلشکزفگعخقپجحچآصط،ژغضذثظ؟ئءأ«»"),
)
THAI = (_language("th", "านรก่อเงมย้ลวดทัสตะิปีบคหแจพช์ขืใไ็ุูโผณซถธำศภษึฐฉๆฟญ"),)

ENCODINGS: tuple[tuple[str, tuple[Language, ...]], ...] = (
    ("cp1252", WESTERN),
    ("cp1251", CYRILLIC),
    ("cp1250", CENTRAL),
    ("mac_roman", WESTERN),
    ("iso8859_15", WESTERN),
    ("iso8859_2", CENTRAL),
    ("koi8_r", CYRILLIC),
    ("koi8_u", CYRILLIC),
    ("iso8859_5", CYRILLIC),
    ("mac_cyrillic", CYRILLIC),
    ("cp866", CYRILLIC),
    ("cp1253", GREEK),
    ("iso8859_7", GREEK),
    ("mac_greek", GREEK),
    ("cp1254", TURKISH),
    ("mac_turkish", TURKISH),
    ("cp857", TURKISH),
    ("cp1257", BALTIC),
    ("iso8859_4", BALTIC),
    ("mac_latin2", CENTRAL),
    ("cp850", WESTERN),
    ("cp437", WESTERN),
    ("cp852", CENTRAL),
    ("cp1255", HEBREW),
    ("cp1256", ARABIC),
    ("iso8859_6", ARABIC),
    ("cp874", THAI),
)
"""The encodings of one byte, those in wide use first: where two read a text alike, the first is named."""

LANGUAGES = {language.code: language for _, languages in ENCODINGS for language in languages}
WORDS = {
    word: tuple(code for code, language in LANGUAGES.items() if word in language.words)
    for word in frozenset().union(*[language.words for language in LANGUAGES.values()])
}

COMMON_HAN = frozenset(
    "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如都同现当"
    "没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间由问很最重并物"
    "手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名真论处走义各入几口认"
    "这個們來為國說時會對發後裡種經沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內應給門東聲員論處義幾認報導學當現過著於點電車長書"
)
"""The most common characters of Chinese news, simplified and traditional: half of any text."""
COMMON_HANGUL = frozenset(
    "이다는의에가을하고지한로사은기도인를리대어자정시서해과일그수나라들있부아전장보성주국제으니게만원동상공세구안면여년것선신스경오했월"
)
