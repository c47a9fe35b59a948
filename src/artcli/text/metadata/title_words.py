"""Which words stand above a title without being one?  Data only."""

from __future__ import annotations


def _phrases(text: str) -> frozenset[str]:
    return frozenset(text.split("|"))


KICKERS = _phrases(
    "opinion|opinions|world|world news|news|business|sport|sports|politics|analysis|editorial|editorials|comment|commentary|culture|review|"
    "reviews|book review|book reviews|interview|feature|features|exclusive|breaking|breaking news|special report|technology|tech|science|"
    "health|arts|travel|economy|finance|markets|education|environment|lifestyle|obituary|obituaries|investigation|explainer|fact check|"
    "long read|the long read|column|columnists|letters|perspective|perspectives|local|local news|national|international|europe|asia|africa|"
    "original article|research article|original paper|original research|review article|short communication|brief communication|case report|"
    "middle east|americas|uk|us|usa|uk news|us news|live|latest|top stories|top story|profile|essay|report|research|weather|media|law|crime|"
    "meinung|kommentar|leitartikel|politik|wirtschaft|kultur|wissenschaft|gesellschaft|ausland|inland|interview|reportage|feuilleton|glosse|"
    "éditorial|opinion|tribune|politique|économie|monde|culture|société|sciences|entretien|chronique|enquête|reportage|"
    "opinión|editorial|política|economía|mundo|cultura|sociedad|ciencia|deportes|entrevista|reportaje|tribuna|internacional|nacional|"
    "opinião|economia|sociedade|ciência|esporte|esportes|desporto|"
    "opinioni|politica|economia|esteri|cronaca|cultura|commento|intervista|editoriale|mondo|scienza|"
    "opinie|politiek|economie|buitenland|binnenland|cultuur|wetenschap|commentaar|"
    "åsikt|ledare|debatt|ekonomi|kultur|utrikes|inrikes|"
    "мнение|политика|экономика|культура|общество|в мире|спорт|наука|интервью|"
    "رأي|سياسة|اقتصاد|ثقافة|رياضة|أخبار|تقرير|حوار|"
    "观点|社论|评论|国际|国内|财经|体育|文化|社会|要闻|专题|社説|国際|経済|政治|文化|スポーツ|"
    "ý kiến|thời sự|thế giới|kinh tế|văn hóa|thể thao|giáo dục|xã hội"
)
"""Sections' names, in lower case."""
