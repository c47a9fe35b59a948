"""Languages: paragraphs in thirty-six of them, short ones, and texts that say too little."""

from __future__ import annotations

import pytest

from artcli.text.language import detect_language

PARAGRAPHS = {
    "en": "The ferry was late again this morning, and nobody at the harbour could say when it would be mended. Most people have stopped asking, because they know what they will be told and have other things to do.",
    "de": "Die Fähre kam heute Morgen wieder zu spät, und niemand im Hafen konnte sagen, wann sie repariert wird. Die meisten Leute fragen nicht mehr, weil sie wissen, was man ihnen sagen wird, und anderes zu tun haben.",
    "fr": "Le bac était encore en retard ce matin, et personne au port ne pouvait dire quand il serait réparé. La plupart des gens ne posent plus la question, car ils savent ce qu’on leur dira et ont autre chose à faire.",
    "es": "El barco llegó otra vez tarde esta mañana, y nadie en el puerto pudo decir cuándo lo van a reparar. La mayoría de la gente ya no pregunta, porque sabe lo que le van a decir y tiene otras cosas que hacer.",
    "it": "Il traghetto era di nuovo in ritardo questa mattina, e nessuno al porto sapeva dire quando sarebbe stato riparato. Quasi tutti hanno smesso di chiedere, perché sanno già che cosa gli diranno e hanno altro da fare.",
    "pt": "O barco chegou outra vez atrasado esta manhã, e ninguém no porto soube dizer quando será reparado. A maioria das pessoas já não pergunta, porque sabe o que lhe vão dizer e tem mais que fazer do que esperar.",
    "nl": "De veerboot was vanmorgen weer te laat, en niemand in de haven kon zeggen wanneer hij gerepareerd wordt. De meeste mensen vragen het niet meer, omdat ze weten wat ze te horen krijgen en wel iets anders te doen hebben.",
    "sv": "Färjan var sen igen i morse, och ingen i hamnen kunde säga när den skulle bli lagad. De flesta har slutat fråga, eftersom de vet vad de kommer att få höra och har annat att göra än att vänta på kajen.",
    "da": "Færgen var igen forsinket i morges, og ingen på havnen kunne sige, hvornår den bliver repareret. De fleste er holdt op med at spørge, fordi de ved, hvad de får at vide, og har noget andet at lave end at vente.",
    "no": "Fergen var forsinket igjen i dag tidlig, og ingen på havnen kunne si når den blir reparert. De fleste har sluttet å spørre, fordi de vet hva de får til svar, og har noe annet å gjøre enn å vente på kaia.",
    "fi": "Lautta oli taas myöhässä tänä aamuna, eikä kukaan satamassa osannut sanoa, milloin se korjataan. Useimmat ovat lakanneet kysymästä, koska he tietävät mitä heille sanotaan ja heillä on muutakin tekemistä kuin odottaa.",
    "pl": "Prom znowu się dziś rano spóźnił i nikt w porcie nie potrafił powiedzieć, kiedy zostanie naprawiony. Większość ludzi już nie pyta, bo wie, co usłyszy, i ma co innego do roboty niż czekanie na nabrzeżu.",
    "cs": "Trajekt měl dnes ráno zase zpoždění a nikdo v přístavu nedokázal říct, kdy ho opraví. Většina lidí se už neptá, protože ví, co by se dozvěděla, a má na práci něco jiného než čekat na nábřeží.",
    "sk": "Trajekt dnes ráno opäť meškal a nikto v prístave nevedel povedať, kedy ho opravia. Väčšina ľudí sa už nepýta, pretože vie, čo by sa dozvedela, a má na práci niečo iné ako čakať na nábreží.",
    "hu": "A komp ma reggel megint késett, és senki sem tudta megmondani a kikötőben, hogy mikor javítják meg. A legtöbben már nem kérdezik, mert tudják, hogy mit fognak mondani nekik, és van más dolguk is.",
    "ro": "Feribotul a întârziat din nou în această dimineață și nimeni din port nu a putut spune când va fi reparat. Cei mai mulți nu mai întreabă, pentru că știu ce li se va spune și au altceva de făcut.",
    "tr": "Feribot bu sabah yine gecikti ve limanda kimse ne zaman tamir edileceğini söyleyemedi. Çoğu insan artık sormuyor, çünkü kendisine ne söyleneceğini biliyor ve beklemekten başka yapacak işleri var.",
    "vi": "Chuyến phà sáng nay lại đến muộn và không ai ở bến cảng biết khi nào nó sẽ được sửa. Phần lớn người dân đã thôi hỏi vì họ biết mình sẽ được trả lời ra sao và còn nhiều việc khác phải làm.",
    "id": "Kapal feri terlambat lagi pagi ini, dan tidak ada seorang pun di pelabuhan yang bisa mengatakan kapan kapal itu akan diperbaiki. Kebanyakan orang sudah berhenti bertanya karena mereka tahu apa yang akan dikatakan.",
    "ca": "El vaixell va tornar a arribar tard aquest matí, i ningú al port no va saber dir quan el repararan. La majoria de la gent ja no ho pregunta, perquè sap què li diran i té altres coses a fer que esperar.",
    "hr": "Trajekt je jutros opet kasnio i nitko u luci nije znao reći kada će biti popravljen. Većina ljudi više ne pita jer zna što će im reći i ima drugog posla nego čekati na rivi.",
    "sl": "Trajekt je danes zjutraj spet zamujal in nihče v pristanišču ni znal povedati, kdaj ga bodo popravili. Večina ljudi ne sprašuje več, ker ve, kaj bi jim odgovorili, in ima kaj drugega za početi.",
    "lt": "Keltas šį rytą vėl vėlavo, ir niekas uoste negalėjo pasakyti, kada jis bus pataisytas. Dauguma žmonių jau nebeklausia, nes žino, ką jiems atsakys, ir turi kitų darbų nei laukti krantinėje.",
    "lv": "Prāmis šorīt atkal kavējās, un neviens ostā nevarēja pateikt, kad tas tiks salabots. Lielākā daļa cilvēku vairs nejautā, jo zina, ko viņiem atbildēs, un viņiem ir arī citi darbi.",
    "et": "Praam jäi täna hommikul jälle hiljaks ja keegi sadamas ei osanud öelda, millal see korda tehakse. Enamik inimesi enam ei küsi, sest nad teavad, mida neile öeldakse, ja neil on muudki teha.",
    "ru": "Паром сегодня утром снова опоздал, и никто в порту не мог сказать, когда его починят. Большинство людей уже не спрашивает, потому что знает, что им ответят, и у них есть другие дела.",
    "uk": "Пором сьогодні вранці знову запізнився, і ніхто в порту не міг сказати, коли його полагодять. Більшість людей уже не питає, бо знає, що їм скажуть, і має інші справи.",
    "bg": "Фериботът тази сутрин отново закъсня и никой на пристанището не можа да каже кога ще бъде поправен. Повечето хора вече не питат, защото знаят какво ще им кажат и имат друга работа.",
    "sr": "Трајект је јутрос опет каснио и нико у луци није знао да каже када ће бити поправљен. Већина људи више не пита јер зна шта ће им рећи и има друга посла него да чека.",
    "el": "Το πλοίο άργησε πάλι σήμερα το πρωί και κανείς στο λιμάνι δεν μπορούσε να πει πότε θα επισκευαστεί. Οι περισσότεροι δεν ρωτούν πια, γιατί ξέρουν τι θα τους πουν.",
    "ar": "تأخرت العبارة مرة أخرى هذا الصباح، ولم يستطع أحد في الميناء أن يقول متى سيتم إصلاحها. لقد كف معظم الناس عن السؤال لأنهم يعرفون ما سيقال لهم.",
    "fa": "کشتی امروز صبح باز هم دیر رسید و هیچ‌کس در بندر نمی‌توانست بگوید چه وقت تعمیر می‌شود. بیشتر مردم دیگر نمی‌پرسند چون می‌دانند چه پاسخی خواهند شنید.",
    "ur": "کشتی آج صبح پھر دیر سے پہنچی اور بندرگاہ پر کوئی نہیں بتا سکا کہ اس کی مرمت کب ہوگی۔ زیادہ تر لوگوں نے پوچھنا چھوڑ دیا ہے۔",
    "he": "המעבורת איחרה שוב הבוקר, ואיש בנמל לא ידע לומר מתי היא תתוקן. רוב האנשים כבר הפסיקו לשאול, כי הם יודעים מה יענו להם.",
    "hi": "नाव आज सुबह फिर देर से आई और बंदरगाह में कोई नहीं बता सका कि उसकी मरम्मत कब होगी। अधिकतर लोगों ने पूछना छोड़ दिया है क्योंकि उन्हें मालूम है कि क्या कहा जाएगा।",
    "th": "เรือข้ามฟากมาสายอีกแล้วเมื่อเช้านี้ และไม่มีใครที่ท่าเรือบอกได้ว่าจะซ่อมเสร็จเมื่อไร คนส่วนใหญ่เลิกถามแล้วเพราะรู้ว่าจะได้ยินคำตอบอะไร",
    "zh": "渡轮今天早上又晚点了，港口没有人说得出什么时候能修好。大多数人已经不再打听，因为他们知道会得到什么答复，而且还有别的事情要做。",
    "ja": "フェリーは今朝も遅れ、いつ修理されるのか港の誰にも分からなかった。何を言われるか分かっているので、たいていの人はもう尋ねない。",
    "ko": "여객선은 오늘 아침에도 늦었고, 언제 수리될지 항구의 누구도 말하지 못했다. 대부분의 사람들은 무슨 답을 들을지 알기 때문에 더는 묻지 않는다.",
}


