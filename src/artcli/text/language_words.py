"""By which small words and letters is a language known?  Data only, in lower case.

The commonest words of each language that carry no matter, from the writer's knowledge and grammars' lists of function words.
"""

from __future__ import annotations

WORDS = {
    "en": "the of and to in that is was for it with as on be at by his he had not are but from or have an they which she you were"
    " her would there their we been has when who will more no if out so said what up its about into than them can only other new some"
    " could these two may then do first any my now such like our over me even most made after also did many before must through this how",
    "de": "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach"
    " wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man dann sein wurde"
    " sei prozent hatte kann gegen vom können schon wenn habe seine mark ihre unter wir soll ich eines jahr zwei jahren diese dieser"
    " wieder keine uhr seiner worden will zwischen immer was sagte ihr wurden sehr",
    "fr": "de la le et les des en un du une que est pour qui dans a par plus pas au sur ne se ce il sont la les avec son cette ou mais"
    " on comme été aux nous ses fait deux elle même leur tout sans très être ont était peut après dont entre ces dit aussi si lui avait"
    " encore depuis faire ils vous ainsi leurs je notre sous car c’est d’un d’une qu’il l’on quand toujours années autres bien jusqu",
    "es": "de la que el en y a los se del las un por con no una su para es al lo como más o pero sus le ha me si sin sobre este ya entre"
    " cuando todo esta ser son dos también fue había era muy años hasta desde está mi porque qué sólo han yo hay vez puede todos así nos"
    " ni parte tiene él uno donde bien tiempo mismo ese ahora cada vida otro después te otros aunque esa eso hace otra gobierno hacia ellos",
    "it": "di e il la che in a un per è una del non con si le da i dei al della nel sono più ha dal alla come gli anche ma lo delle nella"
    " ai su degli se o questo ci era dalla cui tra suo stato loro sua ed ad essere alle anni hanno due fra quando dopo dell’ sul dai nei"
    " fatto così già prima stata perché ancora quello questa molto sia poi solo dove tutto tutti chi senza ogni",
    "pt": "de a que e o do da em um para com não uma os no se na por mais as dos como mas ao ele das à seu sua ou quando muito nos já eu"
    " também só pelo pela até isso ela entre depois sem mesmo aos seus quem nas me esse eles você essa num nem suas meu às minha numa"
    " qual foi são está tem ser era há pode anos dois disse ainda sobre desde onde foram ter",
    "nl": "de van het een en in is dat op te zijn met voor niet aan er die om was ook als bij maar door naar heeft uit dan nog hij over"
    " wordt worden of tot ze kan meer werd al zich wel geen hebben deze zo ik waar had moet ons we hun veel zou onder haar je wij jaar"
    " na tegen omdat twee dit alle eerste toch nu hem zegt mensen gaat weer tussen moeten kunnen tijd zei",
    "sv": "och i att det som en på är av för med den till inte om ett de han men var jag sig från vi så kan när hade eller har ska under"
    " efter vid hon nu också skulle man sin där mot än ut år bara mycket blir få hur detta alla finns vara varit dem upp några mer sedan"
    " två säger hans över blev utan sina här vad andra in mellan något",
    "da": "og i at det er en til af på som for med de den ikke har der et var han om vi men fra sig så ved kan jeg blev efter også hun"
    " nu havde skal eller være man over vil hvor op når mod ud bliver år hvis sin kun mere blive under end dem da deres alle meget siger"
    " mellem noget hans andre to dette blevet hvad været nogle uden siden",
    "no": "og i det er på som en til å av for at med ikke de han har den om et var fra men vi så jeg seg kan etter hun hadde ble også"
    " skal eller være man opp når mot ut blir år hvis sin bare mer under enn dem da alle mye sier mellom noe hans andre to dette blitt"
    " hva vært noen uten siden over nå bli vil hvor ved sine disse før få gjøre hvordan",
    "pl": "i w na z do się nie to że jest o jak od po za co ale przez był są oraz dla tym które ma tak już jego czy być jej który która"
    " było ich może tylko lub także pod przed ze została przy roku lat tego ten bardzo jako jednak będzie było gdy swoje między tej mnie"
    " bez też był była jeszcze u sobie kiedy więc",
    "cs": "a v se na je že o s z do i to za ve pro by k po si ale ze jako tak jsem jeho od jsou podle které který která jen aby než když"
    " u už byl bylo byla být roce let však nebo při před také více má jak až co může této tím této není ještě své proto pod mezi těch"
    " tento kde kdy jejich byly bude řekl nebyl",
    "sk": "a v sa na je že o s z do i to za vo pre by k po si ale zo ako tak som jeho od sú podľa ktoré ktorý ktorá len aby než keď u už"
    " bol bolo bola byť roku rokov však alebo pri pred tiež viac má čo môže tejto nie ešte svoje preto pod medzi tých tento kde kedy ich"
    " boli bude povedal",
    "tr": "ve bir bu da de için ile çok daha olarak gibi olan kadar ise ne o sonra en ama mi ki var değil her iki olduğu ya göre ancak"
    " oldu dedi yeni şey ben kendi diye büyük son ilk bütün hem içinde önce bile eden etti veya biz onun sadece olduğunu yok tarafından"
    " bunu şu arasında zaman yıl",
    "vi": "của và là có được cho các trong một không với người này những đã để khi đến về ra tại từ ở cũng như nhưng năm vào sẽ hay lại"
    " trên sau đó nhiều theo ông bị phải còn rất đang làm thì anh chị mà bà ngày hơn số",
    "ro": "de și în la a cu pe nu că o un din este se care mai pentru sunt să au fost al ale lui ca dar sau ce după prin între fi ar"
    " dacă cum său acest această când doar când fără are unui unei ani cei cele ei iar era până foarte sa mult sub",
    "hu": "a az és hogy nem is egy ez van volt meg de csak azt el már még ha mint ki mert vagy után lesz minden ezt volna amely kell ezek"
    " majd más szerint között lehet nagy itt így több két első pedig akkor most a magyar ott sem még mond mondta nek ban ben",
    "fi": "ja on ei se että oli hän ovat mutta myös kun niin kuin joka jos tai ole sen en mukaan vain hänen ollut jo sitä nyt mitä kanssa"
    " jälkeen vuonna voi vielä mukaan me he sekä ennen kaikki olla tämä tässä josta noin koko paljon olisi siitä ne minä",
    "el": "και το να του η της με που την από για τον στο είναι τα ο οι στη στην σε θα δεν των τους τις ότι ένα μια αλλά ή ως αυτό στον"
    " μας είχε μετά κατά ήταν πως όταν μόνο",
    "id": "yang dan di untuk dengan dari pada ini itu tidak dalam akan adalah oleh ke juga karena telah sebagai ada bisa mereka tersebut"
    " atau lebih saya kami kita sudah dia saat menjadi tahun bahwa orang setelah secara kata antara hanya namun masih hari kepada seperti"
    " belum dapat harus para lain",
    "ca": "de la i el que a en les els del un per amb no es una al per és dels seu més ha com si o però aquest aquesta van seva són sobre"
    " també ser va entre hi fins quan molt ja anys després ho han dos això perquè sense tot des on havia",
    "hr": "i u je na se da za su od s o a kao koji koja koje bi ne će što ali nije iz do bio bila po ili kako samo već te nakon prema"
    " zbog može ima biti sve bilo još godine pri također smo između kada ako tako",
    "sl": "in je v na se da za so z s o po pri ki kot pa ne bi od iz ali še bo tudi do bil bila ni le kar kako že med leta leto zaradi"
    " ob sem smo lahko samo ko več vse",
    "lt": "ir į kad iš su yra ne o tai į kaip už buvo apie bet po nuo per jo tik dar jau prie ar savo jis ji bei dėl kai gali metų metais"
    " taip šis buvo labai",
    "lv": "un ir ar no uz ka par kas bet tika pie pēc vai kā arī nav gada bija viņš tas šo savu līdz tikai vēl jau gan lai ļoti kad",
    "et": "ja on ei et see oli ning kui ka aga oma mis ta kes või ole nii kuid siis pärast aasta selle välja juba veel olid seda tema"
    " väga ma nad üle",
    "sq": "dhe të në e i për me një nga që është se ka nuk si më kjo ky janë por kishte ishte do duke pas edhe tij saj",
    "eu": "eta da ez du bat ere dira zen izan dute baina hau hori beste bere egin baino gero nahi dela zuen behar",
    "ru": "и в не на что с он по как это но из за от к его то все у для так же о была был было были бы мы вы она они или уже только"
    " после при до еще может который которые которая году лет если их ее без под когда также во со где чтобы этом",
    "uk": "і в не на що з та у до як за це але він від його для про був була було були або які який яка вже після може році років коли"
    " також під час ще їх так є якщо чи тільки вони ми бути без цього",
    "be": "і ў не на што з да як за гэта але ён ад яго для пра быў была было былі або які якая ужо пасля можа годзе калі таксама",
    "bg": "и на да се в за от с не че е са по като до ще при но към или също беше след през има най това който които бяха може само"
    " когато от един вече още между му те ги",
    "sr": "и у је на се да за су од са о а као који која које би не ће што али није из до био била по или како само већ након према",
    "mk": "и на во да се за од со не е дека по како што до ќе при но кон или беше по има најмногу тоа кој кои биле може само кога",
}
"""Function words by language."""

