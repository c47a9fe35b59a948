"""What stands around an article on web pages and in newsletters goes; what the author wrote stays."""

from __future__ import annotations

import pytest
from effort import lines_run

from artcli.text.boilerplate.composition import drop_boilerplate
from artcli.text.draft import Draft, draft_of

HEAD = ["The ferry keeps its winter timetable", "", "By Marit Sund", "9 June 2015", ""]
FIRST = "The ferry across the sound will keep its winter timetable for another month, the harbour office told the island’s council."
SECOND = "Nobody on the island had expected anything else, and few of those who came to the meeting stayed for the end of it."
LAST = "The next boat leaves at seven."


def kept(text: str) -> list[str]:
    """The filled lines that are left of a text."""
    return [line for line in run(text).lines if line]


def run(text: str) -> Draft:
    """Drop a text's boilerplate."""
    draft = draft_of(text)
    drop_boilerplate(draft)
    return draft


def article(*, above: str = "", below_date: str = "", between: str = "", below: str = "") -> str:
    """Put furniture around and into an article."""
    parts = [above, *HEAD, below_date, "", FIRST, "", between, "", SECOND, "", LAST, "", below]
    return "\n".join(parts)


WHOLE = [line for line in [*HEAD, FIRST, SECOND, LAST] if line]

ABOVE = [
    "Skip to main content",
    "Home | News | Sport | Opinion",
    "Skip to content\n\nMenu\nSearch\nLog in\nSubscribe",
    "Home > World > Islands",
    "Home » News » Local",
    "World · Business · Culture · Weather",
    "  • World\n  • Business\n  • Harbour\n  • Culture",
    "* Home\n* Ferries\n* Contact",
    "Home\nNews\nSport\nIslands\nOpinion\nWeather",
    "Advertisement",
    "We use cookies to give you the best experience on our website. By continuing you agree to our cookie policy.\n\nAccept all\nManage preferences",
    "Zum Inhalt springen\n\nStartseite | Politik | Wirtschaft | Kultur",
    "Startseite › Regionales › Inseln",
    "Wir verwenden Cookies, um Ihnen die beste Nutzung unserer Website zu ermöglichen.\nAlle akzeptieren",
    "Aller au contenu principal\n\nAccueil | Monde | Économie | Sports",
    "Accueil > Régions > Îles",
    "Nous utilisons des cookies pour améliorer votre expérience.\n\nTout accepter\nTout refuser",
    "Saltar al contenido\nPortada | Internacional | Economía | Deportes",
    "Inicio > Noticias > Islas",
    "Vai al contenuto\n\nHome | Cronaca | Esteri | Sport",
    "Ir para o conteúdo\n\nInício | Política | Economia | Esportes",
    "Naar de inhoud\n\nHome | Binnenland | Buitenland | Economie",
    "Перейти к содержанию\n\nГлавная | Политика | Экономика | Спорт",
    "انتقل إلى المحتوى\n\nالرئيسية | سياسة | اقتصاد | رياضة",
    "跳到主要内容\n\n首页 | 国际 | 财经 | 体育",
    "本文へスキップ\n\nホーム | 国際 | 経済 | スポーツ",
    "Chuyển đến nội dung\n\nTrang chủ | Thời sự | Thế giới | Kinh doanh",
    "Search\n\nSign in\n\nNewsletters",
    "☰ Menu\n🔍 Search",
    "View this email in your browser",
    "Home / News / Islands",
    "Sign In | Register",
    "Breaking News",
    "Search this website",
    "Menu",
    "Subscribe Now",
    "Watch Live",
    "HOME NEWS SPORTS OPINION",
    "News Sport Weather Shop Travel",
    "Toggle search",
    "Cookies on the Courier website",
    "This site uses cookies. Find out more",
    "You are here: Home > News",
    "Edition: International",
    "US edition",
    "Skip to site navigation",
    "Local / National / World",
    "Follow us",
    "Home\tNews\tSport",
    "Log in · Subscribe",
    "MENU",
    "Main navigation",
    "Sections\nSearch\nHome\nPolitics\nSport",
    "[ ] Search",
    "Subscribe | Log in | E-paper",
    "Home – News – Culture – Contact",
    "◄ Back to news",
    "← Back to Home",
    "News > Islands",
    "News / Islands",
    "All sections",
    "My account",
    "Open navigation menu",
    "Close",
    "Today's paper",
    "World\nAfrica\nAmericas\nAsia\nAustralia\nChina\nEurope\nIndia\nMiddle East\nUnited Kingdom",
    "Nachrichten\nSport\nKultur",
    "Sie sind hier: Startseite > Inseln",
    "Actualité > Îles",
    "Menu principal",
    "Se connecter | S'abonner",
    "Iniciar sesión | Suscribirse",
    "Accedi | Abbonati",
    "Entrar | Assine",
    "Inloggen | Abonneren",
    "Войти | Подписаться",
    "تسجيل الدخول | اشترك",
    "登录 | 注册",
    "ログイン | 会員登録",
    "Đăng nhập | Đăng ký",
    "Accept",
    "Live TV",
    "Top Stories",
    "Advertise with us | Contact",
]

