// Labels of the buyers of the recorded day (organisation.csv), by line of the file, so that no name is copied.
//
// How labelled: by one person, who had seen a first listing of what the recogniser finds, by the name alone. A buyer is a public body by its name when
// somebody who knows the public sector sees from the name that an authority, a body of public law, a company in public hands or an
// association of such stands behind it. These are none: firms with a legal form whose name does not tell their owner, among them
// buyers of the sectors transport, energy and ports; associations and foundations of private law; funded firms; churches; the masked
// person; names that are an office without its body ("central procurement office"). All other buyers are. No supplier is:
// a works company of a town that bids as a firm among others counts as wrong when it is found.
export const notPublicByName = new Set([
  // private law, funded, church, welfare
  6, 9, 12, 19, 54, 64, 74, 79, 229, 265, 266, 336, 352, 461, 796, 799,
  // masked, or an office without its body
  46, 80, 186, 363,
  // companies whose name does not tell their owner
  102, 134, 153, 157, 203, 262, 407, 410, 484, 552, 578, 589, 626, 658,
  // transport, energy, ports
  401, 404, 597, 605, 610, 716, 756, 807, 808,
])

/** Counts what a recogniser finds in the distinct names of buyers and suppliers. */
export function countBodies(rows, find) {
  const counts = { right: 0, wrong: 0, missed: 0, buyers: 0, suppliers: 0, faults: [] }
  const seen = new Set()
  rows.forEach((row, i) => {
    const role =
      row.organisationRole === 'buyer'
        ? 'buyers'
        : /^(?:winner|tenderer)$/.test(row.organisationRole)
          ? 'suppliers'
          : null
    const name = row.organisationName
    if (!role || seen.has(`${role} ${name}`)) return
    seen.add(`${role} ${name}`)
    counts[role]++
    const isPublic = role === 'buyers' && !notPublicByName.has(i + 2)
    const isFound = find(name).length > 0
    if (isFound) counts[isPublic ? 'right' : 'wrong']++
    else if (isPublic) counts.missed++
    if (isFound !== isPublic) counts.faults.push(`${isFound ? 'wrong ' : 'missed'} line ${i + 2}: ${name}`)
  })
  return counts
}
