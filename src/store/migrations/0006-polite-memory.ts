/** What politeness must remember between processes: when each host was last asked, and which pages their publisher reserves. */
export const politeMemory = `
-- Instant of the last request to the host that was sent or has its turn, in milliseconds since 1970.
ALTER TABLE hosts ADD COLUMN last_booked INTEGER NOT NULL DEFAULT 0;

-- The publisher's words against indexing or mining the page; without an approval its text is not kept.
ALTER TABLE pages ADD COLUMN reserved TEXT;
`
