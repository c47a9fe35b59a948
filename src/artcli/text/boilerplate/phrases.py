"""With which words do web pages frame an article?  Tables of cues in twelve languages, folded as ``boilerplate_finding.fold`` does.

English, German, French, Spanish, Italian, Portuguese, Dutch, Russian, Arabic, Chinese, Japanese, Vietnamese.  Data only: what a cue
means, and what else must speak for it, is in ``boilerplate_lines``.  Kept general: words of no one site.
"""

from __future__ import annotations

from artcli.text.boilerplate.finding import fold


def _phrases(text: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in text.replace("\n", ";").split(";") if phrase.strip())


def _words(text: str) -> frozenset[str]:
    return frozenset(fold(word) for word in text.split())


SHARE_NETWORKS = _words("""
    facebook twitter whatsapp linkedin pinterest reddit tumblr telegram instagram messenger youtube tiktok snapchat weibo wechat vk
    vkontakte вконтакте одноклассники viber skype flipboard bluesky mastodon xing digg stumbleupon evernote kakaotalk zalo threema
    google твиттер фейсбук телеграм ватсап فيسبوك تويتر واتساب تلغرام تيليجرام 微博 微信 朋友圈 qq空间 豆瓣 フェイスブック ツイッター はてなブックマーク
""")
"""Names that mean sharing when they fill a line with others of their kind."""

SHARE_VERBS = _words("""
    share shares sharing tweet retweet teilen teile teilt weitersagen twittern partager partagez tweeter compartir comparte compartilhar compartilhe
    partilhar condividi condividere delen deel поделиться поделитесь шаринг شارك مشاركة شاركها 分享 分享到 分享至 转发 シェア シェアする ツイート
""")
"""What share buttons say, of themselves."""

SHARE_WEAK = _words("""
    email e-mail mail print x line signal threads pocket sms ok google plus buffer like likes link links url copy copied save bookmark
    send gift pin post forward follow comment comments more report pdf rss embed messages clipboard
    drucken merken kopieren senden versenden empfehlen weiterleiten speichern mailen kommentieren
    imprimer envoyer copier enregistrer lien courriel commenter
    imprimir enviar copiar guardar enlace correo comentar salvar ligação
    stampa stampare invia inviare copia salva commenta twitta
    printen afdrukken kopieer kopiëren bewaren mailen stuur doorsturen
    печать распечатать отправить скопировать ссылку ссылка сохранить класснуть твитнуть
    طباعة إرسال نسخ الرابط رابط حفظ بريد
    打印 复制链接 收藏 邮件 印刷 保存 メール リンクをコピー ブックマーク
    in gửi lưu sao chép
""")
"""Words of share buttons that are words of other things as well."""

SHARE_GLUE = _words("""
    formerly full this article story page post news on via by to the a with your friends it us now link for or and & and/or in
    auf über diesen artikel beitrag seite per mit freunden und bei
    sur cet article par avec et le la l'article cette page vos amis
    en este artículo por con y esta noticia tus amigos el la no na este artigo esta notícia em
    su questo articolo via tramite con e questa pagina
    op dit artikel met vrienden en
    в на с эту эта статью статья статьей статьёй новость новостью друзьями через
    على عبر هذا هذه المقال الخبر مع
    到 至 本文 文章 この記事を 記事を で
    bài viết này qua lên trên
""")

SHARE_PHRASES = _phrases("""
    chia sẻ; chia sẻ bài viết; chia sẻ bài viết này; chia sẻ lên facebook; chia sẻ qua facebook; chia sẻ facebook; sao chép liên kết
    この記事をシェア; この記事をシェアする; リンクをコピー; リンクをコピーする; 分享本文; 分享文章; 分享到微信; 分享到微博; 复制链接; 分享此文
    spread the word; pass it on; share this; post to x; post on x; share on x; gift this article; copy article link; save article
""")
"""Share buttons that words can't tell, as their script has no spaces or their words are parts of others."""

ADVERTISEMENT_WORDS = _words("""
    advertisement advertisements advertising advert adverts ad ads advertorial sponsored anzeige anzeigen werbung reklame publicité
    publicités pub publicidad anuncio anuncios pubblicità publicidade anúncio anúncios propaganda advertentie advertenties reclame promoted
    реклама إعلان إعلانات اعلان 广告 廣告 広告 宣伝 pr スポンサーリンク
""")
ADVERTISEMENT_GLUE = _words("""
    story article content continues continue continued reading read below after the this next scroll down to skip by from paid feedback
    close report here your text page main video will resume in remove hide our a
    artikel der die das nach wird geht weiter weiterlesen unter unterhalb lesen sie zum zur inhalt springen überspringen scrollen um
    la le suite de cet cette article après continuer lecture votre lire se poursuit ci-dessous passer fermer
    el la artículo continúa continua después del de sigue leyendo debajo tras noticia contenido saltar cerrar
    l'articolo articolo continua a leggere dopo il la lo prosegue sotto chiudi
    o a artigo matéria continua depois após da do leia abaixo fechar continue lendo
    het gaat verder onder lees na de dit artikel hieronder sluit
    продолжение статьи статья продолжается после ниже читайте далее на правах
    يستمر المقال بعد أسفل المقالة تابع القراءة تخطى
""")
"""Words that may stand beside an advertisement's mark on its line; nothing else may."""