BELOW_DATE = [
    "Share on Facebook\nShare on Twitter\nEmail\nPrint",
    "Facebook Twitter WhatsApp Email",
    "Facebook\nX\nLinkedIn\nCopy link",
    "Share | Tweet | Pin | Mail",
    "1.2k shares",
    "Share this article:\n\nFacebook\n\nWhatsApp\n\nReddit",
    "5 min read",
    "12 comments",
    "Teilen\nDrucken\nMerken",
    "Auf Facebook teilen\nAuf Twitter teilen\nPer E-Mail senden",
    "Lesezeit: 4 Minuten",
    "Partager sur Facebook\nPartager sur Twitter\nEnvoyer par e-mail",
    "Temps de lecture : 3 min",
    "Compartir en Facebook\nCompartir en WhatsApp\nImprimir",
    "Condividi su Facebook\nCondividi su Telegram\nStampa",
    "Compartilhar no WhatsApp\nCompartilhar no Facebook",
    "Delen via WhatsApp\nDelen op Facebook",
    "Поделиться\nВКонтакте\nОдноклассники\nTelegram",
    "شارك على فيسبوك\nشارك على تويتر",
    "分享到微博\n微信\n复制链接",
    "シェアする\nツイート\nリンクをコピー",
    "Chia sẻ lên Facebook\nSao chép liên kết",
    "Photo: K. Brink/IW",
    "(Foto: dpa)",
    "Share via Facebook",
    "Tweet this",
    "Email this article",
    "Print this page",
    "Share on X (formerly Twitter)",
    "Share this on Facebook",
    "Post to X",
    "Send by WhatsApp",
    "Link copied!",
    "Copy article link",
    "Save article",
    "Add to favourites",
    "Listen to this article",
    "Gift this article",
    "0 Comments",
    "Join the discussion",
    "View 23 comments",
    "Share\nSave",
    "A A A",
    "Text size",
    "Resize text",
    "2 min read",
    "Reading time: 3 minutes",
    "3 minute read",
    "Listen\n4 min",
    "Share: Facebook | Twitter | Email",
    "Share this:",
    "Share this story",
    "Share full article",
    "Facebook · Twitter · Pocket · Print",
    "Teile diesen Artikel",
    "Artikel teilen",
    "Beitrag teilen",
    "Partager cet article",
    "Partager l'article",
    "Comparte esta noticia",
    "Compartir",
    "Condividi questo articolo",
    "Condividi",
    "Compartilhe esta notícia",
    "Deel dit artikel",
    "Поделиться статьёй",
    "شارك المقال",
    "分享：",
    "この記事をシェア",
    "Chia sẻ bài viết này",
]

