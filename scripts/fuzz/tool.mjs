/** Modules of the tool that the kinds of fuzzing call. */
const modules = [
  'awards/read-notices',
  'crawl/addresses',
  'crawl/body',
  'crawl/failure',
  'crawl/headers',
  'crawl/redirects',
  'crawl/reservations',
  'crawl/retry-after',
  'crawl/robots-match',
  'crawl/robots-text',
  'decode',
  'directories/catalogue',
  'evidence/claims',
  'evidence/imprint',
  'evidence/references',
  'evidence/may-quote',
  'evidence/organization',
  'evidence/page-blocks',
  'evidence/page-links',
  'evidence/site-nature',
  'evidence/sub-pages',
  'extract/check-recipe',
  'extract/compile',
  'extract/distinct',
  'extract/links',
  'extract/page-nature',
  'extract/reservations',
  'firms/find-evidence',
  'firms/persons',
  'firms/place',
  'firms/to-listing',
  'firms/website',
  'language/lexicon',
  'lexicons',
  'needs/analyse-need',
  'needs/compact-need',
  'needs/draft-search',
  'needs/format-analysis',
  'needs/parse-need',
  'problem',
  'scout/harvest',
  'scout/import-file',
  'scout/import-list',
  'scout/open-input',
  'scout/page-text',
  'scout/read-award-list',
  'scout/scrub-page',
  'store/listings',
  'store/lists',
  'store/open',
  'yaml-file',
] // prettier-ignore

/**
 * The exports of all of them in one object, and the vocabularies read.
 * @param {(path: string) => Promise<object>} load a module by its path below src
 * @param {string} data the folder of the vocabularies
 */
export async function loadTool(load, data) {
  const tool = Object.assign({}, ...(await Promise.all(modules.map(load))))
  const cleaning = tool.readCleaning(data)
  const vocabulary = tool.vocabularyOf(cleaning, tool.readEvidenceLexicon(data))
  const lexicon = tool.readLexicon(data)
  const [knowledge, subjects] = [tool.readPublicBodies(data), tool.readClaimRules(data)]
  return { ...tool, cleaning, vocabulary, lexicon, knowledge, subjects }
}

/** The built tool. */
export const loadBuilt = (data) =>
  loadTool((path) => import(new URL(`../../dist/${path}.js`, import.meta.url).href), data)