ADVERTISEMENT_PHRASES = _phrases("""
    story continues below; article continues below; continues below; sponsored content; paid content; promoted content; paid post
    partner content; paid partnership; quảng cáo; bài viết tiếp tục sau quảng cáo; 广告，继续阅读; 文章继续 广告之后; 記事は広告の下に続きます; 広告の後に続く
    contenu sponsorisé; contenido patrocinado; contenuto sponsorizzato; conteúdo patrocinado; на правах рекламы; المحتوى الممول
""")

NAVIGATION_LABELS = _phrases("""
    home; homepage; news; world; uk; us; u.s; europe; asia; africa; americas; middle east; local; national; international; politics; business
    economy; money; markets; finance; sport; sports; football; opinion; comment; editorial; editorials; columns; culture; arts; books; film; music
    entertainment; lifestyle; life; life & style; style; fashion; food; travel; health; science; tech; technology; environment; climate
    education; weather; video; videos; photos; pictures; gallery; galleries; podcast; podcasts; radio; tv; live; audio; games; crossword
    cricket; rugby; tennis; golf; cycling; boxing; gaming; companies; theatre; crosswords; recipes
    puzzles; obituaries; features; magazine; blogs; blog; investigations; analysis; explainers; special reports; latest; latest news
    top stories; headlines; breaking news; sections; topics; more; all; menu; main menu; open menu; close menu; toggle navigation; navigation
    search; search this site; site search; go; log in; login; log out; logout; sign in; sign up; sign out; register; my account; account; profile
    subscribe; subscribe now; subscription; subscriptions; newsletter; newsletters; donate; support us; shop; store; jobs; cars; property
    classifieds; e-paper; epaper; digital edition; archive; archives; events; community; region; edition; accessibility help; skip navigation
    skip to content; skip to main content; skip to navigation; skip to search; skip to footer; jump to content; back to top; top; back; next; previous
    view original; read original; full story; visit website; artikelrechte erwerben; reprints; order reprints; rights & permissions; republish this story; republish this article; like this; like loading; loading; view original article; open in browser; previous article; next article; older posts; newer posts; previous post; next post; notifications; settings; language; english; follow us; follow
    close; share; print; view all; today's paper; live tv; accept; us edition; uk edition; international edition; listen; listen to this article; listen to article
    text size; font size; resize text; change text size; a a a; audio; join the discussion; read aloud; translate; watch live; back to homepage; reuse this content; discussion about this post; restacks; clap; claps; start your substack; add to favourites; view all; see all; show more; load more; my news; for you; trending; reader mode; print edition
    startseite; nachrichten; politik; wirtschaft; panorama; kultur; wissen; wissenschaft; gesundheit; reise; meinung; ausland; inland; regional; lokales
    digital; netzwelt; technik; auto; mobilität; karriere; geld; börse; unterhaltung; leben; gesellschaft; feuilleton; wetter; suche; suchen; anmelden
    abmelden; registrieren; mein konto; abo; abonnieren; abonnement; mediathek; bilder; zum inhalt springen; zum hauptinhalt springen; direkt zum inhalt
    zur navigation springen; menü; hauptmenü; nach oben; zurück; weiter; startseite öffnen; zum inhalt
    accueil; actualités; actualité; à la une; monde; politique; économie; société; sports; idées; sciences; santé; voyage; opinions; débats; météo; vidéos
    planète; régions; faits divers; recherche; rechercher; connexion; se connecter; s'inscrire; s'abonner; abonnez-vous; mon compte; aller au contenu
    aller au contenu principal; passer au contenu; aller à la navigation; haut de page; retour en haut; suivant; précédent
    inicio; portada; noticias; mundo; internacional; nacional; política; economía; deportes; cultura; opinión; sociedad; ciencia; tecnología; salud
    gente; televisión; tiempo; viajes; buscar; búsqueda; iniciar sesión; registrarse; regístrate; suscríbete; suscribirse; mi cuenta; ir al contenido
    saltar al contenido; ir al contenido principal; saltar al contenido principal; menú; volver arriba; siguiente; anterior; américa latina; españa
    notizie; cronaca; esteri; interni; mondo; politica; economia; spettacoli; scienza; tecnologia; salute; viaggi; opinioni; meteo; cerca; accedi
    registrati; abbonati; vai al contenuto; vai al contenuto principal; vai al contenuto principale; salta al contenuto; torna su; homepage
    início; página inicial; notícias; brasil; economia; esportes; desporto; ciência; tecnologia; saúde; opinião; busca; pesquisa; pesquisar
    entrar; cadastre-se; assine; assinar; ir para o conteúdo; pular para o conteúdo; saltar para o conteúdo; voltar ao topo; países; lazer
    nieuws; binnenland; buitenland; wereld; politiek; economie; cultuur; wetenschap; opinie; gezondheid; reizen; weer; zoeken; inloggen; aanmelden
    abonneren; mijn account; naar de inhoud; ga naar de inhoud; direct naar inhoud; naar hoofdinhoud; terug naar boven; tech; media
    главная; новости; мир; в мире; россия; политика; экономика; общество; бизнес; спорт; культура; наука; технологии; мнения; здоровье; видео; фото
    погода; поиск; войти; вход; регистрация; подписка; подписаться; перейти к содержанию; к содержанию; перейти к основному содержанию; меню; наверх
    происшествия; авто; путешествия; интервью; рубрики; архив
    الرئيسية; أخبار; الأخبار; العالم; عالم; سياسة; اقتصاد; رياضة; ثقافة; فن; فنون; علوم; تكنولوجيا; صحة; رأي; آراء; منوعات; فيديو; صور; بحث; ابحث; البحث
    تسجيل الدخول; دخول; اشترك; الطقس; القائمة; انتقل إلى المحتوى; تخطي إلى المحتوى; اذهب إلى المحتوى; العودة إلى الأعلى
    首页; 新闻; 国际; 国内; 中国; 世界; 社会; 财经; 经济; 体育; 娱乐; 文化; 科技; 教育; 健康; 旅游; 评论; 观点; 视频; 图片; 军事; 汽车; 房产; 时尚; 搜索; 登录; 注册; 订阅
    跳到主要内容; 跳转到主要内容; 返回顶部; 菜单; 导航; 专题; 滚动; 时政; 更多
    ホーム; トップ; ニュース; 国際; 国内; 社会; 経済; 政治; スポーツ; エンタメ; 文化; 科学; テクノロジー; オピニオン; 天気; 動画; 写真; 検索; ログイン; 会員登録; メニュー; 購読
    本文へ移動; 本文へスキップ; メインコンテンツへ; ページトップへ; 地域; 暮らし
    trang chủ; tin tức; thời sự; thế giới; kinh doanh; kinh tế; thể thao; văn hóa; giải trí; khoa học; công nghệ; sức khỏe; giáo dục; pháp luật; du lịch
    ý kiến; góc nhìn; đời sống; xã hội; chính trị; video; tìm kiếm; đăng nhập; đăng ký; chuyển đến nội dung; bỏ qua nội dung; về đầu trang; mới nhất; xe
""")
"""Items of menus.  One alone says little; several in a row say much."""

