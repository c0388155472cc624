/**
 * Given names frequent in Germany and the English-speaking world, without those that are towns, months, virtues or products as
 * often as persons (Paris, Austin, April, Grace, Alexa, Watson …). They only serve to recognise persons, so as to leave them out.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `achim adrian agnes ahmed aisha alejandro aleksandar alessandro alex alexander alexandra alfred ali alice alina amelie amir amit
  ana anastasia andrea andreas andrew andré angela angelika anika anita anja anke ann anna anne annette annika anton antonia
  antonio arne arthur ashley astrid axel barbara bastian beate beatrice ben benedikt benjamin bernd bernhard bettina birgit björn
  bob boris brian brigitte bruno burkhard carina carl carla carlos carmen carolin carolina caroline carsten caterina catherine
  charles charlotte chris christa christian christiane christina christine christof christoph christopher claudia claus clemens
  constantin constanze cornelia daniel daniela dave david dennis detlef diana diego dieter dietmar dimitri dirk dominic dominik
  dorothea eberhard edgar edith edward elena elias elisabeth elizabeth elke emanuel emil emily emma erhard eric erich erik erika
  ernst esther eugen eva evelyn fabian fatima felix ferdinand florian franziska franz françois frederic frederik friederike
  friedrich fritz gabriele gary georg george gerd gerhard gisela gregor gudrun günter günther hannah hannes hans harald hartmut
  hassan heather heike heiko heiner heinrich heinz helen helena helene helga helmut hendrik henning henrik herbert hermann holger
  horst hubert hugo ian ibrahim ida ines inga inge ingo ingrid irene iris isabel isabell isabella isabelle ivan jacob jacqueline
  jakob james jan jana jane janine jasmin jason jean jeff jenna jennifer jens jeremy jessica jessika jill jim joachim joan
  joanna jochen joe johann johanna johannes john jonas jonathan jörg jose josef josefine joseph joshua josé juan judith julia
  julian juliane jürgen justus jutta kai karen karin karina karl karla karsten katharina kathleen kathrin katja katrin kerstin
  kevin kilian kim klara klaus konrad konstantin kristin kristina lars laura lea lena lennart leo leon leonard leonie linda lisa
  lorenz luca lucas luis luisa lukas lutz maik maja manfred manuel manuela marc marcel marcus margarete margit maria marianne
  marie marina mario marion mark markus marlene martin martina mary mateusz mathias matthew matthias max maximilian mehmet
  melanie mia michael michaela michelle miguel miriam mohamed mohammed monika moritz mustafa nadine nadja natalia natalie
  nathalie nicholas nick nico nicola nicolai nicolas nicole niels niklas nils nina norbert olaf ole oliver olivia oskar otto
  pamela pascal patricia patrick paul paula pedro peter petra philip philipp philippe pia pierre pia rafael rahul raj rajesh ralf
  ralph ramona raphael raphaela rebecca regina reiner reinhard renate richard rita robert robin roland rolf roman ronald rosa
  rudolf ruth ryan sabine sabrina samantha samuel sandra sara sarah sascha sean sebastian selina sibylle siegfried sigrid silke
  silvia simon simone sofia sonja sophia sophie stefan stefanie steffen stephan stephanie stephen steve steven sunil susan susanna
  susanne svea sven svenja sylvia tamara tanja tatjana theo theodor theresa thomas thorsten tilman till tim timo tina tobias tom
  tomas torben torsten udo ulf uli ulrich ulrike ursula uta ute uwe valentin vanessa vera verena veronika viktor vincent volker
  walter waltraud werner wilfried wilhelm william wolf wolfgang wolfram xaver yannick yasmin yusuf yvonne zoe`.split(
    /\s+/,
  ),
)
