"""Makes the saved pages of this folder: the sample articles of data/ in seven invented sites' templates, with what sites put around articles.

python tests/pages/make_pages.py

Everything on the pages was written for this project. ``truth.json`` says what each should become; ``with`` and ``without`` are pieces that must and
must not stand in the body, which is how trafilatura's own evaluation counts.
"""

from __future__ import annotations

import html
import json
from pathlib import Path

from artcli.text.normalise import normalise

HERE = Path(__file__).resolve().parent
DATA = HERE.parents[1] / "data"

WORDS = {
    "en": (
        "Home|Politics|Sport|Culture|Weather",
        "We use cookies to make this site work and to count its readers.|Accept all|Settings",
        "Related stories|More from us",
        "Share on Facebook|Print|Email this",
        "Sign up for our morning newsletter",
        "All rights reserved. Terms of use and privacy policy",
        "By",
    ),
    "de": (
        "Startseite|Politik|Sport|Kultur|Wetter",
        "Wir verwenden Cookies, um unsere Seiten zu betreiben und zu zählen.|Alle annehmen|Einstellungen",
        "Mehr zum Thema|Auch interessant",
        "Auf Facebook teilen|Drucken|Merken",
        "Abonnieren Sie unseren Newsletter am Morgen",
        "Alle Rechte vorbehalten. Impressum und Datenschutz",
        "Von",
    ),
    "fr": (
        "Accueil|Politique|Sport|Culture|Météo",
        "Nous utilisons des cookies pour faire marcher ce site et compter nos lecteurs.|Tout accepter|Réglages",
        "À lire aussi|Dans la même rubrique",
        "Partager sur Facebook|Imprimer|Envoyer",
        "Recevez notre lettre du matin",
        "Tous droits réservés. Mentions légales",
        "Par",
    ),
    "es": (
        "Portada|Política|Deportes|Cultura|Tiempo",
        "Usamos cookies para que este sitio funcione y para contar lectores.|Aceptar todo|Ajustes",
        "Noticias relacionadas|También te puede interesar",
        "Compartir en Facebook|Imprimir|Enviar",
        "Suscríbase a nuestro boletín de la mañana",
        "Todos los derechos reservados. Aviso legal",
        "Por",
    ),
    "vi": (
        "Trang chủ|Chính trị|Thể thao|Văn hóa|Thời tiết",
        "Trang này dùng cookie để hoạt động và đếm bạn đọc.|Đồng ý|Cài đặt",
        "Tin liên quan|Đọc thêm",
        "Chia sẻ Facebook|In bài|Gửi email",
        "Đăng ký nhận bản tin buổi sáng",
        "Giữ bản quyền. Điều khoản sử dụng",
        "Theo",
    ),
}
CAPTION = {
    "en": "The quay in the morning. Photo: archive",
    "de": "Der Kai am Morgen. Foto: Archiv",
    "fr": "Le quai au matin. Photo : archives",
    "es": "El muelle por la mañana. Foto: archivo",
    "vi": "Bến cảng buổi sáng. Ảnh: lưu trữ",
}
BIO = {
    "en": "Our reporter writes about ports and people, and lives on a boat.",
    "de": "Unser Autor schreibt über Häfen und lebt auf einem Boot.",
    "fr": "Notre journaliste écrit sur les ports et vit sur un bateau.",
    "es": "Nuestro redactor escribe sobre puertos y vive en un barco.",
    "vi": "Phóng viên của chúng tôi viết về bến cảng và sống trên thuyền.",
}
COMMENT = {
    "en": "I was there and it was nothing like that at all, ask anyone.",
    "de": "Ich war dabei, und so war es ganz und gar nicht.",
    "fr": "J'y étais, et ce n'était pas du tout comme ça.",
    "es": "Yo estuve allí y no fue así en absoluto.",
    "vi": "Tôi đã ở đó và mọi chuyện không hề như thế.",
}
RELATED = {
    "en": ("Ferry timetable changes again", "Council votes on the market hall", "Five walks for a wet Sunday"),
    "de": ("Fahrplan der Fähre erneut geändert", "Rat stimmt über Markthalle ab", "Fünf Wege für einen nassen Sonntag"),
    "fr": (
        "Les horaires du bac changent encore",
        "Le conseil vote sur la halle",
        "Cinq balades pour un dimanche de pluie",
    ),
    "es": (
        "Cambia otra vez el horario del transbordador",
        "El concejo vota sobre el mercado",
        "Cinco paseos para un domingo de lluvia",
    ),
    "vi": ("Lịch phà lại thay đổi", "Hội đồng bỏ phiếu về khu chợ", "Năm lối đi dạo cho chủ nhật mưa"),
}


def links(texts: list[str], tag: str = "li") -> str:
    return "".join(
        f'<{tag}><a href="/{number}.html">{html.escape(text)}</a></{tag}>' for number, text in enumerate(texts)
    )