BETWEEN = [
    "Advertisement",
    "ADVERTISEMENT",
    "- Advertisement -",
    "[Advertisement]",
    "Story continues below advertisement",
    "Article continues after this advertisement",
    "Sponsored content",
    "Anzeige",
    "Publicité",
    "La suite de cet article après la publicité",
    "Publicidad",
    "Continua a leggere dopo la pubblicità",
    "Publicidade",
    "Advertentie",
    "Реклама",
    "إعلان",
    "广告",
    "広告",
    "Quảng cáo",
    "Read more: Ten islands to see before the summer",
    "READ MORE: Ice on the sound",
    "Related: Who will row?",
    "See also: The slow crossing",
    "More on this story",
    "Also read: New lamps for the quay",
    "Lesen Sie auch: Der Kai wird erweitert",
    "Mehr zum Thema",
    "Lire aussi : Le quai sera agrandi",
    "À lire aussi",
    "Lea también: El muelle se amplía",
    "Te puede interesar: Las islas en invierno",
    "Leggi anche: Il molo sarà ampliato",
    "Leia também: O cais será ampliado",
    "Lees ook: De kade wordt uitgebreid",
    "Читайте также: Причал расширят к весне",
    "اقرأ أيضا: توسيع الرصيف",
    "相关阅读：码头明年扩建",
    "関連記事：桟橋の改修は来年",
    "Xem thêm: Bến sẽ được mở rộng",
    "Sign up for our newsletter",
    "Sign up to our morning briefing and get the island in your inbox every day.",
    "Subscribe to our newsletter for the latest from the islands.",
    "Already a subscriber? Log in",
    "You have 2 free articles left this month.",
    "Melden Sie sich für unseren Newsletter an",
    "Abonnez-vous à notre newsletter",
    "Suscríbete a nuestro boletín",
    "Iscriviti alla nostra newsletter",
    "Assine a nossa newsletter",
    "Schrijf je in voor onze nieuwsbrief",
    "Подпишитесь на нашу рассылку",
    "اشترك في نشرتنا البريدية",
    "订阅我们的新闻邮件",
    "ニュースレターに登録する",
    "Đăng ký nhận bản tin của chúng tôi",
    "Share this article",
    "Photograph: Kaja Brink/Getty Images",
    "Getty Images",
    "Bild: Kaja Brink",
    "Crédit photo : Kaja Brink",
    "Related stories\n- The slow crossing\n- New lamps for the quay",
    "Read more:\n• The slow crossing\n• New lamps for the quay",
    "ADVERTISEMENT - CONTINUE READING BELOW",
    "Continue reading the main story",
    "Get our daily newsletter",
    "Sign up here",
    "Subscribe to our Telegram channel",
    "Don't miss: The slow crossing",
    "Recommended: The slow crossing",
    "Also in News",
    "Watch: The ferry in ice",
    "Live updates: Storm on the sound",
    "In pictures: The ferry in ice",
    "[Read: Why the ferry matters]",
    "Read the full story here",
    "Click here to subscribe",
    "Related Posts",
    "Story continues",
    "Support our work",
    "Image: Reuters",
    "File photo: AP",
    "Image credit: Kaja Brink",
    "AFP via Getty Images",
    "Kaja Brink / Reuters",
    "REUTERS/Kaja Brink",
    "Photo: Kaja Brink",
    "Photo by Kaja Brink",
    "Picture: Kaja Brink/Reuters",
    "Credit: Kaja Brink",
    "(Photo by Kaja Brink/AFP)",
    "(AP Photo/Kaja Brink)",
    "Read more »",
    "Read More >",
    "Read more about the ferry",
    "Click here to read more",
    "More on this topic:",
    "Read also: The slow crossing",
    "» The slow crossing",
    "→ Read more: The slow crossing",
    "READ NEXT: The slow crossing",
    "Read Next",
    "Up next: The slow crossing",
    "You might be interested in: The slow crossing",
    "Editor's picks",
    "More from Islands",
    "Ad",
    "Ads by Courier",
    "Sponsored",
    "Promoted",
    "Paid for by Isle Bank",
    "Advertisement: 0:15",
    "After the ad",
    "Video Player is loading.",
    "Loading...",
    "Play video",
    "Enter your email address to subscribe",
    "Your email address",
    "Subscribe",
    "Sign up",
    "Newsletter",
    "Stay informed: sign up for our newsletter",
    "Get the top stories in your inbox",
    "Never miss a story. Subscribe today.",
    "Join our WhatsApp channel",
    "Download our app",
    "Follow us on Google News",
    "Werbung",
    "– Anzeige –",
    "Mehr dazu",
    "Lesen Sie mehr: Der Hafen",
    "Auch interessant: Der Hafen",
    "Hier Newsletter abonnieren",
    "Foto: Kaja Brink/dpa",
    "© dpa",
    "Lire la suite",
    "Lire plus : Le port",
    "Notre newsletter",
    "Recevez notre newsletter chaque matin",
    "Photo : Kaja Brink / AFP",
    "© AFP",
    "Seguir leyendo",
    "Le puede interesar: El puerto",
    "Más información: El puerto",
    "Recibe nuestro boletín",
    "Foto: EFE",
    "Leggi anche",
    "Ricevi la nostra newsletter",
    "Foto: Ansa",
    "Leia também",
    "Receba nossa newsletter",
    "Foto: Divulgação",
    "Lees verder onder de advertentie",
    "Foto: ANP",
    "Фото: РИА Новости",
    "Читать полностью",
    "Подписывайтесь на наш телеграм-канал",
    "اقرأ المزيد",
    "الصورة: رويترز",
    "延伸阅读：漫长的修理",
    "图片来源：新华社",
    "あわせて読みたい：長い修理",
    "写真：共同通信",
    "Đọc thêm: Cuộc sửa chữa dài",
    "Ảnh: Kaja Brink",
]

