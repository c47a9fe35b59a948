"""Which words do bylines consist of, in twenty languages?  Data only."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


LOOSE_KEYWORDS = {
    "by": "en",
    "words by": "en",
    "written by": "en",
    "story by": "en",
    "text by": "en",
    "report by": "en",
    "reported by": "en",
    "reporting by": "en",
    "review by": "en",
    "reviewed by": "en",
    "essay by": "en",
    "opinion by": "en",
    "analysis by": "en",
    "comment by": "en",
    "commentary by": "en",
    "column by": "en",
    "feature by": "en",
    "interview by": "en",
    "interviewed by": "en",
    "posted by": "en",
    "published by": "en",
    "compiled by": "en",
    "article by": "en",
    "poem by": "en",
    "a story by": "en",
    "an essay by": "en",
    "as told to": "en",
    "from": "en",
    "von": "de",
    "text von": "de",
    "ein bericht von": "de",
    "ein kommentar von": "de",
    "ein gastbeitrag von": "de",
    "ein interview von": "de",
    "interview von": "de",
    "kommentar von": "de",
    "bericht von": "de",
    "geschrieben von": "de",
    "aufgezeichnet von": "de",
    "par": "fr",
    "texte de": "fr",
    "texte par": "fr",
    "ecrit par": "fr",
    "écrit par": "fr",
    "publié par": "fr",
    "entretien par": "fr",
    "propos recueillis par": "fr",
    "recueilli par": "fr",
    "por": "es",
    "escrito por": "es",
    "publicado por": "es",
    "texto de": "es",
    "entrevista de": "es",
    "entrevista por": "es",
    "una entrevista de": "es",
    "reportagem de": "pt",
    "entrevista a": "pt",
    "di": "it",
    "a cura di": "it",
    "testo di": "it",
    "scritto da": "it",
    "intervista di": "it",
    "articolo di": "it",
    "door": "nl",
    "geschreven door": "nl",
    "tekst van": "nl",
    "een interview door": "nl",
    "interview door": "nl",
    "av": "sv",
    "text av": "sv",
    "tekst av": "no",
    "skrevet av": "no",
    "af": "da",
    "tekst af": "da",
    "skrevet af": "da",
    "yazan": "tr",
    "oleh": "id",
    "írta": "hu",
    "de la corresponsal": "es",
    "theo": "vi",
    "του": "el",
    "της": "el",
    "των": "el",
    "γράφει ο": "el",
    "γράφει η": "el",
    "بقلم": "ar",
    "كتب": "ar",
    "كتبت": "ar",
    "نوشته": "fa",
    "מאת": "he",
    "โดย": "th",
    "द्वारा": "hi",
}
"""Words that a name may follow without a colon, and their languages."""

COLON_KEYWORDS = (
    "author authors byline words text story interview writer reporter autor autorin autoren verfasser auteur auteurs auteure texte"
    " autora autores texto redacción autore autori testo tekst verslag verslaggever författare skribent forfatter teksti kirjoittaja"
    " opracował autorzy napsal szerző szöveg yazar yazı haber muhabir penulis автор авторы текст автори تقرير إعداد الكاتب الكاتبة"
    " كاتب نویسنده گزارش לזכר כתב लेखक लेखिका ผู้เขียน συντάκτης κείμενο"
)
COLON_PHRASES = (
    "tác giả",
    "bài viết",
    "bài",
    "phóng viên",
    "người viết",
    "tekst i foto",
    "text und fotos",
    "text & photos",
)
"""Words that stand before a name only with a colon."""

NOT_AUTHORS = (
    "photographs photograph photos photo pictures picture images image illustration illustrations video graphics edited editing"
    " translated translation additional fotos foto bilder bild übersetzt übersetzung aus traduit traduction photos traducción traducido"
    " traduzione tradotto vertaling vertaald foto's redigeret 编辑 責任編輯 责任编辑 編輯 摄影 攝影 写真 撮影 翻译 翻訳"
)
"""Words that begin a credit of somebody who isn't the author."""

PARTICLES = _words(
    "van von der den de la le les el al du da das do dos del della dello dell degli di af av zu zum zur ter ten te 't bin bint ibn ben"
    " abu abd ap y e i und op het vom am auf im mac mc st san santa los las 'n ould oğlu"
)
PREPOSITIONS = {
    "en": "in at",
    "de": "in aus",
    "fr": "à en au",
    "es": "en desde em",
    "pt": "em",
    "it": "da a",
    "nl": "in vanuit te",
    "sv": "i",
    "no": "i",
    "da": "i",
    "hu": "",
}
"""Small words before the place where a byline was written."""

