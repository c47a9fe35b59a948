"""Of which words do buttons, marks and prompts consist?  Sets of words for ``boilerplate_bags``; data only.

A line of nothing but the words of one bag is what the bag says, however the words are put together.  Folded, as in
``boilerplate_phrases``, whose share and advertisement words are bags as well.
"""

from __future__ import annotations

from artcli.text.boilerplate.finding import fold


def _phrases(text: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in text.replace("\n", ";").split(";") if phrase.strip())


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


MENU_WORDS = _words("""
    menu navigation search homepage footer header sidebar edition sections section login logout register skip toggle hamburger breadcrumb back
    menü hauptmenü startseite suche inhalt anmelden navigation ausgabe
    menu recherche connexion contenu édition navigation accueil rubriques
    menú búsqueda buscar portada contenido edición navegación inicio secciones
    ricerca cerca contenuto navigazione edizione sezioni
    pesquisa pesquisar busca conteúdo navegação edição início seções
    zoeken inhoud navigatie editie hoofdmenu
    меню поиск содержание навигация главная издание рубрики
    القائمة بحث المحتوى التنقل الرئيسية الأقسام
""")
MENU_GLUE = _words("""
    main site the this website all open close show hide to back go jump home page top mobile primary secondary us uk international global
    news your my for in on go- up article articles our switch view full
    zum zur zu hauptinhalt öffnen schließen alle haupt nach oben der die das diese seite unserer
    à la le au principal principale ouvrir fermer aller haut de page retour tous toutes
    al el la abrir cerrar ir volver arriba principal todas este sitio
    vai al il la principale apri chiudi torna tutte nel sito
    ir para o a abrir fechar principal voltar todas
    naar de het hoofd openen sluiten terug alle ga direct
    к на основное открыть закрыть перейти все по сайту
    إلى فتح إغلاق في
""")
"""Words of a page's own controls: ``Toggle search``, ``Skip to site navigation``."""

PROMPT_WORDS = _words("""
    click tap here subscribe newsletter newsletters app loading player download unlock donate inbox subscriber login playlist autoplay buffering
    klicken hier abonnieren newsletter herunterladen
    cliquez ici abonnez-vous newsletter infolettre télécharger
    clic aquí suscríbete suscribirse boletín descarga descargar
    clicca qui iscriviti newsletter scarica
    clique aqui inscreva-se assine boletim baixe
    klik hier abonneer nieuwsbrief download
    нажмите здесь подписаться рассылка скачать подписывайтесь
    اضغط هنا اشترك النشرة تحميل
""")
PROMPT_GLUE = _words("""
    read more full story article the a to this on now today for free our sign up join get your daily weekly email address enter and latest news
    from us by in is video play audio is are media listen watch transcript continue see view all it story's best one morning evening
    try start trial access just only per month week cancel anytime log be first know with mobile ios android store google play apple
    sie um zu mehr lesen den die das unseren unsere jetzt kostenlos und für täglich artikel vollständigen unserem zum
    pour lire la suite notre à l'article gratuit gratuitement et le les nos maintenant plus sur
    para leer más nuestro nuestra el la en a y gratis al ahora lee haz
    per leggere la nostra il alla gratis e ora di più l'articolo
    para ler mais nossa nosso o a e grátis agora no
    om te lezen onze de het voor meer gratis je u en nu op
    чтобы читать на нашу бесплатно и далее полностью наш канал приложение
    لقراءة المزيد في مجانا الآن على
""")
"""What buttons ask for: ``Click here to subscribe``, ``Video player is loading``."""

COMMENT_WORDS = _words("""
    comment comments commenting reply replies discussion conversation kommentar kommentare kommentieren diskussion commentaire commentaires
    comentario comentarios commento commenti comentário comentários reactie reacties комментарий комментарии комментариев обсуждение
    تعليق تعليقات التعليقات
""")
COMMENT_GLUE = _words("""
    view show see read all hide load add your a the leave post write join no yet open close closed are is more to sign log in be first this article on
    alle anzeigen lesen schreiben keine zu den diesem artikel ihr zur mitdiskutieren
    voir tous les ajouter un laisser vos aucun lire votre
    ver todos los deja un dejar escribe sin añadir tu leer
    mostra tutti i lascia un scrivi nessun aggiungi leggi
    ver todos os deixe um seu escreva nenhum adicionar
    bekijk alle plaats een geen lees geef
    показать все оставить добавить написать нет читать
    اضف اترك عرض كل لا توجد اكتب
""")

CREDIT_GLUE = _words("""
    images image photo photos via news agency pool handout file picture alliance press the associated archive archiv stock inc ltd and service services
    bildfunk imagebank contributor supplied libre collection museum / wire france-presse wikimedia commons public domain cc by
""")
"""Words that stand beside a picture agency's name."""

AGENCIES = _words(
    "ap afp reuters getty dpa epa efe ansa tass xinhua pa lusa anp ritzau ntb imago alamy shutterstock istock bloomberg unsplash rex"
)
"""Picture agencies: ``Getty Images``, ``AP/Name``."""

HOMES = _phrases("""
    home; homepage; startseite; start; accueil; inicio; início; portada; главная; الرئيسية; 首页; ホーム; トップ; trang chủ; you are here; sie sind hier
    vous êtes ici; estás en; sei in; página inicial; front page; hoofdpagina
""")
"""First items of a trail: ``Home > World > Asia``."""

COUNTED = {
    "comments": _words("""
        comment comments kommentare kommentar commentaires commentaire comentarios comentario comentários comentário commenti commento reacties
        reactie комментариев комментария комментарий комментарии تعليق تعليقات replies reply responses antworten 评论 条评论 コメント 件のコメント
    """),
    "share": _words("""
        shares share likes like retweets tweets views view reads partages compartidos condivisioni compartilhamentos geteilt aufrufe vues
        vistas просмотров просмотра مشاركة مشاركات مشاهدة مشاهدات claps
    """),
}
"""What numbers on web pages count."""

READING_TIME = _phrases("""
    reading time; read time; estimated reading time; lesezeit; lesedauer; temps de lecture; durée de lecture; tiempo de lectura; tempo di lettura; tempo de leitura
    leestijd; время чтения; وقت القراءة; مدة القراءة; 阅读时间; 读完需; 預計閱讀; 読了時間; この記事は約; thời gian đọc
""")

OPENINGS = _phrases("""
    content; auf; per; mit; via; on; sur; par; en; la suite; il; su; op; в; на; على; この; この記事を; đọc; bài; l'articolo
    l'article; el artículo; o artigo; de tekst; het artikel; der artikel; la noticia; a matéria; le récit; читайте
""")
"""Words that may begin a line of ``SHARE_*`` or ``ADVERTISEMENT_*`` words without being one of them."""
