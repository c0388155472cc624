// How many fields of an Impressum are found, and how many of those are right; the measure of `npm run eval` and of the tests.

/** Fields of the recorded cases to those of an Imprint. */
const recordedFields = {
  legal_name: 'legalName',
  legal_form: 'legalForm',
  register_court: 'registerCourt',
  register_no: 'registerNumber',
  vat_id: 'vatId',
  postcode: 'postcode',
  city: 'city',
  country: 'country',
}

/** The recorded cases, JSON lines, in the form of the made pages: id, html, expect. */
export function readRecordedCases(text) {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const { id, text: html, expect } = JSON.parse(line)
      return {
        id,
        html: html.includes('</') ? html : html.replaceAll('\n', '<br>'),
        expect: Object.fromEntries(
          Object.entries(expect).flatMap(([field, value]) =>
            recordedFields[field] ? [[recordedFields[field], value]] : [],
          ),
        ),
      }
    })
}

/**
 * @param cases with the fields under test; null must stay empty
 * @param parse HTML to Imprint
 * @returns for each field: how many are there, found, right and invented (where null was right), and all faults in words
 */
export function measureImprints(cases, parse) {
  const fields = {}
  const faults = []
  for (const { id, html, expect } of cases) {
    const imprint = parse(html)
    for (const [field, wanted] of Object.entries(expect)) {
      fields[field] ??= { wanted: 0, right: 0, wrong: 0 }
      const got = imprint[field]
      if (wanted !== null) fields[field].wanted++
      if (got !== null && got === wanted) fields[field].right++
      else if (got !== null) fields[field].wrong++
      if (got !== wanted) faults.push(`${id} ${field}: ${got} instead of ${wanted}`)
    }
  }
  return { fields, faults }
}

/** Recall and precision of some fields together; 1 where there is nothing to be wrong about. */
export function share(fields, names) {
  const sum = (key) => names.reduce((all, name) => all + (fields[name]?.[key] ?? 0), 0)
  const [wanted, right, wrong] = ['wanted', 'right', 'wrong'].map(sum)
  return {
    wanted,
    right,
    wrong,
    recall: wanted ? right / wanted : 1,
    precision: right + wrong ? right / (right + wrong) : 1,
  }
}
