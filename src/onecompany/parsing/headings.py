"""What the heading of a column says in a list of people, in the languages in which such lists reach us.

A heading is compared without case, accents, marks of gender ("Leiter*in"), brackets ("[Required]") and signs.
"""

from __future__ import annotations

import re
from typing import Literal

from onecompany.parsing.alike import plain, spaced

Meaning = Literal["name", "given", "middle", "family", "head", "role", "title", "function", "silo", "number", "unused"]
"""`head`: who leads, so a name or a role. `title`: a role or "Dr". `function`: a role or a silo. `number`: counts."""


def _split(text: str) -> frozenset[str]:
    return frozenset(plain(word) for word in re.split(r"[,\n]+", text) if word.strip())


_WORDS: dict[Meaning, frozenset[str]] = {  # no sentence: headings that are read in lists
    "name": _split("""
        name, names, full name, fullname, display name, displayname, complete name, vollständiger name
        ganzer name, nom, nom complet, nombre, nombre completo, nome, nome completo, nominativo, naam
        volledige naam, namn, fullständigt namn, navn, fulde navn, fullt navn, nimi, nafn, jméno, celé jméno
        meno, név, teljes név, nume, ad, isim, ime, ime i prezime, priimek in ime, vardas, nimekiri, vārds, имя
        фио, ф и о, ім'я, піб, όνομα, ονοματεπώνυμο, 姓名, 名前, 氏名, お名前, 이름, 성명, 名字, اسم, الاسم, שם
        שם מלא, nama, tên, họ và tên, ชื่อ, नाम, imię i nazwisko, nazwisko i imię, vor und nachname
        vor und zuname, ad soyad, adı soyadı, numele, numele complet, nom prénom usuel"""),
    "given": _split("""
        first name, firstname, given name, givenname, forename, christian name, first, fname, vorname, vornamen
        rufname, prénom, prénoms, nombre de pila, primer nombre, primeiro nome, nome próprio, nome di battesimo
        voornaam, roepnaam, imię, imiona, förnamn, tilltalsnamn, fornavn, etunimi, eiginnafn, křestní jméno
        krstné meno, keresztnév, utónév, prenume, adı, ім'я та по батькові, eesnimi, 名, 名前名, 이름 명
        preferred name, preferred first name"""),
    "middle": _split("""
        middle name, middlename, middle initial, second name, zweiter vorname, deuxième prénom, segundo nombre
        secondo nome, tussenvoegsel, tussenvoegsels, отчество, drugie imię, mellannamn, mellemnavn, mellomnavn
        mi"""),
    "family": _split("""
        last name, lastname, surname, family name, familyname, last, lname, sn, nachname, familienname, zuname
        nom de famille, nom d'usage, apellido, apellidos, apellido paterno, apellido materno, primer apellido
        segundo apellido, cognome, sobrenome, apelido, apelidos, último nome, achternaam, familienaam, nazwisko
        efternamn, efternavn, etternavn, sukunimi, příjmení, priezvisko, vezetéknév, családnév, nume de familie
        soyad, soyadı, soyisim, фамилия, прізвище, επώνυμο, prezime, priimek, pavardė, uzvārds, perekonnanimi
        姓, 苗字, 성"""),
    "head": _split("""
        worker, colleague, associate, leader, leaders, leader name, lead, manager, managers, head, heads, person
        people, participant, participants, member, members, team member, employee, employees, executive
        executives, attendee, attendees, contact, owner, leiter, leiterin, leitung, abteilungsleiter
        abteilungsleitung, bereichsleiter, bereichsleitung, teamleiter, führungskraft, führungskräfte
        teilnehmer, teilnehmerin, teilnehmende, mitarbeiter, mitarbeiterin, mitarbeitende, verantwortlich
        verantwortliche, verantwortlicher, ansprechpartner, chef, chefin, vorgesetzter, responsable
        responsables, dirigeant, dirigeante, participante, participantes, collaborateur, salarié, encargado
        director, líder, jefe, jefa, directivo, empleado, empleada, persona, responsabile, partecipante, capo
        responsável, gestor, gerente, colaborador, leidinggevende, deelnemer, medewerker, verantwoordelijke
        kierownik, uczestnik, pracownik, osoba, chefer, deltagare, ledare, ansvarig, leder, ledere, deltager
        johtaja, osallistuja, vedoucí, účastník, zaměstnanec, vedúci, vezető, résztvevő, conducător
        participanți, yönetici, katılımcı, руководитель, участник, сотрудник, керівник, 担当者, 参加者, 负责人
        负责人姓名, 参加人, 담당자, 참석자"""),
    "role": _split("""
        planstelle, role, roles, job title, jobtitle, job, job role, job function, jobfunction, position, post
        position title, occupation, designation, rank, business title, work title, professional title, rolle
        stelle, stellenbezeichnung, stellentitel, berufsbezeichnung, jobbezeichnung, positionsbezeichnung
        funktionsbezeichnung, tätigkeit, amt, beruf, dienststellung, poste, fonction, rôle, intitulé du poste
        intitulé de poste, libellé poste, poste occupé, emploi, métier, qualité, cargo, puesto, rol, posición
        ocupación, ruolo, carica, mansione, qualifica, posizione, incarico, função, papel, posição, functietitel
        rol in bedrijf, functiebenaming, stanowisko, stanowisko pracy, rola, befattning, roll, yrkestitel, yrke
        stilling, stillingsbetegnelse, tehtävä, tehtävänimike, nimike, titteli, rooli, starf, pozice
        pracovní pozice, pozícia, pracovná pozícia, beosztás, munkakör, poziție, postul, görev, görevi, ünvan
        unvan, pozisyon, должность, роль, позиция, посада, θέση, ρόλος, pozicija, funkcija, radno mjesto
        delovno mesto, pareigos, amats, ametikoht, 职位, 職位, 职务, 職務, 役職, 役割, 肩書, 직책, 직위, 직급
        תפקיד, منصب, المنصب, jabatan, chức vụ"""),
    "title": _split("title, titles, titel, titre, título, titolo, titul, titulus, tytuł, tittel"),
    "function": _split("""
        function, functions, responsibility, responsibilities, area of responsibility, funktion, funktionen
        zuständigkeit, aufgabe, aufgabenbereich, verantwortungsbereich, aufgabengebiet, funzione, función
        functie, funcție, funkcja, funkce, funkcia, tehtäväalue, ansvarsområde, ansvar, responsabilité
        responsabilidad, responsabilità, функция"""),
    "silo": _split("""
        orgeinheit, direzione, supervisory organization, silo, silos, department, departments, departement, dept
        dep, area, areas, division, team, teams, unit, business unit, bu, business area, business line
        line of business, lob, org unit, organisational unit, organizational unit, organisation unit
        organization unit, orgunit, functional area, section, group, branch, sector, directorate
        department name, abteilung, abteilungen, abt, bereich, bereiche, ressort, geschäftsbereich, fachbereich
        sparte, referat, dezernat, einheit, organisationseinheit, oe, gruppe, service, services, département
        direction, unité, équipe, pôle, entité, domaine, secteur, departamento, departamentos, área, unidad
        división, equipo, sección, gerencia, reparto, dipartimento, ufficio, settore, divisione, unità, squadra
        comparto, setor, divisão, unidade, equipa, equipe, gerência, afdeling, dienst, divisie, eenheid
        bedrijfsonderdeel, dział, departament, pion, obszar, wydział, zespół, jednostka, avdelning, område
        enhet, affärsområde, verksamhet, avdeling, enhed, forretningsområde, osasto, yksikkö, tiimi, toimiala
        deild, svið, oddělení, útvar, úsek, divize, odbor, oddelenie, divízia, osztály, részleg, terület
        szervezeti egység, secție, direcția, departman, bölüm, birim, ekip, отдел, подразделение, департамент
        управление, відділ, підрозділ, τμήμα, διεύθυνση, odjel, oddelek, sektor, skyrius, nodaļa, osakond, 部门
        部門, 部署, 所属, 所属部门, 부서, 소속, מחלקה, قسم, القسم, departemen, bộ phận, phòng ban"""),
    "number": _split("""
        no, nr, num, number, id, #, nummer, lfd nr, lfdnr, lfd, pos, numéro, n, n°, nº, número, numero, č, lp
        l p, row, index, sr no, s no, serial, rank no, №, 序号, 番号, 번호"""),
    "unused": _split("""
        email, e mail, mail, courriel, correo, correo electrónico, posta, posta elettronica, sähköposti, e post
        epost, adres, phone, telephone, telefon, tel, mobile, mobil, handy, teléfono, telefono, téléphone
        telefone, telefoon, fax, cell, url, web, website, link, linkedin, profile, company, companies, firma
        unternehmen, entreprise, société, empresa, azienda, organisation, organization, company name, bedrijf
        företag, address, adresse, dirección, indirizzo, street, straße, city, town, ort, stadt, ville, ciudad
        città, cidade, location, standort, lieu, office location, büro, site, country, land, pays, país, paese
        zip, plz, postal code, region, date, datum, fecha, data, birthday, birth, geburtsdatum, geburtstag
        connected on, start date, notes, note, notizen, bemerkung, bemerkungen, kommentar, comment, comments
        remarque, remarques, observaciones, language, sprache, langue, idioma, gender, geschlecht, sexe, sex
        sexo, salutation, anrede, civilité, tratamiento, honorific, prefix, suffix, salary, gehalt, status
        username, user, login, principal, upn, user principal name, user name, nickname, alias, account
        supervisor, reports to, vorgesetzte, boss, assistant, assistenz, photo, foto, rsvp, attending, present
        age, alter, grade, level, cost center, kostenstelle, personalnummer, employee id, object id, objectid
        mailnickname, license, licenses, initials"""),
}  # fmt: skip
_MEANINGS: dict[str, Meaning] = {word: meaning for meaning, words in reversed(_WORDS.items()) for word in words}

