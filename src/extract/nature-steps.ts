/** What kind of page it is when the selectors of a recipe found nothing on it, and what a person can do, one sentence each. */
export const natureSteps = {
  empty: 'The answer has no content; open the page in a browser and check the recipe.',
  challenge:
    'The page is a challenge for browsers; do not work around it, ask the publisher or import a file.',
  login: 'govscout never crawls behind a log-in: ask the publisher, or import a file.',
  'script-shell':
    'Open the page in a browser, look for the JSON address in the network tab, and declare that with shape json.',
  consent: 'Open the page in a browser and look for an address without the consent page; else import a file.',
  reserved:
    'The publisher reserves the page; ask for permission and record it (govscout directories approve), or import a file.',
  other: 'Open the page in a browser: its design may have changed; mend the selectors of the recipe.',
} as const
export type Nature = keyof typeof natureSteps
