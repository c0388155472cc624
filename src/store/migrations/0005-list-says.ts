/** What the list said of an entry when its page was got: while it says the same, the page need not be asked again. */
export const listSays = `
ALTER TABLE pages ADD COLUMN list_says TEXT;
`
