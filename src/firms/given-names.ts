/**
 * Given names frequent in Germany, its neighbours and the English-speaking world, without those that are towns, months, virtues or products as
 * often as persons (Paris, Austin, April, Grace, Alexa, Watson …). They only serve to recognise persons, so as to leave them out.
 */
export const givenNames: ReadonlySet<string> = new Set(
  `abdul abel achim adam adele adnan adrian adriana agathe agnes ahmad ahmed aidan aisha akira alan albert alberto alejandro
  aleksandar aleksandra alessandra alessandro alex alexander alexandra alexandre alexei alfred alfredo ali alice alina
  alistair alma alois amanda amara amelia amelie amina amir amit amy ana anastasia anders andrea andreas andrew andré angela
  angelika angelo anika anita anja anjali anke ankit ann anna annabel annalena anne annegret anneke annelie annemarie annette
  annika ansgar anthony antje antoine anton antonella antonia antonio anuj aoife arjun armin arnd arne arno arnold arthur
  arturo arvid ashley astrid attila axel aylin ayşe barbara barbora bashir bastian beate beatrice ben benedikt benjamin benno
  benny berit bernadette bernard bernd bernhard bert berta berthold bettina bianca bilal birgit birgitta birte björk björn
  bob bodo boje bonnie boris brian brigitte bruce bruno burak burkhard calvin carina carl carla carlo carlos carlotta carmela
  carmen carola carolin carolina caroline carsten caterina catherine cathrin cecilia celia celine charles charlotte
  chiara chloe chris christa christel christian christiane christina christine christof christoph christophe christopher
  ciara cindy claire clara claudia claudio claus clemens colin conny conrad constantin constanze corinna cornelia
  cosima craig cristina curt cynthia dagmar dan daniel daniela danielle danilo darius darren dave david debora deborah deepak
  denise deniz dennis derek desmond detlef devin diana diego dierk dieter dietlinde dietmar dilara dimitri dimitrios dirk
  dmitri dmitry dominic dominik dominique donald donatella dora doreen doris dorothea dorothee douglas duncan eberhard ebru
  eckart eckhard edda edgar edith edmund eduard eduardo edward edwin egon eileen ekaterina eleanor elena elfriede elias elisa
  elisabeth elizabeth elke ellen elliot elsa elvira emanuel emanuele emil emily emine emma emre enno enrico enrique erdem
  erhard eric erich erik erika ernst erwin esra esteban esther eugen eugene eugenia eva evan evelin evelyn ewald fabian fadi
  falk farid fatima fatma federico felicitas felipe felix ferdinand fernando fiete filip fiona florian francesca francesco
  francis francisco franco frank franka franz franziska françois frauke fred frederic frederick frederik frida frieda
  friederike friedhelm friedrich fritz gabriel gabriela gabriele gabriella gary gavin geoffrey georg george gerald gerd gerda
  gereon gerhard gernot gero gertrud gesa gesine gianni gilbert giorgio giovanna giovanni gisela giulia giuseppe goran gordon
  graham gregor gregory greta gudrun gundula gunnar gunther gustav gustavo gwendolyn götz günter günther habib hakan hanna
  hannah hanne hannelore hannes hanno hans harald harold harry hartmut hasan hassan hauke heather heidi heidrun heike heiko
  heiner heino heinrich heinz helen helena helene helga helge hella helmut hendrik henning henri henriette henrik henrike
  henry herbert hermann hermine hilde hildegard hiroshi holger horst hubert hugo hussein ian ibolya ibrahim ida igor ildikó
  ilka ilona ilse imke imran ina ines inga inge ingeborg ingo ingolf ingrid insa irene irina iris irmgard isaac isabel
  isabell isabella isabelle ismail ivan ivana ivo jaap jacob jacqueline jaime jakob jakub jamal james jamie jan jana jane
  janet janina janine janna janusz jasmin jason jasper javier jean jeanette jeff jeffrey jella jenna jennifer jenny jens
  jeremy jerome jerry jesper jessica jessie jessika jill jim joachim joan joana joanna joanne joaquin jochen joe joel johann
  johanna johannes john jolanta jonah jonas jonathan jordi jorge jose josef josefina josefine joseph josephine joshua josé
  joyce juan judith jule julia julian juliana juliane julie julien julio julius justus jutta jörg jürg jürgen kai karen karim
  karin karina karl karla karoline karsten katarina kateryna katharina katherine kathleen kathrin katie katinka katja katrin
  kay keith kelly kemal kenji kenneth kerstin kevin khalid kilian kim kirsten klaas klara klaus knut kofi konrad konstantin
  kristian kristin kristina kurt kwame laila larissa larry lars lasse laszlo laura laurence laurent laurin lawrence lea leah
  leander leif leila lena lennard lennart leo leon leonard leonardo leonid leonie leopold leyla liam lieselotte lilli lilly
  lina linda linus lisa lisbeth livia lorenz lothar lotta lotte louisa louise luca lucas lucia luciano lucie lucinda lucy
  ludger ludwig luigi luis luisa luise luiz lukas lutz lydia lynn maarten magda magdalena magnus mahmoud maik maike maja
  malik malte mandy manfred manuel manuela marc marcel marcus mareike marek maren margaret margarete margarita margit margot
  margret marguerite maria marian marianne marie mariella marietta marija marika marilena marina mario marion marissa marit
  marita mark markku markus marlene marlies marta marten martha marthe martin martina mary massimo mateusz mathias mathilda
  mathilde matteo matthew matthias matthijs maurice maurizio max maximilian mechthild mehdi mehmet meike melanie melissa
  merle merve mette mia michael michaela michelle mieke miguel mikael mikhail mila milena milo mina minh mira miriam mirjam
  mirko misha mitchell mohamed mohammed moira momo mona monika moritz morten moses murat mustafa nadia nadine nadja nancy
  naomi natalia natalie natascha nathalie nathan nathaniel neil nele nelly nestor nguyen nicholas nick nicky nico nicola
  nicolai nicolas nicolaus nicole niels nikita niklas nikolai nikolaus nikos nils nina noah noel noemi nora norbert norman
  oksana olaf ole oleg olena olga oliver olivia oluwaseun omar orhan oscar oskar osman otmar ottmar otto pamela paolo parisa
  pascal patricia patrick patrizia paul paula paulina paulo pavel pawel pedro peggy penelope petar peter petra philip philipp
  philippe phillip phoebe pia pierre piotr priya priyanka rachel radek rafael rahel rahul raj rajesh ralf ralph rami ramon
  ramona rana randolf raoul raphael raphaela rasmus raul ravi raymond rebecca rebekka regina reiner reinhard reinhardt
  reinhold remo renata renate rené ricarda ricardo riccardo richard rieke rike rita robert roberta roberto robin rodrigo
  roger rohan roland rolf roman romy ron ronald rosa rosalind rosemarie roswitha roxana ruben rudi rudolf rune rupert ruslan
  ruth ryan saad sabina sabine sabri sabrina sadie salma salvatore sam samantha sami samira samuel sandeep sandra sandro
  sanjay santiago sara sarah sascha saskia scott sean sebastian selina selma serena sergei sergej sergio sharon shirley
  siavash sibel sibylle sidney siegfried siegmund sigmund signe sigrid silke silvia simon simone sina sinan siobhan smilla
  sofia sofie solveig sonia sonja sophia sophie stanislav stefan stefanie stefano steffen stephan stephanie stephen steve
  steven stine stuart sumit sunil sunita susan susann susanna susanne susi suzanne svea sven svenja swantje sybille sylvia
  sören tabea takashi tamara tamer tanja tanya tarek tariq tasha tatjana ted teresa terry tessa thea theo theodor theodora
  theresa theresia thibault thilo thomas thorben thore thorsten tiago tibor tiffany tilda till tillmann tilman tilo tim timo
  timon timothy tina titus tjark tobias tom tomas tomasz tommaso tommy toni tony torben torge torsten tove tristan tunde udo
  ulf uli ulla ulrich ulrike urs ursel ursula uta ute uwe valentin valentina valeria valerie vanda vanessa veit vera verena
  veronika vicky victor vikram viktor vincent vincenzo vittoria vivian viviane vivien vladimir volker waldemar walter walther
  waltraud wanda wendelin wendell wenke werner wiebke wilfried wilhelm william wilma winfried wladimir wolf wolfgang wolfram
  xaver xenia yannick yannik yara yash yasmin yavuz yolanda yoshi youssef yuki yuri yusuf yvette yvonne zahra zeynep zoe
  zoltan zsófia émilie óscar marcus viktoria sönke`.split(/\s+/),
)