SURE_NAVIGATION = _phrases("""
    view image in fullscreen; open image in new tab; enlarge image; enlarge this image; toggle caption; hide caption; click to enlarge; view larger image; view full size
    skip to main content; skip to content; skip navigation; skip to navigation; skip to search; skip to footer; jump to content; skip to article
    back to top; toggle navigation; accessibility help; open menu; close menu; main menu; search this site; view in browser; reader mode
    accessibility links; view this email in your browser; jump to navigation; jump to search; skip to main navigation; skip to site index
    zum inhalt springen; zum hauptinhalt springen; direkt zum inhalt; zur navigation springen; zum seitenanfang
    aller au contenu; aller au contenu principal; passer au contenu; aller à la navigation; retour en haut; haut de page
    ir al contenido; saltar al contenido; ir al contenido principal; saltar al contenido principal; volver arriba
    vai al contenuto; vai al contenuto principale; salta al contenuto; torna su; passa al contenuto principale
    ir para o conteúdo; pular para o conteúdo; saltar para o conteúdo; voltar ao topo; ir para o conteúdo principal
    naar de inhoud; ga naar de inhoud; direct naar inhoud; naar hoofdinhoud; terug naar boven; ga direct naar de inhoud
    перейти к содержанию; перейти к основному содержанию; наверх; перейти к контенту
    انتقل إلى المحتوى; تخطي إلى المحتوى; اذهب إلى المحتوى; العودة إلى الأعلى; انتقل إلى المحتوى الرئيسي
    跳到主要内容; 跳转到主要内容; 返回顶部; 跳至内容; 本文へ移動; 本文へスキップ; メインコンテンツへ; ページトップへ; メインコンテンツに移動
    chuyển đến nội dung; chuyển đến nội dung chính; về đầu trang; bỏ qua nội dung
""")
"""Items of menus that are never anything else."""

