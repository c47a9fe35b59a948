"""Twenty articles whose pages are kept and looked at: every kind of block, many languages and scripts; all written for this test.

Texts are short, so that a page fits a screen or two; what a script needs of a terminal (wide, combining, right to left) is in each of its own.
"""

from __future__ import annotations

from artcli.model import Article, Block, Dropped


def _article(title: str, blocks: list[tuple[str, str]], **fields: object) -> Article:
    made = tuple([Block(kind, text) for kind, text in blocks])  # type: ignore[arg-type]
    words = sum(len(block.text.split()) for block in made)
    return Article(title, made, words=words, **fields)  # type: ignore[arg-type]


ARTICLES: dict[str, Article] = {
    "en-news": _article(
        "Harbour board puts the lock gate to a third vote",
        [
            ("paragraph", "KESWALD — The harbour board will vote on the new lock gate for the third time on Monday, after two evenings that ended six to six and a chairman who declines to have an opinion."),
            ("paragraph", "The old gate leaks eleven thousand litres a tide. It has done so since 1974, the engineer told the meeting, and nobody has complained except the eels."),
            ("heading", "What it would cost"),
            ("paragraph", "A gate of steel is put at €1.4 million, one of greenheart at rather more. The papers are at https://harbour.example.org/board/papers/2021-03/lock-gate/options-and-estimates.pdf (in two parts)."),
            ("paragraph", "“We could also do nothing,” the treasurer said. “We are good at it.”"),
        ],
        authors=("Callum Ferris",), date="2021-03-04", source="The Harbour Gazette", place="Keswald", language="en",
    ),
    "en-interview": _article(
        "“A map is a promise somebody else has to keep”",
        [
            ("paragraph", "Ida Rask has drawn tide tables for thirty years, by hand and then not by hand."),
            ("quote", "People think the sea is late. The sea is never late. It is the table that was drawn by a tired person in November."),
            ("quote", "I have been that person."),
            ("paragraph", "She keeps three things on her desk:"),
            ("list_item", "- a brass divider, which belonged to her aunt"),
            ("list_item", "- a list of every error that was ever reported, with the name of whoever reported it and a note on whether they were right"),
            ("list_item", "- tea"),
        ],
        subtitle="A conversation about tables, tides and being wrong in public", authors=("Ana Dubois", "Tomasz Wieland"), date="2014-05", source="Table Talk Quarterly", language="en",
    ),
    "en-verse": _article(
        "Two songs for the night ferry",
        [
            ("heading", "I"),
            ("verse", "The rope is wet, the lamp is low,\n    the gulls have had their say;\nand nobody who has to go\n    was ever asked to stay.\n\nThe engine knows a single word\n    and says it to the quay."),
            ("heading", "II"),
            ("verse", "A very long line, such as a poet writes who has been told about the width of pages and does not hold with it,\n    and then a short one."),
        ],
        authors=("Mara Lindqvist",), language="en",
    ),
    "en-tables": _article(
        "The ferries in figures",
        [
            ("paragraph", "Passengers and cars by year, as the company counts them."),
            ("table", "Year   Passengers    Cars\n1996       41,200  12,410\n1998       17,020   3,015\n2004        9,870   1,120"),
            ("paragraph", "What became of the boats:"),
            ("table", "| Boat | Built | What became of it |\n|---|--:|---|\n| Havørn | 1951 | sold to an islander who said he would restore her, and did |\n| Terne | 1963 | scrapped |\n| 白鳥丸 | 1988 | still sails, under another name and in another sea |"),
            ("table", "Port\tFirst boat\tLast boat\nSkarvøy\t06:10\t22:40\nKeswald\t07:10\t23:35"),
        ],
        authors=("Henrike Vogt",), date="2005", source="Northern Courier", language="en",
    ),
    "en-code": _article(
        "A clock that is right twice a day, in nine lines",
        [
            ("paragraph", "The harbour clock has been at ten past seven for eleven years. Here is its firmware, as far as anybody could tell."),
            ("code", 'def now(tide: Tide) -> Time:\n\t# the crystal stopped in 2009\n\tif tide.is_high and not tide.is_spring and the_harbour_master_is_looking(at="the clock"):\n\t\treturn Time(7, 10)\n\treturn Time(7, 10)'),
            ("list_item", "1. Call `now`."),
            ("list_item", "2. Wait."),
            ("list_item", "10. Be right, in time, without having done anything for it, which is more than most of us can say."),
        ],
        authors=("Priya Raman",), date="2020-04-01", source="Field & Orbit", language="en",
    ),
    "en-notes": _article(
        "Who owned the foreshore",
        [
            ("paragraph", "The foreshore was let in 1702 for a barrel of herring a year,[1] and nobody has paid it since.[2] The town holds that it need not; the heirs hold that they can wait."),
            ("paragraph", "In 1911 a barrel was in fact sent. It was returned, with thanks, as the wrong kind of herring.†"),
            ("paragraph", "[1] Town book, fol. 12 verso, in a hand that changes with the weather."),
            ("paragraph", "[2] See the accounts at https://archive.example.org/foreshore?year=1702&page=12."),
            ("paragraph", "† The letter is lost; its envelope isn’t."),
        ],
        authors=("Jonas Eriksen",), date="1999-08-11", language="en",
        dropped=(Dropped("footnote", "3 The barrel itself stands in the museum, where it holds the umbrel-\nlas of visitors."),),
    ),
    "de": _article(
        "Die Brücke, die niemand bestellt hatte",
        [
            ("paragraph", "Als die Donaudampfschifffahrtsgesellschaftskapitänswitwe am Dienstagmorgen das Fenster öffnete, stand im Nebel eine Brücke, wo am Montag keine gestanden hatte."),
            ("paragraph", "Das Amt teilte auf Anfrage mit, man prüfe. Geprüft wurde bis in den Herbst; die Brücke wurde inzwischen benutzt, vor allem von Ziegen."),
            ("quote", "„Sie ist nicht schön“, sagte der Bürgermeister, „aber sie ist da.“"),
        ],
        authors=("Henrike Vogt",), date="2012-10-03", source="Rheinische Umschau", place="Passau", language="de",
    ),
    "fr": _article(
        "Le phare qui s’allumait à midi",
        [
            ("paragraph", "On s’en plaignit d’abord : un phare qui s’allume à midi, disait-on, est un phare qui se moque du monde. Puis vinrent les peintres, les curieux ; enfin le préfet."),
            ("paragraph", "« Monsieur », lui dit le gardien, « la nuit, tout le monde regarde. C’est à midi qu’on oublie la mer. »"),
            ("list_item", "• à midi : trois éclats ;"),
            ("list_item", "• à minuit : rien, par principe."),
        ],
        subtitle="Une affaire d’État, à petite échelle", authors=("Émile Arnaud",), date="2009-07-14", source="Le Courrier du Large", language="fr",
    ),
    "es": _article(
        "¿Quién le pone puertas a la marea?",
        [
            ("paragraph", "El ayuntamiento aprobó, por siete votos a cinco, poner una puerta en la playa. La puerta tiene llave; la playa, no."),
            ("paragraph", "—¿Y por la noche? —preguntó una concejala.\u2028—Por la noche se cierra —dijo el alcalde—, como todo."),
        ],
        authors=("Mateo Salvatierra",), date="2010-10-13", source="Cuaderno del Sur", place="Cádiz", language="es",
    ),
    "ru": _article(
        "Станция, на которой поезд не останавливается",
        [
            ("paragraph", "Поезд проходит станцию в 4:12, не замедляя хода. Начальник станции всё равно выходит на перрон и снимает фуражку."),
            ("paragraph", "— Вежливость, — говорит он, — расписанием не предусмотрена. Зато и не запрещена."),
        ],
        authors=("Анна Рот",), date="2001-11", source="Северный курьер", language="ru",
    ),
    "el": _article(
        "Το πλοίο που άργησε έναν αιώνα",
        [
            ("paragraph", "Το εισιτήριο γράφει 1921. Ο ελεγκτής το κοίταξε, το γύρισε ανάποδα και το τρύπησε: «Εμπρός», είπε, «δεν φταίτε εσείς»."),
            ("paragraph", "Έκτοτε το πλοίο έρχεται στην ώρα του, και κανείς δεν ξέρει τι να το κάνει."),
        ],
        authors=("Ελένη Μάρκου",), date="2021-10-07", language="el",
    ),
    "vi": _article(
        "Cây cầu dài nhất mà ngắn nhất",
        [
            ("paragraph", "Người ta bảo cây cầu này dài hai nghìn mét, nhưng ai đi qua cũng thấy ngắn, vì giữa cầu luôn có gió và một bà bán nước chè."),
            ("paragraph", "Bà không nhớ mình đã ngồi đó từ năm nào. “Từ khi có cầu,” bà nói, “hay là cầu có từ khi có tôi.”"),
        ],
        authors=("Lê Minh An",), date="2017-02-20", source="Tạp chí Bến Sông", place="Hà Nội", language="vi",
    ),
    "ar": _article(
        "الميناء الذي ينتظر سفينة واحدة",
        [
            ("paragraph", "يفتح الميناء أبوابه كل صباح في الساعة 6:30، ولا تأتي السفينة. ومع ذلك يكتب الحارس في دفتره: «لا تأخير اليوم»."),
            ("quote", "من ينتظر طويلاً يتعلم أسماء الريح كلها."),
            ("paragraph", "في عام 1998 جاءت سفينة أخرى (اسمها Tern) وغادرت بعد 12 دقيقة."),
        ],
        authors=("ليلى حداد",), date="1998-12-01", source="جريدة الساحل", language="ar",
    ),
    "he": _article(
        "הספרן שסירב להשאיל את הים",
        [
            ("paragraph", "בספרייה העירונית יש 41,200 ספרים ומפה אחת של הים. את הספרים משאילים; את המפה, אמר הספרן, „לא, כי היא עוד לא חזרה”."),
            ("list_item", "1. לבקש בנימוס."),
            ("list_item", "2. לחכות לגאות (בערך 18:40)."),
        ],
        authors=("נועם ברק",), date="2006-04-19", source="העיתון השקט", language="he",
    ),
    "hi": _article(
        "वह घड़ी जो सबसे पहले उठती है",
        [
            ("paragraph", "स्टेशन की घड़ी पाँच मिनट आगे चलती है। स्टेशन मास्टर कहते हैं कि इससे गाड़ी समय पर लगती है, और यात्री भी।"),
            ("paragraph", "क्षितिज पर पहली रोशनी के साथ चायवाला कहता है: “समय तो उबल रहा है।”"),
        ],
        authors=("प्रिया रमन",), date="2003-11-09", language="hi",
    ),
    "th": _article(
        "เรือข้ามฟากที่จำชื่อทุกคนได้",
        [
            ("paragraph", "คนขับเรือจำชื่อผู้โดยสารได้ทุกคนแม้แต่คนที่ขึ้นเรือเพียงครั้งเดียวเมื่อสิบปีก่อนเขาบอกว่าน้ำช่วยจำ"),
            ("paragraph", "“ที่นี่ไม่มีใครหลงทาง” เขาพูด “มีแต่คนที่ยังไม่ถึง”"),
        ],
        authors=("สมชาย ใจดี",), date="2016", language="th",
    ),
    "zh": _article(
        "没有人买的那张车票",
        [
            ("paragraph", "售票窗口里一直放着一张去海边的车票，价钱是四元二角。售票员说，票是1998年印的，那一年海边的车站已经拆了。"),
            ("quote", "“留着吧，”站长说，“总有人想去一个没有的地方。”"),
            ("table", "车次\t开往\t票价\n701\t海边\t4.20\n702\t不详\t——"),
        ],
        authors=("林晓",), date="2019-02-27", source="渡口周刊", language="zh",
    ),
    "ja": _article(
        "札を掲げた船長",
        [
            ("paragraph", "船長は「時刻表は信じないでください」と書いた札を掲げている。札は二度盗まれ、二度とも翌年の夏に郵便で戻ってきた。"),
            ("verse", "潮ひいて\n　札だけ残る\n　　渡し船"),
            ("paragraph", "ｶﾀｶﾅの半角と、㍿のような一字と、🚢（船）も一行に入る。"),
        ],
        subtitle="渡し船の話", authors=("佐藤 海",), date="2018-06-12", source="港の新聞", language="ja",
    ),
    "ko": _article(
        "아무도 내리지 않는 역",
        [
            ("paragraph", "기차는 하루에 한 번 이 역에 섰다가 그냥 떠난다. 역무원은 그때마다 손을 흔들고, 기관사도 손을 흔든다."),
            ("paragraph", "“언젠가 누군가 내리겠지요.” 그는 2011년부터 그렇게 말해 왔다."),
        ],
        authors=("김하늘",), date="2011-10-10", place="강릉", language="ko",
    ),
    "signs": _article(
        "Signs, marks and other trouble \x1b[31m",
        [
            ("paragraph", "An escape \x1b]0;owned\x07 shown, an override \u202e dnuora\u202c turned off, a tower Z\u0351\u036b\u0343\u036a\u0302\u036b\u033d and a family 👩‍👩‍👧‍👦, a flag 🇳🇴, a thumb 👍🏽, e\u0301 as two."),
            ("paragraph", "A word without end: " + "harbour" * 24 + " and a path /var/log/harbour/lock-gate/eels.log."),
            ("code", "tab\there\t\tand there\nnul \x00 bel \x07 c1 \x9b31m"),
        ],
        source="Nobody’s\tGazette", language="en",
    ),
}  # fmt: skip
