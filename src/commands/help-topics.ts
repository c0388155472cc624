/** What is not about one command; docs/reference.md prints the same. */
export const helpTopics = {
  start: {
    title: 'from nothing to a shortlist, in six commands',
    text: `govscout directories list                    what there is, and whether it may be crawled
govscout scout int-ycombinator               crawl one directory
govscout import list.csv --as de-own-list    or read a file of your own
govscout needs new                           enter the agency's need
govscout shortlist NEED --explain            the ranking, each point with quote, page and day
govscout export NEED --as longlist           a CSV for the meeting`,
  },
  environment: {
    title: 'environment variables and files that are read',
    text: `GOVSCOUT_DB           the database; --db wins
GOVSCOUT_USER         name that changes are logged under; --as wins
GOVSCOUT_CONTACT      mail or web address that publishers can turn to, sent with every request
GOVSCOUT_NOW          fixes the clock, e.g. 2026-11-24T10:30:00Z, for output that can be made again
HTTPS_PROXY, HTTP_PROXY, NO_PROXY   the proxy of the office, and hosts that are asked without it
NODE_EXTRA_CA_CERTS   file with the certificate of the office's own authority
NO_COLOR, FORCE_COLOR colour never, or always
XDG_CONFIG_HOME       settings in govscout/config.yaml (keys db, user, contact), own recipes in govscout/directories/
XDG_DATA_HOME         the database in govscout/govscout.db unless it is named`,
  },
  'exit-codes': {
    title: 'what the exit codes mean',
    text: `0    done
1    failed
2    wrong option, argument or input file
3    a directory failed; the others are done
75   another govscout is crawling into this database; try again later
130  interrupted; start the command again and it goes on`,
  },
  formats: {
    title: 'where output goes, and its forms',
    text: `Data goes to standard output, all else (notes, progress, warnings, errors) to standard error.
On a terminal rows are a table that fits the window; in a pipe they are tab-separated, without colour.
--json   stable JSON, for scripts        --csv   rows with commas, for machines
"govscout export --format csv" writes for a German Excel: UTF-8 with BOM, semicolons, decimal commas.
Dates are ISO 8601. Unknown is null in JSON, empty in machine CSV and "unbekannt" on paper, never "no".`,
  },
} as const satisfies Record<string, { title: string; text: string }>

export type HelpTopic = keyof typeof helpTopics
