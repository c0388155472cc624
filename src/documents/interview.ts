import type { Block, PaperBody } from './document.js'
import { excerpt } from './excerpt.js'
import { openLines } from './firm-blocks.js'
import { type NeedFile, takenFirms } from './need-file.js'
import { contactBlocks } from './record-conduct.js'
import { criterionWeight } from './record-points.js'
import { wordsIn } from './words.js'

const words = {
  de: {
    title: 'Gesprächsleitfaden',
    frame: 'Rahmen',
    frames: [
      'Dies ist eine Markterkundung (§ 20 UVgO/§ 28 VgV) und kein Vergabeverfahren; aus dem Gespräch entsteht kein Anspruch.',
      'Alle Firmen erhalten dieselbe Information und dieselben Fragen. Was einer gesagt wird, wird festgehalten und allen gesagt.',
      'Keine Angaben zu anderen Firmen, keine Zusagen, keine Preisverhandlung.',
      'Notiert werden Antworten mit Beleg (Seite, Dokument); Stelle und Rolle, keine Personen.',
    ],
    need: 'Der Bedarf in einem Satz',
    same: 'Fragen an alle',
    what: 'Zeigen Sie an einem Beispiel, wie Ihr Produkt diese Aufgabe löst.',
    reference: 'Welche Behörde nutzt es dafür, und darf man sie anrufen?',
    each: 'Offene Punkte je Firma',
    moves: 'Fragen, deren Antwort die Reihung am stärksten ändert',
    move: (name: string, criterion: string, rank: number, yes: number) =>
      `${name}: ${criterion} (Rang ${rank}, bei „ja“ Rang ${yes})`,
    none: 'Noch keine Firma wurde aufgenommen.',
  },
  en: {
    title: 'Interview guide',
    frame: 'Frame',
    frames: [
      'This is a market exploration (§ 20 UVgO/§ 28 VgV, Germany) and no award procedure; the talk founds no claim.',
      'All firms get the same information and the same questions. What one is told is written down and told to all.',
      'Nothing on other firms, no promises, no bargaining over prices.',
      'Answers are noted with evidence (page, document); offices and roles, no persons.',
    ],
    need: 'The need in a sentence',
    same: 'Questions to all',
    what: 'Show by an example how your product does this task.',
    reference: 'Which authority uses it for that, and may it be called?',
    each: 'Open points by firm',
    moves: 'Questions whose answers would change the order most',
    move: (name: string, criterion: string, rank: number, yes: number) =>
      `${name}: ${criterion} (rank ${rank}, with “yes” rank ${yes})`,
    none: 'No firm was taken yet.',
  },
}

/** What is asked in the talks: the same of all, then what is open of each; and the same information for all. */
export function makeInterviewGuide(file: NeedFile): PaperBody {
  const { lang, need } = file.paper
  const said = words[lang]
  const taken = takenFirms(file)
  // Who is not talked to is no matter of a talk.
  const questions = file.questions.filter(({ firm }) => taken.some((one) => one.firm === firm))
  const named = (code: string) => {
    const criterion = file.criteria.find((one) => one.code === code)
    return criterion
      ? `${criterion.code} ${criterion.name}`
      : ((wordsIn(lang).criteria as Record<string, string>)[code] ?? code)
  }
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
  return {
    title: said.title,
    blocks: [
      heading(said.frame),
      { kind: 'list', items: said.frames },
      heading(said.need),
      { kind: 'quote', text: excerpt(need.text, 600) },
      ...contactBlocks({ ...file, contacts: [], untold: [] }).slice(0, 2),
      heading(said.same),
      {
        kind: 'list',
        ordered: true,
        items: [
          said.what,
          said.reference,
          ...file.criteria.map(
            (criterion) => `${criterion.code} ${criterion.name} (${criterionWeight(criterion, lang)})`,
          ),
        ],
      },
      heading(said.each),
      ...(taken.length
        ? [
            {
              kind: 'list' as const,
              items: taken.map((firm) => [
                { text: firm.name, strong: true as const },
                { text: `: ${openLines(file, firm, lang).join('; ')}` },
              ]),
            },
          ]
        : [{ kind: 'paragraph' as const, text: said.none }]),
      ...(questions.length
        ? [
            heading(said.moves),
            {
              kind: 'list' as const,
              items: questions.map(({ name, criterion, rank, if_yes }) =>
                said.move(name, named(criterion), rank, if_yes),
              ),
            },
          ]
        : []),
    ],
  }
}
