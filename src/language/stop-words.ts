import { fold, foldGerman } from './fold.js'

/** Words without content of their own, by language; folded, because texts are looked up folded. */
const german = `ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes auch auf aus
bei beim bereits bevor bis bislang bzw da dabei dadurch dafür daher dahin damit danach dann daran darauf daraus darf darin
darüber das dass davon davor dazu dein deine dem den denen denn der deren derer des deshalb dessen die dies diese diesem
diesen dieser dieses dir doch dort du durch eben ein eine einem einen einer eines einfach einige einigen einiger entweder
er erst es etc etwa etwas euch euer eure für gegen gegenüber gemäß genau gerade ggf gibt hab habe haben hat hatte hatten
hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im immer in indem infolge inkl innerhalb ins insbesondere
ist ja je jede jedem jeden jeder jederzeit jedes jedoch jene jetzt kann kein keine keinem keinen keiner können könnte
lassen lässt man manche mehr mein meine mich mir mit mittels müssen muss nach nachdem neben nein nicht nichts noch nun nur
ob oder pro schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so sodass sogar solche solchen
sollen soll sollte sollten somit sondern sonst soweit sowie sowohl statt trotz über um und uns unser unsere unserem
unseren unserer unseres unter usw viel viele vielen vieler vom von vor wann war waren was wegen weil weiter weitere
weiteren weiterer weiterhin welche welchem welchen welcher welches wenn wer werden wie wieder will wir wird wo wobei
wodurch worden wurde wurden während würde würden zb zu zudem zum zur zurück zusätzlich zwar zwischen`

const english = `a about above across after again all also although am an and any anyone anything are around as at be
because been before being below between both but by can could did do does doing done down during each either else etc even
every everyone everything few for from further get gets getting had has have having he her here hers him his how however i
if in into is it its itself just let lets like make makes making many may me more most much must my nor not now of off
on once one only onto or other others our ours out over own per rather s same she should since so some such t than that the
their theirs them themselves then there these they this those through to too under until up upon us use used uses using
very via was way we well were what when where whether which while who whom whose why will with within would you
your yours yourself re ve ll d m don`

const french = `à au aux avec ce ces cette dans de des du elle en est et eux il ils je la le les leur leurs lui ma mais me
même mes mon ne nos notre nous on ou où par pas pour qu que qui sa se ses son sont sur ta te tes toi ton tu un une vos votre
vous plus être jusqu lorsqu puisqu quelqu cet cette celui celle ceux sans sous chez dont été ont leur`

function setOf(text: string, folding: (word: string) => string): ReadonlySet<string> {
  return new Set(text.split(/\s+/).flatMap((word) => [fold(word), folding(word)]))
}

let sets: Record<'de' | 'en' | 'fr' | 'other', ReadonlySet<string>> | undefined

/** Whether a folded word is one. The sets are made when first asked: a list whose search is known reads no text. */
export function isStopWord(folded: string, language: 'de' | 'en' | 'fr' | 'other'): boolean {
  return setsOnce()[language].has(folded)
}

function setsOnce(): NonNullable<typeof sets> {
  sets ??= {
    de: setOf(german, foldGerman),
    en: setOf(english, fold),
    fr: setOf(french, fold),
    other: new Set(),
  }
  return sets
}
