/**
 * The one script of a paper: gives long tables a filter and heads that sort. It reads and writes text alone, never markup, and asks
 * nothing of the network.
 */
export function paperScript(words: { filter: string; shown: string; sort: string }): string {
  return `'use strict';
(() => {
  const words = ${JSON.stringify(words).replaceAll('<', '\\u003c')};
  const compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;
  const number = (text) => {
    const match = /^\\s*(-?\\d+(?:[.,]\\d+)?)/.exec(text);
    return match ? Number(match[1].replace(',', '.')) : null;
  };
  for (const [place, table] of document.querySelectorAll('table[data-filter]').entries()) {
    const body = table.tBodies[0];
    const rows = [...body.rows];
    const bar = document.createElement('div');
    bar.className = 'filter';
    const label = document.createElement('label');
    label.textContent = words.filter;
    label.htmlFor = 'filter-' + place;
    const input = document.createElement('input');
    input.type = 'search';
    input.id = label.htmlFor;
    const count = document.createElement('span');
    count.setAttribute('role', 'status');
    const show = () => {
      const wanted = input.value.toLowerCase().split(/\\s+/).filter(Boolean);
      let shown = 0;
      for (const row of rows) {
        const text = row.textContent.toLowerCase();
        row.hidden = !wanted.every((word) => text.includes(word));
        if (!row.hidden) shown++;
      }
      count.textContent = shown + ' / ' + rows.length + ' ' + words.shown;
    };
    input.addEventListener('input', show);
    bar.append(label, input, count);
    table.parentElement.before(bar);
    show();
    for (const [column, head] of [...table.tHead.rows[0].cells].entries()) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      button.title = words.sort;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        const down = head.getAttribute('aria-sort') === 'ascending';
        for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        const cell = (row) => row.cells[column].textContent.trim();
        rows.sort((a, b) => {
          const [one, other] = [cell(a), cell(b)];
          const [x, y] = [number(one), number(other)];
          const order = x !== null && y !== null ? x - y : x !== null ? -1 : y !== null ? 1 : compare(one, other);
          return down ? -order : order;
        });
        body.append(...rows);
      });
    }
  }
})();
`
}