LETTERS = {
    "ß": "de",
    "ñ": "es",
    "¿": "es",
    "¡": "es",
    "ã": "pt",
    "õ": "pt et",
    "ç": "fr pt tr ca",
    "œ": "fr",
    "ê": "fr pt vi",
    "ù": "fr it",
    "ò": "it ca",
    "ì": "it",
    "ø": "da no",
    "æ": "da no",
    "å": "sv da no",
    "ä": "de sv fi et sk",
    "ö": "de sv fi tr hu et",
    "ü": "de tr hu et",
    "ł": "pl",
    "ą": "pl lt",
    "ę": "pl lt",
    "ż": "pl",
    "ś": "pl",
    "ź": "pl",
    "ć": "pl hr",
    "ř": "cs",
    "ů": "cs",
    "ě": "cs",
    "ľ": "sk",
    "ĺ": "sk",
    "ŕ": "sk",
    "ô": "sk fr pt vi",
    "ğ": "tr",
    "ı": "tr",
    "ş": "tr ro",
    "ș": "ro",
    "ț": "ro",
    "ţ": "ro",
    "ă": "ro vi",
    "ő": "hu",
    "ű": "hu",
    "đ": "vi hr",
    "ơ": "vi",
    "ư": "vi",
    "ế": "vi",
    "ạ": "vi",
    "ộ": "vi",
    "ė": "lt",
    "ų": "lt",
    "ū": "lt lv",
    "ā": "lv",
    "ē": "lv",
    "ī": "lv",
    "ļ": "lv",
    "ņ": "lv",
    "š": "cs sk hr sl lt lv et",
    "č": "cs sk hr sl lt lv",
    "ž": "cs sk hr sl lt lv et",
    "ë": "sq nl",
    "ы": "ru be",
    "э": "ru be",
    "ё": "ru be",
    "ъ": "bg",
    "щ": "ru uk bg",
    "ї": "uk",
    "є": "uk",
    "ґ": "uk",
    "і": "uk be",
    "ў": "be",
    "ј": "sr mk",
    "љ": "sr mk",
    "њ": "sr mk",
    "ђ": "sr",
    "ћ": "sr",
    "ѓ": "mk",
    "ќ": "mk",
    "ѕ": "mk",
}
"""Letters that few languages write; one of them counts as much as a word."""

SCRIPTS = {
    "kana": "\u3040-\u30ff",
    "hangul": "\uac00-\ud7af\u1100-\u11ff",
    "han": "\u3400-\u9fff",
    "arabic": "\u0600-\u06ff",
    "he": "\u0590-\u05ff",
    "words": "\u0370-\u04ff\u1f00-\u1fff",
    "deva": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
    "bn": "\u0980-\u09ff",
    "pa": "\u0a00-\u0a7f",
    "gu": "\u0a80-\u0aff",
    "ta": "\u0b80-\u0bff",
    "te": "\u0c00-\u0c7f",
    "kn": "\u0c80-\u0cff",
    "ml": "\u0d00-\u0d7f",
    "si": "\u0d80-\u0dff",
    "lo": "\u0e80-\u0eff",
    "my": "\u1000-\u109f",
    "ka": "\u10a0-\u10ff",
    "am": "\u1200-\u137f",
    "km": "\u1780-\u17ff",
    "hy": "\u0530-\u058f",
}
"""Scripts; one that a single language of the press writes goes by that language's code."""