BELOW = [
    "Topics: Ferries, Islands",
    "Tags: ferry, winter, timetable",
    "Filed under: Islands",
    "Most popular\n\nThe slow crossing\nIce on the sound\nWhat the islanders want",
    "Most read\n1. The slow crossing\n2. Is the sound too deep for a bridge?\n3. What the islanders want",
    "© 2016 Island Courier. All rights reserved.\n\nTerms of use · Privacy policy · Cookie settings",
    "Copyright © 2016 Island Courier",
    "(c) 2016 Island Courier. This material may not be published or rewritten.",
    "To contact Island Courier visit:\n\ncourier.example/contact",
    "Contact us: desk@courier.example",
    "Follow us on Facebook and Twitter",
    "12 Comments\n\nLeave a comment",
    "Comments (3)",
    "About the author\n\nMarit Sund writes about harbours and lives on the island.",
    "━━━━━━━━━━━━━━━━━━━━━━━━━━━━━━\n\n© 2016 Island Courier\n\n  • About us\n  • Privacy",
    "Related articles\n\nThe slow crossing\n\nNew lamps for the quay",
    "You may also like\n\nThe slow crossing",
    "About | Contact | Advertise | Careers",
    "Themen: Fähren, Inseln\n\nMeistgelesen\n\nDie lange Reparatur\n\n© 2016 Inselbote\nImpressum · Datenschutz · AGB",
    "Mots-clés : bac, îles\n\nLes plus lus\n\nLa longue réparation\n\nMentions légales - Confidentialité - Contact",
    "Etiquetas: islas, barcos\n\nLo más leído\n\nLa larga reparación\n\nAviso legal | Privacidad | Contacto",
    "Argomenti: isole\n\nI più letti\n\nLa lunga riparazione\n\nTutti i diritti riservati",
    "Tópicos: ilhas\n\nMais lidas\n\nO longo conserto\n\nTermos de uso | Política de privacidade",
    "Onderwerpen: veerboot\n\nMeest gelezen\n\nDe lange reparatie\n\nPrivacybeleid | Contact | Colofon",
    "Теги: паром, остров\n\nСамое читаемое\n\nДолгий ремонт\n\n© 2016 Островной вестник. Все права защищены.",
    "الوسوم: العبّارة\n\nالأكثر قراءة\n\nالإصلاح الطويل\n\nجميع الحقوق محفوظة © 2016",
    "标签：渡轮，岛屿\n\n热门文章\n\n漫长的修理\n\n版权所有 © 2016 海岛日报",
    "タグ：フェリー\n\n人気記事\n\n長い修理\n\n© 2016 島新聞",
    "Từ khóa: phà, đảo\n\nĐọc nhiều nhất\n\nCuộc sửa chữa dài\n\n© 2016 Báo Đảo",
    "You are receiving this email because you subscribed to our list.\nUnsubscribe | Update your preferences",
    "_______________________________________________\nIsles mailing list\nisles@lists.example\nhttps://lists.example/listinfo/isles",
    "Share on Facebook\nShare on Twitter",
    "Back to top",
    "References\n\n   1. https://courier.example/\n   2. https://courier.example/sound",
    "   Visible links\n   1. http://courier.example/a\n   2. http://courier.example/b\n   Hidden links:\n   3. http://courier.example/c",
    "Read more on: Islands, Ferries",
    "More about: Islands",
    "Follow us on Twitter @courier",
    "Report a typo",
    "Was this article helpful?",
    "Back to homepage",
    "Next article: The slow crossing",
    "Previous article",
    "#ferry #islands",
    "Trending now\n\nThe slow crossing",
    "Popular in World\n\nThe slow crossing",
    "Privacy | Terms | Contact",
    "Powered by WordPress",
    "All content © 2016 Island Courier",
    "Copyright 2016 The Island Courier. All rights reserved.",
    "Download our app",
    "Join our WhatsApp channel",
    "Rate this article",
    "Home | About | Contact",
    "About us\nContact\nPrivacy policy\nTerms",
    "Contact: desk@courier.example",
    "For more information visit courier.example",
    "Visit us at www.courier.example",
    "Email the newsroom: desk@courier.example",
    "courier.example/contact",
    "https://courier.example/islands/ferry",
    "Subscribe to Island Courier",
    "Sign up for our newsletter",
    "Newsletter",
    "More from Island Courier",
    "More in Islands\n\nThe slow crossing\n\nHarbour wall",
    "Read next\n\nThe slow crossing",
    "Recommended\n\nThe slow crossing\nNew lamps for the quay",
    "Also read\n- The slow crossing",
    "Related: The slow crossing",
    "Tags:\nferry\nislands",
    "Keywords: ferry, islands",
    "Category: Islands",
    "Posted in Islands",
    "Filed under Islands, Ferries",
    "Share this article",
    "Comments",
    "Show comments",
    "Leave a reply",
    "Comments are closed.",
    "Post a comment",
    "Add your comment",
    "3 replies",
    "Print",
    "Back to top ↑",
    "Top",
    "↑ Top",
    "Terms & Conditions | Privacy",
    "Advertise with us",
    "© Island Courier 2016",
    "©2016",
    "Island Courier © 2016",
    "Copyright Island Courier",
    "This article first appeared in Island Courier. © 2016",
    "Site map",
    "Impressum | Datenschutz",
    "© 2016 Inselbote. Alle Rechte vorbehalten.",
    "Kommentare (3)",
    "Mehr zum Thema",
    "Zur Startseite",
    "© 2016 Le Courrier. Tous droits réservés.",
    "Réagir",
    "Sur le même sujet",
    "© 2016 El Correo. Todos los derechos reservados.",
    "Comentarios",
    "© 2016 Il Corriere. Riproduzione riservata",
    "© RIPRODUZIONE RISERVATA",
    "© 2016 O Correio. Todos os direitos reservados.",
    "Comente",
    "© 2016 De Koerier",
    "Reacties",
    "© 2016 «Островной вестник»",
    "Комментарии (3)",
    "© ООО «Вестник», 2016",
    "التعليقات",
    "© 2016 جميع الحقوق محفوظة",
    "版权所有 海岛日报",
    "コメント",
    "© 島新聞 2016",
    "Bình luận",
    "© 2016 Báo Đảo. Giữ bản quyền.",
]