def page(article: dict, template: int) -> str:
    """Return one page; the templates differ in where metadata stands and what the elements are."""
    language = article["language"] if article["language"] in WORDS else "en"
    nav, cookie, related, share, letter, rights, by = (one.split("|") for one in WORDS[language])
    esc = html.escape
    title, site, date = esc(article["title"]), esc(article["source"]), article["date"]
    names = article["authors"]
    meta = [f"<title>{title}{(' | ', ' - ', ' – ', '')[template % 4]}{site if template % 4 != 3 else ''}</title>"]
    if template % 2 == 0:
        meta += [f'<meta property="og:title" content="{title}">', f'<meta property="og:site_name" content="{site}">']
        meta += [f'<meta property="article:published_time" content="{date}T08:30:00+00:00">'] if len(date) == 10 else []
        meta += [f'<meta name="author" content="{esc(name)}">' for name in names]
    if template % 3 == 1:
        data = {
            "@context": "https://schema.org",
            "@type": "NewsArticle",
            "headline": article["title"],
            "datePublished": date,
            "author": [{"@type": "Person", "name": name} for name in names],
            "publisher": {"@type": "Organization", "name": article["source"]},
        }
        meta.append(f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>')
    byline = f"{by[0]} {esc(' and '.join(names) if language == 'en' else ', '.join(names))}" if names else ""
    paragraphs = [f"<p>{esc(text)}</p>" for text in article["paragraphs"]]
    middle = len(paragraphs) // 2
    aside = f'<aside class="related"><h3>{related[0]}</h3><ul>{links(list(RELATED[language]))}</ul></aside>'
    box = f'<div class="newsletter-signup"><p>{letter[0]}</p><form><input type="email"><button>OK</button></form></div>'
    body = "\n".join([*paragraphs[:middle], box if template % 2 else aside, *paragraphs[middle:]])
    if template >= 4:
        body = f'<figure><img src="/p.jpg" alt=""><figcaption>{CAPTION[language]}</figcaption></figure>{body}'
        body += f'<p class="read-also"><strong>{related[0]}:</strong> <a href="/9.html">{RELATED[language][1]}</a></p>'
        body += f'<div class="author-bio"><p>{BIO[language]}</p></div>'
    comments = (
        f'<div id="comments" class="comments"><div class="comment"><b>gull_77</b><p>{COMMENT[language]}</p></div></div>'
    )
    time = f'<time datetime="{date}">{date}</time>'
    sharing = f'<div class="share-buttons">{links(share, "span")}</div>'
    head = (
        f'<header><h1>{title}</h1><p class="byline">{byline}</p>{time}</header>',
        f'<h1 class="headline">{title}</h1><div class="meta"><span class="author" rel="author">{byline}</span> <span class="date">{time}</span></div>',
        f'<div class="article-head"><h1 itemprop="headline">{title}</h1><span itemprop="author">{esc(", ".join(names))}</span>{time}</div>',
    )[template % 3]
    main = (
        f"<article>{head}{sharing}{body}</article>",
        f'<main><div class="content"><div class="article-body" itemprop="articleBody">{head}{body}</div>{sharing}</div></main>',
        f'<div id="wrapper"><div class="post"><div class="entry-title">{head}</div><div class="entry-content">{body}</div></div></div>',
    )[(template + 1) % 3]
    return f"""<!DOCTYPE html>
<html lang="{language}">
<head><meta charset="utf-8">
{chr(10).join(meta)}
<style>.cookie {{ position: fixed }}</style><script>track("page");</script></head>
<body class="t{template}">
<div class="cookie-banner" id="cookie"><p>{cookie[0]}</p><button>{cookie[1]}</button><button>{cookie[2]}</button></div>
<nav><ul>{links(nav)}</ul></nav>
{main}
<section class="more"><h2>{related[1]}</h2><ul>{links(list(RELATED[language])[::-1])}</ul></section>
{comments if template % 3 == 2 else ""}
<footer><p>{rights[0]}</p><ul>{links(nav[:3])}</ul></footer>
</body></html>
"""


def main() -> None:
    truth = []
    sources = [path for path in sorted(DATA.rglob("*.*")) if path.suffix in (".txt", ".md")]
    made = [(path, normalise(path.read_bytes(), path.stem)) for path in sources]
    good = [one for _, one in made if one.date and sum(b.kind == "paragraph" for b in one.blocks) >= 4]
    for number in range(36):
        one = good[number % len(good)]
        template = (number + number // len(good) * 3) % 7
        paragraphs = [block.text for block in one.blocks if block.kind == "paragraph"]
        article = {
            "title": one.title,
            "authors": list(one.authors),
            "date": one.date,
            "source": one.source or "The Harbour Lantern",
            "language": one.language,
            "paragraphs": paragraphs,
        }
        name = f"page-{number:02d}.html"
        (HERE / name).write_text(page(article, template), encoding="utf-8")
        words = WORDS[one.language if one.language in WORDS else "en"]
        language = one.language if one.language in RELATED else "en"
        article["with"] = [text[:60] for text in (paragraphs[0], paragraphs[len(paragraphs) // 2], paragraphs[-1])]
        article["without"] = [words[1].split("|")[0], RELATED[language][0], words[4]]
        article["without"] += [BIO[language], RELATED[language][1]] if template >= 4 else []
        article["without"] += [COMMENT[language]] if template % 3 == 2 else []
        truth.append({"name": name, **article})
    (HERE / "truth.json").write_text(json.dumps(truth, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