# no sentence: headings that are read in lists
FAMILY_BESIDE_GIVEN = _split("name, nom, naam, namn, navn, nume, név, jméno, meno, nimi, nama, nafn")
"""Beside a column of first names these are the last names; "Nombre", "Nome" beside last names are the first."""

# no sentence: words that are read in lists
_NOISE = _split("""
    of, the, a, s, and, leader, leaders, employee, person, participant, member, staff, contact, work
    current, primary, your, his, her, their, required, optional, mandatory, der, die, das, des, den, und
    pflichtfeld, du, de, la, le, les, el, los, del, della, dello, di, il, do, da, dos, van, het, een, l, d
    1, in, r, e, leiters, leiterin, teilnehmers, mitarbeiters, responsable, lider, líder, responsabile
    obligatoire, obligatorio, obbligatorio, business, main, official, please""")
# no sentence: words that are read in lists
_ABOUT_THE_FIRM = _split("""
    organization, organisation, company, office, unternehmen, firma, betrieb, entreprise, société, empresa
    azienda, bedrijf, im, firm, within, at, our, current""")
"""Beside a role or a silo these say nothing: "Organization Title", "Rolle im Unternehmen"."""

_JOINED = re.compile(r"\s*[/&+,;|]\s*|\s+(?:und|and|et|y|e|i|en|och|og|a|ja|és|si|și|ve|и)\s+")
_MARKS_OF_GENDER = re.compile(
    r"(?<=\w{3})\s?[*:_/·•.(]\s?-?(?:innen|in|frau|euse|trice|ice|ne|te|es|ra|r|e|a|o)\b\)?", re.IGNORECASE
)
_CAMEL = re.compile(r"(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ])")