@pytest.mark.parametrize("above", ABOVE)
def test_what_stands_above_the_title_goes(above: str) -> None:
    """Menus, trails and notices before the title are dropped, the title is not."""
    assert kept(article(above=above)) == WHOLE


@pytest.mark.parametrize("below_date", BELOW_DATE)
def test_what_stands_below_the_date_goes(below_date: str) -> None:
    """Share buttons, counts and picture credits between date and text are dropped."""
    assert kept(article(below_date=below_date)) == WHOLE


@pytest.mark.parametrize("between", BETWEEN)
def test_what_stands_between_paragraphs_goes(between: str) -> None:
    """Advertisement marks, asides, subscription notices and credits in the middle are dropped."""
    assert kept(article(between=between)) == WHOLE


@pytest.mark.parametrize("below", BELOW)
def test_what_stands_below_the_text_goes(below: str) -> None:
    """Topics, lists of other articles, contact and copyright lines at the end are dropped."""
    assert kept(article(below=below)) == WHOLE


@pytest.mark.parametrize("furniture", [*ABOVE, *BELOW_DATE, *BETWEEN, *BELOW])
def test_nothing_vanishes(furniture: str) -> None:
    """Each line that goes is written down, and a second run drops nothing more."""
    for place in ("above", "below_date", "between", "below"):
        source = article(**{place: furniture})
        draft = run(source)
        words = " ".join(draft.lines + [dropped.text for dropped in draft.dropped]).split()
        assert sorted(words) == sorted(source.split())
        before, dropped = list(draft.lines), len(draft.dropped)
        drop_boilerplate(draft)
        assert (draft.lines, len(draft.dropped)) == (before, dropped)


