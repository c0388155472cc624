import { describe, expect, test } from 'vitest'
import { countClaims, readClaimCases } from '../../scripts/eval/measure-evidence.mjs'
import { findClaims } from '../../src/evidence/claims.js'
import { knowledge, page, sample, subjects } from './knowledge.js'

const find = (...given: Parameters<typeof page>) =>
  findClaims(page(...given), { subjects: subjects(), knowledge: knowledge(), firmName: 'Ferrowald GmbH' })
const figures = (name: string) =>
  countClaims(readClaimCases(sample(name)), (one) =>
    findClaims(one.page, { subjects: subjects(), knowledge: knowledge(), firmName: '' }),
  )

describe('claims', () => {
  test.each(['claims.txt', 'claims-aside.txt'])('of %s have the grades of their labels', (name) => {
    const { right, wanted, shownAsCertified, faults } = figures(name)
    expect(faults.filter((fault) => !fault.startsWith('('))).toEqual([])
    expect({ right, shownAsCertified }).toEqual({ right: wanted, shownAsCertified: 0 })
  })

  test('what a page denies is shown before what it claims', () => {
    const found = find('security', [
      'Wir sind nach ISO 27001 zertifiziert.',
      'Das neue Werk ist nicht nach ISO 27001 zertifiziert.',
    ])
    expect(found.map(({ subject, grade, block }) => [subject, grade, block])).toEqual([
      ['ISO 27001', 'denied', 1],
    ])
  })

  test('Germany, the EU and a parent elsewhere are facts of their own', () => {
    const found = find('privacy', [
      'Die Spracherkennung läuft in Frankfurt am Main, Betreiber ist die Tochter eines Konzerns aus Seattle.',
    ])
    expect(found.map(({ subject, grade }) => `${subject} ${grade}`).sort()).toEqual([
      'US parent mentioned',
      'hosting DE claimed',
    ])
  })

  test.each([
    'Unternehmen in Deutschland signieren Dokumente noch von Hand und verarbeiten sie später.',
    'Wir bauen barrierefreies Parken.',
    'In Deutschland waren 90 Prozent aller Speichersysteme aus Lithium.',
    'Der Wert von Daten, gelehrt in Harvard, USA.',
  ])('none in "%s"', (text) => {
    expect(find('home', [text])).toEqual([])
  })

  test.each([
    ['Kieselhain: ISO 27001, Zertifikat-Nr. KH-4711, gültig bis 31.03.2024.', 'mentioned'],
    ['Kieselhain: ISO 27001, Zertifikat-Nr. KH-4711, gültig bis 31.03.2027.', 'proven'],
    ['Kieselhain holds an ISO 27001 certificate, valid until March 2025.', 'mentioned'],
  ])('a certificate runs out by the day its page was read: %s', (text, grade) => {
    const read = { ...page('security', [text]), checked_at: '2026-11-20T08:00:00.000Z' }
    const found = findClaims(read, { subjects: subjects(), knowledge: knowledge(), firmName: 'Kieselhain' })
    expect(found.map((one) => one.grade)).toEqual([grade])
  })

  test("the certificate of a firm of another name is not this one's, who certifies it is no holder", () => {
    const grades = (text: string) => find('security', [text]).map((one) => one.grade)
    expect(grades('Die Moorfink GmbH ist nach ISO 27001 zertifiziert.')).toEqual(['mentioned'])
    expect(grades('Die Ferrowald GmbH ist nach ISO 27001 zertifiziert.')).toEqual(['claimed'])
    expect(grades('Ferrowald ist durch die Prüfstelle Nord GmbH nach ISO 27001 zertifiziert.')).toEqual([
      'claimed',
    ])
  })

  test('pages of others claim nothing for the firm', () => {
    expect(find('press', ['Ferrowald ist nach ISO 27001 zertifiziert.'])).toEqual([])
  })
})

/** Ways to come near a certificate without having one; none of them may read as one. */
describe('never certified', () => {
  const standards = ['ISO 27001', 'ISO/IEC 27001:2022', 'BSI C5', 'IT-Grundschutz', 'TISAX']
  const frames = [
    (s: string) => `Unsere Plattform ist ${s}-ready.`,
    (s: string) => `Wir arbeiten in Anlehnung an ${s}.`,
    (s: string) => `Unser Rechenzentrum ist nach ${s} zertifiziert.`,
    (s: string) => `Gehostet in einem nach ${s} zertifizierten Rechenzentrum in Deutschland.`,
    (s: string) => `Unser Hoster besitzt ein Zertifikat nach ${s}, Nr. 4711-22.`,
    (s: string) => `Hosted in a ${s} certified data center.`,
    (s: string) => `Unsere Prozesse orientieren sich am Standard ${s}.`,
    (s: string) => `Wir bereiten die Zertifizierung nach ${s} vor.`,
    (s: string) => `Die Zertifizierung nach ${s} ist geplant.`,
    (s: string) => `Wir unterstützen Ihre Zertifizierung nach ${s}.`,
    (s: string) => `Eine Zertifizierung nach ${s} liegt nicht vor.`,
    (s: string) => `Unsere Server liegen bei IONOS. Diese sind nach ${s} zertifiziert.`,
  ]
  test.each(frames.flatMap((frame) => standards.map((standard) => [frame(standard)])))('%s', (text) => {
    const shown = find('security', [text]).filter(({ criterion }) => criterion === 'C06')
    expect(shown.length).toBeGreaterThan(0)
    expect(shown.filter(({ grade }) => grade === 'claimed' || grade === 'proven')).toEqual([])
  })
})