FOOT_LABELS = _phrases("""
    about; about us; contact; contact us; privacy; privacy policy; privacy notice; privacy settings; terms; terms of use; terms of service
    terms & conditions; terms and conditions; cookies; cookie policy; cookie settings; cookie preferences; manage cookies; advertise
    advertise with us; advertising; careers; work for us; jobs; help; help center; help centre; faq; faqs; feedback; site map; sitemap; rss; rss feeds
    accessibility; accessibility statement; legal; legal notice; imprint; press; media kit; corrections; ethics policy; masthead; staff; newsroom; tips
    send us a tip; submit a tip; report an error; complaints; reprints; permissions; syndication; licensing; copyright; disclaimer; do not sell my info
    do not sell my personal information; your privacy choices; ad choices; adchoices; our team; who we are; write for us; subscribe; newsletters; donate
    report a typo; was this article helpful; rate this article; was this page helpful; did you find this article helpful; zur startseite; add your comment; comments are closed; top
    apps; mobile; desktop version; modern slavery statement; contribute; editorial policy; editorial guidelines; unsubscribe; manage preferences; update your preferences; update preferences; forward to a friend; view in browser
    letters to the editor; code of conduct; partners; investors; terms of sale; community guidelines; print this page; report a problem
    über uns; kontakt; impressum; datenschutz; datenschutzerklärung; datenschutzhinweise; agb; nutzungsbedingungen; nutzungsbasierte werbung; hilfe
    barrierefreiheit; cookie-einstellungen; cookies & tracking; mediadaten; werben; redaktion; presse; stellenangebote; karriere; leserbriefe; utiq verwalten
    à propos; qui sommes-nous; nous contacter; contactez-nous; mentions légales; confidentialité; politique de confidentialité; données personnelles
    conditions générales; conditions générales d'utilisation; cgu; cgv; plan du site; publicité; aide; gestion des cookies; charte; recrutement; archives
    gérer les cookies; la rédaction; politique de cookies
    quiénes somos; sobre nosotros; contacto; contacte con nosotros; aviso legal; privacidad; política de privacidad; política de cookies; publicidad; ayuda
    condiciones de uso; términos de uso; términos y condiciones; mapa del sitio; mapa web; configuración de cookies; trabaja con nosotros
    chi siamo; contatti; contattaci; note legali; informativa privacy; informativa sulla privacy; cookie; pubblicità; termini di utilizzo; lavora con noi
    termini e condizioni; preferenze cookie; impostazioni cookie; redazione; mappa del sito; la redazione; condizioni d'uso
    sobre; sobre nós; quem somos; contato; contatos; contacto; contactos; fale conosco; fale connosco; privacidade; política de privacidade; termos de uso; anuncie; ajuda
    termos e condições; ficha técnica; expediente; trabalhe conosco; definições de cookies; estatuto editorial; termos de serviço
    over ons; adverteren; privacybeleid; privacyverklaring; gebruiksvoorwaarden; algemene voorwaarden; cookiebeleid; cookie-instellingen; colofon; vacatures
    klantenservice; privacy- en cookiebeleid
    о нас; о проекте; о компании; контакты; реклама; вакансии; политика конфиденциальности; конфиденциальность; пользовательское соглашение
    правила использования; карта сайта; обратная связь; помощь; редакция; условия использования; рекламодателям; о редакции
    من نحن; اتصل بنا; سياسة الخصوصية; الخصوصية; شروط الاستخدام; الشروط والأحكام; أعلن معنا; خريطة الموقع; وظائف; عن الموقع; اتصلوا بنا; هيئة التحرير
    关于我们; 联系我们; 隐私政策; 隐私; 使用条款; 服务条款; 法律声明; 版权声明; 广告服务; 网站地图; 招聘; 诚聘英才; 加入我们; 帮助; 免责声明; 意见反馈
    会社概要; 運営会社; お問い合わせ; お問合せ; プライバシーポリシー; 利用規約; 個人情報保護方針; サイトマップ; 広告掲載; 採用情報; ヘルプ; 特定商取引法に基づく表記; クッキーポリシー
    giới thiệu; liên hệ; liên hệ quảng cáo; chính sách bảo mật; điều khoản sử dụng; điều khoản; quảng cáo; tòa soạn; rss; trợ giúp; sơ đồ trang
""")
"""Items of footers, and of the legal lines below them."""

PROMPTS = _phrases("""
    subscribe; subscribe now; subscribe today; sign up; sign up now; sign up here; sign up today; newsletter; newsletters; our newsletter; your email address; email address
    enter your email; enter your email address; join now; become a member; support our work; support our journalism; donate now; loading; play video; video player is loading
    video unavailable; this video is unavailable; download our app; get the app; join our whatsapp channel; join our telegram channel; join us on whatsapp; follow us on google news
    continue reading the main story; story continues; read the full story; never miss a story; free newsletter; get the newsletter; log in to continue; support us
    newsletter abonnieren; jetzt abonnieren; jetzt anmelden; zum newsletter anmelden; hier newsletter abonnieren; unser newsletter; video wird geladen
    notre newsletter; je m'abonne; s'inscrire à la newsletter; la newsletter; inscription à la newsletter; chargement
    suscríbete; suscribirse; nuestro boletín; boletín; seguir leyendo; cargando; nuestra newsletter
    iscriviti; abbonati; la nostra newsletter; iscriviti alla newsletter; continua a leggere; caricamento
    assine; inscreva-se; nossa newsletter; assine já; continue lendo; carregando
    abonneer; abonneer nu; onze nieuwsbrief; nieuwsbrief; inschrijven voor de nieuwsbrief
    подписаться; подписаться на рассылку; наша рассылка; загрузка; наш телеграм-канал
    اشترك الآن; النشرة البريدية; اشترك في النشرة; جاري التحميل
    立即订阅; 订阅我们; 加载中; 下载客户端; 扫码关注; 今すぐ購読; 無料登録; 読み込み中; đăng ký ngay; đăng ký nhận tin; đang tải
""")
"""What asks a reader to do something, alone on its line."""