INNOCENT = [
    "Facebook said on Monday that it would keep its office on the island.",
    "Advertisement spending fell by a third in the winter.",
    "Sign up sheets were passed round, and forty people put their names down.",
    "Subscribers to the paper had waited for the news since the autumn.",
    "Share prices in the ferry company fell by a tenth.",
    "Cookies, said the baker, are what keeps the ferry’s kitchen alive.",
    "“We use cookies on our website,” the company admitted, “and we ask nobody for consent.”",
    "Related problems had been reported from the northern harbour.",
    "Read more books, the minister told the children of the island.",
    "Photo editors at three papers refused to print the picture.",
    "Comments on the plan may be sent until the end of May.",
    "Copyright law does not know such a case.",
    "Contact between the two islands broke off in the spring.",
    "Topics ranged from the weather to the price of herring.",
    "Print runs were short, and the paper was dear.",
    "Home owners near the harbour have complained of the noise.",
    "More on the island than elsewhere, people depend on the boat.",
    "Twitter and Facebook were full of pictures of the ice.",
    "Most popular of all was the boat at noon.",
    "To contact the harbour master, one had to row.",
    "Anzeige wurde bisher nicht erstattet, sagte die Polizei.",
    "La publicité rapporte moins que l’année dernière.",
    "Los anuncios del puerto llegaron tarde.",
    "Реклама на пароме стоит дорого.",
    "The letter was sent by e-mail and printed the next day.",
    "All rights are reserved to those who were born here, he joked.",
    "Search parties went out at dawn.",
    "Weather permitting, the boat will sail.",
    "World trade has nothing to do with it.",
    "Follow the path to the end and you will see the wall.",
    "Tags on the nets showed whose they were.",
    "Subscribe to nothing, sign nothing: that was her advice.",
    "We value your work, the council wrote to the crew.",
]


@pytest.mark.parametrize("sentence", INNOCENT)
def test_prose_stays(sentence: str) -> None:
    """A sentence that begins like a cue stays, wherever it stands and however it is wrapped."""
    for place in ("below_date", "between", "below"):
        assert kept(article(**{place: sentence})).count(sentence) == 1
    assert not run(f"{sentence.rstrip('.')}\n\nBy Marit Sund\n\n{FIRST}\n\n{SECOND}").dropped


@pytest.mark.parametrize(
    "title",
    [
        "Weather",
        "Opinion",
        "World",
        "Facebook",
        "Advertisement",
        "Most popular",
        "Related",
        "Politik",
        "Comments",
        "首页",
        "Contact us",
        "Share",
    ],
)
def test_a_title_of_one_word_stays(title: str) -> None:
    """Where nothing else can be the title, a word that menus have is it."""
    assert kept(f"{title}\n\nBy Marit Sund\n9 June 2015\n\n{FIRST}\n\n{SECOND}")[0] == title
    assert kept(f"{title}\n\n{FIRST}\n\n{SECOND}")[0] == title


@pytest.mark.parametrize(
    "text",
    [
        "There are three ways to answer:\n\n- Email\n- Print\n- Twitter\n\nAll of them take a week or so to reach us, he said.",
        "The company has four arms:\n\n- Facebook\n- Instagram\n- WhatsApp\n- Messenger\n\nAll of them belong to the same man now.",
        "Facebook\n\nThe first of the companies has an office on the island, and forty people work in it.",
        "What the islanders want\n\n- a lamp for the quay\n- a shop that opens on Sundays",
        "buy rope and ask Jon for the oars",
        "- milk\n- eggs\n- bread",
        "References\n\nSund, M. (2004) The Slow Crossing. Island Press.\nBrink, K. (1999) Songs from the Quay.",
        "Month | Out | Back\nMay | 3 | 1\nJune | 2 | 4",
        "The lamp is on the water,\nshare it with your friends,\nthe wind is in the halyards;\nmy song is at its end",
        "Q: What did you row with?\n\nA: With a plank.\n\nQ: How far?\n\nA: As far as the buoy.",
        "* * *",
        "---",
        "    for line in open('boats.txt'):\n        print(line)",
        "The mayor on Monday. Photo: K. Brink/IW",
        "See [1] and [2] for the numbers that the council was given in the spring of the year.",
    ],
)
def test_structures_stay(text: str) -> None:
    """Lists, headings, tables, verse and code inside an article are not furniture."""
    lines = [line for line in text.split("\n") if line]
    assert kept(article(between=text)) == [*WHOLE[:4], *lines, *WHOLE[4:]]
    assert kept(text) == lines


