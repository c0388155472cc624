/** A recipe for an invented directory on loopback: a list at /firms, and a page for each entry. */
export function loopbackRecipe(origin: string, id = 'de-nordliste'): string {
  return `id: ${id}
title: "Nordliste"
summary: "Firms of the north, all of them invented."
publisher: { name: "Nordliste", url: "${origin}/" }
page: "${origin}/"
kind: list
language: de
permission: { licence: { id: "CC0" }, decision: allowed, basis: "CC0", checked_on: "2026-11-01" }
request: { start: ["${origin}/firms"] }
extraction:
  shape: html
  list: { item: "li", link: { from: "a", value: "href" } }
  detail: { fields: { name: "h1", city: ".city", description: ".about", tags: [".tag"] } }
  id: { from: ["@page"] }
expectations: { listings: { min: 1, max: 100 } }
proof: { state: unverified }
`
}