FROM_WORDS = frozenset(("from", "depuis", "desde", "dal", "dalla", "från", "fra", "de"))
CONJUNCTIONS = {
    "en": "and with",
    "de": "und mit",
    "fr": "et avec",
    "es": "y e con com",
    "pt": "e com",
    "it": "e ed con",
    "nl": "en met",
    "sv": "och",
    "no": "og",
    "da": "og",
    "tr": "ve ile",
    "id": "dan",
    "hu": "és",
    "vi": "và",
    "el": "και",
    "ar": "و",
    "fa": "و",
    "he": "ו",
    "th": "และ",
    "hi": "और",
}
ANY_CONJUNCTION = _words("and & und et och og ve dan és και и й та y e i en ja și si a và i och")
"""Used where the keyword doesn't tell the language."""

LATE_OF = frozenset(("for", "of", "für", "pour", "para", "per", "voor"))
"""Between an author and the outlet the author writes for."""

TITLES = _words(
    "dr dr. prof prof. professor mr mr. mrs mrs. ms ms. miss herr frau m. mme dott. dott.ssa rev rev. lic. ing. phd"
)
DEGREES = _words("phd ph.d. ph.d md m.d. m.d ma m.a. mba esq. esq mp mep obe cbe")
SUFFIXES = _words("jr jr. sr sr. ii iii iv")

ROLES = _words(
    "writer writers correspondent correspondents editor reporter reporters columnist staff contributor contributing critic freelance"
    " freelancer journalist author special guest chief bureau blogger producer analyst redakteur redakteurin korrespondent"
    " korrespondentin journaliste correspondant correspondante envoyé envoyée spécial spéciale redactor redactora corresponsal"
    " periodista enviado enviada redattore redattrice inviato inviata corrispondente giornalista redacteur correspondente repórter"
    " verslaggever muhabiri корреспондент журналист обозреватель novinář dziennikarz reporterka reportér dziennikarka"
)
ROLE_LEADS = _words(
    "staff senior chief political foreign special business sports diplomatic environment science technology health education economics"
    " economy crime court legal religious arts city county national international europe asia defence defense security home news"
    " contributing associate deputy managing guest metro investigative general assignment transport food travel culture"
)
"""What stands before a role: staff writer, chief political correspondent."""
NOBODY = _words(
    "staff agencies agency correspondent correspondents reporter reporters wires wire newsroom redaktion rédaction redacción redazione"
    " redactie author admin administrator editors unknown anonymous contributors"
)
"""What stands for a name where no author is named."""

AGENCIES = _words(
    "reuters ap afp upi dpa apa ansa efe tass itar-tass interfax xinhua kyodo yonhap pti ani bernama antara lusa belga anp ritzau tt ntb"
    " stt pap čtk ctk mti agerpres sda ats kna epd kyodo jiji cna vna ttxvn ria unian irna isna wam spa petra mena anadolu bloomberg"
    " тасс риа интерфакс унiан укринформ 新华社 新華社 中新社 中央社 共同 時事 연합뉴스 뉴시스 رويترز واس وام سانا"
) | {
    "associated press",
    "the associated press",
    "agence france-presse",
    "press association",
    "dow jones",
    "риа новости",
}

OUTLET_WORDS = _words(
    "news times post herald gazette tribune journal review courier observer dispatch telegraph chronicle mail press standard guardian"
    " globe sun star mirror express independent inquirer examiner sentinel bulletin daily weekly magazine lantern argus echo advertiser"
    " mercury record reporter register ledger leader monitor reader wire newswire agency tv radio fm broadcasting online media network"
    " bbc cnn npr abc cbs nbc itv zeitung tagblatt tageblatt nachrichten anzeiger rundschau kurier merkur allgemeine presse blatt"
    " spiegel journal monde figaro libération dépêche gazette nouvelles quotidien hebdo país mundo diario prensa periódico noticias"
    " voz corriere repubblica gazzetta messaggero giornale stampa notizie krant dagblad courant nieuws telegraaf tidning dagbladet"
    " umschau quarterly monthly annals almanac tidningen posten avisen gazeta dziennik kurier noviny zprávy газета новости вести известия ведомости правда haber gazetesi báo"
)
OUTLET_STARTS = _words("revista rivista revue zeitschrift jornal diario diário báo") | {"tạp"}
"""First words of newspapers' and magazines' names where the noun comes first (``tạp chí`` is Vietnamese for a magazine)."""
OUTLET_FIRSTS = _words("daily evening morning weekly global metro financial national international")
"""First words of newspapers' names, with which no person's begins."""
OUTLET_ENDS = (
    "日报",
    "晚报",
    "早报",
    "晨报",
    "时报",
    "周报",
    "周刊",
    "新闻网",
    "日報",
    "晚報",
    "時報",
    "新聞",
    "新闻",
    "通讯社",
    "电视台",
    "新聞社",
    "일보",
    "신문",
    "뉴스",
)
"""Ends of names of newspapers and stations in Chinese, Japanese and Korean."""
OUTLET_SURNAMES = _words(
    "post herald star sun reader leader page blatt spiegel kurier merkur mercury voz mundo stampa presse"
)
"""Words of newspapers' names that are surnames too."""
OUTLET_JOINTS = _words(
    "of the and & + for de del des du la le les las los da do dos di della delle der die das den und für y e et van het"
)
"""Small words inside an outlet's name."""
STATIONS = _words("bbc cnn npr abc cbs nbc itv radio")
DOMAINS = (
    ".com",
    ".org",
    ".net",
    ".co.uk",
    ".de",
    ".fr",
    ".it",
    ".es",
    ".nl",
    ".info",
    ".news",
    ".eu",
    ".ca",
    ".com.au",
    ".ch",
    ".at",
)