COOKIE_LABELS = _phrases("""
    accept all; accept all cookies; accept cookies; accept and continue; accept & continue; reject all; reject all cookies; allow all cookies
    allow all; manage cookies; cookie settings; cookie preferences; manage preferences; manage options; necessary cookies only; decline cookies
    we value your privacy; your privacy matters; we care about your privacy; privacy preference center; consent preferences; only necessary cookies
    alle akzeptieren; alle cookies akzeptieren; alle ablehnen; akzeptieren; ablehnen; cookies akzeptieren; einstellungen; cookie-einstellungen; einstellungen verwalten
    nur notwendige cookies; zustimmen und weiter; wir schätzen ihre privatsphäre; ihre privatsphäre ist uns wichtig
    tout accepter; tout refuser; accepter et fermer; accepter les cookies; continuer sans accepter; paramétrer les cookies; gérer les cookies
    personnaliser les cookies; nous respectons votre vie privée; paramètres des cookies
    aceptar todo; aceptar todas; aceptar todas las cookies; rechazar todo; rechazar todas; aceptar cookies; configurar cookies; aceptar y continuar
    valoramos su privacidad; tu privacidad nos importa; su privacidad es importante para nosotros
    accetta tutto; accetta tutti; accetta tutti i cookie; rifiuta tutto; rifiuta tutti; accetta i cookie; accetta e continua; gestisci le preferenze
    preferenze cookie; la tua privacy è importante per noi; rispettiamo la tua privacy
    aceitar tudo; aceitar todos; aceitar todos os cookies; rejeitar tudo; rejeitar todos; aceitar cookies; gerir cookies; gerenciar cookies; aceitar e continuar
    valorizamos a sua privacidade; a sua privacidade é importante
    alles accepteren; alle cookies accepteren; alles weigeren; accepteren; weigeren; cookies accepteren; cookie-instellingen; wij respecteren uw privacy
    принять все; принять; отклонить все; принять cookies; принять все файлы cookie; настройки cookie; мы ценим вашу конфиденциальность
    قبول الكل; رفض الكل; قبول جميع ملفات تعريف الارتباط; إعدادات ملفات تعريف الارتباط; نحن نقدر خصوصيتك; موافق على الكل
    接受所有cookie; 接受全部; 全部接受; 全部拒绝; 接受所有 cookie; 管理cookie; 我们重视您的隐私; cookie设置
    すべて同意する; すべて許可; すべて拒否; 同意する; cookieの設定; クッキー設定; すべてのcookieを受け入れる
    chấp nhận tất cả; từ chối tất cả; đồng ý tất cả; chấp nhận cookie; cài đặt cookie; chúng tôi coi trọng quyền riêng tư của bạn
""")

ASIDE_LEADS = _phrases("""
    read more; read also; also read; also on; read next; read this; related; related article; related articles; related story; related stories; related news
    related content; see also; more on this; more on this story; more on this topic; further reading; recommended; recommended reading; you may also like
    you might also like; don't miss; in case you missed it; icymi; must read; must reads; what to read next; watch; watch also; watch more; listen
    continue reading; keep reading; view more; find out more; learn more; related topics; related links; read our full coverage; full coverage; up next
    live updates; live blog; in pictures; photo gallery; suggested reading; you might be interested in; related posts; also in news; also in the news; more about; read
    next article; previous article; video; gallery; podcast; continue reading the main story; also of interest; see more
    more to read; more stories; explore more; related coverage; editor's picks; editors' picks; editor's pick; watch now; watch live
    mehr zum thema; lesen sie auch; lesen sie mehr; lesen sie hier; auch interessant; das könnte sie auch interessieren; weiterlesen; mehr lesen; siehe auch
    zum thema; mehr dazu; lesen sie dazu; lesetipp; lesetipps; empfohlen; passend zum thema; verwandte artikel; ähnliche artikel; mehr zu diesem thema
    lire aussi; à lire aussi; a lire aussi; à lire; lire également; à lire également; voir aussi; sur le même sujet; lire la suite; pour aller plus loin
    à voir aussi; articles liés; nos derniers articles; en savoir plus; retrouvez aussi; écouter aussi; dans le même thème; notre dossier; lire plus
    leer más; lea también; lee también; leer también; más información; ver también; le puede interesar; te puede interesar; te recomendamos
    noticias relacionadas; artículos relacionados; relacionado; relacionados; sigue leyendo; lea más; además; más sobre este tema; puede leer; mira también
    leggi anche; leggi di più; leggi tutto; per approfondire; approfondisci; vedi anche; articoli correlati; potrebbe interessarti; ti potrebbe interessare
    guarda anche; continua a leggere; notizie correlate; ti potrebbero interessare anche; consigliati per te; leggi ancora
    leia também; leia mais; saiba mais; veja também; ler mais; ler também; notícias relacionadas; artigos relacionados; continue lendo; relacionadas
    pode também interessar; você pode gostar; confira também; assista também; mais sobre este assunto; recomendado; continuar a ler
    lees ook; lees meer; lees verder; zie ook; bekijk ook; meer over dit onderwerp; gerelateerd; gerelateerde artikelen; ook interessant; meer lezen; luister ook
    читайте также; читать также; смотрите также; читать далее; подробнее; по теме; материалы по теме; ещё по теме; еще по теме; читать полностью
    рекомендуем; читайте далее; новости по теме; вам может быть интересно; подробности
    اقرأ أيضا; اقرأ أيضًا; اقرأ ايضا; اقرأ المزيد; إقرأ أيضا; شاهد أيضا; شاهد أيضًا; المزيد; مواضيع ذات صلة; أخبار ذات صلة; قد يهمك أيضا; طالع أيضا; للمزيد
    اقرأ أيضاً; شاهد أيضاً; مقالات ذات صلة; قد يهمك
    相关阅读; 相关新闻; 相关报道; 延伸阅读; 更多阅读; 推荐阅读; 阅读更多; 另见; 相关文章; 参见; 阅读全文; 更多报道; 猜你喜欢
    関連記事; 関連ニュース; あわせて読みたい; 合わせて読みたい; 続きを読む; こちらもおすすめ; おすすめ記事; もっと見る; 関連リンク; 関連トピック
    xem thêm; đọc thêm; bài liên quan; tin liên quan; có thể bạn quan tâm; xem tiếp; bài viết liên quan; đọc tiếp; mời đọc thêm; tin cùng chuyên mục
""")
"""Cues of links to other articles: alone, or followed by a colon and a headline."""