@pytest.mark.parametrize("code", PARAGRAPHS)
def test_a_paragraph_tells_its_language(code):
    """Two sentences are enough."""
    assert detect_language(PARAGRAPHS[code]) == code


@pytest.mark.parametrize("code", PARAGRAPHS)
def test_a_long_text_tells_its_language(code):
    """The glance and the sample agree with the whole."""
    assert detect_language("\n\n".join([PARAGRAPHS[code]] * 12)) == code


@pytest.mark.parametrize("code", PARAGRAPHS)
def test_one_sentence_gives_the_language_or_none(code):
    """A short text is never told wrongly."""
    first = PARAGRAPHS[code][: len(PARAGRAPHS[code]) // 2]
    assert detect_language(first) in (code, None)


@pytest.mark.parametrize(
    "text", ["", " ", "123 456", "hello", "Ferry", "x = 1\ny = 2", "…", "OK", "Nell Carver", "東京", "3 + 4"]
)
def test_too_little_text_gives_none(text):
    """No guess is made from a word."""
    assert detect_language(text) is None


def test_the_matter_outweighs_a_quotation():
    """Foreign words in a text don't change its language."""
    text = f"{PARAGRAPHS['en']} “{PARAGRAPHS['fr'][:80]}” {PARAGRAPHS['en']}"
    assert detect_language(text) == "en"
    assert detect_language(f"{PARAGRAPHS['en']} 渡轮 {PARAGRAPHS['en']}") == "en"
    assert detect_language(f"{PARAGRAPHS['zh']} iPhone Web {PARAGRAPHS['zh']}") == "zh"


def test_a_huge_text_costs_no_more_than_its_sample():
    """Only a sample is looked at."""
    assert detect_language(PARAGRAPHS["en"] * 100_000) == "en"
    assert detect_language("x" * 20_000_000) is None