FUNCTION_WORDS = _words(
    "the a an and or of in on at to for from with by is are was were be has have had will would can could must should this that"
    " these those his her its their our your my not no but as if when what why how who where which more most over under after before into"
    " about out up down off new old big first last next all some any one two three four five six seven eight nine ten it he she they we"
    " you i do does did der die das ein eine und mit für auf nach bei ist sind wie was le les des une est sont avec pour dans sur los las"
    " una con para sobre il lo gli uno per che non com não het een met voor op"
    " monday tuesday wednesday thursday friday saturday sunday january february july september october november"
    " december today yesterday tomorrow tonight"
)
"""Words that, with a capital, are no part of a person's name, even after "By"."""

NOT_NAMES = FUNCTION_WORDS | _words(
    "april june august march spring summer autumn winter business sport sports politics opinion world local national international"
    " technology science health culture arts travel money finance economy markets market education environment lifestyle entertainment"
    " music film books video photos home search menu login subscribe share print email advertisement comments comment related topics"
    " breaking live latest exclusive special report introduction conclusion summary abstract background contents chapter part section"
    " page figure table appendix notes references council government minister president party police court city town county state"
    " university college school hospital company bank union league cup united kingdom states republic north south east west northern"
    " southern eastern western street road avenue river island bridge church war peace act law bill game games team club season results"
    " method methods discussion questions answers question answer letters letter editorial board committee department ministry office"
    " association society institute foundation group ltd inc corp plc gmbh llc story facts history tips guide recipe ingredients overview"
    " desk staff more read reading main general great little long short high low slow fast free good bad best worst other early late"
    " stadium park square valley lake mountain hill beach bay port harbour harbor central upper lower"
)
"""Words that make a line without "By" no byline."""

COMMON_NOUNS = NOT_NAMES - {"and", "by", "all"}
SHORT_SURNAMES = _words("an do le lo on to so per una con may will her how one som ein das in my du can ten")
"""Function words that are names too, behind a first name."""

NO_SINGLE_NAMES = NOT_NAMES | _words(
    "now then design default chance accident far definition comparison land sea air night day noon dawn"
    " nature popular demand request example mistake itself himself herself contrast"
)
"""Words that with "By" alone are no name."""

PLACES = _phrases(
    "new york|new delhi|new orleans|mexico city|los angeles|san francisco|san diego|san salvador|san juan|hong kong|buenos aires|rio de"
    " janeiro|são paulo|sao paulo|tel aviv|cape town|kuala lumpur|addis ababa|washington dc|washington d.c.|phnom penh|ho chi minh city|"
    "abu dhabi|kuwait city|guatemala city|panama city|saint petersburg|st petersburg|st. petersburg|east jerusalem|west bank|gaza city|"
    "den haag|the hague|la paz|el salvador|costa rica|puerto rico|sri lanka|south africa|south korea|north korea|new zealand|saudi arabia|"
    "united states|united kingdom|hà nội|ha noi|tp hcm|las vegas|santiago de chile|santo domingo|port-au-prince|le caire|la haye|"
    "nueva york|ciudad de méxico|frankfurt am main|new jersey|new mexico|north carolina|south carolina|west virginia|northern ireland|"
    "salt lake city|kansas city|oklahoma city|quezon city|sierra leone|burkina faso|ivory coast|dar es salaam|sri jayawardenepura"
)
"""Places of more than one word, which would else be taken for a second author."""

PLACE_STARTS = _words(
    "new san santa saint st st. los las el la port cape fort mount lake north south east west são sao nueva bad ho"
)
"""First words of places of several words."""

ATTACHED_CONJUNCTIONS = {"ar": "و", "he": "ו"}
NAMES_WITH_WAW = _words("وليد وائل وسام وفاء وجدي وديع وحيد وسيم وردة وهبة وداد وصفي والي وضاح وجيه")
"""Names that begin with the letter of "and"."""
