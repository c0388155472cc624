/** Words German compounds are made of, in administration and in business; nouns and stems, singular or as they join. */
export const compoundParts = `
abfall abgabe abrechnung abstimmung abwasser adresse agentur akte aktion alarm alltag alter amt analyse anbieter änderung angebot
angriff anlage anliegen anmeldung annahme anruf ansicht anspruch antrag antwort anwalt anwendung anwohner anzeige arbeit archiv
artikel arzt assistent assistenz atlas aufenthalt auflage aufnahme aufgabe auftrag aufsicht aufzug ausbildung ausgabe auskunft
ausländer ausschreibung aussage ausstattung auswahl ausweis auswertung auto automat automatisierung bahn band bank barriere
bau bauantrag baugenehmigung bauleitung baum baustelle baustoff bearbeitung bedarf bedrohung behandlung behörde beitrag belastung
beleg beleuchtung beratung bereich bereitschaft bericht beruf bescheid beschaffung beschäftigung beschluss beschwerde besitz
bestand bestellung besuch besucher beteiligung betreuung betrieb betrug bett bewässerung bewegung bewerber bewerbung bewertung
bezirk bibliothek bild bildung bilanz bildschirm biologie blatt boden bohrung börse brand brief brücke buch buchhaltung buchung
bund burger büro bus cloud daten datei dienst dienstleister dienstleistung dialog dokument dokumentation dolmetscher drohne druck
eingang eingabe einkauf einkommen einlass einreichung einsatz einwohner eltern empfang energie entscheidung entsorgung entwicklung
erfassung ergebnis erkennung erklärung ermittlung ernährung erneuerung erstellung ersatz ertrag extraktion fach fahrer fahrplan
fahrrad fahrt fahrzeug familie farbe feedback fehler feld fenster ferien fern fest feuer feuerwehr film filter finanz finanzierung
firma fisch flug fläche fleisch flotte fluss folge förderung forderung form formular forschung forst foto frage frau frei freizeit
frist früh führung fund funk fuß gabe gas gast gebäude gebiet gebühr gefahr gefahren gehalt geld gelände gemeinde genehmigung gerät
gericht geschäft geschichte gesellschaft gesetz gesicht gespräch gestaltung gesundheit gewässer gewerbe gewinnung glas gremium grund
gruppe grün güter hafen haft halle handel handlung handwerk haus haushalt heim heizung helfer herd hilfe himmel hitze hof holz hoch
hochschule hochwasser hotel hund hygiene identität immobilie impf industrie information infrastruktur inhalt innovation insolvenz
inspektion installation integration interesse internet investition jahr jugend kabel kalender kamera kampf kanal karte kasse
kassen katalog katastrophe katastrophen kauf keller kennzeichen kilometer kind kinder kirche kita klage klasse kleidung klima klinik koch
kommune kommunikation konferenz kontakt konto kontrolle konzept kopf körper kosten kraft kraftwerk kran kranken krankenhaus kredit
kreis kreislauf krieg krise küche kühlung kultur kunde kunden kunst kurs küste labor lade laden lage lager lagebild land ländler
landschaft landwirt landwirtschaft lärm last laufzeit leben lebensmittel leck lehre lehrer leistung leistungen leiter leitstelle
leitung lern lesen licht liefer lieferant lieferung linie liste lizenz logistik lohn lösung luft maler management markt
maschine maschinen maß maßnahme material mauer medien medizin meer mehrheit meldung melde mensch menschen merkmal mess messung
metall miete miet mieter migration milch minister ministerium mitarbeiter mitglied mitteilung mittel mobil mobilität modell
monitoring monat motor müll museum musik nachfrage nachricht nachrichten nachweis nachwuchs name natur netz netzwerk niederschrift norm
not notfall notruf nummer nutzer nutzung oberfläche objekt öffnung online ordnung organisation ort papier park parken
parkplatz parkraum partner partei patient patienten pass personal personen pfad pflanze pflanzen pflege pflicht plan planung plattform platz pool
politik polizei portal post praxis preis presse privat probe problem produkt produktion profil prognose programm projekt protokoll
prozess prüfung prüf psychologie pumpe punkt qualität quartier quelle rad radweg rahmen rat raum reaktion rechen rechnung rechnungen recht
rechts recherche recycling regel regen region register reifen reinigung reise reisen rente reparatur reserve rest restaurant rettung rettungs
richter richtlinie riss risiko roboter robotik rohr rohstoff route rück rücknahme ruf rundgang saal sache sachbearbeitung sammlung sanierung satellit satelliten
satz schaden schadstoff schaltung schicht schiene schiff schlüssel schloss schnee schnitt schnittstelle schrift schuld schule schul schüler
schutz schwachstelle schwarm schwärzung schwelle see seite sekunde sendung senior senioren sensor service server sicherheit sicherung sicht siedlung
signal signatur simulation sitz sitzung software sohn solar sommer sonne sorge sozial speicher sperre spiel spielplatz sport sprach
sprache staat stadt städte stand standort stark starkregen statistik status staub steuer steuerung stellen stelle stellung stiftung stimme stoff strahlung
straße straßen strategie strecke streit strom struktur studie studium stunde such suche system systeme tablet tag tarif tausch team
technik technologie teil teilnehmer telefon temperatur termin terminal test text theater thema tier tisch ton tour tourismus tracking
training transfer transport treppe treibhausgas trink trinkwasser tür turm übersetzung übertragung überwachung übung ufer uhr
umfrage umgebung umsatz umwelt umzug unfall universität unterhalt unterlage unterlagen unterricht unterkunft unterstützung untersuchung urkunde urlaub
urteil verantwortung verarbeitung verbindung verbrauch verbraucher verein verfahren vergabe vergleich verkauf verkehr verkehrs vermarktung vermessung vermittlung vermögen versand
verschmutzung versicherung versorgung verteilung vertrag vertrags vertrieb verwaltung verzeichnis video vieh vogel volk vorgang vorhersage vorlage vorsorge vorschlag vorschrift
wachstum waffen wahl wald waldbrand wand wandel waren warnung wärme wartung wartezeit wasser wege weg wehr weiterbildung welle welt werbung werk
werkstatt wert wetter wetterdienst wettbewerb widerspruch wiese wild wind winter wirkung wirtschaft wissen wissens wissenschaft woche wohn wohnung
wolke wort wunsch zahl zahlung zähler zeichen zeichnung zeit zeitung zelle zentrum zentrale zertifikat zeugnis ziel zoll zone zugang zufriedenheit
zug zukunft zulassung zusammenarbeit zusammenfassung zustand zuweisung zuwendung zwang zweck zwilling
`

/** Words that look like compounds of the list and are none. */
export const neverSplit = `
unternehmen unternehmer unternehmung verantwortung gesellschaft wirtschaft wissenschaft landschaft botschaft eigenschaft gemeinschaft
mannschaft partnerschaft mitarbeiter teilnehmer arbeitnehmer anwendung verbindung entwicklung erfahrung bedeutung möglichkeit
universität technologie information organisation kommunikation innovation infrastruktur unternehmertum unternehmerisch
unternehmenswert gesellschafter gesellschaftlich wissenschaftler wissenschaftlerin wissenschaftlerinnen wissenschaftlich wirtschaftlich mitarbeiterin mitarbeitende
künstlerisch künstlerinnen interessenten marktführer zeitschrift landschaftlich verantwortlich teilnehmerin arbeitnehmerin
auftragnehmer eigenschaften gemeinschaftlich leidenschaft herausforderung veranstaltung veranstalter voraussetzung
zusammenarbeit mitgliedschaft partnerschaftlich bereitschaft botschafter handwerklich hochzeiten
`
