"""Invented news in five languages: a wire story, and another day's story of the same matter by the same agency."""

from __future__ import annotations

STORIES: dict[str, tuple[str, str]] = {
    "en": (
        "Seoul and Tokyo agreed on Tuesday to restart talks on a fisheries accord that lapsed in 2016.\n"
        "The foreign ministers of both countries met for 90 minutes in Busan and shook hands before 140 reporters.\n"
        "Under the plan, 206 trawlers from each side may fish in the waters of the other from 1 June.\n"
        "Catches would be capped at 68,204 tonnes a year, a spokesman for the ministry in Seoul told reporters.\n"
        "Fishing unions on Jeju said the quota was far too small and called for a march of boats on Saturday.\n"
        "The accord needs the consent of both parliaments, which are expected to vote before the summer recess.\n",
        "Lawmakers in Seoul delayed on Friday a vote on the fisheries accord with Tokyo after a night of debate.\n"
        "The speaker of the assembly said 31 members had asked for a hearing with experts on cod and hairtail.\n"
        "Tokyo answered that it expects the accord to be ratified without changes, its chief secretary said.\n"
        "Opposition leaders want a clause that lets either side suspend the accord with notice of 45 days.\n"
        "Some 1,900 people marched through the harbour of Pohang, police said, and 12 boats blocked its entrance.\n"
        "A new date for the vote will be set when the committee on agriculture has heard the unions next week.\n",
    ),
    "es": (
        "Seúl y Tokio acordaron el martes reanudar las conversaciones sobre un acuerdo de pesca que venció en 2016.\n"
        "Los ministros de Exteriores de ambos países se reunieron 90 minutos en Busan ante 140 periodistas.\n"
        "Según el plan, 206 arrastreros de cada parte podrán faenar en las aguas de la otra desde el 1 de junio.\n"
        "Las capturas se limitarían a 68.204 toneladas al año, dijo a la prensa un portavoz del ministerio en Seúl.\n"
        "Los sindicatos de pescadores de Jeju creen que la cuota es muy pequeña y convocaron una marcha el sábado.\n"
        "El acuerdo requiere el visto bueno de ambos parlamentos, que votarían antes del receso de verano.\n",
        "Los diputados de Seúl aplazaron el viernes la votación del acuerdo de pesca con Tokio tras un largo debate.\n"
        "El presidente de la asamblea dijo que 31 miembros habían pedido escuchar a expertos en bacalao y besugo.\n"
        "Tokio respondió que espera que el acuerdo se ratifique sin cambios, según su secretario en jefe.\n"
        "La oposición quiere una cláusula que permita suspender el acuerdo con un aviso de 45 días.\n"
        "Unas 1.900 personas marcharon por el puerto de Pohang, dijo la policía, y 12 barcos bloquearon la entrada.\n"
        "La nueva fecha se fijará cuando la comisión de agricultura haya oído a los sindicatos la próxima semana.\n",
    ),
    "ko": (
        "한국과 일본은 화요일 2016년에 효력을 잃은 어업 협정에 관한 협상을 다시 시작하기로 합의했다.\n"
        "양국 외교장관은 부산에서 90분 동안 회담하고 기자 140명 앞에서 악수했다.\n"
        "계획에 따르면 양국 어선 206척이 6월 1일부터 상대국 수역에서 조업할 수 있다.\n"
        "어획량은 연간 68,204톤으로 제한된다고 외교부 대변인이 기자들에게 밝혔다.\n"
        "제주 어민 단체는 할당량이 너무 적다며 토요일에 해상 시위를 벌이겠다고 말했다.\n"
        "협정은 양국 의회의 동의가 필요하며 여름 휴회 전에 표결이 있을 것으로 보인다.\n",
        "국회는 밤샘 토론 끝에 금요일로 예정된 한일 어업 협정 비준안 표결을 미뤘다.\n"
        "국회의장은 의원 31명이 대구와 갈치 전문가를 부르는 공청회를 요구했다고 설명했다.\n"
        "일본 정부는 협정이 수정 없이 비준되기를 기대한다고 관방장관이 언론에 답했다.\n"
        "야당은 45일 전에 통보하면 어느 쪽이든 효력을 멈출 수 있는 조항을 원한다.\n"
        "경찰에 따르면 포항항에서 약 1,900명이 행진했고 배 12척이 입구를 막았다.\n"
        "농해수위가 다음 주 어민 단체의 의견을 들은 뒤 새 표결 날짜가 정해질 예정이다.\n",
    ),
    "ja": (
        "日本と韓国は火曜日、2016年に失効した漁業協定をめぐる協議を再開することで合意した。\n"
        "両国の外相は釜山で90分間会談し、記者140人の前で握手を交わした。\n"
        "計画によると、双方の漁船206隻が6月1日から相手国の水域で操業できる。\n"
        "漁獲量は年間68,204トンに制限されると、外務省の報道官が記者団に明らかにした。\n"
        "済州の漁業者団体は割当量が少なすぎるとして、土曜日に海上デモを行うと述べた。\n",
        "韓国国会は徹夜の討論の末、金曜日に予定されていた日韓漁業協定の採決を延期した。\n"
        "国会議長は、議員31人がタラとタチウオの専門家による公聴会を求めたと説明した。\n"
        "日本政府は修正なしの批准を期待していると、官房長官が記者会見で答えた。\n"
        "野党は45日前に通告すれば協定を停止できる条項を盛り込むよう求めている。\n"
        "警察によると浦項の港ではおよそ1,900人が行進し、12隻の船が入り口をふさいだ。\n",
    ),
    "zh": (
        "韩国和日本星期二同意重启有关2016年失效的渔业协定的谈判。\n"
        "两国外长在釜山会谈了90分钟，并在140名记者面前握手。\n"
        "根据计划，双方各有206艘渔船可从6月1日起在对方水域作业。\n"
        "外交部发言人对记者表示，每年的捕捞量将限制在68,204吨以内。\n"
        "济州的渔民团体认为配额太少，并宣布将在星期六举行海上示威。\n"
        "该协定需要两国议会批准，预计将在夏季休会之前进行表决。\n",
        "韩国国会经过彻夜辩论，推迟了原定星期五举行的韩日渔业协定表决。\n"
        "国会议长说，31名议员要求举行听证会，听取鳕鱼和带鱼专家的意见。\n"
        "日本内阁官房长官回应称，东京期待该协定不加修改地获得批准。\n"
        "在野党希望加入一项条款，允许任何一方提前45天通知后中止协定。\n"
        "警方说，约1,900人在浦项港口游行，12艘船堵住了港口入口。\n"
        "农业委员会下周听取渔民团体意见之后，将确定新的表决日期。\n",
    ),
}


def wire(language: str) -> str:
    """The wire story."""
    return STORIES[language][0]


def other_day(language: str) -> str:
    """Another story of the same matter."""
    return STORIES[language][1]


def edited(language: str) -> str:
    """The wire story as a second outlet prints it: its last paragraph left out, another line on top."""
    return "\n".join([{"en": "From our desk"}.get(language, "☆"), *wire(language).splitlines()[:-1]])


def updated(language: str) -> str:
    """The wire story an hour later: a paragraph of another story joins it."""
    return wire(language) + other_day(language).splitlines()[2] + "\n"


def excerpt(language: str) -> str:
    """The first half of the wire story."""
    lines = wire(language).splitlines()
    return "\n".join(lines[: len(lines) // 2])


def background(language: str) -> str:
    """Another day's story that ends with a paragraph of the wire story, as agencies write."""
    return other_day(language) + wire(language).splitlines()[2] + "\n"