OPEN_LEADS = _phrases("""
    read more about; read more on; read more in; read more of; learn more about; find out more about; click here; for more on; ads by; paid for by; sponsored by; brought to you by; more on
    read more from; read the full; see also our; mehr über; mehr zu; lesen sie mehr über; lesen sie mehr zu; en savoir plus sur; lire plus sur; leer más sobre; más sobre; leggi di più su
    saiba mais sobre; leia mais sobre; lees meer over; подробнее о; читайте также о; powered by; gesponsert von; patrocinado por; sponsorisé par; sponsorizzato da
""")
"""Such cues that need no colon, before a name or a headline without a stop."""

AMBIGUOUS_LEADS = _phrases("""
    related; recommended; watch; listen; además; zum thema; empfohlen; relacionado; relacionados; подробнее; по теме; подробности; المزيد; 另见; 参见; gerelateerd
    recommended reading; further reading; siehe auch; see also; up next; must read
    voir aussi; à lire; vedi anche; ver también; zie ook; read this; рекомендуем; recomendado; relacionadas; also on; notre dossier
    video; gallery; podcast; read; next article; previous article; in pictures; live updates; live blog; photo gallery; more about; suggested reading
    per approfondire; pour aller plus loin; continue reading; keep reading; puede leer; approfondisci; lesetipp; lesetipps; view more
""")
"""Those of them that may be an author's own words or headings."""

