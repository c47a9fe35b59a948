"""With which words do notices begin that are whole sentences?  Cookies, newsletters, paywalls, mailing lists.  Data only.

A notice needs both: one of the beginnings, and one of the words that speak for it anywhere in the rest.
"""

from __future__ import annotations

from dataclasses import dataclass

from artcli.text.boilerplate.finding import fold


@dataclass(frozen=True, slots=True)
class Notice:
    """How notices of a kind begin, and what else one must say."""

    kind: str
    leads: tuple[str, ...]
    evidence: tuple[str, ...]


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(fold(phrase) for phrase in text.replace("\n", ";").split(";") if phrase.strip())


NOTICES = (
    Notice(
        "cookies",
        _phrases("""
            we use; we and our; we value your; we care about your; this site uses; this website uses; our site uses; our website uses; by continuing; by using this
            by using our; by clicking; by browsing; by visiting; by accepting; cookies help us; cookies on; to give you the best; to provide the best; your choices regarding
            we've updated our; we have updated our; please read our; manage your; you can change your; you can manage; this page uses; some of these cookies
            wir verwenden; wir nutzen; wir setzen; wir und unsere; diese website; diese webseite; diese seite verwendet; unsere website verwendet; durch die weitere
            mit der nutzung; durch die nutzung; wenn sie weiter; um unsere website; um ihnen
            nous utilisons; nous et nos; ce site utilise; notre site utilise; en poursuivant; en continuant; en cliquant; ce site web utilise; afin de vous
            utilizamos; usamos; este sitio; esta web utiliza; esta página utiliza; al continuar; si continúa; al hacer clic; nosotros y nuestros; nuestro sitio; este portal
            questo sito; utilizziamo; usiamo; continuando; noi e i nostri; cliccando; il nostro sito; proseguendo
            este site; esta página usa; ao continuar; nós e os nossos; nós usamos; nós utilizamos; o nosso site; ao clicar; nosso site; o site utiliza
            wij gebruiken; we gebruiken; wij en onze; deze website; deze site; door verder; door gebruik; door op; onze website
            мы используем; этот сайт использует; этот сайт; наш сайт; сайт использует; продолжая; оставаясь на сайте; на сайте используются; на этом сайте; нажимая
            نستخدم; يستخدم هذا الموقع; هذا الموقع; نحن نستخدم; باستخدامك; من خلال; بالمتابعة; يستخدم موقعنا
            我们使用; 本网站使用; 本站使用; 继续浏览; 继续使用; 通过使用; 为了; 本网站
            当サイト; このサイト; 当社; 本サイト; このウェブサイト; クッキー; 弊社
            chúng tôi sử dụng; trang web này; website này; bằng cách; khi tiếp tục; chúng tôi và
        """),
        _phrases("""
            cookie; privacy; consent; куки; ملفات تعريف; ملفات الارتباط; خصوصية; クッキー; プライバシー; 隐私; quyền riêng tư; datenschutz; confidentialité; vie privée
            privacidad; privacidade; riservatezza; конфиденциальност; terms of service; terms of use; personal data; tracking technologies
        """),
    ),
    Notice(
        "subscription",
        _phrases("""
            sign up; never miss; subscribe; get the best; get our; get the; join our; join the; register; enter your; already a; already have; already registered; you have; you've; this article is
            this story is; this content is; to continue; to read; to keep; continue reading; unlock; support our; support independent; become a; don't miss; thank you for; thanks for
            create a; create your; start your; log in to; login to; sign in to; receive; stay up to date; stay informed; want more; want to; like what you; our newsletter
            please subscribe; please enable; please sign; please log; please check; please consider; if you are; if you're; if you value; if you like; not a subscriber; try; read the full
            your email; your subscription; free newsletter; daily newsletter; weekly newsletter; subscribers; subscriber; exclusive; only; limited; for just; from just; you are reading; enjoying this
            we need your; help us; make a donation; donate; all your; news, delivered
            melden sie; jetzt anmelden; jetzt abonnieren; abonnieren sie; newsletter; unser newsletter; bestellen sie; dieser artikel; diesen artikel; sie haben; weiterlesen mit; weiter mit
            sie möchten; sie sind; bereits; schon; lesen sie weiter; jetzt testen; jetzt lesen; jetzt kostenlos; testen sie; registrieren sie; nur für; erhalten sie; ihre e-mail; zugang; mit einem abo
            abonnez-vous; inscrivez-vous; recevez; s'inscrire; déjà; cet article est; il vous reste; pour lire; la suite; article réservé; réservé aux; profitez; créez; connectez-vous; lisez; votre adresse
            identifiez-vous; l'espace des; notre newsletter; soutenez; offre; vous avez; votre inscription
            suscríbase; suscríbete; regístrate; regístrese; reciba; recibe; apúntate; ya es; ya eres; este contenido; este artículo; para seguir; para continuar; inicia; contenido exclusivo; te quedan; apoya
            boletín; nuestro boletín; exclusivo; únete; ¿ya; si quieres; tu suscripción; hazte
            iscriviti; abbonati; ricevi; registrati; sei già; hai già; questo articolo; questo contenuto; per continuare; contenuto riservato; sostieni; accedi; la newsletter; le nostre; vuoi; resta
            assine; inscreva-se; cadastre-se; subscreva; receba; já é; este conteúdo; este artigo; para continuar; conteúdo exclusivo; exclusivo para; apoie; registe-se; torne-se; faça; a nossa newsletter; quer
            schrijf je; schrijf u; meld je; meld u; abonneer; ontvang; word; al abonnee; dit artikel; om verder; om dit; maak een; log in om; lees verder; je hebt; u hebt; onze nieuwsbrief; steun; nieuwsbrief; probeer
            подпишитесь; подписывайтесь; подписка; подпишись; получайте; оформите; уже; чтобы; этот материал; эта статья; статья доступна; материал доступен; для чтения; зарегистрируйтесь; войдите; поддержите; наша рассылка
            اشترك; اشتركوا; سجل; سجّل; انضم; احصل; تابع; هذا المقال; هذا المحتوى; لمتابعة; للاستمرار; لقراءة; ادعم; هل أنت; النشرة
            订阅; 注册; 登录; 免费订阅; 本文仅限; 您已; 您还; 继续阅读; 成为; 点击订阅; 支持我们; 请登录; 加入; 获取
            ニュースレター; メールマガジン; メルマガ; 購読; 無料会員; 会員登録; この記事は; 続きを読むには; 残り; 有料会員; 会員限定; ログイン; ここから先は; 登録; 今すぐ
            đăng ký; theo dõi; nhận; bạn đã; bài viết này; để đọc; để tiếp tục; trở thành; ủng hộ; bạn còn; đăng nhập; mời
        """),
        _phrases("""
            newsletter; our newsletters; inbox; our subscribers; subscribers only; subscriber only; subscriber-only; subscribers-only; for subscribers; a subscriber; your subscription; free article; articles left; articles remaining
            articles this month; free account; free trial; an account; your account; our journalism; your email; your e-mail; email address; e-mail address; unlimited access; digital access; our free; our daily; our weekly; full access; premium
            a member; subscribe today; our members; members only; per month; a month; independent journalism; to our; our app; email alerts; our briefing; morning briefing; log in; subscribing; by email; delivered to; our mailing list; to unsubscribe; support us
            subscribe now; sign up for; sign up to; our reporting; reading this; full article; the full story; continue reading; subscribe to read; for free; full story; daily news; news alerts; breaking news; registering; our podcast
            newsletter; abo; abonnenten; abonnement; kostenlos; postfach; e-mail; registriert; weiterlesen; zugang; monat; nutzerkonto; infolettre; lettre d'information; abonnés; abonné; boîte mail; gratuit; gratuitement; votre compte; à la discussion; offert
            boletín; boletines; suscriptores; suscriptor; su correo; tu correo; gratis; bandeja; cuenta; periodismo; suscribirse; abbonati; abbonato; casella; la tua email; gratuitamente; account; abbonamento; boletim; assinantes; assinante
            seu e-mail; seu email; conta; jornalismo; caixa de entrada; grátis; subscritor; nieuwsbrief; abonnee; abonnees; inbox; gratis; je e-mail; рассылк; подписчик; подписк; почт; бесплатно; телеграм; telegram; аккаунт; канал
            النشرة; نشرتنا; بريدك; المشتركين; مشترك; مجانا; حسابك; البريدية; قناتنا; 时事通讯; 邮件; 邮箱; 新闻简报; 订阅者; 会员; 免费; 账号; 通讯; 简报; 付费; ニュースレター; メール; 会員; 登録; 無料; 有料; 購読
            bản tin; email; thành viên; miễn phí; tài khoản; hộp thư; người đăng ký; thuê bao
        """),
    ),
    Notice(
        "mailing",
        _phrases("""
            you are receiving; you're receiving; you received; to unsubscribe; unsubscribe; if you no longer; this email was; this e-mail was; this message was; having trouble; can't see; trouble viewing; view this; update your
            forward this; thanks for reading; thank you for reading; was this forwarded; was this email forwarded; sent to; add us to; no longer want; our mailing address; manage your; you can unsubscribe; to view this discussion; to post to; to subscribe or; for more options; sent from my; change your
            sie erhalten; um sich abzumelden; abmelden; newsletter abbestellen; wenn sie diese; wird diese; falls diese; diese e-mail; im browser; vous recevez; pour vous désabonner; se désabonner; si vous ne; ce message; cet e-mail; voir cet
            ha recibido; recibes este; recibe este; para darse de baja; darse de baja; si no puede; si no desea; este correo; ver este; hai ricevuto; ricevi questa; per cancellarti; cancellati; se non; questa email; visualizza; você está recebendo
            recebeu este; para cancelar; cancelar; se não; este e-mail; je ontvangt; u ontvangt; om je af; uitschrijven; afmelden; deze e-mail; bekijk deze; вы получили; вы получаете; чтобы отписаться; отписаться; если вы не; если письмо
            لقد تلقيت; تتلقى هذه; لإلغاء الاشتراك; إلغاء الاشتراك; إذا لم; عرض هذه; 您收到; 取消订阅; 退订; 如果您; 如无法; このメール; 配信停止; 配信の停止; メールが; bạn nhận được; hủy đăng ký; để hủy; nếu bạn; xem email
        """),
        _phrases("""
            this email; this e-mail; this message; unsubscribe; email preferences; e-mail preferences; mailing list; your preferences; a friend; in your browser; our list; online version; sign up; our emails; subscribed; subscription; address book; from my
            abmelden; abbestellen; newsletter; im browser; e-mail; désabonner; désinscrire; navigateur; désinscription; este correo; baja; navegador; boletín; questa email; cancellarti; browser; newsletter; cancelar; inscrição; navegador; e-mail; uitschrijven
            nieuwsbrief; browser; отписаться; рассылк; письмо; браузер; إلغاء الاشتراك; الرسالة; المتصفح; البريد; 退订; 取消订阅; 邮件; 浏览器; 配信; ブラウザ; メール; hủy đăng ký; email; trình duyệt; bản tin
        """),
    ),
    Notice(
        "notice",
        _phrases("""
            a version of this; this article originally appeared; this article was originally; this story was originally; this article first appeared; this story first appeared
            this article appeared in; this story appeared in; copyright of; our standards; this content was originally; republished; this article is republished
        """),
        _phrases("""
            in print; print edition; appears in; appeared in; first published; originally published; the property of; trust principles; with the headline; republished from
            creative commons
        """),
    ),
)