def test_link_numbers_go_with_their_list() -> None:
    """A text browser's numbers are taken out of the text and counted, numbers of no list stay."""
    draft = run(
        f"{article()}\nThe [1]council met the [2]mayor [3] and the [9] others.\n\nReferences\n\n1. https://a.example/\n2. https://b.example/\n3. https://c.example/\n"
    )
    assert draft.lines[-1] == "The council met the mayor and the [9] others."
    assert draft.repairs == {"link_marker": 3}


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("Skip to main content", "navigation"),
        ("Share on Facebook", "share"),
        ("Advertisement", "advertisement"),
        ("Read more: The slow crossing", "aside"),
        ("We use cookies to improve this website.", "cookies"),
        ("Sign up for our newsletter", "subscription"),
        ("Getty Images", "credit"),
    ],
)
def test_kinds(line: str, kind: str) -> None:
    """What goes says as what."""
    assert [(d.kind, d.text) for d in run(article(between=line)).dropped] == [(kind, line)]


def test_blank_lines_collapse() -> None:
    """Where something went, one blank line is left."""
    assert run(f"{FIRST}\n\nAdvertisement\n\n{SECOND}").lines == [FIRST, "", SECOND]


@pytest.mark.parametrize(
    "unit",
    [
        "By\n",
        "Share\n\n",
        "© 2016\n",
        "[1]\n",
        "- Home\n",
        "Home\n",
        "Read more:\n",
        "Tags:\n",
        "| a | b |\n",
        "\n",
        "1. http://a.example\n",
        "-----\n",
    ],
)
def test_hostile_repetition_is_linear(unit: str) -> None:
    """Four times as many of the same line take four times as many steps; bench/hostile.py has the time of megabytes."""

    def steps(times: int) -> int:
        draft = draft_of(f"{article()}\n{unit * times}\n{FIRST}\n{unit * times}")
        return lines_run(lambda: drop_boilerplate(draft))

    steps(500)  # compiles the patterns
    assert steps(2000) < 5 * steps(500)


NOTICE = "We use cookies to give you the best experience on our website."


@pytest.mark.parametrize(
    "above",
    [
        f"{NOTICE}\n\nAccept all\n\nFinetuning",
        "Home\nNews\nGarrison\nSport",
    ],
)
def test_an_unknown_label_among_known_ones_goes(above: str):
    """A word that no table knows goes with the labels around it, or with the buttons above it."""
    assert kept(article(above=above)) == WHOLE


def test_an_unknown_label_at_the_foot_goes():
    """Between known labels, below the prose, with blank lines or without."""
    assert kept(article(below="About us\nColophonia\nPrivacy policy")) == WHOLE
    assert kept(article(below="About us\n\nColophonia\n\nPrivacy policy")) == WHOLE


@pytest.mark.parametrize(
    "head",
    ["Ferry\n\nThe winter timetable stays", "Colophonia\n\nBy Marit Sund"],
)
def test_a_short_title_below_a_notice_stays(head: str):
    """What the text says again, or what a byline follows, is the title and no button."""
    text = f"{NOTICE}\n\nAccept all\n\n{head}\n\n{FIRST}\n\n{SECOND}"
    assert kept(text)[0] == head.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize("outlet", ["The Upland Post", "The Post", "The Valley Mail"])
def test_an_outlets_name_is_no_share_button(outlet: str):
    """A line is of share buttons only if nothing but their words is in it, one of them no word for articles."""
    assert outlet in kept("\n".join([HEAD[0], "", HEAD[2], outlet, HEAD[3], "", FIRST, "", SECOND]))


@pytest.mark.parametrize(
    "line",
    [
        "We use cookies at every meeting, said the chair of the bakers’ guild, and nobody has complained.",
        "Subscribe to our newsletter, the mayor told the crowd, and half of them did so on the spot.",
    ],
)
def test_reported_speech_is_prose(line: str):
    """Somebody says it: no notice, with quotation marks or without."""
    assert line in kept("\n\n".join([HEAD[0], FIRST, line, SECOND]))


def test_a_header_between_fences_stays_whole():
    """Its fences are no rules to be dropped with what stands below them."""
    header = ["---", "title: The ferry", "tags: [news, sport]", "---"]
    assert kept("\n".join([*header, "", "Share on Facebook", "", FIRST, "", SECOND])) == [*header, FIRST, SECOND]


def test_lines_inside_fences_stay():
    """Code may say anything."""
    code = ["```", "Share on Facebook", "Print", "```"]
    assert kept("\n".join([HEAD[0], "", FIRST, "", *code, "", SECOND])) == [HEAD[0], FIRST, *code, SECOND]