SECTION_LEADS = _phrases("""
    most popular; most read; most viewed; most shared; most watched; most commented; most recent; popular; popular now; popular stories; popular articles
    popular posts; trending; trending now; trending stories; trending topics; top stories; latest news; latest stories; latest headlines; latest articles
    latest; latest posts; recent posts; recent articles; recent stories; more stories; more news; more headlines; more top stories; recommended for you
    recommended stories; you may also like; you might also like; around the web; from around the web; from our partners; promoted stories; sponsored stories
    related articles; related stories; related news; related content; related posts; related topics; more on this story; more from this author; more for you
    editor's picks; editors' picks; what others are reading; readers also read; people also read; what to read next; don't miss; must reads; top news
    in other news; also in the news; more like this; most read today; today's top stories; best of the week; our picks; top picks; headlines; similar articles
    meistgelesen; meistgelesene artikel; am meisten gelesen; beliebt; beliebteste artikel; die meistgelesenen artikel; neueste artikel; aktuelle nachrichten
    mehr zum thema; mehr nachrichten; das könnte sie auch interessieren; auch interessant; top-themen; weitere artikel; weitere themen; neueste nachrichten
    meistgeklickt; meistkommentiert; ähnliche artikel; verwandte artikel; mehr aus dem ressort; weitere meldungen; neu auf der startseite; aus dem ressort
    les plus lus; les plus lues; articles les plus lus; à la une; dernières nouvelles; derniers articles; sur le même sujet; vous aimerez aussi; le plus lu
    les plus partagés; à lire aussi; à ne pas manquer; nos recommandations; articles similaires; dans la même rubrique; les plus consultés; l'actualité en direct
    plus d'articles
    lo más leído; lo más visto; lo más popular; más leídas; más leídos; las más leídas; últimas noticias; más noticias; te puede interesar; noticias relacionadas
    artículos relacionados; destacados; también te puede interesar; lo último; lo más compartido; tendencias; le puede interesar; más populares
    i più letti; più letti; le più lette; più lette; gli articoli più letti; ultime notizie; potrebbe interessarti anche; articoli correlati; in primo piano
    ti potrebbero interessare anche; altre notizie; i più visti; notizie correlate; i più condivisi; ultim'ora
    mais lidas; mais lidos; as mais lidas; os mais lidos; últimas notícias; mais notícias; veja também; em destaque; notícias relacionadas; mais populares
    artigos relacionados; você também pode gostar; recomendado para você; destaques
    meest gelezen; het meest gelezen; populair; meer nieuws; laatste nieuws; gerelateerde artikelen; lees ook; aanbevolen; ook interessant; meest bekeken
    meer uit deze rubriek; aanbevolen voor jou
    самое читаемое; популярное; самое популярное; читайте также; новости по теме; последние новости; главные новости; материалы по теме; сейчас читают; лента новостей
    другие новости; рекомендуем; вам может быть интересно; топ новостей; популярные статьи
    الأكثر قراءة; الأكثر مشاهدة; الأكثر شعبية; آخر الأخبار; مواضيع ذات صلة; أخبار ذات صلة; اقرأ أيضا; اقرأ أيضًا; مقالات ذات صلة; الأكثر تداولا; مختارات; قد يهمك أيضا
    最热门; 热门文章; 热门新闻; 最受欢迎; 最新新闻; 最新文章; 相关新闻; 相关文章; 相关阅读; 热点推荐; 推荐阅读; 阅读排行; 点击排行; 猜你喜欢; 热门推荐; 更多新闻; 今日热点
    人気記事; アクセスランキング; ランキング; 人気ランキング; 新着記事; 関連記事; おすすめ記事; よく読まれている記事; 最新ニュース; 注目記事; 関連ニュース; 新着ニュース
    đọc nhiều; đọc nhiều nhất; xem nhiều; xem nhiều nhất; tin mới; tin mới nhất; tin liên quan; bài liên quan; có thể bạn quan tâm; tin cùng chuyên mục; tin nổi bật; bài viết liên quan
""")
"""Headings of lists of other articles: what follows at the end of a file goes with them."""

SECTION_OPEN_LEADS = _phrases("""
    popular in; most popular in; trending in; top stories in; most read in; more from; more in; more on; more about; more by; latest from; latest in; more stories from; mehr von; mehr aus; plus de; más de; altro da; mais de; meer van; ещё от; 更多来自; المزيد من
""")
"""Such headings that name a section or an author."""

TOPIC_LEADS = _phrases("""
    topics; topic; read more on; read more about; more on; more about; tags; tag; tagged; tagged with; tagged as; filed under; categories; category; keywords; labels; posted in; related topics; in this story; filed in
    explore more on these topics; more on these topics; themen; thema; schlagworte; schlagwörter; stichwörter; stichworte; kategorien; kategorie; thèmes; thème
    sujets; mots-clés; mots clés; étiquettes; catégories; catégorie; rubriques; temas; tema; etiquetas; palabras clave; categorías; categoría; archivado en
    argomenti; argomento; parole chiave; categorie; etichette; tópicos; assuntos; palavras-chave; categorias; categoria; marcadores; onderwerpen; onderwerp
    trefwoorden; labels; теги; тэги; темы; тема; метки; рубрики; рубрика; ключевые слова; سمات; وسوم; الوسوم; مواضيع; كلمات مفتاحية; الكلمات المفتاحية; كلمات دلالية
    الكلمات الدلالية; 标签; 关键词; 分类; 主题; 话题; 关键字; タグ; キーワード; カテゴリー; カテゴリ; トピック; テーマ; từ khóa; thẻ; chủ đề; tags bài viết; chuyên mục
""")
"""Followed by a colon and names, at a file's end."""

FILED_LEADS = _phrases("""
    posted in; filed under; filed in; tagged; tagged with; tagged as; categorized in; categorised in; published in; archivado en; veröffentlicht in; publié dans; publicado en
    publicado em; pubblicato in; опубликовано в; abgelegt unter; verschlagwortet mit; subscribe to; support the
""")
"""The same without a colon."""

