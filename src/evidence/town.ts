/** Words before the name proper: "Bad Homburg", "St. Pölten", "Berlin Charlottenburg". */
const before =
  '(?:Bad|Sankt|St\\.|Neu|Alt|Berlin|Burg|Königs|Hansestadt|Lutherstadt|Landeshauptstadt|Markt|Groß|Klein|Den|Den Haag)'
/** What tells towns of one name apart, without a connecting word: "Halle Saale". */
const behind =
  '(?:Main|Oder|Saale|Rhein|Breisgau|Westfalen|Weser|Ruhr|Neckar|Donau|Isar|Ilm|Spree|Elbe|Ost|West|Nord|Süd|Ø|C|K)'
const joint =
  '(?:am|an der|an den|im|in der|in|ob der|ob|vor der|vor|bei|auf|[aA]\\. ?d\\.|[ivbo]\\. ?d\\.|[aA]\\.|[ibv]\\.|i\\. ?d\\.)'
const word = "\\p{Lu}[\\p{L}'’]+\\.?(?:[-/]\\p{Lu}?[\\p{L}'’]+\\.?)*"
/** Capital words that follow a town in a line and are no part of it. */
const notTown =
  '(?!(?:AG|HG|LG|HR[AB]?|VR|GnR|PR|U[Ss]t|Tel|Fon|Fax|E-?Mail|Mail|Nr|Nummer|Sitz|Str|UID|VAT|Abt|Abteilung|Inhaber|Unter|Vorstand|Deutschland|Germany)(?![\\p{L}])|(?:Umsatzst|Registern|Registerg|Handelsreg|Handelsger|Geschäftsf|Vertreten|Telefon|Telefax|Steuern|Amtsger|Eingetragen|Inhaberin|Straße))'
const nameTail = `(?:\\p{Lu}\\p{Ll}{0,2}\\.|${word.replace('\\.?(?:', '(?:')})`

/**
 * A town's name as a pattern: one word, or several where small words join them ("Frankfurt am Main", "Bad Homburg v. d. Höhe",
 * "Frankfurt a.M."); what else stands behind it in the line is no part of it.
 */
export const townPattern = `${notTown}(?:${before} )?${notTown}${word}(?: ${joint} ?${nameTail}| ${behind}(?![\\p{L}]))?`

/** A town without the full stop of a sentence or an abbreviated one; "Frankfurt a.M." keeps its own. */
export function tidyTown(town: string): string {
  const line = town.trim().replace(/[,;:–-]+$/, '')
  return /\p{Ll}{3,}\.$/u.test(line) ? line.slice(0, -1) : line
}
