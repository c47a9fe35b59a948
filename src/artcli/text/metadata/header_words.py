"""Which keys of a header block belong to which field of an article?  Data only: nineteen languages, lower case."""

from __future__ import annotations

_KEYS = {
    "title": "title tiêu_đề nhan_đề tựa_đề headline subject titel titre título titulo titolo überschrift betreff schlagzeile asunto assunto objet oggetto"
    " onderwerp kop rubrik otsikko tytuł název nadpis başlık konu заголовок тема название заголовок العنوان عنوان الموضوع 标题 標題 题目"
    " 主题 タイトル 題名 件名 見出し 제목 표제 judul cím titlu τίτλος शीर्षक כותרת",
    "subtitle": "subtitle phụ_đề subheading standfirst dek deck subhead untertitel unterzeile sous-titre chapeau chapô subtítulo subtitulo"
    " bajada entradilla sottotitolo occhiello ondertitel underrubrik ingress подзаголовок 副标题 副標題 副題 サブタイトル 부제 tagline"
    " العنوان_الفرعي alaotsikko podtytuł",
    "authors": "author authors byline by writer writers creator from autor autorin autoren verfasser verfasserin von auteur auteurs"
    " autrice par autora autores por autore autori di door schrijver författare av forfatter af kirjoittaja autorzy autoři yazar yazan"
    " автор авторы автори кто الكاتب كاتب المؤلف بقلم 作者 记者 記者 撰文 著者 執筆者 筆者 저자 글쓴이 기자 작성자 penulis szerző συγγραφέας"
    " लेखक tác_giả מאת מחבר reporter",
    "date": "date published pubdate publish_date publishdate date_published published_at published_on publication_date created"
    " created_at posted datepublished datetime issued sent pub_date datum veröffentlicht erschienen erscheinungsdatum publié"
    " date_de_publication publié_le fecha publicado fecha_de_publicación data pubblicato data_di_pubblicazione data_de_publicação"
    " gepubliceerd publicatiedatum publicerad publisert julkaistu päivämäärä data_publikacji opublikowano publikováno tarih"
    " yayın_tarihi дата опубликовано дата_публикации опубліковано التاريخ تاريخ تاريخ_النشر 日期 发布时间 时间 发表时间 發布時間 日付 公開日"
    " 掲載日 날짜 작성일 입력 tanggal dátum ημερομηνία तारीख दिनांक ngày ngày_đăng תאריך day first_published published_time",
    "updated": "updated modified lastmod last_modified date_modified updated_at last_updated modified_at update aktualisiert geändert"
    " mis_à_jour modifié actualizado modificado atualizado aggiornato bijgewerkt uppdaterad oppdatert opdateret päivitetty aktualizacja"
    " güncelleme обновлено изменено آخر_تحديث تحديث 更新时间 更新 更新日 최종수정 수정 cập_nhật",
    "source": "source publication publisher outlet newspaper site site_name sitename website journal magazine container-title feed"
    " quelle zeitung medium herausgeber publikation journal_name fuente medio periódico fonte testata giornale jornal veículo bron krant"
    " källa kilde lähde źródło zdroj kaynak источник издание джерело المصدر مصدر 来源 來源 媒体 出典 媒体名 掲載紙 출처 매체 sumber"
    " forrás sursă πηγή स्रोत nguồn מקור",
    "place": "place địa_điểm location dateline city ort lieu lugar luogo plaats plats место المكان 地点 場所 장소",
    "address": "url_source source_url",
    "body": "markdown_content",
    "section": "section",
    "language": "language ngôn_ngữ lang locale sprache langue idioma língua lingua taal språk język dil язык اللغة 语言 言語 언어",
}
FIELDS = {word.replace("_", " "): name for name, text in _KEYS.items() for word in text.split()} | {
    word: name for name, text in _KEYS.items() for word in text.split()
}
"""The field of each known key."""