CONTACT_LEADS = _phrases("""
    to contact; contact us; contact the; contact; contacts; email us; email the; e-mail us; write to us; get in touch; call us; reach us; for more information; for further information
    for media inquiries; media contact; press contact; media inquiries; to reach; to comment on this; to report an error; to report; send tips; have a tip; got a tip; got a story
    follow us; follow him on; follow her on; follow them on; find us on; visit us; visit our website; like us on; join us on; follow @; send us; letters to the editor
    um kontakt; kontakt; kontaktieren sie; schreiben sie uns; folgen sie uns; folgen sie; so erreichen sie; haben sie einen fehler; leserbriefe an
    contactez; contactez-nous; pour contacter; pour nous contacter; écrivez-nous; écrire à; suivez-nous; nous suivre; retrouvez-nous; une erreur
    contacto; contáctenos; para contactar; póngase en contacto; escríbanos; síguenos; síganos; encuéntranos en; escriba a
    contatti; contattaci; per contattare; per contattarci; scrivici; scrivi a; seguici; contatta
    contato; contacte; para contatar; para contactar; entre em contato; fale com; siga-nos; escreva para; siga o; fale conosco
    om contact; neem contact op; contact opnemen; mail ons; volg ons; tip de redactie; schrijf ons; heb je een tip; stuur een e-mail
    связаться; свяжитесь с нами; чтобы связаться; контакты; контакт; пишите нам; подписывайтесь на; подпишитесь на; следите за нами; наш адрес; нашли ошибку
    للتواصل; تواصل معنا; اتصل بنا; للاتصال; راسلنا; تابعنا; تابعونا; لمراسلتنا
    联系我们; 联系方式; 联系; 关注我们; 投稿邮箱; 如需联系; 联系电话; 欢迎关注; 电子邮箱
    お問い合わせ; お問合せ; 連絡先; フォローする; フォローしてください; ご意見
    liên hệ; để liên hệ; theo dõi chúng tôi; gửi thư; mọi ý kiến; theo dõi
""")
"""Ways to reach the outlet: with an address, a handle or a network's name, at a file's end."""

ABOUT_AUTHOR_LEADS = _phrases("""
    about the author; about the authors; about the writer; about this author; über den autor; über die autorin; zur person; zum autor; à propos de l'auteur
    l'auteur; sobre el autor; sobre la autora; acerca del autor; sull'autore; l'autore; sobre o autor; sobre a autora; over de auteur; об авторе; об авторах
    عن الكاتب; نبذة عن الكاتب; 关于作者; 作者简介; 著者について; 筆者紹介; プロフィール; về tác giả
""")

COMMENT_LEADS = _phrases("""
    comments; comment; leave a comment; leave a reply; post a comment; add a comment; join the conversation; view comments; show comments; read the comments; no comments
    comments are closed; comments closed; log in to comment; sign in to comment; be the first to comment; write a comment; have your say; what do you think
    read comments; all comments; load comments; hide comments; view all comments; comments section; no comments yet
    kommentare; kommentar; kommentar schreiben; kommentieren; kommentare anzeigen; diskutieren sie mit; ihr kommentar; keine kommentare; alle kommentare
    commentaires; commentaire; laisser un commentaire; réagir; ajouter un commentaire; vos réactions; aucun commentaire; voir les commentaires
    comentarios; comentario; deja un comentario; dejar un comentario; escribe un comentario; comentar; ver comentarios; añadir comentario; sin comentarios
    commenti; commento; lascia un commento; commenta; nessun commento; scrivi un commento; mostra i commenti
    comentários; comentário; deixe um comentário; deixe seu comentário; comente; ver comentários; deixar um comentário; sem comentários
    reacties; reactie; plaats een reactie; reageer; geef een reactie; laat een reactie achter; bekijk reacties; reageren
    комментарии; комментарий; комментировать; оставить комментарий; добавить комментарий; обсудить; показать комментарии; комментариев
    تعليقات; التعليقات; تعليق; أضف تعليق; أضف تعليقا; اترك تعليقا; اترك ردا; أضف تعليقك
    评论; 发表评论; 网友评论; 我要评论; 查看评论; 留言; 发表回复; 条评论; 全部评论
    コメント; コメントを書く; コメントする; コメントを投稿; コメントを残す; コメントを見る; 件のコメント
    bình luận; ý kiến bạn đọc; gửi bình luận; viết bình luận; ý kiến; để lại bình luận
""")

CREDIT_LEADS = _phrases("""
    photo; photos; photo by; photos by; photo credit; photo courtesy of; photograph; photograph by; photographs by; photography by; picture; pictures; picture by; picture credit; image
    images; image credit; image by; image source; image courtesy of; credit; credits; illustration; illustration by; graphic by; video by; courtesy of; file photo; file photo by; ap photo
    foto; fotos; bild; bilder; bildquelle; bildrechte; quelle bild; foto von; © foto; archivfoto; symbolbild; illustration von; grafik
    crédit photo; crédits photo; crédit; crédits; photographie; photo d'illustration; image d'illustration
    fotografía; fotografía de; foto de; imagen; crédito; créditos; foto de archivo; fotografia; foto di; immagine; crediti; fotografia di; foto d'archivio
    foto por; imagem; foto: divulgação; imagem de; crédito da foto; fotografie; beeld; foto door; beeld door
    фото; фотография; фотографии; снимок; изображение; иллюстрация; صورة; الصورة; تصوير; صور; مصدر الصورة; 图; 图片; 摄影; 图源; 图片来源; 摄; 供图; 图为资料图片
    写真; 画像; 撮影; 写真提供; 画像提供; 提供; ảnh; ảnh minh họa; nguồn ảnh; hình ảnh; hình
""")
"""Followed by a colon (or ending in a preposition) and a name."""
