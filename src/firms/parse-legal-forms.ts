import { z } from 'zod'
import { parseYamlFile } from '../yaml-file.js'
import { indexLegalForms, type LegalForms } from './legal-forms.js'

const country = z.string().regex(/^[A-Z]{2}$/, 'a country as two capital letters')
const schema = z.strictObject({
  version: z.int().min(1),
  forms: z.array(
    z.strictObject({
      /** How the form is written. */
      form: z.string().min(1),
      /** Where it exists. */
      in: z.array(country).min(1),
      /** Other spellings; dots, blanks and brackets never matter. */
      also: z.array(z.string().min(1)).default([]),
      /** Short words that mean something else in other letters ("As", "Co"): only as written. */
      as_written: z.boolean().default(false),
      /** One person trades under their own name: firm data are personal data. */
      sole_trader: z.boolean().default(false),
    }),
  ),
})

/**
 * Reads data/legal-forms.yaml. Apart from what looks forms up: commands that only do that load no schemas.
 * @throws Problem that names file and line
 */
export function parseLegalForms(text: string, file: string): LegalForms {
  const { forms } = parseYamlFile(
    schema,
    text,
    file,
    'Mend the line; each form has form and in, also and as_written.',
  )
  return indexLegalForms(forms)
}
