import { describe, expect, test } from 'vitest'
import { parsePublicBodies } from '../../src/evidence/body-knowledge.js'
import { findPlaces, findPublicBodies } from '../../src/evidence/public-bodies.js'
import { Problem } from '../../src/problem.js'
import { knowledge } from './knowledge.js'

const names = (text: string) =>
  findPublicBodies(text, knowledge()).map(({ body }) => `${body.name} (${body.type})`)

describe('public bodies', () => {
  test.each<[string, string[]]>([
    ['im Gründerzentrum des Landkreises Hof', ['Landkreis Hof (administration)']],
    ['mit der Großen Kreisstadt Pirna', ['Große Kreisstadt Pirna (administration)']],
    [
      'für die Städte Gera und Altenburg',
      ['Stadt Gera (administration)', 'Stadt Altenburg (administration)'],
    ],
    [
      'Landkreise Erding, Freising und Dachau',
      ['Erding', 'Freising', 'Dachau'].map((name) => `Landkreis ${name} (administration)`),
    ],
    ['entstehen im Wetteraukreis', ['Wetteraukreis (administration)']],
    ['des Wetteraukreises', ['Wetteraukreis (administration)']],
    ['Region Hannover', ['Region Hannover (administration)']],
    [
      'Mit dem Niedersächsischen Landesamt für Soziales, Jugend und Familie ging es',
      ['Niedersächsisches Landesamt für Soziales, Jugend und Familie (administration)'],
    ],
    ['auf der Tagung des Hessischen Städtetages', ['Hessischer Städtetag (association)']],
    ['des Bundesamtes für Naturschutz', ['Bundesamt für Naturschutz (administration)']],
    ['im Bundesinnenministerium', ['Bundesministerium des Innern und für Heimat (administration)']],
    [
      'der Staatskanzlei des Landes Nordrhein-Westfalen',
      ['Staatskanzlei des Landes Nordrhein-Westfalen (administration)'],
    ],
    ['Regierung von Oberbayern', ['Regierung von Oberbayern (administration)']],
    [
      'Universität zu Köln und Hochschule Hamm-Lippstadt',
      ['Universität zu Köln (administration)', 'Hochschule Hamm-Lippstadt (administration)'],
    ],
    ['die Heinrich-Heine-Universität Düsseldorf', ['Heinrich-Heine-Universität Düsseldorf (administration)']],
    ['Kommunalbetrieb Krefeld AöR', ['Kommunalbetrieb Krefeld AöR (administration)']],
    [
      'Stadtwerke Emden GmbH, Stadtwerke Norden GmbH und zwei Reedereien',
      ['Stadtwerke Emden GmbH (public-company)', 'Stadtwerke Norden GmbH (public-company)'],
    ],
    ['Dataport stellt es bereit, die KfW nutzt es', ['Dataport (public-company)', 'KfW (public-company)']],
    [
      'Stadt Halle (Saale), Stadt Weil am Rhein',
      ['Stadt Halle (Saale) (administration)', 'Stadt Weil am Rhein (administration)'],
    ],
    [
      'The City of Ulm and the district office Bodenseekreis',
      ['City of Ulm (administration)', 'District of Bodenseekreis (administration)'],
    ],
    ['Samtgemeinde Hankensbüttel', ['Samtgemeinde Hankensbüttel (administration)']],
    ['Bezirk Oberfranken', ['Bezirk Oberfranken (administration)']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected)
  })

  test.each([
    ['a place alone', 'Wir sitzen in Hamburg und Bonn.'],
    ['a private firm whose name sounds public', 'Die Stadtwaldwerke Bautzen GmbH, ein privates Softwarehaus'],
    ['a firm with a type word and a legal form', 'Kreis Ofen GmbH'],
    ['the house of a private group', 'Helios Klinikum Erfurt GmbH'],
    ['kinds of bodies without a name', 'Städte, Gemeinden und Landkreise'],
    ['nouns behind a plural', 'virtuelle Panoramen von Städten, Gebäuden und Räumen'],
    ['a noun behind a type word', 'Wir machen der Stadt Angebote.'],
    ['a circle of other things', 'Der Kreis schließt sich, der Kundenkreis wächst.'],
    ['a market', 'Der Markt Europa wächst.'],
    ['an office without a name', 'Der Weg zum Amt entfällt.'],
    ['several of a kind', 'Studenten verschiedener Münchner Universitäten'],
    ['a standard', 'BSI Grundschutz'],
    ['a person', 'Frau Anna Muster ist Ansprechpartnerin.'],
  ])('none in %s', (_, text) => {
    expect(names(text)).toEqual([])
  })

  test('stand where they are said to', () => {
    const text = 'Heute nutzt das Landratsamt Rosenheim den Dienst.'
    const [found] = findPublicBodies(text, knowledge())
    expect(text.slice(found?.start, found?.end)).toBe('Landratsamt Rosenheim')
  })

  test('of a Land have its key, towns only with a table', () => {
    expect(findPublicBodies('Land Hessen, Stadt Celle', knowledge()).map(({ body }) => body.ags)).toEqual([
      '06',
      null,
    ])
  })

  test('places are read with what tells them apart; parts of other names are none', () => {
    expect(
      findPlaces('Frankfurt am Main, Bad Kreuznach und Kassel', knowledge()).map(({ body }) => body.name),
    ).toEqual(['Frankfurt am Main', 'Bad Kreuznach', 'Kassel'])
  })
})

describe('a table of municipalities', () => {
  const file = (text: string) => ({ name: 'x.yaml', text })
  const words = file(
    'version: 1\nwords: [{ name: Gemeinde, forms: [Gemeinde], gender: f, needs: known }]\nendings: []\npublic_forms: [AöR]\nno_names: ""',
  )
  const bodies = file('version: 1\nadministration: []\npublic-company: []\nassociation: []')
  const places = file(
    'version: 1\nlands: {}\ndistricts: ""\nnamed_districts: ""\nregions: ""\nboroughs: ""\ntowns: ""\nambiguous: ""\nbeside: ""',
  )

  test('brings names and keys; a name that is there twice has no key', () => {
    const table = file('town;99000001;Musterau\ntown;99000002;Doppeldorf\ntown;99000003;Doppeldorf\nnonsense')
    const known = parsePublicBodies({ bodies, places, words, table })
    expect(
      findPublicBodies('Gemeinde Musterau, Gemeinde Doppeldorf, Gemeinde Fremdau', known).map(({ body }) => [
        body.name,
        body.ags,
      ]),
    ).toEqual([
      ['Gemeinde Musterau', '99000001'],
      ['Gemeinde Doppeldorf', null],
    ])
  })

  test('a broken list names file and line', () => {
    expect(() =>
      parsePublicBodies({ bodies: file('version: 1\nadministration: 5'), places, words, table: null }),
    ).toThrow(Problem)
  })
})
