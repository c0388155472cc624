import stemmers from 'snowball-stemmers'
import { describe, expect, test } from 'vitest'
import { stemEnglish } from '../../src/language/stem-english.js'
import { stemGerman } from '../../src/language/stem-german.js'

const german =
  `antrag antrage antragen genehmigung genehmigungen genehmigte verwaltung verwaltungen behorde behorden kindes
kinder haus hauser gebaude gebauden beschleunigen beschleunigt freundlichkeit wirtschaftlich ergebnisse ergebnissen quelle
bauern neues jahrlich sicherheit zustandigkeit aufeinander kategorische musik physikalisch ausgewertet fristen ab ei`.split(
    /\s+/,
  )
const english =
  `permits permitting permitted procurement procuring agencies agency citizens flies died hopping hoped running
relational conditional digitization organization nationally hopefully skies dying news generously communism communities
arsenic sayings happy enjoy employees ties cries agreed feed bleeding controlling rolled proceed by say y`.split(
    /\s+/,
  )

describe('the stemmers agree with those of the Snowball project', () => {
  const originals = { german: stemmers.newStemmer('german'), english: stemmers.newStemmer('english') }
  test.each(german)('German: %s', (word) => expect(stemGerman(word)).toBe(originals.german.stem(word)))
  test.each(english)('English: %s', (word) => expect(stemEnglish(word)).toBe(originals.english.stem(word)))
})

test('inflected forms meet', () => {
  expect(new Set(['antrag', 'antrage', 'antragen', 'antrags'].map(stemGerman))).toHaveLength(1)
  expect(new Set(['permit', 'permits', 'permitted', 'permitting'].map(stemEnglish))).toHaveLength(1)
})