_BEFORE_NAMES: tuple[Meaning, ...] = ("silo", "role", "title", "function")


def meaning(cell: str) -> Meaning | None:
    """What a cell says as a heading; None when it says nothing that is known."""
    if not cell or len(cell) > 80 or "@" in cell:
        return None
    bare = re.sub(r"\[[^\]]*\]|\([^)]{3,}\)|<[^>]*>", " ", spaced(cell)).strip()
    for form in dict.fromkeys((bare, _MARKS_OF_GENDER.sub("", bare))):
        sense = _of_text(form)
        if sense is not None:
            return sense
    return None


def _of_text(text: str) -> Meaning | None:
    words = _words(_CAMEL.sub(" ", text))
    if words in _MEANINGS:
        return _MEANINGS[words]
    if _words(text) in _MEANINGS:
        return _MEANINGS[_words(text)]
    parts = [_words(part) for part in _JOINED.split(plain(text)) if part.strip()]
    if len(parts) > 1:
        return _together([_MEANINGS.get(part) or _of_words(part) for part in parts])
    return _of_words(words)


def _words(text: str) -> str:
    return " ".join(re.sub(r"'s\b|[^\w#°º№']|_", " ", plain(text)).split()).strip("'")


def _together(parts: list[Meaning | None]) -> Meaning | None:
    """The meaning of "Nom/Prénom", "Name, Vorname", "Rolle & Bereich"."""
    if any(part is None for part in parts):
        return None
    if all(part in ("name", "given", "family", "middle", "head") for part in parts):
        return "name"
    return next((part for part in parts if part in ("role", "function", "title", "silo")), "unused")


def _of_words(said: str) -> Meaning | None:
    """The meaning of several words: "name of leader", "Department ID", "leader's role"."""
    words = said.split()
    if not 1 < len(words) <= 6:
        return None
    bare = " ".join(word for word in words if word not in _NOISE)
    if bare != said and bare in _MEANINGS:
        return _MEANINGS[bare]
    known = {_MEANINGS[word] for word in words if word in _MEANINGS and word not in _ABOUT_THE_FIRM}
    if not known & {"role", "title", "function", "silo"}:
        known |= {"unused" for word in words if word in _ABOUT_THE_FIRM}
    if "unused" in known or ("number" in known - {"name"} and len(words) > 1 and known & {"silo", "head", "name"}):
        return "unused"
    rest = [word for word in words if word not in _NOISE | _ABOUT_THE_FIRM and word not in _MEANINGS]
    if "head" in known and known <= {"head", "silo", "name"} and not rest:
        return "name" if "name" in known else "head"
    for first in _BEFORE_NAMES:
        if first in known and (known & {"name", "head"} or not rest):
            return first
    return "name" if "name" in known and (not rest or "head" in known) else None
