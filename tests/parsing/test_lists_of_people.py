"""Lists of leaders as they reach us: what is read of each, what is said of it, and what is refused, row by row.

A line of what is expected is a leader ("name|role|silo"), a refusal ("! …"), a remark ("~ …"), or why the file
cannot be read at all ("!! …").
"""

from __future__ import annotations

from pathlib import Path

import pytest

from onecompany.parsing.people import parse_people, person_line
from onecompany.parsing.sheets import SheetProblem, read_people

LISTS: dict[str, tuple[str | bytes, list[str]]] = {
    "nl": (
        "Voornaam;Tussenvoegsel;Achternaam;Functie;Afdeling\nJan;van der;Berg;COO;Operaties\nEls;;Smit;CFO;Financiën\n",
        [
            "Jan van der Berg|COO|Operaties",
            "Els Smit|CFO|Financiën",
        ],
    ),
    "it": (
        "Cognome;Nome;Ruolo;Reparto\nRossi;Carla;Direttrice;Vendite\n",
        [
            "Carla Rossi|Direttrice|Vendite",
        ],
    ),
    "pt": (
        "Nome;Sobrenome;Cargo;Área\nJoão;Silva;Diretor;Operações\n",
        [
            "João Silva|Diretor|Operações",
        ],
    ),
    "pl": (
        "Imię;Nazwisko;Stanowisko;Dział\nŁukasz;Żak;Dyrektor;Sprzedaż\n",
        [
            "Łukasz Żak|Dyrektor|Sprzedaż",
        ],
    ),
    "sv": (
        "Förnamn;Efternamn;Befattning;Avdelning\nÅsa;Lind;VD;Ledning\n",
        [
            "Åsa Lind|VD|Ledning",
        ],
    ),
    "da": (
        "Navn;Titel;Afdeling\nSøren Kjær;Direktør;Salg\n",
        [
            "Søren Kjær|Direktør|Salg",
        ],
    ),
    "fi": (
        "Etunimi;Sukunimi;Tehtävä;Osasto\nAino;Virta;Johtaja;Myynti\n",
        [
            "Aino Virta|Johtaja|Myynti",
        ],
    ),
    "cs": (
        "Jméno;Příjmení;Pozice;Oddělení\nJiří;Dvořák;Ředitel;Výroba\n",
        [
            "Jiří Dvořák|Ředitel|Výroba",
        ],
    ),
    "hu": (
        "Név;Beosztás;Osztály\nNagy Győző;Vezérigazgató;Értékesítés\n",
        [
            "Nagy Győző|Vezérigazgató|Értékesítés",
        ],
    ),
    "tr": (
        "Ad;Soyad;Görev;Departman\nAyşe;Yıldız;Müdür;Satış\n",
        [
            "Ayşe Yıldız|Müdür|Satış",
        ],
    ),
    "ru": (
        "ФИО;Должность;Отдел\nИван Петров;Директор;Продажи\n",
        [
            "Иван Петров|Директор|Продажи",
        ],
    ),
    "ja": (
        "氏名,役職,部署\n山田 太郎,部長,営業\n",
        [
            "山田 太郎|部長|営業",
        ],
    ),
    "de name vorname": (
        "Name;Vorname;Funktion;Abteilung\nMuster;Anna;COO;Betrieb\n",
        [
            "Anna Muster|COO|Betrieb",
        ],
    ),
    "de combined": (
        'Name, Vorname;Rolle;Bereich\n"Muster, Anna";COO;Betrieb\n"Beispiel, Bernd";CSO;Vertrieb\n',
        [
            "Anna Muster|COO|Betrieb",
            "Bernd Beispiel|CSO|Vertrieb",
            "~ The last name stands first: “Muster, Anna” was read as “Anna Muster”.",
        ],
    ),
    "de gender colon": (
        "Führungskraft (m/w/d);Rolle;Geschäftsbereich\nAnna Muster;COO;Betrieb\n",
        [
            "Anna Muster|COO|Betrieb",
        ],
    ),
    "de leiter:in": (
        "Abteilung;Leiter:in;E-Mail-Adresse\n"
        "Betrieb;Anna Muster;a@example.com\n"
        "Vertrieb;Bernd Beispiel;b@example.com\n",
        [
            "Anna Muster||Betrieb",
            "Bernd Beispiel||Vertrieb",
            "~ “E-Mail-Adresse” is not used.",
        ],
    ),
    "es apellidos": (
        "Apellidos;Nombre;Puesto;Departamento\nGil López;Luis;Director;Finanzas\n",
        [
            "Luis Gil López|Director|Finanzas",
        ],
    ),
    "fr combined": (
        "Nom et prénom;Fonction;Direction\nMARTIN Anne;DAF;Finances\n",
        [
            "MARTIN Anne|DAF|Finances",
        ],
    ),
    "full beside parts": (
        "Display name,First name,Last name,Job title,Department,Office\nAna Pena,Ana,Pena,COO,Operations,\n",
        [
            "Ana Pena|COO|Operations",
        ],
    ),
    "outlook": (
        "Title,First Name,Middle Name,Last Name,Suffix,Company,Department,Job Title,E-mail Address\n"
        "Dr,Ana,,Pena,,Acme,Operations,COO,ana@example.com\n"
        "Mr,Ben,J.,Okafor,,Acme,Sales,CSO,ben@example.com\n",
        [
            "Ana Pena|COO|Operations",
            "Ben J. Okafor|CSO|Sales",
            "~ “Title”, “Company”, “E-mail Address” are not used.",
        ],
    ),
    "title of address alone": (
        "Title;Name\nMs.;Ana Pena\nHerr Dr.;Ben Okafor\n",
        [
            "Ana Pena||",
            "Ben Okafor||",
            "~ “Title” is not used.",
        ],
    ),
    "boss": (
        "Name;Role;Department;Manager\n"
        "Ana Pena;COO;Operations;Cleo Mann\n"
        "Ben Okafor;CSO;Sales;Cleo Mann\n"
        "Cleo Mann;CEO;Board;\n",
        [
            "Ana Pena|COO|Operations",
            "Ben Okafor|CSO|Sales",
            "Cleo Mann|CEO|Board",
            "~ “Manager” is not used.",
        ],
    ),
    "head alone": (
        "Head of department;Department\nAna Pena;Operations\nBen Okafor;Sales\n",
        [
            "Ana Pena||Operations",
            "Ben Okafor||Sales",
        ],
    ),
    "title and function": (
        "Name;Title;Function\nAna Pena;COO;Operations\n",
        [
            "Ana Pena|COO|Operations",
            "~ “Function” was read as the department.",
        ],
    ),
    "responsibility": (
        "Leader;Area of responsibility\nAna Pena;Operations\n",
        [
            "Ana Pena|Operations|",
            "~ “Area of responsibility” was read as the role.",
        ],
    ),
    "org id": (
        "Employee ID,Full Name,Department ID,Department Name,Position\n17,Ana Pena,4,Operations,COO\n",
        [
            "Ana Pena|COO|Operations",
            "~ “Employee ID”, “Department ID” are not used.",
        ],
    ),
    "required stars": (
        "Name *;Role (optional);Silo [Required]\nAna Pena;COO;Ops\n",
        [
            "Ana Pena|COO|Ops",
        ],
    ),
    "snake": (
        "first_name,last_name,job_title,business_unit\nAna,Pena,COO,Operations\n",
        [
            "Ana Pena|COO|Operations",
        ],
    ),
    "unknown name heading": (
        "Kto;Rola;Dział\nAna Pena;COO;Operations\n",
        [
            "Ana Pena|COO|Operations",
            "~ “Kto” was read as the name.",
        ],
    ),
    "unknown headings": (
        "Wer;Was;Wo\nAna Pena;COO;Operations\nBen Okafor;CSO;Sales\n",
        [
            "! row 1, column 1: “Wer; Was; Wo” may be a leader, or headings that are not known. Head the "
            "columns: Name; Role; Department.",
        ],
    ),
    "headings without a name": (
        "Role;Department\nCOO;Operations\n",
        [
            "! row 1, column 1: No column is headed “Name”. Name the columns, such as: Name; Role; Department.",
        ],
    ),
    "no headings": (
        "Ana Pena;COO;Operations\nBen Okafor;CSO;Sales\n",
        [
            "Ana Pena|COO|Operations",
            "Ben Okafor|CSO|Sales",
            "~ There is no row of headings that is known: read as name, role, department.",
        ],
    ),
    "preamble": (
        "Acme Ltd\nLeadership team, as of 1 March 2026\n\nName,Role,Silo\nAna Pena,COO,Operations\n",
        [
            "Ana Pena|COO|Operations",
            "~ Rows 1 to 2 above the headings were not used: “Acme Ltd”.",
        ],
    ),
    "title above no headings": (
        "Leadership team 2026,,\n,,\nAna Pena,COO,Operations\nBen Okafor,CSO,Sales\n",
        [
            "Ana Pena|COO|Operations",
            "Ben Okafor|CSO|Sales",
            "~ Row 1 above the list was not used: “Leadership team 2026”.",
            "~ There is no row of headings that is known: read as name, role, department.",
        ],
    ),
    "total de": (
        "Name;Rolle;Bereich\nAnna Muster;COO;Betrieb\nSumme;;1\n",
        [
            "Anna Muster|COO|Betrieb",
            "~ Row 3 (“Summe”) below the list was left out.",
        ],
    ),
    "count below": (
        "Name;Role;Silo\nAna Pena;COO;Ops\nBen Okafor;CSO;Sales\n2 people;;\n",
        [
            "Ana Pena|COO|Ops",
            "Ben Okafor|CSO|Sales",
            "~ Row 4 (“2 people”) below the list was left out.",
        ],
    ),
    "notes below": (
        "Name;Role;Silo\nAna Pena;COO;Ops\n;;\nStand: 12.3.2026;;\n* interim;;\n",
        [
            "Ana Pena|COO|Ops",
            "~ Row 4 (“Stand: 12.3.2026”) below the list was left out.",
            "~ Row 5 (“* interim”) below the list was left out.",
        ],
    ),
    "a leader alone below": (
        "Name;Role;Silo\nAna Pena;COO;Ops\n;;\nBen Okafor;;\n",
        [
            "Ana Pena|COO|Ops",
            "Ben Okafor||",
        ],
    ),
    "numbered blank rows": (
        "Nr.;Name;Role\n1;Ana Pena;COO\n2;;\n3;Ben Okafor;CSO\n",
        [
            "Ana Pena|COO|",
            "Ben Okafor|CSO|",
        ],
    ),
    "repeated headings": (
        "Name;Role;Silo\nAna Pena;COO;Ops\n\nName;Role;Silo\nBen Okafor;CSO;Sales\n",
        [
            "Ana Pena|COO|Ops",
            "Ben Okafor|CSO|Sales",
        ],
    ),
    "second table in another order": (
        "Name;Role\nAna Pena;COO\n\nRole;Name\nCSO;Ben Okafor\n",
        [
            "Ana Pena|COO|",
            "Ben Okafor|CSO|",
        ],
    ),
    "groups under headings": (
        "Name;Role\nOperations;\nAna Pena;COO\nBen Okafor;Head of Service\nSales;\nDan Oh;CSO\n",
        [
            "Ana Pena|COO|Operations",
            "Ben Okafor|Head of Service|Operations",
            "Dan Oh|CSO|Sales",
            "~ Rows 2, 5 (“Operations”, “Sales”) were read as the department of those below.",
        ],
    ),
    "groups in their column": (
        "Silo;Name;Role\nOperations;;\n;Ana Pena;COO\nSales;;\n;Dan Oh;CSO\n",
        [
            "Ana Pena|COO|Operations",
            "Dan Oh|CSO|Sales",
            "~ Rows 2, 4 (“Operations”, “Sales”) were read as the department of those below.",
        ],
    ),
    "silo once": (
        "Silo;Name;Role\nOperations;Ana Pena;COO\n;Ben Okafor;Head of Service\nSales;Dan Oh;CSO\n",
        [
            "Ana Pena|COO|Operations",
            "Ben Okafor|Head of Service|Operations",
            "Dan Oh|CSO|Sales",
            "~ Where the department is empty, that of the row above was taken.",
        ],
    ),
    "across": (
        "Name;Ana Pena;Ben Okafor\nRole;COO;CSO\nSilo;Operations;Sales\n",
        [
            "Ana Pena|COO|Operations",
            "Ben Okafor|CSO|Sales",
            "~ Each column was read as one leader.",
        ],
    ),
    "last first particles": (
        'Name;Role\n"van der Berg, Jan";COO\n"García López, Ana María";CFO\n',
        [
            "Jan van der Berg|COO|",
            "Ana María García López|CFO|",
            "~ The last name stands first: “van der Berg, Jan” was read as “Jan van der Berg”. Check that it "
            "is one person.",
        ],
    ),
    "degrees": (
        'Name;Role\n"Ana Pena, MBA";COO\n"Ben Okafor, Jr.";CSO\n',
        [
            "Ana Pena, MBA|COO|",
            "Ben Okafor, Jr.|CSO|",
        ],
    ),
    "two in a cell": (
        'Name;Role\n"Ana Pena, Ben Okafor";Co-heads\nCleo Mann;CFO\n',
        [
            "Cleo Mann|CFO|",
            "! row 2, column 1: “Ana Pena, Ben Okafor” may be more than one leader. Write one leader a row, "
            "the first name first.",
        ],
    ),
    "role in the name": (
        'Name;Silo\n"Ana Pena, COO";Ops\nCleo Mann;Finance\n',
        [
            "Cleo Mann||Finance",
            "! row 2, column 1: “Ana Pena, COO” holds a comma. Is “COO” the role? Then put it apart; if not, "
            "leave out the comma.",
        ],
    ),
    "an address for a name": (
        "Name;Role\nana@example.com;COO\n",
        [
            "! row 2, column 1: “ana@example.com” is an e-mail address, and no name.",
        ],
    ),
    "lost letters": (
        "Name;Role\nAna Pe�a;COO\n",
        [
            "! row 2, column 1: “Ana Pe�a” holds a sign in place of a letter that was lost. Save the list "
            "again as UTF-8, or type it.",
        ],
    ),
    "a link": (
        "Name\nhttps://example.com/ana\n",
        [
            "! row 2, column 1: “https://example.com/ana” holds “https://”, which no name has.",
        ],
    ),
    "addresses in names": (
        'Name;Role\nAna Pena <ana@example.com>;COO\n"Okafor, Ben (ben@example.com)";CSO\n',
        [
            "Ana Pena|COO|",
            "Ben Okafor|CSO|",
            "~ The last name stands first: “Okafor, Ben” was read as “Ben Okafor”.",
        ],
    ),
    "addresses without headings": (
        "Ana Pena,ana@example.com,COO\nBen Okafor,ben@example.com,CSO\n",
        [
            "Ana Pena|COO|",
            "Ben Okafor|CSO|",
            "~ Column 2 (“ana@example.com”) is not used.",
            "~ There is no row of headings that is known: read as name, role, department.",
        ],
    ),
    "numbers first without headings": (
        "1;Ana Pena;COO;Ops\n2;Ben Okafor;CSO;Sales\n",
        [
            "Ana Pena|COO|Ops",
            "Ben Okafor|CSO|Sales",
            "~ There is no row of headings that is known: read as name, role, department.",
        ],
    ),
    "tabs": (
        "Name\tRole\tSilo\nAna Pena\tCOO; interim\tOps\n",
        [
            "Ana Pena|COO; interim|Ops",
        ],
    ),
    "bars": (
        "Ana Pena | COO | Ops\nBen Okafor | CSO | Sales\n",
        [
            "Ana Pena|COO|Ops",
            "Ben Okafor|CSO|Sales",
            "~ There is no row of headings that is known: read as name, role, department.",
        ],
    ),
    "chat dashes": (
        "Ana Peña – COO – Operations\nBen Okafor – CSO – Sales\n",
        [
            "Ana Peña|COO|Operations",
            "Ben Okafor|CSO|Sales",
        ],
    ),
    "chat brackets": (
        "Ana Peña (COO, Operations)\nBen Okafor (CSO, Sales)\n",
        [
            "Ana Peña|COO|Operations",
            "Ben Okafor|CSO|Sales",
        ],
    ),
    "chat dots": (
        "• Ana Peña · COO\n• Ben Okafor · CSO\n",
        [
            "Ana Peña|COO|",
            "Ben Okafor|CSO|",
        ],
    ),
    "mail commas": (
        "Ana Pena <ana@example.com>, Ben Okafor <ben@example.com>\n",
        [
            "Ana Pena||",
            "Ben Okafor||",
        ],
    ),
    "mail quoted": (
        'To: "Pena, Ana" <ana@example.com>; "Okafor, Ben" <ben@example.com>\n',
        [
            "Ana Pena||",
            "Ben Okafor||",
            "~ The last name stands first: “Pena, Ana” was read as “Ana Pena”.",
        ],
    ),
    "mail without a name": (
        "Ana Pena <ana@example.com>; <ben@example.com>\n",
        [
            "Ana Pena||",
            "! row 2, column 1: “ben@example.com” is an e-mail address, and no name.",
        ],
    ),
    "cp1250": (
        "Name;Role\nŁukasz Żak;Sprzedaż\n".encode("cp1250"),
        [
            "Łukasz Żak|Sprzedaż|",
            "~ Row 2 is not valid UTF-8, so the file was read as Windows-1250. Check the accents, or save it "
            "as UTF-8. It says: “Łukasz Żak”, “Sprzedaż”.",
        ],
    ),
    "cp1252": (
        "Nom;Prénom\nLefèvre;Chloé\n".encode("cp1252"),
        [
            "Chloé Lefèvre||",
            "~ Row 1 is not valid UTF-8, so the file was read as Windows-1252. Check the accents, or save it as UTF-8.",
        ],
    ),
    "mac": (
        "Name;Role\rJürgen Groß;COO\rAna Peña;CFO\r".encode("mac-roman"),
        [
            "Jürgen Groß|COO|",
            "Ana Peña|CFO|",
            "~ Row 2 is not valid UTF-8, so the file was read as Mac Roman. Check the accents, or save it as "
            "UTF-8. It says: “Jürgen Groß”, “Ana Peña”.",
        ],
    ),
    "cyrillic": (
        "Имя;Должность\nИван Петров;Директор\n".encode("cp1251"),
        [
            "Иван Петров|Директор|",
            "~ Row 1 is not valid UTF-8, so the file was read as Windows-1251. Check the accents, or save it "
            "as UTF-8. It says: “Имя”, “Должность”, “Иван Петров”.",
        ],
    ),
    "utf16 without mark": (
        "Name;Role\nAna Peña;COO\n".encode("utf-16-le"),
        [
            "Ana Peña|COO|",
            "~ Row 2 is not valid UTF-8, so the file was read as UTF-16 without its mark. Check the accents, "
            "or save it as UTF-8. It says: “Ana Peña”.",
        ],
    ),
    "utf16 big": (
        "\ufeffName;Role\nAna Peña;COO\n".encode("utf-16-be"),
        [
            "Ana Peña|COO|",
        ],
    ),
    "garbled": (
        "Name;Role\nAna PeÃ±a;COO\n",
        [
            "Ana Peña|COO|",
            "~ The accents were garbled and have been mended: “PeÃ±a” is read as “Peña”.",
        ],
    ),
    "no encoding": (
        b"Name;Role\n\x81\x8d\x90;COO\n",
        [
            "Åçê|COO|",
            "~ Row 2 is not valid UTF-8, so the file was read as Mac Roman. Check the accents, or save it as "
            "UTF-8. It says: “Åçê”.",
        ],
    ),
    "json": (
        '[{"name": "Ana"}]',
        [
            "!! This is no list in rows. Save it as CSV (UTF-8) or as .xlsx.",
        ],
    ),
    "vcard": (
        "BEGIN:VCARD\nFN:Ana\nEND:VCARD\n",
        [
            "!! This is no list in rows. Save it as CSV (UTF-8) or as .xlsx.",
        ],
    ),
    "same row twice": (
        "Name;Role\nAna Peña;COO\nAna Peña;coo\n",
        [
            "Ana Peña|COO|",
            "~ Row 3 said the same as a row before and was left out.",
        ],
    ),
    "two of one name": (
        "Name;Role\nAna Peña;COO\nANA  PEÑA;CFO\n",
        [
            "Ana Peña|COO|",
            "! row 3, column 1: “ANA PEÑA” is in row 2 already. Tell them apart, such as by an initial.",
        ],
    ),
    "silo forms": (
        "Name;Silo\nAna;Ops\nBen;OPS\nCy; ops \xa0\n",
        [
            "Ana||Ops",
            "Ben||Ops",
            "Cy||Ops",
        ],
    ),
    "silos that are numbers": (
        "Name;Cost unit;Silo\nAna Pena;1;4711\n",
        [
            "Ana Pena||4711",
            "~ “4711” is a department without a letter. Is it the right column?",
            "~ “Cost unit” is not used.",
        ],
    ),
    "quotes": (
        'Name,Role\n"Ana ""Annie"" Pena","COO; ""acting"""\n',
        [
            'Ana "Annie" Pena|COO; "acting"|',
        ],
    ),
    "semicolon in one comma row": (
        'Ana Pena,"COO; interim",Ops\n',
        [
            "Ana Pena|COO; interim|Ops",
            "~ There is no row of headings that is known: read as name, role, department.",
        ],
    ),
    "only headings": (
        "Name;Role;Silo\n",
        [],
    ),
    "nothing": (
        "\n \n",
        [],
    ),
    "google contacts": (
        "First Name,Middle Name,Last Name,Phonetic First Name,Organization Name,Organization Title,"
        "Organization Department,E-mail 1 - Label,E-mail 1 - Value\n"
        "Ana,,Pena,,Acme,COO,Operations,Work,ana@example.com\n",
        [
            "Ana Pena|COO|Operations",
            "~ “Organization Name”, “E-mail 1 - Label”, “E-mail 1 - Value” are not used.",
        ],
    ),
    "zoom": (
        "Name (Original Name),User Email,Join Time,Guest\nAna Pena,ana@example.com,03/05/2026 09:00,No\n",
        [
            "Ana Pena||",
            "~ “User Email”, “Join Time”, “Guest” are not used.",
        ],
    ),
    "teams attendance": (
        "1. Summary\n"
        "Meeting title\tDay\n"
        "Attended participants\t2\n"
        "\n"
        "2. Participants\n"
        "Name\tFirst Join\tLast Leave\tEmail\tRole\n"
        "Ana Pena\t3/5/26, 9:00\t3/5/26, 10:00\tana@example.com\tOrganizer\n"
        "Ben Okafor\t3/5/26\t3/5/26\tben@example.com\tPresenter\n",
        [
            "Ana Pena|Organizer|",
            "Ben Okafor|Presenter|",
            "~ Rows 1 to 5 above the headings were not used: “1. Summary”.",
            "~ “First Join”, “Last Leave”, “Email” are not used.",
        ],
    ),
    "workday": (
        "Worker,Business Title,Supervisory Organization,Manager\nAna Pena,COO,Operations (Eva),Eva Lind\n",
        [
            "Ana Pena|COO|Operations (Eva)",
            "~ “Manager” is not used.",
        ],
    ),
    "sap": (
        "Personalnummer;Nachname;Vorname;Planstelle;Orgeinheit\n0001;Muster;Anna;COO;Betrieb\n",
        [
            "Anna Muster|COO|Betrieb",
            "~ “Personalnummer” is not used.",
        ],
    ),
    "de name der": (
        "Name der Führungskraft;Rolle im Unternehmen;Verantwortungsbereich\nAnna Muster;COO;Betrieb\n",
        [
            "Anna Muster|COO|Betrieb",
            "~ “Verantwortungsbereich” was read as the department.",
        ],
    ),
    "de titel": (
        "Titel;Vorname;Name;Position;Ressort\nDr.;Anna;Muster;COO;Betrieb\n;Bernd;Beispiel;CSO;Vertrieb\n",
        [
            "Anna Muster|COO|Betrieb",
            "Bernd Beispiel|CSO|Vertrieb",
            "~ “Titel” is not used.",
        ],
    ),
    "fr civ": (
        "Civilité;Nom;Prénom;Intitulé du poste;Département\nMme;Martin;Anne;Directrice;Ventes\n",
        [
            "Anne Martin|Directrice|Ventes",
            "~ “Civilité” is not used.",
        ],
    ),
    "es sep": (
        "Nombre;Apellido Paterno;Apellido Materno;Puesto\nAna;Peña;López;COO\n",
        [
            "Ana Peña López|COO|",
        ],
    ),
    "it nominativo": (
        "Nominativo;Funzione;Direzione\nCarla Rossi;Direttrice;Vendite\n",
        [
            "Carla Rossi|Direttrice|Vendite",
        ],
    ),
    "no": (
        "Fornavn;Etternavn;Stilling;Avdeling\nKari;Nordmann;Direktør;Salg\n",
        [
            "Kari Nordmann|Direktør|Salg",
        ],
    ),
    "ro": (
        "Nume;Prenume;Funcție;Departament\nPopescu;Ion;Director;Vânzări\n",
        [
            "Ion Popescu|Director|Vânzări",
        ],
    ),
    "el": (
        "Όνομα;Θέση;Τμήμα\nΓιώργος Παππάς;Διευθυντής;Πωλήσεις\n",
        [
            "Γιώργος Παππάς|Διευθυντής|Πωλήσεις",
        ],
    ),
    "uk": (
        "ПІБ;Посада;Відділ\nОлена Коваль;Директор;Продажі\n",
        [
            "Олена Коваль|Директор|Продажі",
        ],
    ),
    "zh": (
        "姓名,职位,部门\n王伟,总监,销售\n",
        [
            "王伟|总监|销售",
        ],
    ),
    "ko": (
        "이름,직책,부서\n김민준,이사,영업\n",
        [
            "김민준|이사|영업",
        ],
    ),
    "ar": (
        "الاسم,المنصب,القسم\nليلى حسن,مدير,المبيعات\n",
        [
            "ليلى حسن|مدير|المبيعات",
        ],
    ),
    "he": (
        "שם,תפקיד,מחלקה\nדנה כהן,מנהל,מכירות\n",
        [
            "דנה כהן|מנהל|מכירות",
        ],
    ),
    "displayname first": (
        "DisplayName;GivenName;Surname;Title;Department;Mail\n"
        "Pena, Ana;Ana;Pena;COO;Ops;a@x.yz\n"
        "Okafor, Ben;Ben;Okafor;CSO;Sales;b@x.yz\n",
        [
            "Ana Pena|COO|Ops",
            "Ben Okafor|CSO|Sales",
            "~ The last name stands first: “Pena, Ana” was read as “Ana Pena”.",
            "~ “Mail” is not used.",
        ],
    ),
    "totals with avg": (
        "Name;Role;Headcount\nAna Pena;COO;12\nTotal;;12\n",
        [
            "Ana Pena|COO|",
            "~ Row 3 (“Total”) below the list was left out.",
            "~ “Headcount” is not used.",
        ],
    ),
    "Gesamt:": (
        "Name;Rolle\nAna Pena;COO\nGesamt: 1 Person;\n",
        [
            "Ana Pena|COO|",
            "~ Row 3 (“Gesamt: 1 Person”) below the list was left out.",
        ],
    ),
    "leading col no head": (
        ",Ana Pena,COO\n,Ben Okafor,CSO\n",
        [
            "Ana Pena|COO|",
            "Ben Okafor|CSO|",
            "~ There is no row of headings that is known: read as name, role, department.",
        ],
    ),
    "no heads role first": (
        "COO;Ana Pena\nCSO;Ben Okafor\n",
        [
            "! row 1, column 2: “Ana Pena” stands where the role is expected. Head the columns: "
            "Name; Role; Department.",
        ],
    ),
    "sep=": (
        "sep=;\nName;Role\nAna Pena;COO, interim\n",
        [
            "Ana Pena|COO, interim|",
        ],
    ),
    "4 cols nohead": (
        "Ana Pena;COO;Ops;Berlin\nBen Okafor;CSO;Sales;Paris\n",
        [
            "! row 1, column 4: “Berlin” is one part too many. A line is: name; role; department.",
            "! row 2, column 4: “Paris” is one part too many. A line is: name; role; department.",
            "~ There is no row of headings that is known: read as name, role, department.",
        ],
    ),
    "teams col": (
        "Name;Team;Department\nAna Pena;Alpha;Ops\n",
        [
            "Ana Pena||Ops",
            "~ “Team” is not used.",
        ],
    ),
    "mixed tabs semis": (
        "Ana Pena\tCOO\tOps\nBen Okafor; CSO; Sales\n",
        [
            "!! This row is separated with a tab, and others are not. Separate all in one way.",
        ],
    ),
    "slash": (
        "Ana Pena / COO / Ops\nBen Okafor / CSO / Sales\n",
        [
            "Ana Pena|COO|Ops",
            "Ben Okafor|CSO|Sales",
        ],
    ),
    "colon": (
        "Ana Pena: COO\nBen Okafor: Head of Sales\n",
        [
            "Ana Pena|COO|",
            "Ben Okafor|Head of Sales|",
        ],
    ),
    "numbered": (
        "1. Ana Pena, COO, Ops\n2. Ben Okafor, CSO, Sales\n",
        [
            "Ana Pena|COO|Ops",
            "Ben Okafor|CSO|Sales",
        ],
    ),
    "md table": (
        "| Name | Role | Silo |\n|---|---|---|\n| Ana Pena | COO | Ops |\n",
        [
            "Ana Pena|COO|Ops",
        ],
    ),
    "bare mails": (
        "ana@x.yz; ben@x.yz\n",
        [
            "! row 1, column 1: “ana@x.yz” is an e-mail address, and no name.",
            "~ Column 2 (“ben@x.yz”) is not used.",
            "~ There is no row of headings that is known: read as name, role, department.",
        ],
    ),
    "outlook names": (
        "Pena, Ana; Okafor, Ben; Mann, Cleo\n",
        [
            "Ana Pena||",
            "Ben Okafor||",
            "Cleo Mann||",
            "~ The last name stands first: “Pena, Ana” was read as “Ana Pena”.",
        ],
    ),
    "mail w org": (
        "Pena, Ana (Ops) <ana@x.yz>; Okafor, Ben (Sales) <ben@x.yz>\n",
        [
            "Ana Pena (Ops)||",
            "Ben Okafor (Sales)||",
            "~ The last name stands first: “Pena, Ana (Ops)” was read as “Ana Pena (Ops)”.",
        ],
    ),
    "2 people one line": (
        "Ana Pena, Ben Okafor\n",
        [
            "! row 1, column 2: “Ben Okafor” stands where the role is expected. Head the columns: "
            "Name; Role; Department.",
        ],
    ),
    "bullets groups": (
        "Operations:\n- Ana Pena, COO\nSales:\n- Ben Okafor, CSO\n",
        [
            "Ana Pena|COO|Operations",
            "Ben Okafor|CSO|Sales",
            "~ Rows 1, 3 (“Operations”, “Sales”) were read as the department of those below.",
        ],
    ),
    "zero width": (
        "Name;Role\nAna\u200b Pena\ufeff;COO\n",
        [
            "Ana Pena|COO|",
        ],
    ),
    "crlf mixed": (
        "Name;Role\r\nAna Pena;COO\nBen Okafor;CSO\r",
        [
            "Ana Pena|COO|",
            "Ben Okafor|CSO|",
        ],
    ),
    "group partial": (
        "Name;Role;Silo\nOPERATIONS;;\nAna Pena;COO;Ops\nBen Okafor;CSO;Sales\n",
        [
            "! row 2, column 1: “OPERATIONS” stands alone. Is it the department of those below? Give it a role, or "
            "them the department.",
        ],
    ),
    "group + silo col": (
        "Name;Role;Silo\nOPERATIONS;;\nAna Pena;COO;\nSALES;;\nBen Okafor;CSO;\n",
        [
            "Ana Pena|COO|OPERATIONS",
            "Ben Okafor|CSO|SALES",
            "~ Rows 2, 4 (“OPERATIONS”, “SALES”) were read as the department of those below.",
        ],
    ),
    "apos": (
        "Name;Role\nSeán O’Hara;COO\n".encode("cp1252"),
        [
            "Seán O’Hara|COO|",
            "~ Row 2 is not valid UTF-8, so the file was read as Windows-1252. Check the accents, or save it as UTF-8.",
        ],
    ),
}


def outcome(path: Path) -> list[str]:
    """What comes of a file, in lines."""
    try:
        found = read_people(path)
    except SheetProblem as problem:
        return [f"!! {problem.message}"]
    people = ["|".join((each.name, each.role, each.silo)) for each in found.people]
    return [*people, *(f"! {refusal}" for refusal in found.refusals), *(f"~ {note}" for note in found.notes)]


@pytest.mark.reliability("CSV/XLSX of people and of customer figures")
@pytest.mark.parametrize("name", LISTS)
def test_what_is_read_said_and_refused(tmp_path: Path, name: str) -> None:
    content, expected = LISTS[name]
    path = tmp_path / "leaders.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    assert outcome(path) == expected


@pytest.mark.parametrize("name", LISTS)
def test_what_was_read_goes_through_the_lines_of_the_form_unchanged(tmp_path: Path, name: str) -> None:
    content, _ = LISTS[name]
    path = tmp_path / "leaders.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    try:
        people = read_people(path).people
    except SheetProblem:
        people = ()
    lines = "\n".join(person_line(each.name, each.role, each.silo) for each in people)
    assert parse_people(lines).people == people
    assert parse_people(lines).problems == ()
